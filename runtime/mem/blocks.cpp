// This file implements the supply of blocks: free runs in bins by length, and the frontier behind which nothing was
// used yet.
//
// Runs are split on demand and never joined; the sweep rebuilds all of them in address order, which joins neighbours.
//
// Memory of free blocks is given back in pieces within runs; each block knows whether it was. What is handed out again
// is made resident by the page faults of its user.
#include "mem/blocks.h"

#include "base/fatal.h"
#include "mem/sweep.h"
#include "os/os.h"

namespace gort {

constinit Heap heap;

namespace {

constexpr size_t kLargestRange = size_t{1} << 38;
constexpr size_t kSmallestRange = size_t{1} << 32;

// Single blocks at the frontier are committed kAhead at a time, once the heap is no longer tiny. (Huge pages would be
// cheaper still, but waiting for the kernel to make some was seen to take seconds.)
constexpr uint32_t kAhead = 16;
constexpr uint32_t kTiny = 256;
uint32_t committed = 0;

constexpr uint32_t kExact = 64;  // bins for runs of exactly 1..63 blocks, then one for each power of two
constexpr uint32_t kBins = kExact + 26;
uint32_t bins[kBins];

auto binOf(uint32_t length) -> uint32_t {
  return length < kExact ? length : kExact + static_cast<uint32_t>(31 - __builtin_clz(length / kExact));
}

// Takes n blocks from the run of which *head holds the number, and puts the rest back.
auto takeFrom(uint32_t* head, uint32_t n, bool* zero) -> uint32_t {
  uint32_t b = *head;
  uint32_t length = heap.blocks[b].length;
  *head = heap.blocks[b].link;
  heap.freeBlocks -= length;
  if (length > n) {
    addFreeRun(b + n, length - n);
  }
  uint32_t released = 0;
  for (uint32_t i = 0; i < n; i++) {
    released += heap.blocks[b + i].zero;
  }
  heap.releasedBlocks -= released;
  *zero = released == n;
  return b;
}

// From the free runs; kNoBlock if none is long enough.
auto takeFree(uint32_t n, bool* zero) -> uint32_t {
  for (uint32_t bin = binOf(n); bin < kBins; bin++) {
    for (uint32_t* at = &bins[bin]; *at != kNoBlock; at = &heap.blocks[*at].link) {
      if (heap.blocks[*at].length >= n) {
        return takeFrom(at, n, zero);
      }
    }
  }
  return kNoBlock;
}

// From the high end of a run; returns the number of blocks.
auto releaseRun(uint32_t first, uint32_t length, size_t most) -> uint32_t {
  uint32_t released = 0;
  uint32_t end = first + length;
  while (end > first && released < most) {
    uint32_t begin = end;
    while (begin > first && !heap.blocks[begin - 1].zero && released + (end - begin) < most) {
      heap.blocks[--begin].zero = true;
    }
    if (begin < end) {
      os::discard(blockStart(begin), size_t{end - begin} << kBlockShift);
      released += end - begin;
      end = begin;
    } else {
      end--;
    }
  }
  return released;
}

}  // namespace

void initHeap() {
  for (heap.range = kLargestRange; heap.range >= kSmallestRange; heap.range /= 2) {
    size_t count = heap.range >> kBlockShift;
    auto* range = static_cast<char*>(os::map(heap.range + kBlockSize));
    auto* blocks = static_cast<Block*>(os::map(count * sizeof(Block)));
    auto* marks = static_cast<uint8_t*>(os::map(count << kMarksShift));
    auto* classes = static_cast<SizeClass*>(os::map(kMostClasses * sizeof(SizeClass)));
    if (range != nullptr && blocks != nullptr && marks != nullptr && classes != nullptr) {
      uintptr_t start = reinterpret_cast<uintptr_t>(range) + kBlockSize - 1;
      heap.base = reinterpret_cast<char*>(start & ~(kBlockSize - 1));
      heap.blocks = blocks;
      heap.marks = marks;
      heap.classes = classes;
      return;
    }
    os::unmap(range, range == nullptr ? 0 : heap.range + kBlockSize);
    os::unmap(blocks, blocks == nullptr ? 0 : count * sizeof(Block));
    os::unmap(marks, marks == nullptr ? 0 : count << kMarksShift);
  }
  fatal("runtime: cannot reserve address space for the heap");
}

void clearFreeRuns() {
  heap.freeBlocks = 0;
  for (uint32_t& bin : bins) {
    bin = kNoBlock;
  }
}

void addFreeRun(uint32_t first, uint32_t length) {
  uint32_t& bin = bins[binOf(length)];
  heap.blocks[first].kind = BlockKind::Free;
  heap.blocks[first].length = length;
  heap.blocks[first].link = bin;
  bin = first;
  heap.freeBlocks += length;
}

auto takeBlocks(uint32_t n, bool* zero) -> uint32_t {
  do {
    if (uint32_t b = takeFree(n, zero); b != kNoBlock) {
      return b;
    }
  } while (sweepForRun(n));
  if (n > (heap.range >> kBlockShift) - heap.frontier) {
    fatal("runtime: out of memory");
  }
  *zero = true;
  uint32_t b = heap.frontier;
  heap.frontier += n;
  if (n == 1 && b >= committed && b >= kTiny) {
    os::populate(blockStart(b), kAhead << kBlockShift);
    committed = b + kAhead;
  }
  return b;
}

auto releaseDownTo(size_t keep, size_t most) -> size_t {
  size_t resident = residentBytes();
  if (resident <= keep) {
    return 0;
  }
  size_t wanted = (resident - keep < most ? resident - keep : most) >> kBlockShift;
  size_t released = 0;
  for (uint32_t bin = kBins; bin-- > 0;) {
    for (uint32_t b = bins[bin]; b != kNoBlock && released < wanted; b = heap.blocks[b].link) {
      released += releaseRun(b, heap.blocks[b].length, wanted - released);
    }
  }
  heap.releasedBlocks += static_cast<uint32_t>(released);
  return released << kBlockShift;
}

}  // namespace gort
