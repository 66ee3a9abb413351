// This file implements strings: concatenation, comparison, UTF-8 and the conversions.
//
// Decoding follows Go: a byte that starts no valid encoding (overlong forms and surrogates included) is U+FFFD of
// width 1.
#include "go/string.h"

#include "go/range.h"
#include "go/slice.h"

namespace gort {
namespace {

constexpr go::Rune kRuneError = 0xfffd;

auto encodedLength(go::Rune r) -> go::Int {
  if (r >= 0 && r < 0x80) {
    return 1;
  }
  if (r >= 0 && r < 0x800) {
    return 2;
  }
  return r >= 0x10000 && r <= 0x10ffff ? 4 : 3;  // what is no rune becomes U+FFFD
}

auto encode(go::Rune r, char* to) -> char* {
  if (r < 0 || r > 0x10ffff || (r >= 0xd800 && r < 0xe000)) {
    r = kRuneError;
  }
  auto put = [&](int value) { *to++ = static_cast<char>(value); };
  if (r < 0x80) {
    put(r);
  } else if (r < 0x800) {
    put(0xc0 | r >> 6);
    put(0x80 | (r & 0x3f));
  } else if (r < 0x10000) {
    put(0xe0 | r >> 12);
    put(0x80 | (r >> 6 & 0x3f));
    put(0x80 | (r & 0x3f));
  } else {
    put(0xf0 | r >> 18);
    put(0x80 | (r >> 12 & 0x3f));
    put(0x80 | (r >> 6 & 0x3f));
    put(0x80 | (r & 0x3f));
  }
  return to;
}

auto newText(go::Int n) -> char* { return static_cast<char*>(allocateBytes(n)); }

auto size(go::Int n) -> size_t { return static_cast<size_t>(n); }

}  // namespace

auto concat(go::String a, go::String b) -> go::String {
  if (a.len == 0) {
    return b;
  }
  if (b.len == 0) {
    return a;
  }
  char* text = newText(a.len + b.len);
  __builtin_memcpy(text, a.ptr, size(a.len));
  __builtin_memcpy(text + a.len, b.ptr, size(b.len));
  return go::String::of(text, a.len + b.len);
}

auto compare(go::String a, go::String b) -> int {
  go::Int n = a.len < b.len ? a.len : b.len;
  int order = n == 0 ? 0 : __builtin_memcmp(a.ptr, b.ptr, size(n));
  if (order != 0) {
    return order;
  }
  return a.len < b.len ? -1 : a.len > b.len ? 1 : 0;
}

auto decodeRune(go::String s, go::Int i, go::Int* width) -> go::Rune {
  const unsigned char* p = s.bytes() + i;
  go::Int left = s.len - i;
  auto follows = [&](int k) { return left > k && (p[k] & 0xc0) == 0x80; };
  *width = 1;
  go::Rune first = p[0];
  if (first < 0x80) {
    return first;
  }
  if (first >= 0xc2 && first < 0xe0 && follows(1)) {
    *width = 2;
    return (first & 0x1f) << 6 | (p[1] & 0x3f);
  }
  if (first >= 0xe0 && first < 0xf0 && follows(1) && follows(2)) {
    go::Rune r = (first & 0x0f) << 12 | (p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    if (r >= 0x800 && (r < 0xd800 || r >= 0xe000)) {
      *width = 3;
      return r;
    }
  }
  if (first >= 0xf0 && first < 0xf5 && follows(1) && follows(2) && follows(3)) {
    go::Rune r = (first & 0x07) << 18 | (p[1] & 0x3f) << 12 | (p[2] & 0x3f) << 6 | (p[3] & 0x3f);
    if (r >= 0x10000 && r <= 0x10ffff) {
      *width = 4;
      return r;
    }
  }
  return kRuneError;
}

auto stringOfBytes(const go::Byte* p, go::Int n) -> go::String {
  if (n == 0) {
    return {};
  }
  char* text = newText(n);
  __builtin_memcpy(text, p, size(n));
  return go::String::of(text, n);
}

auto stringOfRunes(const go::Rune* p, go::Int n) -> go::String {
  go::Int bytes = 0;
  for (go::Int i = 0; i < n; i++) {
    bytes += encodedLength(p[i]);
  }
  if (bytes == 0) {
    return {};
  }
  char* text = newText(bytes);
  char* to = text;
  for (go::Int i = 0; i < n; i++) {
    to = encode(p[i], to);
  }
  return go::String::of(text, bytes);
}

auto stringOfRune(go::Int64 rune) -> go::String {
  go::Rune r = static_cast<go::Rune>(rune);
  return stringOfRunes(&r, 1);
}

auto bytesOf(go::String s) -> SliceRep<go::Byte> {
  go::Int cap = s.len;
  void* p = newElements(go::typeOf<go::Byte>(), 0);
  if (s.len > 0) {
    p = nullptr;
    cap = growSlice(&p, 0, 0, s.len, go::typeOf<go::Byte>());
    __builtin_memcpy(p, s.ptr, size(s.len));
  }
  return {static_cast<go::Byte*>(p), s.len, cap};
}

auto runesOf(go::String s) -> SliceRep<go::Rune> {
  go::Int n = 0;
  go::Int width = 0;
  for (go::Int i = 0; i < s.len; i += width) {
    decodeRune(s, i, &width);
    n++;
  }
  void* p = newElements(go::typeOf<go::Rune>(), 0);
  go::Int cap = 0;
  if (n > 0) {
    p = nullptr;
    cap = growSlice(&p, 0, 0, n, go::typeOf<go::Rune>());
  }
  auto* runes = static_cast<go::Rune*>(p);
  for (go::Int i = 0, k = 0; i < s.len; i += width, k++) {
    runes[k] = decodeRune(s, i, &width);
  }
  return {runes, n, cap};
}

}  // namespace gort
