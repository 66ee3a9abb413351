// Collections: when they happen, what they did. The collector itself is mark.h and sweep.h.
#pragma once

#include <cstddef>
#include <cstdint>

#include "mem/layout.h"
#include "mem/numbers.h"

namespace gort {

// runtime.GC: a full collection now, with its sweep. Any goroutine.
void collectGarbage();

// debug.FreeOSMemory: a collection, after which all free blocks are given back.
void freeOsMemory();

// GOGC: how much the heap may grow, in percent of what was live, until the next collection; negative: never. Returns
// the former value.
auto setGcPercent(int percent) -> int;
// GOMEMLIMIT: bytes that the runtime tries not to exceed. Returns the former value; negative only asks.
auto setMemoryLimit(int64_t limit) -> int64_t;

// Collects before every n-th allocation and overwrites freed objects; 0 ends it. Also by the environment variable
// GO2CPP_GCSTRESS=n.
void setGcStress(uint32_t everyAllocations);

// Does what waits for idle time: sweeps on, gives back what the next cycle will not need. Called by sysmon about once a
// second; takes Heap::lock for short times.
void tendHeap();

// ---- between heap.cpp and collect.cpp; Heap::lock held unless said otherwise ----

void startHeap();  // once, before anything is allocated
auto addClass(const Layout* layout, int sizeIndex) -> uint32_t;
void collectIfDue();
auto stressing() -> bool;  // no lock needed
void collectForStress();   // lock not held
void startFinalizers();    // lock not held: sets to work what the last cycle found due

}  // namespace gort
