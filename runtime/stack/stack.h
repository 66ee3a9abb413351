// Goroutine stacks. Two kinds, of which a process uses one, chosen at its start (mode.h):
//  - segmented (segments.h): a first segment of less than 2 KB, and larger ones linked to it when a function finds too
//    little room. All code that runs on goroutines must be compiled with -fsplit-stack;
//  - reserved (reserve.cpp): a slot of address space that is committed page by page, with a guard at its low end. For
//    all other code, sanitizers and valgrind.
// In both, stacks never move, so addresses of locals stay good while parked. At most 1,000,000,000 bytes, as in Go.
//
// Who may call: any thread, on any stack (little stack is used, no libc of unknown depth).
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
};

// A stack for a goroutine about to run; never null (fatal error when address space is exhausted).
Stack* acquireStack();
// No context may be on it any more.
void releaseStack(Stack* stack);

// The stack that contains the address, null if none does. Signal-safe.
Stack* findStack(const void* address);
// Whether the address lies in the guard of a reserved stack: an overflow. Signal-safe.
bool isStackGuard(const void* address);

// Visits the parts in use of the goroutine stack that `sp` is on, if it is on one and the context's stack pointer: from
// `low` (sp or, for leaf functions, some bytes below) up. The world is stopped, so contexts may be in the middle of
// growing or leaving a segment.
using StackVisitor = void (*)(const void* low, const void* high, void* context);
void visitUsedStack(const void* low, const void* sp, StackVisitor visit, void* context);

// Gives the memory of stacks that were not needed since the last call back to the system. Called by sysmon about once
// a second.
void trimIdleStacks();

// Gives back what a goroutine that has ended or is parked will hardly need: its segments beyond the next one. `stack`'s
// first segment is the current one, or it is not in use.
void dropSegments(Stack* stack);

// A few hot stacks in front of the pool, owned by one P. Not synchronised.
class StackCache {
 public:
  // Null when empty: then acquireStack() is to be asked.
  Stack* get() {
    Stack* stack = top_;
    if (stack) {
      top_ = stack->next;
      size_--;
    }
    return stack;
  }

  void put(Stack* stack) {
    if (size_ == kMost || stack->tier != 0) {
      releaseStack(stack);
      return;
    }
    if (stack->limit) dropSegments(stack);
    stack->next = top_;
    top_ = stack;
    size_++;
  }

 private:
  static constexpr uint32_t kMost = 16;
  Stack* top_ = nullptr;
  uint32_t size_ = 0;
};

}  // namespace gort
