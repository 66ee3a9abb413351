// This file implements stopping the world, the signal that does it, and preemption by the same signal.
//
// `epoch` is odd while a stop is in force. A thread answers a stop by storing the epoch into M::stoppedEpoch, so a late
// answer cannot be taken for one to the next stop. "Outside" and the epoch form a Dekker pair: the thread that comes
// back writes its state and then reads the epoch, the stopper writes the epoch and then reads the states.
//
// Preemption (see HACKING in runtime/README.md): the signal takes the P away from a goroutine that computes, and leaves
// the goroutine running without one. It gets a P again at its next pin. Nothing is switched inside the handler.
#include "sched/world.h"

#include <ucontext.h>

#include <cerrno>

#include "arch/context.h"
#include "arch/limit.h"
#include "base/fatal.h"
#include "base/sanitizer.h"
#include "os/os.h"
#include "sched/hooks.h"
#include "sched/sched.h"
#include "sched/sysstack.h"
#include "sched/thread_bias.h"

namespace gort {
namespace {

constexpr uint32_t kRedZone = 128;

uint32_t epoch = 0;
uint32_t stopperBusy = 0;
M* stopper = nullptr;
uint32_t answers = 0;  // futex on which the stopper waits; counts answers

uint32_t currentEpoch() { return loadSeqCst(epoch); }
bool isStopping(uint32_t e) { return e & 1; }

void answerStop(M* m, uint32_t e, void* sp) {
  m->stoppedSp = sp;
  storeSeqCst(m->stoppedEpoch, e);
  __atomic_fetch_add(&answers, 1, __ATOMIC_SEQ_CST);
  os::futexWake(&answers, 1);
  while (currentEpoch() == e) os::futexWait(&epoch, e);
}

// The end of a critical section that a stop signal fell into.
[[gnu::noinline]] void stopHere() {
  M* m = currentM();
  storeRelaxed(m->stopPending, false);
  uint32_t e = currentEpoch();
  if (!isStopping(e) || loadAcquire(stopper) == m) return;
  Landing registers;
  gortLandingSave(&registers);
  m->registers = &registers;
  m->registersSize = sizeof registers;
  answerStop(m, e, __builtin_frame_address(0));
  m->registers = nullptr;
}

void stopInSignal(M* m, uint32_t e, mcontext_t& machine) {
#if GORT_TSAN
  // ThreadSanitizer calls handlers later, from whatever function it sees next, and shows the context of before. Then
  // this frame is on the goroutine's or thread's own stack, and the registers of now count.
  void* here = __builtin_frame_address(0);
  if (findStack(here) || (here >= m->stackLow && here < m->stackHigh)) {
    Landing registers;
    gortLandingSave(&registers);
    m->registers = &registers;
    m->registersSize = sizeof registers;
    answerStop(m, e, here);
    m->registers = nullptr;
    return;
  }
#endif
  m->registers = machine.gregs;
  m->registersSize = sizeof machine.gregs;
  answerStop(m, e, reinterpret_cast<void*>(machine.gregs[REG_RSP]));
  m->registers = nullptr;
}

// Takes the P from the goroutine that this thread runs, if that is safe here. sysmon finds it and hands it on.
void detachP(M* m) {
  if (!loadRelaxed(m->preempt) || !m->g || m->pins != 0 || m->onSystemStack || !m->p) return;
  storeRelaxed(m->preempt, 0);
  P* p = m->p;
  m->p = nullptr;
  m->detachedP = p;
  suspendBias(m);
  storeRelease(p->m, nullptr);
  storeRelease(p->status, PStatus::Detached);
}

GORT_NO_SPLIT void onStopSignal(int, siginfo_t*, void* context);

void onStopSignal(int, siginfo_t*, void* context) {
  NoStackLimit noLimit;
  M* m = currentM();
  if (!m) return;
  int savedErrno = errno;
  uint32_t e = currentEpoch();
  if (isStopping(e) && loadAcquire(stopper) != m && m->world == WorldState::Running && m->stoppedEpoch != e) {
    if (m->critical != 0) {
      storeRelaxed(m->stopPending, true);
    } else {
      stopInSignal(m, e, static_cast<ucontext_t*>(context)->uc_mcontext);
    }
  }
  detachP(m);
  errno = savedErrno;
}

bool hasStopped(M* m, uint32_t e) {
  return loadSeqCst(m->world) == WorldState::Outside || loadSeqCst(m->stoppedEpoch) == e;
}

// Waits for one thread; repeats the signal, because one that arrives while the thread answers the stop before is lost.
void waitUntilStopped(M* m, uint32_t e) {
  for (int round = 0; !hasStopped(m, e); round++) {
    uint32_t seen = loadSeqCst(answers);
    if (hasStopped(m, e)) return;
    if (round % 8 == 7) os::signalThread(m->tid, kStopSignal);
    os::futexWait(&answers, seen, 200'000);
  }
}

struct Visit {
  RangeVisitor visit;
  void* context;
  void operator()(const void* low, const void* high) const {
    auto aligned = reinterpret_cast<uintptr_t>(low) & ~uintptr_t{7};
    if (aligned < reinterpret_cast<uintptr_t>(high)) visit(reinterpret_cast<void*>(aligned), high, context);
  }
};

void visitAligned(const void* low, const void* high, void* context) { (*static_cast<Visit*>(context))(low, high); }

// The part of a goroutine's or thread's stack that is in use when its stack pointer is `sp`.
void visitFrom(const Visit& visit, M* m, void* sp) {
  char* low = static_cast<char*>(sp) - kRedZone;
  if (sp >= m->stackLow && sp < m->stackHigh) {
    visit(low, m->stackHigh);
    if (m->onSystemStack && m->g) trimStack(m->g->sp, false);
    return;
  }
  visitUsedStack(low, sp, visitAligned, const_cast<Visit*>(&visit));
  trimStack(sp, false);
  if (m->schedulerSp) visit(m->schedulerSp, m->stackHigh);
}

// A stack pointer may be at the very top of a segment, in __morestack.
Stack* stackOfSp(const void* sp) { return findStack(static_cast<const char*>(sp) - 1); }

void markBusy(const M* m, const void* sp, bool busy) {
  if (Stack* stack = stackOfSp(sp)) stack->busy = busy;
  if (m->g && m->g->stack) m->g->stack->busy = busy;
}

void visitGoroutine(G* g, void* context) {
  if (loadRelaxed(g->status) == GStatus::Dead) return;
  const Visit& visit = *static_cast<Visit*>(context);
  visit(&g->roots, &g->roots + 1);
  if (g->stack && stackOfSp(g->sp) == g->stack) {
    visitUsedStack(g->sp, g->sp, visitAligned, context);
    // One that is about to park is "waiting" before its context is saved; then its thread is still on its stack.
    if (loadRelaxed(g->status) == GStatus::Waiting && !g->stack->busy) trimStack(g->sp, true);
  }
}

}  // namespace

void enterOutside(M* m) {
  m->stoppedSp = __builtin_frame_address(0);
  storeSeqCst(m->world, WorldState::Outside);
}

void leaveOutside(M* m) {
  for (;;) {
    storeSeqCst(m->world, WorldState::Running);
    uint32_t e = currentEpoch();
    if (!isStopping(e)) return;
    storeSeqCst(m->world, WorldState::Outside);
    os::futexWake(&answers, 1);
    while (currentEpoch() == e) os::futexWait(&epoch, e);
  }
}

void stopWorld() {
  while (__atomic_exchange_n(&stopperBusy, 1, __ATOMIC_ACQUIRE)) os::yieldThread();
  M* self = currentM();
  storeRelease(stopper, self);
  uint32_t e = __atomic_add_fetch(&epoch, 1, __ATOMIC_SEQ_CST);
  M* all = loadSeqCst(sched.allMs);
  for (M* m = all; m; m = m->allLink) {
    if (m != self && !hasStopped(m, e)) os::signalThread(m->tid, kStopSignal);
  }
  for (M* m = all; m; m = m->allLink) {
    if (m != self) waitUntilStopped(m, e);
  }
}

void startWorld() {
  __atomic_add_fetch(&epoch, 1, __ATOMIC_SEQ_CST);
  storeRelease(stopper, nullptr);  // not before: a stray signal would make this thread wait for itself
  os::futexWake(&epoch, 1 << 30);
  onSystemStack([] { releaseTrimmedStacks(); });
  storeRelease(stopperBusy, 0);
}

void forEachStack(RangeVisitor visitor, void* context) {
  Visit visit{visitor, context};
  M* self = currentM();
  Landing registers;
  gortLandingSave(&registers);
  visit(&registers, &registers + 1);
  M* all = loadSeqCst(sched.allMs);
  auto spOf = [self, own = __builtin_frame_address(0)](const M* m) { return m == self ? own : m->stoppedSp; };
  for (M* m = all; m; m = m->allLink) markBusy(m, spOf(m), true);
  forEachG(visitGoroutine, &visit);
  for (M* m = all; m; m = m->allLink) {
    if (m->registers) visit(m->registers, static_cast<char*>(m->registers) + m->registersSize);
    if (void* sp = spOf(m)) visitFrom(visit, m, sp);
    markBusy(m, spOf(m), false);
  }
  visitTimerRoots(visitor, context);
}

void installStopSignal() {
  stopAtCriticalEnd = stopHere;
  struct sigaction action = {};
  action.sa_sigaction = onStopSignal;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
  sigaction(kStopSignal, &action, nullptr);
}

}  // namespace gort
