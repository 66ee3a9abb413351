// This file implements the three kinds of switches between a goroutine and another, and between a goroutine and the
// scheduler loop of its thread. Whatever a switch must publish is written before it; nothing is done after it but
// the sanitizers' book-keeping, because the goroutine may continue elsewhere.
#include "arch/context.h"
#include "base/fatal.h"
#include "base/sanitizer.h"
#include "sched/direct.h"
#include "sched/sched.h"
#include "sched/start.h"
#include "sched/sysstack.h"

namespace gort {

void bindStack(P* p, G* g) {
  g->stack = p->spareStack;
  p->spareStack = nullptr;
  if (!g->stack) g->stack = p->stacks.get();
  if (!g->stack) onSystemStack([=] { g->stack = p->stacks.refill(); });
  g->sp = prepareStack(g->stack->high, g->stack->limit, goroutineMain);
#if GORT_TSAN
  g->fiber = __tsan_create_fiber(0);
#endif
}

namespace {

[[gnu::always_inline]] inline void prepare(M* m, G* g) {
  if (!g->stack) bindStack(m->p, g);
  makeCurrent(m, g);
}

void* fiberOf([[maybe_unused]] const G* g) {
#if GORT_TSAN || GORT_ASAN
  return g->fiber;
#else
  return nullptr;
#endif
}

// The switch itself with the sanitizers told. For a context that ends, `ending` lets them free what they keep.
// Inlined, because M::g is not the goroutine of the stack here: a prologue must not find the stack too small.
[[gnu::always_inline]] inline void switchContext(void** saveSp, void* toSp, uint32_t* release,
                                                 [[maybe_unused]] void* toFiber, [[maybe_unused]] const void* low,
                                                 [[maybe_unused]] const void* high, [[maybe_unused]] bool ending) {
  sanitizer::release(release);
#if GORT_TSAN
  __tsan_switch_to_fiber(toFiber, 0);
#endif
#if GORT_ASAN
  void* fakeStack = nullptr;
  __sanitizer_start_switch_fiber(ending ? nullptr : &fakeStack, low,
                                 static_cast<size_t>(static_cast<const char*>(high) - static_cast<const char*>(low)));
#endif
  gortSwitch(saveSp, toSp, release);
#if GORT_ASAN
  __sanitizer_finish_switch_fiber(fakeStack, nullptr, nullptr);
#endif
}

}  // namespace

void switchToGoroutine(M* m, G* g) {
  prepare(m, g);
  switchContext(&m->schedulerSp, g->sp, &m->scratch, fiberOf(g), g->stack->low, g->stack->high, false);
}

void switchToLoop(M* m, After after, uint32_t* release) {
  G* g = m->g;
  leaveForLoop(m, after);
  switchContext(&g->sp, m->schedulerSp, release, m->fiber, m->stackLow, m->stackHigh, after == After::Exit);
}

void switchBetween(M* m, G* from, G* to, uint32_t* release) {
  prepare(m, to);
  switchContext(&from->sp, to->sp, release, fiberOf(to), to->stack->low, to->stack->high, false);
}

#if !GORT_TSAN && !GORT_ASAN
void switchFromEnded(M* m, Stack* stack, G* to) {
  m->p->spareStack = stack;
  prepare(m, to);
  gortSwitch(&m->endedSp, to->sp, &m->scratch);
}
#endif

}  // namespace gort
