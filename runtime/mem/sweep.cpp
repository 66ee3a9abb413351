// This file implements the sweep over all blocks, in address order.
#include "mem/sweep.h"

#include "mem/blocks.h"

namespace gort {
namespace {

constexpr int kPoison = 0xdb;

// Frees the unmarked slots of a block; returns the number of living ones. `dead` is the value that marks what was not
// reached.
auto sweepSlots(uint32_t b, uint8_t dead, bool poison, Swept* swept) -> uint32_t {
  Block& block = heap.blocks[b];
  uint8_t* marks = blockMarks(b);
  uint32_t live = 0;
  uint32_t freed = 0;
  if (poison) {
    for (uint32_t i = 0; i < block.count; i++) {
      if (marks[i] == dead) {
        __builtin_memset(blockStart(b) + size_t{i} * block.objectSize, kPoison, block.objectSize);
      }
    }
  }
  for (uint32_t i = 0; i < block.count; i++) {
    bool isDead = marks[i] == dead;
    freed += isDead;
    live += marks[i] != 0 && !isDead;
    marks[i] = isDead ? 0 : marks[i];
  }
  swept->objects += freed;
  swept->bytes += uint64_t{freed} * block.objectSize;
  if (freed > 0) {
    block.zero = false;
  }
  return live;
}

void sweepSmall(uint32_t b, uint8_t dead, bool poison, Swept* swept) {
  Block& block = heap.blocks[b];
  uint32_t live = sweepSlots(b, dead, poison, swept);
  block.live = static_cast<uint16_t>(live);
  if (block.owned || live == block.count) {
    return;
  }
  if (live == 0) {
    block.kind = BlockKind::Free;
    return;
  }
  uint32_t& list = heap.classes[block.classId].partlyFree;
  block.link = list;
  list = b;
}

void sweepLarge(uint32_t b, uint8_t dead, bool poison, Swept* swept) {
  uint8_t* mark = blockMarks(b);
  if (*mark != dead) {
    return;
  }
  *mark = 0;
  uint32_t length = heap.blocks[b].length;
  if (poison) {
    __builtin_memset(blockStart(b), kPoison, size_t{length} << kBlockShift);
  }
  for (uint32_t i = 0; i < length; i++) {
    heap.blocks[b + i].kind = BlockKind::Free;
  }
  swept->objects++;
  swept->bytes += size_t{length} << kBlockShift;
}

}  // namespace

auto sweep(bool poison) -> Swept {
  Swept swept;
  uint8_t dead = heap.allocated;
  heap.allocated = markedValue();
  clearFreeRuns();
  for (uint32_t c = 0; c < heap.classCount; c++) {
    heap.classes[c].partlyFree = kNoBlock;
  }
  uint32_t runStart = 0;
  uint32_t runLength = 0;
  for (uint32_t b = 1; b < heap.frontier;) {
    Block& block = heap.blocks[b];
    uint32_t length = 1;
    if (block.kind == BlockKind::Small) {
      sweepSmall(b, dead, poison, &swept);
    } else if (block.kind == BlockKind::LargeHead) {
      length = block.length;
      sweepLarge(b, dead, poison, &swept);
    }
    if (block.kind != BlockKind::Free) {
      if (runLength > 0) {
        addFreeRun(runStart, runLength);
      }
      runLength = 0;
    } else {
      runStart = runLength == 0 ? b : runStart;
      runLength += length;
      swept.freeBlocks += length;
    }
    b += length;
  }
  if (runLength > 0) {
    addFreeRun(runStart, runLength);
  }
  return swept;
}

}  // namespace gort
