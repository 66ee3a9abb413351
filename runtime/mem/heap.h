// The collected heap as the rest of the runtime sees it. Allocation functions that inline code calls are in go/base.h;
// what the scheduler must provide is in mem/hooks.h; collecting on demand and its numbers are in mem/collect.h.
#pragma once

#include <cstddef>
#include <cstdint>

#include "go/type.h"

namespace gort {

// Whether values of the type hold pointers that the collector must follow.
auto hasPointers(const go::Type* type) -> bool;

// An array of n elements whose first `used` are copied from `from`; the rest is zero.
auto allocateCopy(const go::Type* elem, int64_t n, const void* from, int64_t used) -> void*;

// The first byte and the size of the heap object that p points into; null and 0 if it points into none. The size is the
// slot's, which may be larger than what was asked for.
struct HeapObject {
  void* start = nullptr;
  size_t size = 0;
};
auto heapObject(const void* p) -> HeapObject;

}  // namespace gort
