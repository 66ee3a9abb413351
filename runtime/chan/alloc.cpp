// This file implements alloc.h.
#include "chan/alloc.h"

#include "go/base.h"

namespace gort {

void* allocChanCore(size_t size) { return allocateClosure(size); }

void* allocChanBuffer(const go::Type* type, size_t elemSize, size_t n) {
  return type == nullptr ? allocateClosure(elemSize * n) : allocateArray(type, static_cast<go::Int>(n));
}

}  // namespace gort
