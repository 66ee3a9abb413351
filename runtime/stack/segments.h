// Stacks of the segmented kind. A stack is a chain of segments, the first of 1.7 KB, each further one twice as large as
// the one before (or larger, for a function with a large frame). __morestack (arch/morestack_amd64.S) moves on to the
// next segment and comes back when the function returns; the chain keeps its segments, so that a call that crosses a
// boundary again and again allocates once.
//
// Segments of one size lie in chunks of 64 KB (or of one segment) in a range of their own, so that the segment an
// address belongs to can be computed. The collector takes the segments that a goroutine does not use from it; chunks
// without a segment in use for a second or two are given back to the system.
//
// Measured against reserved stacks (2 processors, clang 19): a goroutine parked on a channel takes 1.9 KB instead of 4.4
// (Go 2.7), a million of them start and end in a third of the time, skynet takes 0.8, a ring of 503 goroutines 0.7;
// ping-pong, spawn, select and a recursion of 3 million frames take the same. A call within a segment takes 1.4 to 2 ns,
// one across a boundary 4.5 to 6 ns.
#pragma once
#include <cstddef>
#include <cstdint>

#include "arch/segment_layout.h"
#include "stack/stack.h"

namespace gort {

// The header at the low end of each segment; assembly knows its layout. Of a first segment that has not grown only
// `next` and `previousLimit` can be used, both zero.
struct Segment {
  Segment* next;            // the larger one that follows, in use or kept for the next time; link of free ones
  uintptr_t previousLimit;  // of the segment that grew into this one; 0 for the first
  char* top;                // where the first frame begins; 16-byte aligned
  size_t room;              // from the limit to the top
  void* callerSp;           // the stack pointer on the previous segment, when this one is in use
  Stack* owner;             // null while free

  uintptr_t limit() const { return reinterpret_cast<uintptr_t>(this) + GORT_SLOP; }
  Segment* previous() const { return previousLimit ? reinterpret_cast<Segment*>(previousLimit - GORT_SLOP) : nullptr; }
  static Segment* ofLimit(uintptr_t limit) { return reinterpret_cast<Segment*>(limit - GORT_SLOP); }
};

namespace segments {

constexpr size_t kMostBytes = 1'000'000'000;  // of one stack; Go's limit

// Up to `count` stacks, linked through `next`; null if there is no room for one.
constexpr uint32_t kMostAtATime = 16;
Stack* acquire(uint32_t count = 1);
// Stacks linked through `next`.
void release(Stack* list);
// Of a segment that is not free.
Stack* ownerOf(Segment* segment);
// The segment in use, or kept by a stack, that the address is in. Signal-safe.
Segment* find(const void* address);
void visitUsed(const void* low, const void* sp, StackVisitor visit, void* context);
void trim();
void drop(Stack* stack);
void trimUnused(const void* sp, bool parked);
void releaseTrimmed();

// A segment after `current`, which is in use, with room for `need` bytes; it replaces what was kept there. Null if the
// stack would exceed kMostBytes; a fatal error when memory is exhausted. Not on the stack that grows.
Segment* grow(Segment* current, size_t need);

}  // namespace segments
}  // namespace gort
