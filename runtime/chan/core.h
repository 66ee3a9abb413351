// ChanCore: a channel without its element type. See chan.cpp for the rules.
#pragma once
#include <cstddef>
#include <cstdint>

#include "go/chan.h"
#include "sched/biased_lock.h"
#include "sched/g.h"

namespace gort {

struct Timer;

// Waiters in order of arrival. All operations with the channel's lock held.
struct WaitQueue {
  Waiter* first = nullptr;  // also read without the lock
  Waiter* last = nullptr;

  void push(Waiter* w) {
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

  // In front of `next`, a waiter in the queue; null for the end.
  void insert(Waiter* w, Waiter* next) {
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

  void remove(Waiter* w) {
    if (w->prev) {
      w->prev->next = w->next;
    } else {
      storeRelease(first, w->next);
    }
    (w->next ? w->next->prev : last) = w->prev;
    w->queued = false;
  }

  // The first waiter that can still be served, removed. One of a select may have been taken through another channel
  // already: the claim word of its goroutine decides.
  Waiter* pop() {
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
};

struct ChanCore {
  // Constant after creation.
  const go::Type* elemType = nullptr;
  uint32_t elemSize = 0;
  long capacity = 0;
  char* buffer = nullptr;
  Timer* timer = nullptr;  // set for the channels of timers, which look unbuffered and are filled on demand

  BiasedLock lock;      // guards what follows and the waiters in the queues
  bool closed = false;  // closed, count: also read without the lock to refuse a non-blocking operation
  long count = 0;
  long recvIndex = 0;
  long sendIndex = 0;
  WaitQueue receivers;
  WaitQueue senders;
};

// Takes the channel's lock for the owner of the pinned p; returns the word to clear. The channels of timers stay
// unbiased: their holders take another lock and may wake workers.
inline uint32_t* lockChan(ChanCore* c, P* p) {
  if (c->timer) [[unlikely]]
    return c->lock.lockNeverBiased();
  return c->lock.lock(p);
}

// A look without the lock, only for operations that do not wait: they may report any moment of their duration. The
// first waiter's address is read without following it.
inline bool sendWouldBlock(const ChanCore* c) {
  // One that is closed meanwhile was full before: a closed channel does not become full.
  if (loadAcquire(c->closed)) return false;
  if (c->capacity == 0) return loadAcquire(c->receivers.first) == nullptr;
  return loadAcquire(c->count) == c->capacity;
}

inline bool recvWouldBlock(const ChanCore* c) {
  bool empty = c->capacity == 0 ? loadAcquire(c->senders.first) == nullptr : loadAcquire(c->count) == 0;
  return empty && !loadAcquire(c->closed);  // open now, so open when it was found empty: the order matters
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
