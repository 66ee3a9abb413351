// ChanCore: a channel without its element type. See chan.cpp for the rules.
#pragma once
#include <cstddef>
#include <cstdint>

#include "go/chan.h"
#include "sched/biased_lock.h"
#include "sched/g.h"

namespace gort {

// All with the channel's lock held.
inline void WaitQueue::push(Waiter* w) {
  w->next = nullptr;
  w->prev = last;
  w->queued = true;
  if (last) {
    last->next = w;
  } else {
    storeRelease(first, w);
  }
  last = w;
}

inline void WaitQueue::insert(Waiter* w, Waiter* next) {
  if (!next) {
    push(w);
    return;
  }
  w->next = next;
  w->prev = next->prev;
  w->queued = true;
  if (w->prev) {
    w->prev->next = w;
  } else {
    storeRelease(first, w);
  }
  next->prev = w;
}

inline void WaitQueue::remove(Waiter* w) {
  if (w->prev) {
    w->prev->next = w->next;
  } else {
    storeRelease(first, w->next);
  }
  (w->next ? w->next->prev : last) = w->prev;
  w->queued = false;
}

// A waiter of a select may have been taken through another channel already: the claim word of its goroutine decides.
inline Waiter* WaitQueue::pop() {
  while (Waiter* w = first) {
    remove(w);
    if (w->isSelect) {
      if (__atomic_exchange_n(&w->g->selectClaimed, 1, __ATOMIC_ACQ_REL)) continue;
      w->g->fired = w;
    }
    return w;
  }
  return nullptr;
}

struct ChanCore : ChanHead {
  // Constant after creation.
  const go::Type* elemType = nullptr;
  char* buffer = nullptr;
  uint32_t elemSize = 0;

  BiasedLock lock;  // guards what follows, what ChanHead says, and the waiters in the queues
  long recvIndex = 0;
  long sendIndex = 0;
};
static_assert(sizeof(ChanCore) % alignof(void*) == 0);  // a buffer may follow

// Takes the channel's lock for the owner of the pinned p; returns the word to clear. The channels of timers stay
// unbiased: their holders take another lock and may wake workers.
inline uint32_t* lockChan(ChanCore* c, P* p) {
  if (c->timer) [[unlikely]]
    return c->lock.lockNeverBiased();
  return c->lock.lock(p);
}

}  // namespace gort
