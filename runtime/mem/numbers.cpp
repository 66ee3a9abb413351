// This file implements counting: what is not kept up while the program runs is counted from the mark bytes.
#include "mem/numbers.h"

#include "mem/blocks.h"
#include "mem/sweep.h"

namespace gort {

constinit HeapNumbers numbers;

namespace {

auto usedSlots(uint32_t b) -> uint32_t {
  const uint8_t* marks = blockMarks(b);
  uint32_t used = 0;
  for (uint32_t i = 0; i < heap.blocks[b].count; i++) {
    used += marks[i] == heap.allocated;
  }
  return used;
}

auto cacheBytes() -> size_t {
  size_t bytes = 0;
  for (ThreadCache* cache = heap.caches; cache != nullptr; cache = cache->next) {
    bytes += heap.classCount * sizeof(Run);
  }
  return bytes;
}

auto tableBytes() -> size_t { return heap.frontier * (sizeof(Block) + (size_t{1} << kMarksShift)); }

}  // namespace

auto bytesBesideHeap() -> size_t { return tableBytes() + cacheBytes() + numbers.stackBytes; }

void countLiving(HeapNumbers* n) {
  uint64_t objects = 0;
  uint64_t bytes = 0;
  for (uint32_t b = 1; b < heap.frontier; b++) {
    const Block& block = heap.blocks[b];
    if (block.kind == BlockKind::LargeHead) {
      objects++;
      bytes += size_t{block.length} << kBlockShift;
    } else if (block.kind == BlockKind::Small) {
      uint32_t used = usedSlots(b);
      objects += used;
      bytes += uint64_t{used} * block.objectSize;
    }
  }
  // The rests of threads' runs are free, whatever their mark bytes say.
  for (ThreadCache* cache = heap.caches; cache != nullptr; cache = cache->next) {
    for (uint32_t c = 0; c < heap.classCount; c++) {
      const Run& run = cache->runs[c];
      if (run.current != run.end) {
        auto rest = static_cast<uint64_t>(run.end - run.current);
        objects -= rest / run.objectSize;
        bytes -= rest;
      }
    }
  }
  n->frees = sweptSoFar().objects;
  n->liveBytes = bytes;
  n->allocations = n->frees + objects;
  n->totalBytes = sweptSoFar().bytes + bytes;
  n->heapBytes = size_t{heap.frontier - 1} << kBlockShift;
  n->idleBytes = size_t{heap.freeBlocks} << kBlockShift;
  n->releasedBytes = size_t{heap.releasedBlocks} << kBlockShift;
  n->tableBytes = tableBytes();
  n->cacheBytes = cacheBytes();
}

}  // namespace gort
