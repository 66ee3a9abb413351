// The sweep: frees what was not marked, a few blocks at a time as memory is needed, before the next collection at the
// latest.
//
// The meaning of the mark bytes is swapped when marking ends, so a slot is alive exactly if its byte says "allocated",
// swept or not. Blocks that threads allocate from are swept at once, for their owners go on without a lock; the others
// in address order, under Heap::lock.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gort {

// In the stopped world, after marking. With poison everything is swept now, and freed memory is overwritten, so that
// using it shows.
void startSweep(bool poison);

// Sweeps until the class has a block with free slots, or any block is free; false at the end of the sweep.
auto sweepForClass(uint32_t classId) -> bool;
// Sweeps until n adjacent blocks may have become free; false at the end of the sweep.
auto sweepForRun(uint32_t n) -> bool;
// Sweeps so many blocks more; false at the end of the sweep.
auto sweepSome(uint32_t blocks) -> bool;
void finishSweep();

// What sweeps have freed since the start.
struct Swept {
  uint64_t objects = 0;
  uint64_t bytes = 0;
};
auto sweptSoFar() -> const Swept&;

}  // namespace gort
