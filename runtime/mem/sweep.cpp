// This file implements the sweep: a cursor that goes over the blocks in address order and joins free neighbours.
#include "mem/sweep.h"

#include "mem/blocks.h"

namespace gort {
namespace {

constexpr int kPoison = 0xdb;
constexpr uint32_t kAtOnce = 64;

uint32_t cursor = 0;     // the next block to sweep
uint32_t sweepEnd = 0;   // where the sweep ends: later blocks are younger than the collection
uint32_t runStart = 0;   // free blocks in front of the cursor that are in no list yet
uint32_t runLength = 0;  // their number
Swept swept;

auto deadValue() -> uint8_t { return markedValue(); }  // the meanings were swapped

void poisonSlots(uint32_t b) {
  const Block& block = heap.blocks[b];
  for (uint32_t i = 0; i < block.count; i++) {
    if (blockMarks(b)[i] == deadValue()) {
      __builtin_memset(blockStart(b) + size_t{i} * block.objectSize, kPoison, block.objectSize);
    }
  }
}

// Frees the unmarked slots of a block and counts the living ones.
void sweepSlots(uint32_t b) {
  Block& block = heap.blocks[b];
  uint8_t* marks = blockMarks(b);
  uint8_t dead = deadValue();
  uint32_t count = block.count;
  uint32_t live = 0;
  uint32_t freed = 0;
  for (uint32_t i = 0; i < count; i++) {
    bool isDead = marks[i] == dead;
    freed += isDead;
    live += marks[i] != 0 && !isDead;
    marks[i] = isDead ? 0 : marks[i];
  }
  swept.objects += freed;
  swept.bytes += uint64_t{freed} * block.objectSize;
  block.live = static_cast<uint16_t>(live);
  if (freed > 0) {
    block.zero = false;
  }
}

void sweepSmall(uint32_t b) {
  Block& block = heap.blocks[b];
  if (block.owned) {
    return;
  }
  sweepSlots(b);
  if (block.live == block.count) {
    return;
  }
  if (block.live == 0) {
    block.kind = BlockKind::Free;
    block.zero = false;
    return;
  }
  uint32_t& list = heap.classes[block.classId].partlyFree;
  block.link = list;
  list = b;
}

void sweepLarge(uint32_t b) {
  uint8_t* mark = blockMarks(b);
  if (*mark != deadValue()) {
    return;
  }
  *mark = 0;
  uint32_t length = heap.blocks[b].length;
  for (uint32_t i = 0; i < length; i++) {
    heap.blocks[b + i].kind = BlockKind::Free;
    heap.blocks[b + i].zero = false;
  }
  swept.objects++;
  swept.bytes += size_t{length} << kBlockShift;
}

void closeRun() {
  if (runLength > 0) {
    addFreeRun(runStart, runLength);
  }
  runLength = 0;
}

// Sweeps the blocks at the cursor that belong together.
void sweepNext() {
  const Block& block = heap.blocks[cursor];
  uint32_t length = block.kind == BlockKind::LargeHead ? block.length : 1;
  if (block.kind == BlockKind::Small) {
    sweepSmall(cursor);
  } else if (block.kind == BlockKind::LargeHead) {
    sweepLarge(cursor);
  }
  if (block.kind == BlockKind::Free) {
    runStart = runLength == 0 ? cursor : runStart;
    runLength += length;
  } else {
    closeRun();
  }
  cursor += length;
}

void sweepOwnedBlocks() {
  for (ThreadCache* cache = heap.caches; cache != nullptr; cache = cache->next) {
    for (uint32_t c = 0; c < heap.classCount; c++) {
      if (cache->runs[c].block != kNoBlock) {
        sweepSlots(cache->runs[c].block);
      }
    }
  }
}

void poisonAll() {
  for (uint32_t b = 1; b < heap.frontier; b++) {
    const Block& block = heap.blocks[b];
    if (block.kind == BlockKind::Small) {
      poisonSlots(b);
    } else if (block.kind == BlockKind::LargeHead && *blockMarks(b) == deadValue()) {
      __builtin_memset(blockStart(b), kPoison, size_t{block.length} << kBlockShift);
    }
  }
}

}  // namespace

void startSweep(bool poison) {
  heap.allocated = markedValue();
  clearFreeRuns();
  for (uint32_t c = 0; c < heap.classCount; c++) {
    heap.classes[c].partlyFree = kNoBlock;
  }
  cursor = 1;
  sweepEnd = heap.frontier;
  runLength = 0;
  if (poison) {
    poisonAll();
  }
  sweepOwnedBlocks();
  if (poison) {
    finishSweep();
  }
}

auto sweepSome(uint32_t blocks) -> bool {
  for (; cursor < sweepEnd && blocks > 0; blocks--) {
    sweepNext();
  }
  if (cursor < sweepEnd) {
    return true;
  }
  closeRun();
  return false;
}

auto sweepForClass(uint32_t classId) -> bool {
  while (heap.classes[classId].partlyFree == kNoBlock && heap.freeBlocks == 0) {
    if (runLength > 0) {
      closeRun();
    } else if (!sweepSome(kAtOnce)) {
      return heap.classes[classId].partlyFree != kNoBlock || heap.freeBlocks > 0;
    }
  }
  return true;
}

auto sweepForRun(uint32_t n) -> bool {
  while (cursor < sweepEnd) {
    sweepNext();
    if (runLength >= n) {
      closeRun();
      return true;
    }
  }
  bool more = runLength > 0;
  closeRun();
  return more;
}

void finishSweep() { sweepSome(~uint32_t{0}); }

auto sweptSoFar() -> const Swept& { return swept; }

}  // namespace gort
