// This file implements workers: the idle lists of M's and P's, starting threads, handing P's over. Threads are never
// ended: idle ones sleep until a P is given to them.
#include <new>

#include "base/fatal.h"
#include "base/sanitizer.h"
#include "os/os.h"
#include "sched/hooks.h"
#include "sched/sched.h"
#include "sched/sysstack.h"
#include "sched/thread_bias.h"

namespace gort {
namespace {

void workerMain(void* argument) {
  M* m = static_cast<M*>(argument);
  setCurrentThread(m);
  m->tid = os::threadId();
  os::threadStack(&m->stackLow, &m->stackHigh);
  prepareThreadSignals();
#if GORT_TSAN
  m->fiber = __tsan_get_current_fiber();
#endif
  leaveOutside(m);
  bindP(m, m->nextP);
  schedulerLoop(m);
}

void newWorker(P* p, bool spinning) {
  M* m = new M;
  giveBiasToken(m);
  m->nextP = p;
  m->spinning = spinning;
  M* head = loadRelaxed(sched.allMs);
  do m->allLink = head;
  while (!__atomic_compare_exchange_n(&sched.allMs, &head, m, false, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED));
  if (!os::startThread(workerMain, m)) fatal("newosproc: cannot create a thread");
}

}  // namespace

void bindP(M* m, P* p) {
  storeRelease(p->m, m);
  storeRelease(p->status, PStatus::Running);
  m->p = p;
  if (isBiasSuspended(m)) [[unlikely]]
    resumeBias(m);
}

P* takeIdleP() {
  P* p = sched.idlePs;
  if (!p) return nullptr;
  sched.idlePs = p->link;
  p->inIdleList = false;
  storeSeqCst(sched.idlePCount, sched.idlePCount - 1);
  if (sched.sysmonSleeps) wakeSysmon();
  return p;
}

void makeIdle(P* p) {
  storeRelease(p->m, nullptr);
  storeRelease(p->status, PStatus::Idle);
  p->retired = p->id >= sched.procs;
  if (p->retired) return;
  p->inIdleList = true;
  p->link = sched.idlePs;
  sched.idlePs = p;
  storeSeqCst(sched.idlePCount, sched.idlePCount + 1);
}

void startWorker(P* p, bool spinning) {
  M* m;
  {
    SpinGuard guard(sched.lock);
    m = sched.idleMs;
    if (m) {
      sched.idleMs = m->idleLink;
      sched.idleMCount--;
    } else {
      sched.mCount++;
    }
  }
  if (!m) {
    onSystemStack([=] { newWorker(p, spinning); });
    return;
  }
  m->nextP = p;
  m->spinning = spinning;
  storeRelease(m->wakeWord, 1);
  os::futexWake(&m->wakeWord, 1);
}

void sleepUntilGivenP(M* m) {
  {
    SpinGuard guard(sched.lock);
    m->idleLink = sched.idleMs;
    sched.idleMs = m;
    sched.idleMCount++;
    checkDeadlock();
  }
  enterOutside(m);
  while (!loadAcquire(m->wakeWord)) os::futexWait(&m->wakeWord, 0);
  storeRelaxed(m->wakeWord, 0);
  leaveOutside(m);
  bindP(m, m->nextP);
}

void handOffP(P* p) {
  bool hasWork = !p->queue.empty() || loadSeqCst(sched.global.size) != 0;
  if (hasWork) {
    startWorker(p, false);
    return;
  }
  // Nobody looks for work and nobody is idle: this P might be the only one that could.
  if (loadSeqCst(sched.spinning) + loadSeqCst(sched.idlePCount) == 0) {
    if (compareExchange(sched.spinning, 0, 1)) {
      startWorker(p, true);
      return;
    }
  }
  // The last P to go idle must leave someone in the poller.
  bool mustPoll = !loadSeqCst(sched.polling) && (pollHasWaiters() || earliestTimer() != 0);
  {
    SpinGuard guard(sched.lock);
    bool last = sched.idlePCount + 1 == sched.procs;
    // The queue again: together.cpp gives to P's that are in use, under this lock.
    if (p->queue.empty() && sched.global.size == 0 && !(last && mustPoll)) {
      makeIdle(p);
      return;
    }
  }
  startWorker(p, false);
}

void resizeProcs(uint32_t procs) {
  if (procs > kMostProcs) procs = kMostProcs;
  SpinGuard guard(sched.lock);
  while (sched.madeProcs < procs) {
    void* memory = os::map(sizeof(P));
    if (!memory) fatal("out of memory (scheduler)");
    P* p = new (memory) P;
    p->id = sched.madeProcs;
    p->lockToken = 2 * p->id + 2;
    p->random = Random(p->id + 1);
    p->retired = true;
    sched.allPs[p->id] = p;
    storeSeqCst(sched.madeProcs, sched.madeProcs + 1);
  }
  storeSeqCst(sched.procs, procs);
  // The idle list again: P's that are idle and allowed. Others that are no longer allowed retire when their M's come to
  // the scheduler loop.
  sched.idlePs = nullptr;
  uint32_t idle = 0;
  for (uint32_t i = 0; i < sched.madeProcs; i++) {
    P* p = sched.allPs[i];
    if (!p->inIdleList && !p->retired) continue;
    p->retired = i >= procs;
    p->inIdleList = !p->retired;
    if (p->retired) continue;
    p->link = sched.idlePs;
    sched.idlePs = p;
    idle++;
  }
  storeSeqCst(sched.idlePCount, idle);
}

}  // namespace gort
