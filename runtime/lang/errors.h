// The run-time errors of package runtime as panic values: they satisfy error and runtime.Error, with gc's names and
// texts.
#pragma once

#include "go/interface.h"
#include "go/type.h"

namespace gort {

// Indexing and slicing out of range. Texts by code: see errors.cpp.
struct BoundsError {
  go::Int x = 0;
  go::Int y = 0;
  Bounds code = Bounds::Index;

  auto Error() const -> go::String;
  void RuntimeError() const {}
  friend auto operator==(const BoundsError&, const BoundsError&) -> bool = default;
  static const go::Type goType;
};

// "runtime error: " + text.
struct ErrorString {
  go::String text;

  auto Error() const -> go::String;
  void RuntimeError() const {}
  friend auto operator==(const ErrorString&, const ErrorString&) -> bool = default;
  static const go::Type goType;
};

// The text alone ("send on closed channel").
struct PlainError {
  go::String text;

  auto Error() const -> go::String { return text; }
  void RuntimeError() const {}
  friend auto operator==(const PlainError&, const PlainError&) -> bool = default;
  static const go::Type goType;
};

// A failed x.(T). Pointers to it are the errors.
struct TypeAssertionError {
  const go::Type* interface = nullptr;  // static type of x
  const go::Type* concrete = nullptr;   // dynamic type of x; null for a nil x
  const go::Type* asserted = nullptr;
  go::String missingMethod;

  auto Error() -> go::String;
  void RuntimeError() {}
  static const go::Type goType;
};

// panic(nil). Pointers to it are the errors.
struct PanicNilError {
  go::Int unused = 0;

  auto Error() -> go::String;
  void RuntimeError() {}
  static const go::Type goType;
};

// Panics with ErrorString: "runtime error: " + text + detail.
[[noreturn, gnu::cold]] void panicRuntime(go::String text, go::String detail = {});

}  // namespace gort
