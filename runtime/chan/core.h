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

// Takes the channel's lock for the owner of the pinned p; returns the word to clear. The channels of timers stay
// unbiased: their holders take another lock and may wake workers.
inline uint32_t* lockChan(ChanCore* c, P* p) {
  if (c->timer) [[unlikely]]
    return c->lock.lockNeverBiased();
  return c->lock.lock(p);
}

// How an operation on a locked channel ended.
enum class ChanResult {
  Done,    // performed, nobody to wake
  Woke,    // performed, with *peer to be made ready after unlocking
  Closed,  // send: nothing happened, it must panic; receive: the zero value was stored
  WouldBlock,
};

// Performs the operation if it needs no waiting. The channel's lock is held. elem may be null for a receive.
ChanResult sendLocked(ChanCore* c, const void* elem, Waiter** peer);
ChanResult recvLocked(ChanCore* c, void* elem, Waiter** peer);

}  // namespace gort
