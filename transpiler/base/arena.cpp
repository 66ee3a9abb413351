// This file implements the slow path of Arena: a new chunk, or a chunk of its own for a large request.
#include "base/arena.h"

namespace base {

void* Arena::allocateSlow(size_t size, size_t align) {
  size_t need = size + align;
  size_t chunk = need > kChunk / 4 ? need : kChunk;
  chunks_.push_back(std::make_unique<char[]>(chunk));
  char* start = chunks_.back().get();
  auto p = (reinterpret_cast<uintptr_t>(start) + align - 1) & ~(align - 1);
  if (chunk == kChunk) {
    next_ = reinterpret_cast<char*>(p + size);
    end_ = start + chunk;
  }
  return reinterpret_cast<void*>(p);
}

}  // namespace base
