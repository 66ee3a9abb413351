// This file implements the scheduler loop: which goroutine a worker runs next.
//
// Each P has a queue of its own; a shared queue takes what overflows. A worker without work of its own steals half of
// another P's queue. At most half as many workers as there are busy P's look for work at a time ("spinning"); one that
// finds work wakes the next, so that work spreads without a thundering herd. A worker that finds nothing gives up its
// P, stops spinning, and only then looks at all queues once more: a producer publishes its work first and looks for
// spinning workers afterwards. It does so without a fence, so what it has published may still be in its store buffer;
// that is empty after a few hundred nanoseconds, so the worker waits a little before its last look. Should it miss
// something all the same, the producer runs it itself, or sysmon wakes a worker after 10 ms (wakeForUnsharedWork); a
// producer without a P of its own goes through the global queue and its lock. A barrier on all processors before the
// last look would be certain, but took a twentieth of the time of a program with 100,000 timers.
//
// Rejected: a shared queue alone (its lock is contended from two processors on), and queues per thread instead of per
// P (goroutines of a thread that blocks in the kernel would be stuck).
#include "base/fatal.h"
#include "base/sanitizer.h"
#include "os/os.h"
#include "sched/direct.h"
#include "sched/hooks.h"
#include "sched/sched.h"

namespace gort {

Sched sched;

namespace {

constexpr uint32_t kGlobalEvery = 61;
constexpr int64_t kGlobalNanos = 1'000'000;

// Takes one of the global queue to run and, if `fairShare`, more of them into the P's queue, which was empty a moment ago;
// together.cpp may have filled it since. sched.lock held.
G* takeGlobal(P* p, bool fairShare) {
  G* first = sched.global.pop();
  if (!first || !fairShare) return first;
  uint32_t share = sched.global.size / sched.procs;
  if (share > RunQueue::kSize / 2) share = RunQueue::kSize / 2;
  while (share-- > 0 && !p->queue.full()) {
    G* g = sched.global.pop();
    if (!g) break;
    uint32_t* release = p->section.enter();
    p->queue.putInRoom(g);
    leaveSection(release);
  }
  return first;
}

G* takeGlobalIfAny(P* p, bool fairShare) {
  if (loadRelaxed(sched.global.size) == 0) return nullptr;
  SpinGuard guard(sched.lock);
  return takeGlobal(p, fairShare);
}

// Whether the global queue comes first, every 61st time. A long queue of p's own overflows into it, and each of those
// brings a tree of its own (runq.h): then by time.
bool isGlobalsTurn(P* p, int64_t& now) {
  if (p->schedTick % kGlobalEvery != 0 || loadRelaxed(sched.global.size) == 0) return false;
  if (!p->queue.isLong()) return true;
  if (now == 0) now = os::nanotime();
  if (now - p->globalTurn < kGlobalNanos) return false;
  p->globalTurn = now;
  return true;
}

G* takeLocal(P* p) {
  uint32_t* release = p->section.enter();
  G* g = p->queue.take();
  leaveSection(release);
  return g;
}

// Whether there is work that a worker without any should look at: not what thieves have just decided to leave.
bool anyQueueHasWork() {
  uint32_t count = loadSeqCst(sched.madeProcs);
  for (uint32_t i = 0; i < count; i++) {
    P* p = sched.allPs[i];
    if (!p->queue.empty() && !isQuiet(p)) return true;
  }
  return loadSeqCst(sched.global.size) != 0;
}

void startSpinning(M* m) {
  m->spinning = true;
  __atomic_fetch_add(&sched.spinning, 1, __ATOMIC_SEQ_CST);
}

void stopSpinning(M* m) {
  m->spinning = false;
  __atomic_fetch_sub(&sched.spinning, 1, __ATOMIC_SEQ_CST);
}

bool maySpin(M* m) {
  if (m->spinning) return true;
  return 2 * loadSeqCst(sched.spinning) < loadRelaxed(sched.procs) - loadSeqCst(sched.idlePCount);
}

// Long enough for the store buffers of other processors to be written back; a microsecond or two.
void waitForStores() {
  for (int i = 0; i < 40; i++) cpuPause();
}

bool acquireIdleP(M* m) {
  P* p;
  {
    SpinGuard guard(sched.lock);
    p = takeIdleP();
  }
  if (!p) return false;
  bindP(m, p);
  return true;
}

// Takes the first of the list for the caller, who has a P, and queues the others.
G* firstOf(ReadyList& list) {
  G* g = list.pop();
  if (g && !list.empty()) injectReady(list);
  return g;
}

// With no P: sleeps in the poller until a descriptor is ready or the next timer is due. Returns a goroutine to run
// (then a P is held), or null: then the caller looks again, or sleeps if it has no P.
G* sleepInPoller(M* m) {
  int64_t until = earliestTimer();
  if (!pollHasWaiters() && until == 0) return nullptr;
  if (__atomic_exchange_n(&sched.polling, 1, __ATOMIC_SEQ_CST)) {
    int64_t planned = loadSeqCst(sched.pollUntil);
    if (until != 0 && (planned == 0 || planned > until)) pollBreak();
    return nullptr;
  }
  storeSeqCst(sched.pollUntil, until);
  // A timer set since earliestTimer() looked did not know whom to wake; look again now that pollUntil says it.
  until = earliestTimer();
  storeSeqCst(sched.pollUntil, until);
  int64_t delay = -1;
  if (until != 0) {
    delay = until - os::nanotime();
    if (delay < 0) delay = 0;
  }
  enterOutside(m);
  ReadyList list = pollNetwork(delay);
  leaveOutside(m);
  storeSeqCst(sched.pollUntil, 0);
  storeRelaxed(sched.lastPoll, os::nanotime());
  storeSeqCst(sched.polling, 0);
  if (!acquireIdleP(m)) {
    if (!list.empty()) injectReady(list);
    return nullptr;
  }
  if (list.empty()) {
    if (!m->spinning) startSpinning(m);
    return nullptr;
  }
  return firstOf(list);
}

// Steps of findRunnable with a P in hand; null: nothing to run, the P is still held.
G* lookForWork(M* m) {
  P* p = m->p;
  int64_t now = 0;
  runDueTimers(p, now);
  if (isGlobalsTurn(p, now)) {
    if (G* g = takeGlobalIfAny(p, false)) return g;
  }
  if (G* g = takeLocal(p)) return g;
  if (G* g = takeGlobalIfAny(p, true)) return g;
  if (pollHasWaiters() && !loadSeqCst(sched.polling)) {
    ReadyList list = pollNetwork(0);
    if (G* g = firstOf(list)) return g;
  }
  if (loadRelaxed(sched.madeProcs) == 1 || !maySpin(m)) return nullptr;
  if (!m->spinning) startSpinning(m);
  return steal(p, now);
}

// Gives the P up. Returns a goroutine when one appeared in the global queue or its own at the last moment.
G* releaseP(M* m) {
  SpinGuard guard(sched.lock);
  P* p = m->p;
  if (p->id < sched.procs) {
    if (G* g = takeGlobal(p, true)) return g;
  }
  if (G* g = takeLocal(p)) return g;  // from together.cpp
  m->p = nullptr;
  makeIdle(p);
  return nullptr;
}

// A P that GOMAXPROCS no longer allows: its goroutines go to the others.
void retireP(M* m) {
  P* p = m->p;
  ReadyList list;
  {
    SpinGuard guard(sched.lock);
    uint32_t* release = p->section.enter();
    RunQueue::Overflow all = p->queue.takeAll();
    leaveSection(release);
    list.head = all.head;
    list.tail = all.tail;
    list.size = all.count;
    m->p = nullptr;
    makeIdle(p);
  }
  if (m->spinning) stopSpinning(m);
  if (!list.empty()) injectReady(list);
  acquireIdleP(m);  // there may be work in the global queue that nobody was woken for
}

G* findRunnable(M* m) {
  for (;;) {
    if (!m->p) sleepUntilGivenP(m);
    if (isRetired(m->p)) {
      retireP(m);
      continue;
    }
    if (G* g = lookForWork(m)) return g;
    if (G* g = releaseP(m)) return g;
    if (m->spinning) {
      stopSpinning(m);
      waitForStores();
      if (anyQueueHasWork() && acquireIdleP(m)) {
        startSpinning(m);
        continue;
      }
    }
    if (G* g = sleepInPoller(m)) return g;
  }
}

// What the goroutine that switched to the loop left to be done, now that its context is saved.
void settle(M* m) {
  G* g = m->afterG;
  After after = m->after;
  m->after = After::Nothing;
  m->afterG = nullptr;
  switch (after) {
    case After::Nothing:
      return;
    case After::Requeue: {
      SpinGuard guard(sched.lock);
      storeRelaxed(g->status, GStatus::Runnable);
      sched.global.push(g);
      if (!m->p) {
        if (P* p = takeIdleP()) bindP(m, p);
      }
      return;
    }
    case After::Exit: {
      Stack* stack = g->stack;
      storeRelaxed(g->status, GStatus::Dead);
#if GORT_TSAN
      __tsan_destroy_fiber(g->fiber);
      g->fiber = nullptr;
#endif
#if GORT_ASAN
      // Frames that were left without returning are still poisoned; none is far below the last stack pointer.
      char* from = static_cast<char*>(g->sp) - (32 << 10);
      __asan_unpoison_memory_region(from, static_cast<size_t>(stack->high - from));
#endif
      if (!g->system) countGoroutine(&m->p->gs, -1);
      freeG(&m->p->gs, g);
      m->p->stacks.put(stack);
      return;
    }
  }
}

}  // namespace

void schedulerLoop(M* m) {
  for (;;) {
    settle(m);
    G* g = m->runNext;
    m->runNext = nullptr;
    if (!g) g = findRunnable(m);
    if (m->spinning) {
      stopSpinning(m);
      wakeWorker();
    }
    storeRelaxed(m->p->schedTick, m->p->schedTick + 1);
    switchToGoroutine(m, g);
  }
}

void putGlobal(const RunQueue::Overflow& overflow) {
  if (overflow.count == 0) return;
  ReadyList list;
  list.head = overflow.head;
  list.tail = overflow.tail;
  list.size = overflow.count;
  SpinGuard guard(sched.lock);
  sched.global.append(list);
}

void putRunnable(P* p, G* g, bool asNext) {
  uint32_t* release = p->section.enter();
  RunQueue::Overflow overflow = p->queue.put(g, asNext);
  leaveSection(release);
  if (overflow.count != 0) [[unlikely]]
    putGlobal(overflow);
  shareWork(p);
}

void injectReady(ReadyList& list) {
  uint32_t count = list.size;
  {
    SpinGuard guard(sched.lock);
    sched.global.append(list);
  }
  for (; count > 0 && loadSeqCst(sched.idlePCount) > 0; count--) {
    P* p;
    {
      SpinGuard guard(sched.lock);
      p = takeIdleP();
    }
    if (!p) return;
    startWorker(p, false);
  }
}

void wakeWorker() {
  if (loadSeqCst(sched.spinning) != 0 || loadSeqCst(sched.idlePCount) == 0) return;
  if (!compareExchange(sched.spinning, 0, 1)) return;
  P* p;
  {
    SpinGuard guard(sched.lock);
    p = takeIdleP();
  }
  if (!p) {
    __atomic_fetch_sub(&sched.spinning, 1, __ATOMIC_SEQ_CST);
    return;
  }
  startWorker(p, true);
}

int64_t earliestTimer() {
  int64_t earliest = 0;
  uint32_t count = loadSeqCst(sched.madeProcs);
  for (uint32_t i = 0; i < count; i++) {
    int64_t due = loadSeqCst(sched.allPs[i]->nextTimer);
    if (due != 0 && (earliest == 0 || due < earliest)) earliest = due;
  }
  return earliest;
}

}  // namespace gort
