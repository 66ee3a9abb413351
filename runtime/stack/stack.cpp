// This file implements stack.h: it passes each call on to the kind of stacks that this process uses.
#include "stack/stack.h"

#include "base/fatal.h"
#include "stack/mode.h"
#include "stack/reserve.h"
#include "stack/segments.h"

namespace gort {

Stack* acquireStacks(uint32_t count) {
  Stack* stack = stacksAreSegmented() ? segments::acquire(count) : reserve::acquire();
  if (!stack) fatal("out of memory (goroutine stacks)");
  return stack;
}

void releaseStacks(Stack* list) { stacksAreSegmented() ? segments::release(list) : reserve::release(list); }

Stack* findStack(const void* address) {
  if (!stacksAreSegmented()) return reserve::find(address);
  Segment* segment = segments::find(address);
  return segment ? segments::ownerOf(segment) : nullptr;
}

bool isStackGuard(const void* address) {
  Stack* stack = stacksAreSegmented() ? nullptr : reserve::find(address);
  return stack && address < stack->low;
}

void visitUsedStack(const void* low, const void* sp, StackVisitor visit, void* context) {
  if (stacksAreSegmented()) {
    segments::visitUsed(low, sp, visit, context);
    return;
  }
  Stack* stack = reserve::find(sp);
  if (stack) visit(low < stack->low ? stack->low : low, stack->high, context);
}

void trimIdleStacks() { stacksAreSegmented() ? segments::trim() : reserve::trim(); }

void trimStack(const void* sp, bool parked) {
  if (stacksAreSegmented()) segments::trimUnused(sp, parked);
}

void releaseTrimmedStacks() { segments::releaseTrimmed(); }

void dropSegments(Stack* stack) { segments::drop(stack); }

bool hasSegmentsToDrop(const Stack* stack) { return stack->isLong; }

}  // namespace gort
