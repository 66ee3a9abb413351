// This file implements what slices do out of line: make, literals, growth, moving elements.
//
// Capacities after append can be seen by programs (cap), so growth is Go's: double below 256 elements, then towards a
// quarter more, then rounded up to the size class that Go's allocator would use, whatever sizes our own heap has.
#include "go/slice.h"

#include "go/type.h"
#include "lang/errors.h"
#include "mem/heap.h"
#include "mem/sizes.h"

namespace gort {
namespace {

constexpr go::Int kMaxBytes = go::Int{1} << 47;  // of one allocation

// What `make([]struct{}, n)` and empty literals point to.
alignas(16) char emptyBase[16];

// The capacity append aims at before rounding.
auto wantedCap(go::Int needed, go::Int old) -> go::Int {
  constexpr go::Int threshold = 256;
  go::Int doubled = old + old;
  if (needed > doubled) {
    return needed;
  }
  if (old < threshold) {
    return doubled;
  }
  go::Int cap = old;
  do {
    cap += (cap + 3 * threshold) >> 2;
  } while (static_cast<go::Uint>(cap) < static_cast<go::Uint>(needed));
  return cap <= 0 ? needed : cap;
}

}  // namespace

auto newElements(const go::Type* elem, go::Int n) -> void* {
  if (n == 0 || elem->size == 0) {
    return emptyBase;
  }
  return allocateArray(elem, n);
}

auto makeElements(const go::Type* elem, go::Int n, go::Int cap) -> void* {
  go::Int bytes = 0;
  if (__builtin_mul_overflow(elem->size, cap, &bytes) || bytes > kMaxBytes || n < 0 || n > cap) {
    if (n < 0 || __builtin_mul_overflow(elem->size, n, &bytes) || bytes > kMaxBytes) {
      panicRuntime("makeslice: len out of range");
    }
    panicRuntime("makeslice: cap out of range");
  }
  return newElements(elem, cap);
}

auto growSlice(void** ptr, go::Int len, go::Int cap, go::Int needed, const go::Type* elem) -> go::Int {
  if (needed < 0) {
    panicRuntime("growslice: len out of range");
  }
  if (elem->size == 0) {
    *ptr = emptyBase;
    return needed;
  }
  go::Int wanted = wantedCap(needed, cap);
  go::Int bytes = 0;
  if (__builtin_mul_overflow(wanted, elem->size, &bytes) || bytes > kMaxBytes) {
    panicRuntime("growslice: len out of range");
  }
  go::Int grown = goRoundedSize(bytes, !hasPointers(elem)) / elem->size;
  *ptr = allocateCopy(elem, grown, *ptr, len);
  return grown;
}

auto checkedUnsafeLen(const void* p, size_t elemSize, go::Uint64 n, const char* function) -> go::Int {
  go::String name = go::String::of(function, static_cast<go::Int>(__builtin_strlen(function)));
  bool negative = n >> 63 != 0;
  if (p == nullptr && n > 0 && !negative) {
    panicRuntime(name, ": ptr is nil and len is not zero");
  }
  go::Uint64 bytes = 0;
  go::Uint64 room = 0 - reinterpret_cast<go::Uint64>(p);  // up to the end of the address space
  if (negative || __builtin_mul_overflow(n, elemSize, &bytes) || (p != nullptr && bytes > room)) {
    panicRuntime(name, ": len out of range");
  }
  return static_cast<go::Int>(n);
}

void moveElements(void* to, const void* from, go::Int n, const go::Type* elem) {
  if (n > 0 && to != from) {
    __builtin_memmove(to, from, static_cast<size_t>(n * elem->size));
  }
}

}  // namespace gort
