// This file implements timers on the heaps of the P's. Lock order: a user's lock (channel, poll descriptor), then the
// heap's. Callbacks run after the heap's lock is released, so they may take their user's lock.
#include "time/timer.h"

#include <new>

#include "go/base.h"
#include "os/os.h"
#include "sched/hooks.h"
#include "sched/park.h"
#include "sched/sched.h"
#include "time/heap.h"

namespace gort {
namespace {

TimerHeap heaps[kMostProcs];

TimerHeap* heapOf(P* p) {
  if (!loadAcquire(p->timers)) {
    heaps[p->id].p = p;
    storeRelease(p->timers, &heaps[p->id]);
  }
  return p->timers;
}

bool belongsInHeap(const Timer* timer) { return timer->when != 0 && (!timer->onDemand || timer->waiters > 0); }

// Puts the timer where its fields say. True if it has become the earliest of its heap.
bool settle(Timer* timer) {
  TimerHeap* heap = timer->heap;
  bool belongs = belongsInHeap(timer);
  if (belongs && timer->index >= 0) {
    heap->update(timer);
  } else if (belongs) {
    heap->insert(timer);
  } else if (timer->index >= 0) {
    heap->remove(timer);
  }
  return heap->size > 0 && heap->entries[0].timer() == timer;
}

// The next due time has come nearer: whoever sleeps in the poller must not oversleep it.
void wakeForTimer(int64_t when) {
  if (!loadSeqCst(sched.polling)) {
    wakeWorker();
    return;
  }
  int64_t planned = loadSeqCst(sched.pollUntil);
  if (planned == 0 || planned > when) pollBreak();
}

struct Due {
  Timer* timer = nullptr;
  uint64_t sequence = 0;
};

// Marks the timer as fired, sets it again if it is periodic. Heap's lock held; the caller runs the callback afterwards.
Due markFired(Timer* timer, int64_t now) {
  storeRelaxed(timer->due, timer->when);  // a callback for the time before may still be reading
  if (timer->period > 0) {
    timer->when += timer->period * (1 + (now - timer->when) / timer->period);
  } else {
    timer->when = 0;
  }
  if (timer->onDemand) storeRelaxed(timer->sending, true);
  settle(timer);
  return {timer, timer->sequence};
}

Due takeDue(TimerHeap* heap, int64_t now) {
  SpinGuard guard(heap->lock);
  if (heap->size == 0 || heap->entries[0].when > now) return {};
  return markFired(heap->entries[0].timer(), now);
}

}  // namespace

int64_t nanotime() { return os::nanotime(); }

void runTimers(P* p, int64_t now) {
  TimerHeap* heap = loadAcquire(p->timers);
  if (!heap) return;
  while (true) {
    Due due = takeDue(heap, now);
    if (!due.timer) return;
    due.timer->fire(due.timer, due.sequence);
  }
}

void visitTimerRoots(void (*visit)(const void*, const void*, void*), void* context) {
  for (uint32_t i = 0; i < sched.madeProcs; i++) {
    TimerHeap& heap = heaps[i];
    if (heap.size > 0) visit(heap.entries, heap.entries + heap.size, context);
  }
}

void timerInit(Timer* timer, Timer::Fire fire, void* argument, bool onDemand) {
  Pin pin;
  timer->fire = fire;
  timer->argument = argument;
  timer->onDemand = onDemand;
  timer->heap = heapOf(currentM()->p);
}

bool timerStart(Timer* timer, int64_t when, int64_t period) {
  if (when <= 0) when = 1;
  Pin pin;
  bool wasSet, isEarliest;
  {
    SpinGuard guard(timer->heap->lock);
    wasSet = timer->when != 0;
    timer->when = when;
    timer->period = period;
    storeRelaxed(timer->sequence, timer->sequence + 1);
    isEarliest = settle(timer);
  }
  if (isEarliest) wakeForTimer(when);
  return wasSet;
}

bool timerStop(Timer* timer) {
  Pin pin;
  SpinGuard guard(timer->heap->lock);
  bool wasSet = timer->when != 0;
  timer->when = 0;
  timer->period = 0;
  storeRelaxed(timer->sequence, timer->sequence + 1);
  settle(timer);
  return wasSet;
}

void timerSync(Timer* timer) {
  Pin pin;
  Due due;
  {
    SpinGuard guard(timer->heap->lock);
    if (timer->when == 0 || timer->index >= 0) return;
    int64_t now = os::nanotime();
    if (timer->when > now) return;
    due = markFired(timer, now);
  }
  timer->fire(due.timer, due.sequence);
}

void timerBlock(Timer* timer) {
  bool isEarliest;
  int64_t when;
  {
    SpinGuard guard(timer->heap->lock);
    timer->waiters++;
    isEarliest = settle(timer);
    when = timer->when;
  }
  if (isEarliest) wakeForTimer(when);
}

void timerUnblock(Timer* timer) {
  SpinGuard guard(timer->heap->lock);
  timer->waiters--;
  settle(timer);
}

namespace {

struct FuncTimer : Timer {
  void (*entry)(void*);
};

}  // namespace

Timer* newFuncTimer(void (*entry)(void*), void* argument) {
  auto* timer = new (allocateClosure(sizeof(FuncTimer))) FuncTimer;
  timer->entry = entry;
  timerInit(
      timer, [](Timer* t, uint64_t) { spawnGoroutine(static_cast<FuncTimer*>(t)->entry, t->argument); }, argument);
  return timer;
}

void sleep(int64_t nanos) {
  if (nanos <= 0) return;
  int64_t now = os::nanotime();
  int64_t when = nanos > INT64_MAX - now ? INT64_MAX : now + nanos;
  Timer timer;
  G* g = currentG();
  timerInit(
      &timer, [](Timer* t, uint64_t) { ready(static_cast<G*>(t->argument)); }, g);
  timer.isFixed = true;
  Pin pin;
  storeRelaxed(g->unsaved, 1);
  timerStart(&timer, when);
  park(&g->unsaved, WaitReason::Sleep);
}

}  // namespace gort
