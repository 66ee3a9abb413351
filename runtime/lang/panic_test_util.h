// For tests: what a function panics with, as text.
#pragma once

#include <string>

#include "go/go.h"

// The text of the error or string that f panics with; "no panic" if it returns.
template <class F>
auto panicText(F f) -> std::string {
  go::String text("no panic");
  go::deferring([&](go::Defers& defers) {
    defers.push([&](go::Recover recover) {
      auto r = recover();
      if (auto [e, isError] = go::cast<go::Error>(r); isError) {
        text = e.Error();
      } else if (auto [s, isString] = go::cast<go::String>(r); isString) {
        text = s;
      }
    });
    f();
  });
  return std::string(text.ptr, static_cast<size_t>(text.len));
}
