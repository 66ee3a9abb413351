// string: an immutable view {ptr, len} of bytes. Literals convert implicitly and cost nothing.
#pragma once

#include "go/base.h"
#include "go/defined.h"

namespace go {

struct String {
  const char* ptr = nullptr;  // char, so that a literal is a constant expression; s[i] yields a Byte
  Int len = 0;

  constexpr String() = default;
  template <size_t N>
  constexpr String(const char (&literal)[N]) : ptr(literal), len(N - 1) {}

  // A view of n bytes at p, which must never change.
  static constexpr auto of(const char* p, Int n) -> String {
    String s;
    s.ptr = p;
    s.len = n;
    return s;
  }
  static constexpr auto of(decltype(nullptr), Int) -> String { return {}; }
  static auto of(const Byte* p, Int n) -> String { return of(reinterpret_cast<const char*>(p), n); }

  auto bytes() const -> const Byte* { return reinterpret_cast<const Byte*>(ptr); }

  constexpr auto operator[](Int i) const -> Byte {
    if (static_cast<Uint>(i) >= static_cast<Uint>(len)) [[unlikely]] {
      gort::panicIndex(i, len);
    }
    return static_cast<Byte>(ptr[i]);
  }
};

}  // namespace go

namespace gort {

auto concat(go::String a, go::String b) -> go::String;
auto compare(go::String a, go::String b) -> int;  // < 0, 0, > 0; bytewise

}  // namespace gort

namespace go {

inline auto operator==(String a, String b) -> bool {
  return a.len == b.len && (a.ptr == b.ptr || __builtin_memcmp(a.ptr, b.ptr, static_cast<size_t>(a.len)) == 0);
}
inline auto operator<(String a, String b) -> bool { return gort::compare(a, b) < 0; }
inline auto operator<=(String a, String b) -> bool { return gort::compare(a, b) <= 0; }
inline auto operator>(String a, String b) -> bool { return gort::compare(a, b) > 0; }
inline auto operator>=(String a, String b) -> bool { return gort::compare(a, b) >= 0; }
inline auto operator+(String a, String b) -> String { return gort::concat(a, b); }
inline auto operator+=(String& a, String b) -> String& { return a = gort::concat(a, b); }

constexpr auto len(String s) -> Int { return s.len; }

}  // namespace go
