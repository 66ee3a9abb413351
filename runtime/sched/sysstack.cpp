// This file implements calls on the worker's own stack. The goroutine's registers and stack pointer are saved where the
// collector finds them, so its frames are scanned as those of a parked goroutine meanwhile.
#include "sched/sysstack.h"

#include "arch/context.h"
#include "base/fatal.h"
#include "base/sanitizer.h"
#include "sched/sched.h"

namespace gort {
namespace {

struct Call {
  M* m;
  void (*run)(void*);
  void* argument;
};

// The goroutine keeps its thread until this returns.
void callOnLoopStack(M* m, void (*run)(void*), void* argument) {
  G* g = m->g;
  m->onSystemStack = true;
#if GORT_TSAN
  __tsan_switch_to_fiber(m->fiber, 0);
#endif
#if GORT_ASAN
  struct Switched {
    Call call;
    G* g;
    void* fakeStack;
  } switched{{m, run, argument}, g, nullptr};
  __sanitizer_start_switch_fiber(
      &switched.fakeStack, m->stackLow,
      static_cast<size_t>(static_cast<char*>(m->stackHigh) - static_cast<char*>(m->stackLow)));
  gortCallOn(
      m->schedulerSp,
      [](void* p) {
        auto* s = static_cast<Switched*>(p);
        __sanitizer_finish_switch_fiber(s->call.m->fakeStack, nullptr, nullptr);
        s->call.run(s->call.argument);
        __sanitizer_start_switch_fiber(&s->call.m->fakeStack, s->g->stack->low,
                                       static_cast<size_t>(s->g->stack->high - s->g->stack->low));
      },
      &switched, &g->sp);
  __sanitizer_finish_switch_fiber(switched.fakeStack, nullptr, nullptr);
#else
  gortCallOn(m->schedulerSp, run, argument, &g->sp);
#endif
#if GORT_TSAN
  __tsan_switch_to_fiber(g->fiber, 0);
#endif
  m->onSystemStack = false;
}

// On the system stack: the P may be taken away while the call lasts.
void callWithoutP(void* argument) {
  auto* call = static_cast<Call*>(argument);
  M* m = call->m;
  P* p = m->p;
  storeRelaxed(m->g->status, GStatus::Blocked);
  storeRelaxed(p->syscallTick, p->syscallTick + 1);
  m->p = nullptr;
  enterOutside(m);
  storeSeqCst(p->status, PStatus::Syscall);

  call->run(call->argument);

  leaveOutside(m);
  if (compareExchange(p->status, PStatus::Syscall, PStatus::Running)) {
    bindP(m, p);
  } else {
    SpinGuard guard(sched.lock);
    if (P* other = takeIdleP()) bindP(m, other);
  }
  storeRelaxed(m->g->status, GStatus::Running);
}

}  // namespace

void callOnSystemStack(void (*run)(void*), void* argument) {
  M* m = currentM();
  if (!m || !m->g || m->onSystemStack) {
    run(argument);
    return;
  }
  m->pins++;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  callOnLoopStack(m, run, argument);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  m->pins--;
}

void callBlocking(void (*run)(void*), void* argument) {
  M* m = currentM();
  if (!m || !m->g || m->onSystemStack) {
    run(argument);
    return;
  }
  Pin pin;
  m = currentM();
  GORT_CHECK(m->pins == 1);
  Call call{m, run, argument};
  callOnLoopStack(m, callWithoutP, &call);
  if (!m->p) regainP();
}

void preemptAtUnpin() {
  M* m = currentM();
  if (m->critical != 0) return;  // the next pin will do
  storeRelaxed(m->preempt, 0);
  if (!m->g || m->onSystemStack || !m->p) return;
  m->pins++;
  switchToLoop(m, After::Requeue, &m->scratch);
  currentM()->pins--;
}

void regainP() {
  M* m = currentM();
  GORT_CHECK(m->pins == 1 && m->g && !m->onSystemStack);
  P* former = m->detachedP;
  m->detachedP = nullptr;
  if (former && compareExchange(former->status, PStatus::Detached, PStatus::Running)) {
    bindP(m, former);
    // It was taken because others wait for it: they come first.
    if (!former->queue.empty() || loadRelaxed(sched.global.size) != 0) switchToLoop(m, After::Requeue, &m->scratch);
    return;
  }
  {
    SpinGuard guard(sched.lock);
    if (P* p = takeIdleP()) {
      bindP(m, p);
      return;
    }
  }
  switchToLoop(m, After::Requeue, &m->scratch);
}

}  // namespace gort

void gortPreemptAtUnpin() { gort::preemptAtUnpin(); }
