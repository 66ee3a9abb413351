// Searches in text on libc's vectorised functions, and views without copies.
//
// Stack: memchr, memmem, memcmp and memrchr of glibc need a few hundred bytes at most, so they run on the fiber.
#include "go/internal/text.h"

#include <string.h>

namespace go::internal::text {

auto String(Slice<Byte> b) -> go::String { return go::String::of(b.ptr, b.len); }

auto Bytes(go::String s) -> Slice<Byte> { return Slice<Byte>::of(const_cast<Byte*>(s.bytes()), s.len, s.len); }

auto Uninitialized(Int n) -> Slice<Byte> { return makeSlice<Byte>(n, n); }

auto IndexByte(go::String s, Byte c) -> Int {
  if (s.len == 0) {
    return -1;
  }
  const void* found = ::memchr(s.ptr, c, static_cast<size_t>(s.len));
  return found == nullptr ? -1 : static_cast<const char*>(found) - s.ptr;
}

auto LastIndexByte(go::String s, Byte c) -> Int {
  for (Int i = s.len - 1; i >= 0; i--) {
    if (s.bytes()[i] == c) {
      return i;
    }
  }
  return -1;
}

auto CountByte(go::String s, Byte c) -> Int {
  Int n = 0;
  for (Int i = 0; i < s.len; i++) {
    n += s.bytes()[i] == c ? 1 : 0;
  }
  return n;
}

auto Index(go::String s, go::String sep) -> Int {
  if (sep.len == 0) {
    return 0;
  }
  if (s.len < sep.len) {
    return -1;
  }
  if (sep.len == 1) {
    return IndexByte(s, sep.bytes()[0]);
  }
  const void* found = ::memmem(s.ptr, static_cast<size_t>(s.len), sep.ptr, static_cast<size_t>(sep.len));
  return found == nullptr ? -1 : static_cast<const char*>(found) - s.ptr;
}

auto Compare(go::String a, go::String b) -> Int {
  Int common = a.len < b.len ? a.len : b.len;
  int order = common == 0 ? 0 : ::memcmp(a.ptr, b.ptr, static_cast<size_t>(common));
  if (order == 0) {
    return a.len < b.len ? -1 : a.len > b.len ? 1 : 0;
  }
  return order < 0 ? -1 : 1;
}

}  // namespace go::internal::text
