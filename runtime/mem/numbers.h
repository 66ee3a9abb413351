// What the collector counts, for runtime.ReadMemStats and its own decisions.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gort {

constexpr uint32_t kPauses = 256;

struct HeapNumbers {
  uint64_t liveBytes = 0;   // allocated and not yet found dead; exact
  uint64_t totalBytes = 0;  // allocated since the start
  uint64_t allocations = 0;
  uint64_t frees = 0;
  uint64_t heapBytes = 0;       // address space in use
  uint64_t idleBytes = 0;       // of it, in free blocks
  uint64_t releasedBytes = 0;   // of those, given back to the system
  uint64_t stackBytes = 0;      // of goroutines' and threads' stacks, in use at the last collection
  uint64_t tableBytes = 0;      // blocks' records and mark bytes
  uint64_t cacheBytes = 0;      // of threads
  uint64_t nextCollection = 0;  // live bytes that start the next collection
  uint64_t lastCollection = 0;  // nanoseconds since 1970
  uint64_t pauseTotal = 0;      // nanoseconds
  uint64_t age = 0;             // of the heap; nanoseconds
  uint64_t pauses[kPauses] = {};     // of collection i at (i + 255) % 256, the first being number 1
  uint64_t pauseEnds[kPauses] = {};  // nanoseconds since 1970
  uint32_t collections = 0;
  uint32_t forced = 0;  // of them, those the program asked for
};

// Now. Any goroutine; stops the world for a moment.
auto heapNumbers() -> HeapNumbers;

// ---- for collect.cpp, Heap::lock held ----

// Kept up by the collector; the fields that follow from the blocks are filled in by heapNumbers() only.
extern HeapNumbers numbers;
// What lives now, in the stopped world after the sweep.
void countLiving(HeapNumbers* n);
// Bytes beside the heap's blocks that count towards the memory limit.
auto bytesBesideHeap() -> size_t;

}  // namespace gort
