// This file implements alloc.h.
#include "chan/alloc.h"

#include <cstdlib>

#include "sched/sysstack.h"

namespace gort {

void* allocChanCore(size_t size) {
  void* p = nullptr;
  onSystemStack([&] { p = calloc(1, size); });
  return p;
}

void* allocChanBuffer(const go::Type*, size_t elemSize, size_t n) {
  void* p = nullptr;
  onSystemStack([&] { p = calloc(n, elemSize); });
  return p;
}

}  // namespace gort
