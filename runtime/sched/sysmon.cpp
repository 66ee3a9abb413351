// This file implements sysmon: the thread that holds no P and repairs what workers cannot see themselves. It takes P's
// from blocking calls and from goroutines that compute for more than 10 ms, asks the poller when nobody else does,
// makes a worker run overdue timers, and gives idle stacks back. It sleeps 20 us to 10 ms between rounds, and longer
// while all P's are idle.
#include "base/sanitizer.h"
#include "mem/collect.h"
#include "os/os.h"
#include "sched/hooks.h"
#include "sched/sched.h"
#include "sched/start.h"
#include "sched/world.h"

namespace gort {
namespace {

constexpr int64_t kMicro = 1000, kMilli = 1000 * kMicro, kSecond = 1000 * kMilli;
constexpr int64_t kSlice = 10 * kMilli;

void requestPreemption(P* p) {
  M* m = loadAcquire(p->m);
  if (!m) return;
  storeRelease(m->preempt, 1);
  os::signalThread(m->tid, kStopSignal);
}

bool hasWaitingWork(P* p, int64_t now) {
  if (!p->queue.empty() || loadRelaxed(sched.global.size) != 0) return true;
  int64_t due = loadRelaxed(p->nextTimer);
  return due != 0 && due <= now;
}

// Those at the head of a long queue get their turns, although newer ones come first there (runq.h).
void favourOldest(P* p, int64_t now) {
  if (p->favouredWhen + kSlice > now) return;
  p->favouredWhen = now;
  p->queue.favourOldest();
}

// A goroutine computes on: if something waits for this P, its M must give it up.
bool retakeRunning(P* p, int64_t now) {
  uint32_t tick = loadRelaxed(p->schedTick);
  if (tick != p->seenSchedTick) {
    p->seenSchedTick = tick;
    p->seenSchedWhen = now;
    return false;
  }
  if (p->seenSchedWhen + kSlice > now || !hasWaitingWork(p, now)) return false;
  requestPreemption(p);
  return true;
}

bool retakeFromSyscall(P* p, int64_t now) {
  uint32_t tick = loadRelaxed(p->syscallTick);
  if (tick != p->seenSyscallTick) {
    p->seenSyscallTick = tick;
    p->seenSyscallWhen = now;
    return false;
  }
  bool othersCouldWork = loadRelaxed(sched.spinning) + loadRelaxed(sched.idlePCount) > 0;
  if (othersCouldWork && !hasWaitingWork(p, now) && p->seenSyscallWhen + kSlice > now) return false;
  if (!compareExchange(p->status, PStatus::Syscall, PStatus::Idle)) return false;
  storeRelaxed(p->syscallTick, p->syscallTick + 1);
  handOffP(p);
  return true;
}

bool retake(int64_t now) {
  bool any = false;
  uint32_t count = loadSeqCst(sched.madeProcs);
  for (uint32_t i = 0; i < count; i++) {
    P* p = sched.allPs[i];
    switch (loadAcquire(p->status)) {
      case PStatus::Idle:
        break;
      case PStatus::Running:
        favourOldest(p, now);
        any |= retakeRunning(p, now);
        break;
      case PStatus::Syscall:
        any |= retakeFromSyscall(p, now);
        break;
      case PStatus::Detached:
        if (compareExchange(p->status, PStatus::Detached, PStatus::Idle)) handOffP(p);
        any = true;
        break;
    }
  }
  return any;
}

void pollIfNobodyDoes(int64_t now) {
  if (!pollHasWaiters() || loadAcquire(sched.polling)) return;
  if (loadRelaxed(sched.lastPoll) + kSlice > now) return;
  storeRelaxed(sched.lastPoll, now);
  ReadyList list = pollNetwork(0);
  if (!list.empty()) injectReady(list);
}

bool needsPoller() { return !loadSeqCst(sched.polling) && (earliestTimer() != 0 || pollHasWaiters()); }

// Timers of busy P's that are late: a worker with another P can run them.
void wakeForLateTimers(int64_t now) {
  int64_t due = earliestTimer();
  if (due != 0 && due + kMilli < now) wakeWorker();
}

// P's that GOMAXPROCS has retired count too: their M's may still use them.
bool allIdle() {
  for (uint32_t i = 0; i < sched.madeProcs; i++) {
    if (loadAcquire(sched.allPs[i]->status) != PStatus::Idle) return false;
  }
  return sched.idlePCount == sched.procs;
}

// All P's idle: sleep until one is taken. Stacks that stay unused meanwhile are given back.
bool sleepWhileIdle() {
  {
    SpinGuard guard(sched.lock);
    if (!allIdle()) return false;
    storeSeqCst(sched.sysmonSleeps, 1);
  }
  if (needsPoller()) wakeWorker();  // it will find nothing and go to sleep in the poller
  for (int round = 0; loadAcquire(sched.sysmonSleeps); round++) {
    os::futexWait(&sched.sysmonSleeps, 1, round < 3 ? kSecond : os::kForever);
    if (round < 3) trimIdleStacks();
    if (round < 3) tendHeap();
  }
  return true;
}

void sysmonMain(void*) {
  int idleRounds = 0;
  int64_t delay = 20 * kMicro;
  int64_t lastTrim = os::nanotime();
  for (;;) {
    if (idleRounds == 0) delay = 20 * kMicro;
    if (idleRounds > 50) delay *= 2;
    if (delay > 10 * kMilli) delay = 10 * kMilli;
    os::sleepNanos(delay);
    if (sleepWhileIdle()) idleRounds = 0;
    int64_t now = os::nanotime();
    // What is only in our hands (a P, ready goroutines) makes idle workers look like a standstill.
    blockDeadlockDetection(1);
    pollIfNobodyDoes(now);
    wakeForLateTimers(now);
    wakeForUnsharedWork(now);
    idleRounds = retake(now) ? 0 : idleRounds + 1;
    blockDeadlockDetection(-1);
    if (now - lastTrim > kSecond) {
      lastTrim = now;
      trimIdleStacks();
      tendHeap();
    }
  }
}

}  // namespace

void startSysmon() { os::startThread(sysmonMain, nullptr); }

void wakeSysmon() {
  if (!__atomic_exchange_n(&sched.sysmonSleeps, 0, __ATOMIC_SEQ_CST)) return;
  os::futexWake(&sched.sysmonSleeps, 1);
}

}  // namespace gort
