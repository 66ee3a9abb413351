// Slices of any type: their length, and a function that swaps two elements.
#include "go/sort.h"

#include <string.h>

#include "lang/errors.h"
#include "lang/type.h"

namespace go::sort {
namespace {

// What a slice of any type looks like.
struct AnySlice {
  char* ptr;
  Int len;
  Int cap;
};

auto sliceIn(const Any& x, String caller) -> const AnySlice& {
  if (x == nullptr || x.type()->kind != Kind::Slice) {
    String kind = x == nullptr ? String("zero Value") : gort::typeString(x.type()) + " Value";
    go::panic(Any(gort::PlainError{caller + kind}));
  }
  return *static_cast<const AnySlice*>(x.data());
}

void swapBytes(char* a, char* b, Int n) {
  char chunk[64];
  while (n > 0) {
    Int part = n < static_cast<Int>(sizeof chunk) ? n : static_cast<Int>(sizeof chunk);
    auto size = static_cast<size_t>(part);
    memcpy(chunk, a, size);
    memcpy(a, b, size);
    memcpy(b, chunk, size);
    a += part;
    b += part;
    n -= part;
  }
}

}  // namespace

auto lenOf(Any x) -> Int { return sliceIn(x, "reflect: call of reflect.Value.Len on ").len; }

auto swapperOf(Any x) -> Func<void(Int, Int)> {
  AnySlice s = sliceIn(x, "reflect: call of Swapper on ");
  Int size = x.type()->elem->size;
  // The bounds check of a word slice is the one that Go's Swapper makes.
  if (size == 8) {
    auto words = go::Slice<Uint64>::of(reinterpret_cast<Uint64*>(s.ptr), s.len, s.cap);
    return [words](Int i, Int j) {
      Uint64 t = words[i];
      words[i] = words[j];
      words[j] = t;
    };
  }
  auto bytes = go::Slice<Byte>::of(reinterpret_cast<Byte*>(s.ptr), s.len, s.cap);
  return [bytes, size](Int i, Int j) {
    (void)bytes[i];
    (void)bytes[j];
    auto* base = reinterpret_cast<char*>(bytes.ptr);
    swapBytes(base + i * size, base + j * size, size);
  };
}

}  // namespace go::sort
