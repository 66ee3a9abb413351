// The heap's address space and its metadata.
//
// One reserved range of 2^N bytes is cut into blocks of 16 KB. A block holds objects of one class, that is of one
// (size, layout), so objects have no header; or it belongs to a large object of whole blocks; or it is free. Metadata
// lies in tables beside the range, found by a shift.
//
// Mark bytes: one for each object. 0 is a free slot; of the values 1 and 2 one means "allocated" and the other "marked
// in this cycle", and they swap roles after each collection. So the byte of a dead slot also answers whether a
// conservative pointer means anything.
//
// Everything here is guarded by Heap::lock unless said otherwise. Block 0 is never used: a pointer to the base of the
// range, such as our own, must keep nothing alive.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/spinlock.h"
#include "base/thread.h"
#include "mem/layout.h"

namespace gort {

constexpr int kBlockShift = 14;
constexpr size_t kBlockSize = size_t{1} << kBlockShift;
constexpr int kMarksShift = kBlockShift - 4;  // objects have at least 16 bytes
constexpr uint32_t kNoBlock = 0;
constexpr uint32_t kMostClasses = 8192;

enum class BlockKind : uint8_t {
  Free,       // member of a free run
  Small,      // objects of one class
  LargeHead,  // first block of a large object
  LargeRest,  // further blocks of a large object; link is the distance to the head
};

// 32 bytes: two share a cache line, and marking looks at one for each pointer.
struct Block {
  uint32_t reciprocal = 0;  // Small: ceil(2^32 / objectSize)
  uint16_t objectSize = 0;  // Small
  uint16_t count = 0;       // Small: number of slots
  uint64_t mask = 0;        // as Layout; cut to the object where that is shorter than the pattern
  uint32_t link = 0;        // Small: next in the class's list; Free head: next in the bin; LargeRest: distance to the head
  uint32_t length = 0;      // LargeHead and Free head: number of blocks
  uint16_t classId = 0;     // Small
  uint16_t live = 0;        // Small: slots in use at the last sweep
  BlockKind kind = BlockKind::Free;
  uint8_t period = 0;  // as Layout; of a large object 0 until it has been zeroed
  bool zero = false;   // Small: slots that were never handed out are zero; Free: not resident, reads as zero
  bool owned = false;  // Small: some thread allocates from it
};
static_assert(sizeof(Block) == 32);

struct SizeClass {
  Block block;                     // what a block of the class starts as
  uint32_t partlyFree = kNoBlock;  // swept blocks with free slots
};

// What a thread allocates one class from: the run of free, zeroed slots [current, end) and where to look for the next.
// Read and written by its thread without lock; by the collector while the world is stopped.
struct alignas(32) Run {
  char* current;
  char* end;
  uint32_t objectSize;
  uint32_t block;
  uint32_t index;  // of the slot behind the run
};

struct ThreadCache {
  ThreadCache* next;  // list of all, which only grows
  Thread* thread;
  Run runs[kMostClasses];
};

struct Heap {
  SpinLock lock;
  char* base = nullptr;
  size_t range = 0;  // bytes
  Block* blocks = nullptr;
  uint8_t* marks = nullptr;
  uint32_t frontier = 1;  // blocks from here on were never used
  uint8_t allocated =
      1;  // the mark byte of objects not (yet) marked in this cycle; changes only while the world is stopped
  SizeClass* classes = nullptr;
  uint32_t classCount = 0;
  ThreadCache* caches = nullptr;

  uint32_t freeBlocks = 0;      // in free runs
  uint32_t releasedBlocks = 0;  // of the free blocks, in runs or yet to be swept: not resident

  // pacing, see pacer.h
  size_t allocatedSince = 0;  // bytes handed to threads since the last collection
  size_t threshold = 0;       // of allocatedSince: collect
  bool ready = false;
};
extern Heap heap;

inline auto blockStart(uint32_t b) -> char* { return heap.base + (size_t{b} << kBlockShift); }
inline auto blockMarks(uint32_t b) -> uint8_t* { return heap.marks + (size_t{b} << kMarksShift); }
inline auto inHeap(const void* p) -> bool {
  return static_cast<size_t>(static_cast<const char*>(p) - heap.base) < heap.range;
}
inline auto markedValue() -> uint8_t { return static_cast<uint8_t>(3 - heap.allocated); }

// Reserves the address space. Heap::lock held.
void initHeap();

// n adjacent blocks, their mark bytes zero; never fails. *zero tells whether the memory is known to be zero. Sweeps on
// when no free run fits.
auto takeBlocks(uint32_t n, bool* zero) -> uint32_t;
// For the sweep: forgets all free runs, then learns them anew in ascending order.
void clearFreeRuns();
void addFreeRun(uint32_t first, uint32_t length);

// Bytes of blocks that were used at least once and not given back since.
inline auto residentBytes() -> size_t {
  return size_t{heap.frontier - 1 - heap.releasedBlocks} << kBlockShift;
}
// Gives memory of free blocks back to the system until residentBytes() is at most `keep`, but no more than `most` bytes
// now. Returns how many it gave back.
auto releaseDownTo(size_t keep, size_t most) -> size_t;

}  // namespace gort
