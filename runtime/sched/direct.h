// The usual case of waking and parking, inlined where each instruction counts (channels): the waker or parker is inside
// the section of its P, and the next goroutine is one of this P that has run before. park.cpp has all cases.
#pragma once
#include "arch/context.h"
#include "base/sanitizer.h"
#include "sched/park.h"
#include "sched/sched.h"

namespace gort {

constexpr uint32_t kLoopEvery = 61;

// Counts a switch of the P. Every 61st time the scheduler loop has to choose.
[[gnu::always_inline]] inline bool isLoopsTurn(P* p) {
  uint32_t tick = p->schedTick + 1;
  storeRelaxed(p->schedTick, tick);
  return tick % kLoopEvery == 0;
}

// Whether little work in p's queue is no reason to wake a worker now.
[[gnu::always_inline]] inline bool isQuiet(const P* p) {
  return static_cast<int32_t>(loadRelaxed(p->schedTick) - loadRelaxed(p->quietUntil)) < 0;
}

constexpr uint32_t kLittle = 8;  // goroutines in a queue; below, quietUntil counts

// After p has queued something: wakes a worker if there is an idle P and that pays.
[[gnu::always_inline]] inline void shareWork(const P* p) {
  if (loadRelaxed(sched.idlePCount) == 0) return;
  if (loadRelaxed(p->leftAt) != 0 || (isQuiet(p) && p->queue.size() < kLittle)) return;
  wakeWorker();
}

// ready(g) for the owner of the pinned p who has entered its section, and leaves it.
[[gnu::always_inline]] inline void readyAndLeave(P* p, uint32_t* release, G* g) {
  storeRelaxed(g->status, GStatus::Runnable);
  RunQueue::Overflow overflow = p->queue.put(g, true);
  leaveSection(release);
  if (overflow.count != 0) [[unlikely]]
    putGlobal(overflow);
  shareWork(p);
}

// What the scheduler loop of m needs to know when its goroutine is about to switch to it.
[[gnu::always_inline]] inline void leaveForLoop(M* m, After after) {
  m->after = after;
  m->afterG = m->g;
  m->g = nullptr;
}

// Makes g, which has a stack, the goroutine that m runs: what is left is to switch to it.
[[gnu::always_inline]] inline void makeCurrent(M* m, G* g) {
  while (loadAcquire(g->unsaved)) cpuPause();  // another M may still be saving the context: a few instructions
  storeRelaxed(g->status, GStatus::Running);
  g->m = m;
  m->g = g;
  storeRelaxed(m->preempt, 0);
}

// Suspends the goroutine of m, which is pinned once and has entered its P's section with `release`, as park() does;
// `resume` is where it continues (gortSwitchLast). Not with sanitizers, which must be told of switches.
[[gnu::always_inline]] inline bool parkInSection(M* m, uint32_t* release, WaitReason reason, void (*resume)()) {
  G* g = m->g;
  P* p = m->p;
  g->waitReason = reason;
  storeRelaxed(g->status, GStatus::Waiting);
  G* next = isLoopsTurn(p) ? nullptr : p->queue.take();
  if (!next) [[unlikely]] {
    leaveForLoop(m, After::Nothing);
    return gortSwitchLast(&g->sp, m->schedulerSp, release, resume);
  }
  if (!next->stack) [[unlikely]]
    bindStack(p, next);
  makeCurrent(m, next);
  return gortSwitchLast(&g->sp, next->sp, release, resume);
}

// The end of a function on a goroutine that is pinned by tryPinDirect() and has entered its P's section with `release`:
// parks, and does what `resume` stands for, gortResumeRecv or gortResumeSend.
[[gnu::always_inline]] inline bool parkLast(M* m, uint32_t* release, WaitReason reason, void (*resume)()) {
#if GORT_TSAN || GORT_ASAN
  park(release, reason);
  m = currentM();
  bool success = m->g->waiter.success;
  unpinDirect(m);
  if (!success && resume == gortResumeSend) gortSendFailed();
  return success;
#else
  return parkInSection(m, release, reason, resume);
#endif
}

// Parks a goroutine that is pinned by tryPinDirect() and has entered its P's section with `release`; it is still pinned
// afterwards, and returns its M then.
[[gnu::always_inline]] inline M* parkAndLeave([[maybe_unused]] M* m, uint32_t* release, WaitReason reason) {
#if GORT_TSAN || GORT_ASAN
  park(release, reason);
#else
  parkInSection(m, release, reason, gortResumePinned);
#endif
  return currentM();
}

}  // namespace gort
