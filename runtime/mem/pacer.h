// When the next collection comes, and how much memory is kept for it.
//
// As in Go the heap may grow by GOGC percent of what was live, where scanned stacks and globals count as live, and by no
// more than the memory limit leaves room for. A limit that cannot be held does not stop the program: in the long run,
// collections for its sake take at most about half of the time.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gort {

// All with Heap::lock held.

// GOGC and GOMEMLIMIT.
void readPacing();
// After a collection that ended at `now` and took `nanos`; or when a setting has changed.
void planNext(size_t live, size_t roots, int64_t now, int64_t nanos);
void planAnew();
// Has the next allocation collect if the last collection was long ago.
void refreshIfOld();
// Whether to collect, when the threshold is reached.
auto worthCollecting() -> bool;
// Live bytes at which the next collection comes.
auto heapGoal() -> size_t;
// Resident bytes of the heap above which free blocks are given back.
auto residentGoal() -> size_t;
// Whether the heap has so many bytes resident that the limit asks to give free blocks back at once.
auto limitIsNear() -> bool;

// The settings; the setters return the former value. A negative percentage: never for growth alone.
auto changeGcPercent(int percent) -> int;
auto changeMemoryLimit(int64_t limit) -> int64_t;
auto memoryLimit() -> int64_t;

}  // namespace gort
