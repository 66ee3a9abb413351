// This file implements parking, waking and the life of a goroutine. A goroutine that parks switches straight to the
// next one of its P; the scheduler loop is entered only when there is none, or each 61st time for the sake of the
// global queue, timers, the poller, and P's that GOMAXPROCS has retired.
#include "sched/park.h"

#include "base/fatal.h"
#include "base/sanitizer.h"
#include "sched/direct.h"
#include "sched/sched.h"
#include "sched/start.h"
#include "sched/sysstack.h"

namespace gort {
namespace {

void setStatus(G* g, GStatus status) { storeRelaxed(g->status, status); }

// The next goroutine to switch to directly; null when the scheduler loop has to choose. `held` is what the switch will
// release: it may be the section itself, which must not be left before.
G* takeDirect(P* p, const uint32_t* held) {
  if (isLoopsTurn(p)) return nullptr;
  if (p->section.isEnteredWith(held)) return p->queue.take();
  uint32_t* release = p->section.enter();
  G* next = p->queue.take();
  leaveSection(release);
  return next;
}

// Empties P::spareStack.
[[maybe_unused]] void storeSpare(P* p) {
  Stack* spare = p->spareStack;
  p->spareStack = nullptr;
  if (spare && !p->stacks.tryPut(spare)) onSystemStack([=] { p->stacks.put(spare); });
}

// Ends `g`, whose function has returned, and continues with the next goroutine of this P. One that has no stack yet
// gets this one: then it returns true, and the caller calls its function. False without switching: there is no next
// one.
bool continueWithNext([[maybe_unused]] M* m, [[maybe_unused]] G* g) {
#if GORT_TSAN || GORT_ASAN
  return false;
#else
  P* p = m->p;
  G* next = takeDirect(p, nullptr);
  if (!next) return false;
  Stack* stack = g->stack;
  if (hasSegmentsToDrop(stack)) onSystemStack([=] { dropSegments(stack); });
  if (next->stack) storeSpare(p);
  setStatus(g, GStatus::Dead);
  if (!g->system) countGoroutine(&p->gs, -1);
  freeG(&p->gs, g);
  if (next->stack) {
    switchFromEnded(m, stack, next);
    __builtin_unreachable();
  }
  next->stack = stack;
  next->sp = stack->high;
  next->m = m;
  setStatus(next, GStatus::Running);
  m->g = next;
  return true;
#endif
}

enum class YieldTo { Next, Oldest };

// Lets others of this P run first; false if there are none. Pinned once.
bool yieldTo(M* m, YieldTo whom) {
  P* p = m->p;
  if (isLoopsTurn(p)) {
    setStatus(m->g, GStatus::Runnable);
    switchToLoop(m, After::Requeue, &m->scratch);
    return true;
  }
  G* g = m->g;
  RunQueue::Overflow overflow;
  uint32_t* release = p->section.enter();
  G* next = whom == YieldTo::Next ? p->queue.take() : p->queue.takeOldest();
  if (next) {
    setStatus(g, GStatus::Runnable);
    storeRelaxed(g->unsaved, 1);
    overflow = p->queue.put(g, false);
  }
  leaveSection(release);
  if (!next) return false;
  putGlobal(overflow);
  switchBetween(m, g, next, &g->unsaved);
  return true;
}

// A goroutine that spawns faster than its children run lets them run first: their stacks are used again while they are
// hot, and the shared queue stays out of it. Not for one of many that spawn: the oldest in the queue would spawn more.
void makeRoom(M* m) {
  bool mayWait = m->g && m->pins == 1 && !m->onSystemStack && m->critical == 0;
  P* p = m->p;
  if (!mayWait || !p->queue.full()) [[likely]]
    return;
  uint32_t* release = p->section.enter();
  bool isOwnChild = p->queue.isOldestOf(m->g);
  leaveSection(release);
  if (isOwnChild) yieldTo(m, YieldTo::Oldest);
}

G* spawn(void (*entry)(void*), void* argument, bool system, uintptr_t createdAt) {
  Pin pin;
  makeRoom(currentM());
  M* m = currentM();
  P* p = m->p;
  G* g = newG(&p->gs);
  g->entry = entry;
  g->roots.argument = argument;
  g->system = system;
  g->parentId = m->g ? m->g->id : 0;
  g->createdAt = createdAt;
  if (!system) countGoroutine(&p->gs, 1);
  setStatus(g, GStatus::Runnable);
  putRunnable(p, g, m->g != nullptr);  // the scheduler loop spawns for timers: whose time came first runs first
  return g;
}

}  // namespace

void park(uint32_t* release, WaitReason reason) {
  M* m = currentM();
  G* g = m->g;
  GORT_CHECK(m->pins == 1 && !m->onSystemStack);
  g->waitReason = reason;
  setStatus(g, GStatus::Waiting);
  parkQueued(release);
}

void parkQueued(uint32_t* release) {
  M* m = currentM();
  if (G* next = takeDirect(m->p, release)) {
    switchBetween(m, m->g, next, release);
    return;
  }
  switchToLoop(m, After::Nothing, release);
}

void readyPinned(P* p, G* g) {
  setStatus(g, GStatus::Runnable);
  putRunnable(p, g, true);
}

void ready(G* g) {
  setStatus(g, GStatus::Runnable);
  M* m = currentM();
  if (m && m->g && !m->onSystemStack) {
    Pin pin;
    readyPinned(currentM()->p, g);
    return;
  }
  if (m && m->p) {
    putRunnable(m->p, g, false);  // the scheduler loop runs timers: whose time came first runs first
    return;
  }
  ReadyList list;
  list.push(g);
  injectReady(list);
}

void yield() {
  Pin pin;
  M* m = currentM();
  if (yieldTo(m, YieldTo::Next) || loadRelaxed(sched.global.size) == 0) return;
  setStatus(m->g, GStatus::Runnable);
  switchToLoop(m, After::Requeue, &m->scratch);
}

void parkForever(WaitReason reason) {
  for (;;) {
    Pin pin;
    park(&currentM()->scratch, reason);
  }
}

void exitGoroutine() {
  M* m = currentM();
  if (m->pins++ == 0 && !m->p) regainP();
  m = currentM();
  GORT_CHECK(m->pins == 1);
  switchToLoop(m, After::Exit, &m->scratch);
  __builtin_unreachable();
}

G* spawnGoroutine(void (*entry)(void*), void* argument, uintptr_t createdAt) {
  return spawn(entry, argument, false, createdAt);
}

G* spawnSystemGoroutine(void (*entry)(void*), void* argument) { return spawn(entry, argument, true, 0); }

void goroutineMain() {
#if GORT_ASAN
  __sanitizer_finish_switch_fiber(nullptr, nullptr, nullptr);
#endif
  for (;;) {
    M* m = currentM();
    G* g = m->g;
    void* argument = g->roots.argument;
    g->roots.argument = nullptr;
    m->pins--;
    g->entry(argument);
    m = currentM();
    m->pins++;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (!m->p) {
      regainP();
      m = currentM();
    }
    if (continueWithNext(m, g)) continue;
    switchToLoop(m, After::Exit, &m->scratch);
  }
}

}  // namespace gort
