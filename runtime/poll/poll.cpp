// This file implements the poller on epoll.
//
// Invariants:
//  - each direction of a PollDesc is guarded by the descriptor's lock and is in one of three states: ready, waited for
//  by
//    one goroutine, neither;
//  - descriptors come from a pool and are never unmapped, so a late event of a closed one finds a valid record; the
//    generation in the event's pointer tells that it is late;
//  - `waiters` counts parked goroutines; it is what keeps a worker in the poller and so no deadlock is reported.
// Lock order: PollDesc::lock, then the lock of a timer heap.
#include "poll/poll.h"

#include <new>

#include "base/fatal.h"
#include "base/spinlock.h"
#include "os/epoll.h"
#include "os/os.h"
#include "sched/hooks.h"
#include "sched/park.h"
#include "time/timer.h"

namespace gort {

struct PollDesc {
  struct Direction {
    bool ready = false;
    G* waiter = nullptr;
    int64_t deadline = 0;  // 0: none; < 0: has passed
    Timer timer;
    bool hasTimer = false;
  };

  SpinLock lock;
  int fd = -1;
  uint32_t generation = 0;  // of this use of the record; modulo 64
  bool closing = false;
  Direction directions[2];
  PollDesc* link = nullptr;  // free list

  Direction& of(PollMode mode) { return directions[static_cast<uint32_t>(mode)]; }
};

namespace {

constexpr uint32_t kGenerations = 64;
constexpr int kEvents = 128;

struct Poller {
  SpinLock lock;  // guards creation and the free list
  int epoll = -1;
  int event = -1;  // wakes the sleeper
  uint32_t waiters = 0;
  uint32_t breaking = 0;  // a wake-up is under way
  PollDesc* freeList = nullptr;
};
Poller poller;

// Creates epoll at the first use. True if it exists.
bool ensureOpen() {
  if (loadAcquire(poller.epoll) >= 0) return true;
  SpinGuard guard(poller.lock);
  if (poller.epoll >= 0) return true;
  int epoll = os::epollCreate();
  poller.event = os::eventCreate();
  if (epoll < 0 || poller.event < 0) fatal("runtime: netpollinit failed");
  os::epollAdd(epoll, poller.event, os::kEpollIn, nullptr);
  storeRelease(poller.epoll, epoll);
  return true;
}

PollDesc* newDesc() {
  Pin pin;
  SpinGuard guard(poller.lock);
  if (!poller.freeList) {
    constexpr size_t kChunk = 64 << 10;
    static_assert(alignof(PollDesc) <= kGenerations);
    // Records are spaced so that the low bits of their addresses can carry the generation.
    constexpr size_t kSpacing = (sizeof(PollDesc) + kGenerations - 1) / kGenerations * kGenerations;
    auto* memory = static_cast<char*>(os::map(kChunk));
    if (!memory) fatal("out of memory (poller)");
    for (size_t at = 0; at + kSpacing <= kChunk; at += kSpacing) {
      auto* pd = new (memory + at) PollDesc;
      pd->link = poller.freeList;
      poller.freeList = pd;
    }
  }
  PollDesc* pd = poller.freeList;
  poller.freeList = pd->link;
  return pd;
}

void freeDesc(PollDesc* pd) {
  Pin pin;
  SpinGuard guard(poller.lock);
  pd->link = poller.freeList;
  poller.freeList = pd;
}

void* tagged(PollDesc* pd) { return reinterpret_cast<char*>(pd) + pd->generation; }

// Takes the waiter out, if there is one. Lock held.
G* takeWaiter(PollDesc::Direction& direction) {
  G* g = direction.waiter;
  direction.waiter = nullptr;
  if (g) __atomic_fetch_sub(&poller.waiters, 1, __ATOMIC_SEQ_CST);
  return g;
}

void markReady(PollDesc* pd, uint32_t generation, bool read, bool write, ReadyList& list) {
  SpinGuard guard(pd->lock);
  if (pd->generation != generation || pd->fd < 0) return;
  const bool now[] = {read, write};
  for (int i = 0; i < 2; i++) {
    if (!now[i]) continue;
    PollDesc::Direction& direction = pd->directions[i];
    direction.ready = true;
    if (G* g = takeWaiter(direction)) {
      storeRelaxed(g->status, GStatus::Runnable);
      list.push(g);
    }
  }
}

void onDeadline(Timer* timer, uint64_t sequence) {
  auto* pd = static_cast<PollDesc*>(timer->argument);
  G* woken;
  {
    SpinGuard guard(pd->lock);
    if (timer->sequence != sequence) return;
    PollDesc::Direction& direction = timer == &pd->directions[0].timer ? pd->directions[0] : pd->directions[1];
    direction.deadline = -1;
    woken = takeWaiter(direction);
  }
  if (woken) ready(woken);
}

PollResult check(const PollDesc* pd, const PollDesc::Direction& direction) {
  if (pd->closing) return PollResult::Closing;
  if (direction.deadline < 0) return PollResult::Timeout;
  return PollResult::Ready;
}

}  // namespace

bool pollHasWaiters() { return loadSeqCst(poller.waiters) != 0; }

void pollBreak() {
  if (!ensureOpen()) return;
  if (__atomic_exchange_n(&poller.breaking, 1, __ATOMIC_SEQ_CST)) return;
  os::eventSignal(poller.event);
}

ReadyList pollNetwork(int64_t nanos) {
  ReadyList list;
  if (!ensureOpen()) return list;
  os::EpollEvent events[kEvents];
  int n = os::epollWait(poller.epoll, events, kEvents, nanos);
  for (int i = 0; i < n; i++) {
    auto address = reinterpret_cast<uintptr_t>(events[i].data);
    if (address == 0) {
      if (nanos == 0) continue;  // meant for the one who sleeps
      os::eventClear(poller.event);
      storeSeqCst(poller.breaking, 0);
      continue;
    }
    uint32_t what = events[i].events;
    bool failed = what & (os::kEpollErr | os::kEpollHup);
    auto* pd = reinterpret_cast<PollDesc*>(address / kGenerations * kGenerations);
    markReady(pd, static_cast<uint32_t>(address % kGenerations), failed || (what & (os::kEpollIn | os::kEpollReadHup)),
              failed || (what & os::kEpollOut), list);
  }
  return list;
}

PollDesc* pollOpen(int fd, int* error) {
  ensureOpen();
  PollDesc* pd = newDesc();
  {
    Pin pin;
    SpinGuard guard(pd->lock);
    pd->fd = fd;
    pd->closing = false;
    pd->generation = (pd->generation + 1) % kGenerations;
    for (auto& direction : pd->directions) {
      direction.ready = false;
      direction.deadline = 0;
    }
  }
  int result =
      os::epollAdd(poller.epoll, fd, os::kEpollIn | os::kEpollOut | os::kEpollReadHup | os::kEpollEdge, tagged(pd));
  *error = result < 0 ? -result : 0;
  if (result == 0) return pd;
  pollClose(pd);
  return nullptr;
}

void pollClose(PollDesc* pd) {
  os::epollRemove(poller.epoll, pd->fd);
  {
    Pin pin;
    SpinGuard guard(pd->lock);
    for (auto& direction : pd->directions) {
      if (direction.hasTimer) timerStop(&direction.timer);
    }
    GORT_CHECK(!pd->directions[0].waiter && !pd->directions[1].waiter);
    pd->fd = -1;
  }
  freeDesc(pd);
}

PollResult pollPrepare(PollDesc* pd, PollMode mode) {
  Pin pin;
  SpinGuard guard(pd->lock);
  PollDesc::Direction& direction = pd->of(mode);
  direction.ready = false;
  return check(pd, direction);
}

PollResult pollWait(PollDesc* pd, PollMode mode) {
  Pin pin;
  PollDesc::Direction& direction = pd->of(mode);
  pd->lock.lock();
  PollResult result = check(pd, direction);
  if (result != PollResult::Ready || direction.ready) {
    direction.ready = false;
    pd->lock.unlock();
    return result;
  }
  GORT_CHECK(!direction.waiter);
  direction.waiter = currentG();
  __atomic_fetch_add(&poller.waiters, 1, __ATOMIC_SEQ_CST);
  park(pd->lock.word(), WaitReason::IOWait);

  SpinGuard guard(pd->lock);
  direction.ready = false;
  return check(pd, direction);
}

void pollSetDeadline(PollDesc* pd, int64_t when, PollMode mode) {
  PollDesc::Direction& direction = pd->of(mode);
  if (!direction.hasTimer) {
    if (when == 0) return;
    timerInit(&direction.timer, onDeadline, pd);
    direction.hasTimer = true;
  }
  bool passed = when != 0 && when <= nanotime();
  G* woken = nullptr;
  Pin pin;
  {
    SpinGuard guard(pd->lock);
    if (pd->closing) return;
    direction.deadline = passed ? -1 : when;
    if (when == 0 || passed) {
      timerStop(&direction.timer);
    } else {
      timerStart(&direction.timer, when);
    }
    if (passed) woken = takeWaiter(direction);
  }
  if (woken) ready(woken);
}

void pollUnblock(PollDesc* pd) {
  G* woken[2];
  Pin pin;
  {
    SpinGuard guard(pd->lock);
    pd->closing = true;
    for (int i = 0; i < 2; i++) woken[i] = takeWaiter(pd->directions[i]);
  }
  for (G* g : woken) {
    if (g) ready(g);
  }
}

}  // namespace gort
