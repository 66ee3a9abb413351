// The marker: finds everything that can be reached. One thread, in the stopped world, on the system stack.
#pragma once

#include <cstddef>
#include <cstdint>

#include "mem/blocks.h"

namespace gort {

class Marker {
 public:
  // Marks what the words of [low, high) point to; any word may or may not be a pointer.
  void scanRange(const void* low, const void* high);
  // Marks the object p points into, if it does.
  void markPointer(const void* p);
  // Follows all pointers found so far.
  void drain();

  void reset();
  auto liveBytes() const -> size_t { return liveBytes_; }
  auto rootBytes() const -> size_t { return rootBytes_; }

 private:
  void push(const void* p) {
    if (inHeap(p)) {
      stack_[depth_++] = p;
    }
  }
  void visit(const void* p);
  void scanObject(const void* object, size_t words, uint64_t mask, uint32_t period);

  const void** stack_ = nullptr;  // mapped: nothing may call malloc now, and what it holds must not be scanned
  size_t depth_ = 0;
  size_t liveBytes_ = 0;
  size_t rootBytes_ = 0;
};

// Whether the object at its first byte has been marked in this cycle.
auto isMarked(const void* object) -> bool;

}  // namespace gort
