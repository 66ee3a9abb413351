// Goroutine stacks. Two kinds, of which a process uses one, chosen at its start (mode.h):
//  - segmented (segments.h): a first segment of less than 2 KB, and larger ones linked to it when a function finds too
//    little room. All code that runs on goroutines must be compiled with -fsplit-stack;
//  - reserved (reserve.cpp): a slot of address space that is committed page by page, with a guard at its low end. For
//    all other code, sanitizers and valgrind.
// In both, stacks never move, so addresses of locals stay good while parked. At most 1,000,000,000 bytes, as in Go.
//
// Who may call: any thread, but not on a goroutine's stack (onSystemStack), unless said otherwise: there a call could
// find too little room while it holds the lock that growing needs.
#pragma once
#include <cstddef>
#include <cstdint>

#include "go/stacks.h"

namespace gort {

struct Stack {
  char* low = nullptr;    // lowest usable address; of the first segment
  char* high = nullptr;   // one past the highest; 16-byte aligned
  Stack* next = nullptr;  // free lists of pool and cache
  uintptr_t limit = 0;    // of the first segment, see arch/limit.h; 0: reserved
  uint32_t tier = 0;
  bool hasGrown = false;  // it has, or had, more than one segment; here, as the segments' headers are cold
  bool isLong = false;    // more than two
  bool busy = false;      // while the world is stopped: a thread is on it, or has left it in the middle of something
};

// A stack for a goroutine about to run, and some more, up to `count` in all, if they are cheap, linked through `next`;
// never null (fatal error when address space is exhausted).
Stack* acquireStacks(uint32_t count);
inline Stack* acquireStack() { return acquireStacks(1); }
// Stacks linked through `next`. No context may be on them any more.
void releaseStacks(Stack* list);

// The stack that contains the address, null if none does. Signal-safe, on any stack.
Stack* findStack(const void* address);
// Whether the address lies in the guard of a reserved stack: an overflow. Signal-safe, on any stack.
bool isStackGuard(const void* address);

// Visits the parts in use of the goroutine stack that `sp` is on, if it is on one and the context's stack pointer: from
// `low` (sp or, for leaf functions, some bytes below) up. The world is stopped, so contexts may be in the middle of
// growing or leaving a segment.
using StackVisitor = void (*)(const void* low, const void* high, void* context);
void visitUsedStack(const void* low, const void* sp, StackVisitor visit, void* context);

// Gives the memory of stacks that were not needed since the last call back to the system. Called by sysmon about once
// a second.
void trimIdleStacks();

// While the world is stopped: takes away the segments that the goroutine with the context at `sp` does not use, but the
// next one if it is not parked. They are given back when the world runs again, by the one who stopped it.
void trimStack(const void* sp, bool parked);
void releaseTrimmedStacks();

// Gives back what a goroutine that has ended will hardly need: its segments beyond the second. The stack is not in use,
// or only its first segment is.
void dropSegments(Stack* stack);
// Whether there may be any. On any stack.
bool hasSegmentsToDrop(const Stack* stack);

// A few hot stacks in front of the pool, owned by one P. Not synchronised. get() may be called on any stack.
class StackCache {
 public:
  // Null when empty: then refill() is to be asked.
  Stack* get() {
    Stack* stack = top_;
    if (stack) {
      top_ = stack->next;
      stack->next = nullptr;
      size_--;
    }
    return stack;
  }

  // A stack like that of acquireStack(); keeps some more.
  Stack* refill() {
    Stack* stack = acquireStacks(kMost / 2);
    top_ = stack->next;
    stack->next = nullptr;
    size_ = 0;
    for (Stack* s = top_; s; s = s->next) size_++;
    return stack;
  }

  // Keeps the stack if that takes no lock; may be called on any stack.
  bool tryPut(Stack* stack) {
    if (size_ == kMost || stack->tier != 0 || hasSegmentsToDrop(stack)) return false;
    push(stack);
    return true;
  }

  void put(Stack* stack) {
    if (stack->tier != 0) {
      releaseStacks(stack);
      return;
    }
    if (hasSegmentsToDrop(stack)) dropSegments(stack);
    if (size_ == kMost) spill();
    push(stack);
  }

 private:
  // Gives the older half back.
  void spill() {
    Stack* last = top_;
    for (size_ = 1; size_ < kMost / 2; size_++) last = last->next;
    releaseStacks(last->next);
    last->next = nullptr;
  }

  void push(Stack* stack) {
    stack->next = top_;
    top_ = stack;
    size_++;
  }

  static constexpr uint32_t kMost = 32;
  Stack* top_ = nullptr;
  uint32_t size_ = 0;
};

}  // namespace gort
