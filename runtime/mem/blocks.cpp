// This file implements the supply of blocks: free runs in bins by length, and the frontier behind which nothing was
// used yet.
//
// Runs are split on demand and never joined; the sweep rebuilds all of them in address order, which joins neighbours.
#include "mem/blocks.h"

#include "base/fatal.h"
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
auto takeFrom(uint32_t* head, uint32_t n) -> uint32_t {
  uint32_t b = *head;
  uint32_t length = heap.blocks[b].length;
  *head = heap.blocks[b].link;
  if (length > n) {
    addFreeRun(b + n, length - n);
  }
  return b;
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
}

auto takeBlocks(uint32_t n, bool* zero) -> uint32_t {
  *zero = false;
  for (uint32_t bin = binOf(n); bin < kBins; bin++) {
    for (uint32_t* at = &bins[bin]; *at != kNoBlock; at = &heap.blocks[*at].link) {
      if (heap.blocks[*at].length >= n) {
        return takeFrom(at, n);
      }
    }
  }
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

}  // namespace gort
