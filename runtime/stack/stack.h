// Goroutine stacks of the `reserve` kind: each stack owns a slot of address space that is committed page by page as the
// goroutine goes deeper, with a guard at its low end. Stacks never move, so addresses of locals stay good while parked.
//
// Slots come in tiers. The first 16 thousand live stacks get 1 GB each (Go's own limit), later ones less, so that a
// million parked goroutines still fit into the address space. Slot boundaries lie 1 MB beside the page-table
// boundaries: a guard then shares its page-table page with the top of the stack below it.
//
// Who may call: any thread, on any stack (little stack is used, no libc of unknown depth). The rest of the runtime sees
// only {low, high}, so that segmented stacks can take this place.
#pragma once
#include <cstddef>
#include <cstdint>

namespace gort {

struct Stack {
  char* low = nullptr;    // lowest usable address; the guard is below
  char* high = nullptr;   // one past the highest; 16-byte aligned
  Stack* next = nullptr;  // free lists of pool and cache
  uint32_t tier = 0;
};

// A stack for a goroutine about to run; never null (fatal error when address space is exhausted).
Stack* acquireStack();
void releaseStack(Stack* stack);

// The stack whose slot contains the address, null if none does. Signal-safe.
Stack* findStack(const void* address);
// Whether the address lies in the guard of a stack: an overflow. Signal-safe.
bool isStackGuard(const void* address);

// Gives the memory of stacks that were not needed since the last call back to the system. Called by sysmon about once
// a second.
void trimIdleStacks();

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
