// This file implements parking, waking and the life of a goroutine. A goroutine that parks switches straight to the
// next one of its P; the scheduler loop is entered only when there is none, or each 61st time for the sake of the
// global queue, timers and the poller.
#include "sched/park.h"

#include "base/fatal.h"
#include "base/sanitizer.h"
#include "sched/sched.h"
#include "sched/start.h"
#include "sched/sysstack.h"

namespace gort {
namespace {

constexpr uint32_t kLoopEvery = 61;

void setStatus(G* g, GStatus status) { storeRelaxed(g->status, status); }

// The next goroutine to switch to directly; null when the scheduler loop has to choose.
G* takeDirect(P* p) {
  storeRelaxed(p->schedTick, p->schedTick + 1);
  if (p->schedTick % kLoopEvery == 0 || isRetired(p)) return nullptr;
  return p->queue.take();
}

[[maybe_unused]] void retire(G* g) {
  setStatus(g, GStatus::Dead);
  if (!g->system) countGoroutine(-1);
  freeG(g);
}

// Ends `g`, whose function has returned, and makes the next goroutine of this P run on the same stack if that one has
// none yet. False: no such goroutine.
bool replaceOnSameStack(M* m, G* g) {
#if GORT_TSAN || GORT_ASAN
  (void)m, (void)g;
  return false;
#else
  G* next = takeDirect(m->p);
  if (!next) return false;
  if (next->stack) {
    m->runNext = next;
    return false;
  }
  if (hasSegmentsToDrop(g->stack)) onSystemStack([=] { dropSegments(g->stack); });
  next->stack = g->stack;
  next->sp = g->stack->high;
  next->m = m;
  setStatus(next, GStatus::Running);
  m->g = next;
  retire(g);
  return true;
#endif
}

G* spawn(void (*entry)(void*), void* argument, bool system, uintptr_t createdAt) {
  Pin pin;
  M* m = currentM();
  G* g = newG();
  g->entry = entry;
  g->roots.argument = argument;
  g->system = system;
  g->parentId = m->g ? m->g->id : 0;
  g->createdAt = createdAt;
  if (!system) countGoroutine(1);
  setStatus(g, GStatus::Runnable);
  putRunnable(m->p, g, true);
  wakeWorker();
  return g;
}

}  // namespace

void park(uint32_t* release, WaitReason reason) {
  M* m = currentM();
  G* g = m->g;
  GORT_CHECK(m->pins == 1 && !m->onSystemStack);
  g->waitReason = reason;
  setStatus(g, GStatus::Waiting);
  if (G* next = takeDirect(m->p)) {
    switchBetween(m, g, next, release);
    return;
  }
  switchToLoop(m, After::Nothing, release);
}

void ready(G* g) {
  setStatus(g, GStatus::Runnable);
  M* m = currentM();
  if (m && m->g && !m->onSystemStack) {
    Pin pin;
    putRunnable(currentM()->p, g, true);
    wakeWorker();
    return;
  }
  if (m && m->p) {
    putRunnable(m->p, g, false);  // the scheduler loop runs timers: whose time came first runs first
    wakeWorker();
    return;
  }
  ReadyList list;
  list.push(g);
  injectReady(list);
}

void yield() {
  Pin pin;
  M* m = currentM();
  G* g = m->g;
  G* next = takeDirect(m->p);
  if (!next) {
    bool othersWait = loadRelaxed(sched.global.size) != 0;
    if (!othersWait && m->p->schedTick % kLoopEvery != 0 && !isRetired(m->p)) return;
    setStatus(g, GStatus::Runnable);
    switchToLoop(m, After::Requeue, &m->scratch);
    return;
  }
  setStatus(g, GStatus::Runnable);
  storeRelaxed(g->unsaved, 1);
  ReadyList list;
  list.push(g);
  injectReady(list);
  switchBetween(m, g, next, &g->unsaved);
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
    if (replaceOnSameStack(m, g)) continue;
    switchToLoop(m, After::Exit, &m->scratch);
  }
}

}  // namespace gort
