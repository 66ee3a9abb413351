// This file implements what __morestack calls for a further segment of stack: on the worker's own stack, without a
// stack limit, with the goroutine's stack pointer saved, as in onSystemStack().
#include "arch/segment_layout.h"
#include "base/fatal.h"
#include "sched/sched.h"
#include "stack/segments.h"

namespace gort {

static_assert(offsetof(G, sp) == GORT_G_SP && offsetof(G, waiter.success) == GORT_G_WAITER_SUCCESS);

extern "C" Segment* gortGrowStack(Segment* current, size_t need);

namespace {

[[noreturn]] void stackOverflow(const G* g, const Segment* current) {
  writeErr("runtime: goroutine stack exceeds 1000000000-byte limit\nruntime: sp=");
  writeErrHex(reinterpret_cast<uintptr_t>(g->sp));
  writeErr(" stack=[");
  writeErrHex(reinterpret_cast<uintptr_t>(current));
  writeErr(", ");
  writeErrHex(reinterpret_cast<uintptr_t>(current->top));
  writeErr("]\n");
  fatal("stack overflow");
}

}  // namespace

Segment* gortGrowStack(Segment* current, size_t need) {
  M* m = currentM();
  m->pins++;
  m->onSystemStack = true;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  Segment* segment = segments::grow(current, need);
  if (!segment) stackOverflow(m->g, current);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  m->onSystemStack = false;
  m->pins--;
  return segment;
}

}  // namespace gort
