// The marker: finds everything that can be reached. In the stopped world, on the system stack; others may mark beside
// it, see mark_pool.h.
#pragma once

#include <cstddef>
#include <cstdint>

#include "mem/blocks.h"

namespace gort {

class Marker {
 public:
  // Marks what the words of [low, high) point to; any word may or may not be a pointer.
  void scanRange(const void* low, const void* high);
  // The same, but ranges other than tiny ones a little later, when their memory has come into the cache: stacks of parked
  // goroutines are all over the place. scanWaiting() ends it.
  void scanSoon(const void* low, const void* high);
  void scanWaiting();
  // Marks the object p points into, if it does.
  void markPointer(const void* p);
  // Marks what the object points to, but not the object itself.
  void markContents(const void* object);
  // Follows all pointers found so far, but for what it hands to idle markers.
  void drain();

  void reset();
  auto takeLiveBytes() -> size_t {
    size_t bytes = liveBytes_;
    liveBytes_ = 0;
    return bytes;
  }
  // Pointers that another marker has handed over.
  void takeOver(const void* const* items, size_t n);
  auto rootBytes() const -> size_t { return rootBytes_; }

 private:
  void push(const void* p) {
    if (inHeap(p)) {
      stack_[depth_++] = p;
    }
  }
  void share();
  void scanOldest();

  const void** stack_ = nullptr;  // mapped: nothing may call malloc now, and what it holds must not be scanned
  size_t depth_ = 0;              // one past the newest entry
  size_t bottom_ = 0;             // the oldest entry
  size_t liveBytes_ = 0;
  size_t rootBytes_ = 0;

  struct Range {
    const void* low;
    const void* high;
  };
  static constexpr uint32_t kMostWaiting = 16;
  Range waiting_[kMostWaiting] = {};  // a queue, from firstWaiting_ on
  uint32_t firstWaiting_ = 0;
  uint32_t waitingCount_ = 0;
};

// Whether the object at its first byte has been marked in this cycle.
auto isMarked(const void* object) -> bool;

}  // namespace gort
