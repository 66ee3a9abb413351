// Collections: when they happen, what they did. The collector itself is mark.h and sweep.h.
#pragma once

#include <cstddef>
#include <cstdint>

#include "mem/layout.h"

namespace gort {

// runtime.GC: a full collection now. Any goroutine.
void collectGarbage();

// GOGC: how much the heap may grow, in percent of what was live, until the next collection; negative: never. Returns
// the former value.
auto setGcPercent(int percent) -> int;

// Collects before every n-th allocation and overwrites freed objects; 0 ends it. Also by the environment variable
// GO2CPP_GCSTRESS=n.
void setGcStress(uint32_t everyAllocations);

struct HeapNumbers {
  uint64_t liveBytes = 0;   // allocated and not yet swept; exact
  uint64_t totalBytes = 0;  // allocated since the start
  uint64_t allocations = 0;
  uint64_t frees = 0;
  uint64_t heapBytes = 0;       // address space in use
  uint64_t idleBytes = 0;       // of it, in free blocks
  uint64_t nextCollection = 0;  // live bytes that start the next collection
  uint64_t lastCollection = 0;  // nanoseconds since 1970
  uint64_t pauseTotal = 0;      // nanoseconds
  uint64_t lastPause = 0;
  uint32_t collections = 0;
};
auto heapNumbers() -> HeapNumbers;

// ---- between heap.cpp and collect.cpp; Heap::lock held unless said otherwise ----

void startHeap();  // once, before anything is allocated
auto addClass(const Layout* layout, int sizeIndex) -> uint32_t;
void collectIfDue();
auto stressing() -> bool;  // no lock needed
void collectForStress();   // lock not held
void startFinalizers();    // lock not held: sets to work what the last cycle found due

}  // namespace gort
