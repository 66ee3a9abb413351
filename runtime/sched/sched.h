// The scheduler's shared state and its internal entry points. Shape and rules are Go's: see schedule.cpp.
// Lock order: sched.lock is the innermost lock but for the pools of records and stacks.
#pragma once
#include <cstdint>

#include "base/list.h"
#include "base/spinlock.h"
#include "sched/m.h"

namespace gort {

constexpr uint32_t kMostProcs = 256;

using ReadyList = Fifo<G, &G::link>;

struct Sched {
  SpinLock lock;     // guards what follows up to the blank line
  ReadyList global;  // runnable goroutines without a P; size also read without the lock
  M* idleMs = nullptr;
  uint32_t idleMCount = 0;
  uint32_t mCount = 0;  // threads that run goroutines
  P* idlePs = nullptr;
  uint32_t idlePCount = 0;  // also read without the lock

  uint32_t procs = 0;      // GOMAXPROCS
  uint32_t madeProcs = 0;  // entries of allPs; never shrinks
  P* allPs[kMostProcs] = {};
  uint32_t spinning = 0;  // M's that look for work
  uint32_t polling = 0;   // 1: an M sleeps in the poller, until pollUntil
  int64_t pollUntil = 0;
  int64_t lastPoll = 0;  // when the poller was last asked
  M* allMs = nullptr;
  uint32_t mainRunning = 0;   // the main goroutine has not finished: a standstill is a deadlock
  uint32_t exitBlockers = 0;  // > 0: someone outside can wake goroutines (signals), a standstill is no deadlock
  uint32_t sysmonSleeps = 0;  // futex of sysmon while all P's are idle
};
extern Sched sched;

// Whether GOMAXPROCS no longer allows the P: its M must give it up in the scheduler loop.
inline bool isRetired(const P* p) { return p->id >= loadRelaxed(sched.procs); }

// schedule.cpp
[[noreturn]] void schedulerLoop(M* m);
void putRunnable(P* p, G* g, bool asNext);  // with its P pinned; wakes a worker if that pays
void putGlobal(const RunQueue::Overflow& overflow);
void injectReady(ReadyList& list);  // any thread; wakes workers
void wakeWorker();                  // one more worker if none is looking for work
int64_t earliestTimer();

// steal.cpp
G* steal(P* p, int64_t& now);           // for p, which is held
void runDueTimers(P* p, int64_t& now);  // now: 0 or a recent nanotime()
void wakeForUnsharedWork(int64_t now);  // sysmon: work that its P was told to keep to itself, in vain

// park.cpp: suspends the current goroutine, pinned once, whose status the caller has set, as park() does.
void parkQueued(uint32_t* release);

// worker.cpp
void startWorker(P* p, bool spinning);  // gives p to an idle or new M
void sleepUntilGivenP(M* m);            // idle list, sleep; m->p is set on return
void handOffP(P* p);                    // p lost its M: run it elsewhere or make it idle
P* takeIdleP();                         // sched.lock held
void makeIdle(P* p);                    // sched.lock held
void bindP(M* m, P* p);
void resizeProcs(uint32_t procs);

// switch.cpp. A goroutine's end is settled by the loop.
void bindStack(P* p, G* g);          // a stack for one that has none, of p's M
void switchToGoroutine(M* m, G* g);  // from the loop; returns when the loop is switched to again
void switchToLoop(M* m, After after, uint32_t* release);
void switchBetween(M* m, G* from, G* to, uint32_t* release);
void switchFromEnded(M* m, Stack* stack, G* to);  // from a goroutine whose record is given back; not with sanitizers

// deadlock.cpp
void installDump();
void checkDeadlock();  // sched.lock held; an M is about to sleep

// sysmon.cpp, world.cpp, fault.cpp
void startSysmon();
void wakeSysmon();
void installStopSignal();
void installFaultSignals();
void prepareThreadSignals();
void enterOutside(M* m);
void leaveOutside(M* m);

}  // namespace gort
