// This file implements channels without select.
//
// Invariants, all under the channel's lock:
//  - at most one of `receivers` and `senders` is non-empty, except for a goroutine that selects on both sides of one
//    unbuffered channel;
//  - buffered: receivers wait only while the buffer is empty, senders only while it is full;
//  - a value goes straight from the sender's variable to the waiting receiver's and back: waiters hold the address of
//    the variable on their parked stack, which does not move.
// A goroutine is made ready only after the lock is released. Panics start after the goroutine is unpinned.
#include <cstring>
#include <new>

#include "base/panic_hooks.h"
#include "chan/core.h"
#include "sched/park.h"
#include "time/timer.h"

namespace gort {
namespace {

void copyElem(void* to, const void* from, uint32_t size) {
  if (size == 8) {
    __builtin_memcpy(to, from, 8);
  } else if (size == 16) {
    __builtin_memcpy(to, from, 16);
  } else if (size != 0) {
    memcpy(to, from, size);
  }
}

void clearElem(void* to, uint32_t size) {
  if (!to) return;
  if (size == 8) {
    __builtin_memset(to, 0, 8);
  } else if (size == 16) {
    __builtin_memset(to, 0, 16);
  } else if (size != 0) {
    memset(to, 0, size);
  }
}

char* slot(ChanCore* c, long index) { return c->buffer + index * static_cast<long>(c->elemSize); }

void advance(const ChanCore* c, long& index) {
  if (++index == c->capacity) index = 0;
}

void setCount(ChanCore* c, long n) { storeRelease(c->count, n); }

[[gnu::always_inline]] inline ChanResult sendNow(ChanCore* c, const void* elem, Waiter** peer) {
  if (c->closed) return ChanResult::Closed;
  if (Waiter* receiver = c->receivers.pop()) {
    if (receiver->elem) copyElem(receiver->elem, elem, c->elemSize);
    receiver->success = true;
    *peer = receiver;
    return ChanResult::Woke;
  }
  if (c->count == c->capacity) return ChanResult::WouldBlock;
  copyElem(slot(c, c->sendIndex), elem, c->elemSize);
  advance(c, c->sendIndex);
  setCount(c, c->count + 1);
  return ChanResult::Done;
}

[[gnu::always_inline]] inline ChanResult recvNow(ChanCore* c, void* elem, Waiter** peer) {
  if (c->count > 0) {
    char* oldest = slot(c, c->recvIndex);
    if (elem) copyElem(elem, oldest, c->elemSize);
    Waiter* sender = c->senders.pop();
    advance(c, c->recvIndex);
    if (!sender) {
      clearElem(oldest, c->elemSize);  // the collector must not see it any more
      setCount(c, c->count - 1);
      return ChanResult::Done;
    }
    // The buffer is full: the waiting sender's value takes the place that has just become free, behind all others.
    copyElem(oldest, sender->elem, c->elemSize);
    c->sendIndex = c->recvIndex;
    sender->success = true;
    *peer = sender;
    return ChanResult::Woke;
  }
  if (Waiter* sender = c->senders.pop()) {
    if (elem) copyElem(elem, sender->elem, c->elemSize);
    sender->success = true;
    *peer = sender;
    return ChanResult::Woke;
  }
  if (!c->closed) return ChanResult::WouldBlock;
  clearElem(elem, c->elemSize);
  return ChanResult::Closed;
}

// Inlined: each return after a switch is mispredicted, so few levels of calls matter.
[[gnu::always_inline]] inline ChanResult send(ChanCore* c, const void* elem, bool block) {
  Pin pin;
  M* m = currentM();
  uint32_t* release = lockChan(c, m->p);
  Waiter* peer = nullptr;
  ChanResult result = sendNow(c, elem, &peer);
  if (result != ChanResult::WouldBlock || !block) {
    BiasedLock::unlock(release);
    if (result == ChanResult::Woke) readyPinned(m->p, peer->g);
    return result;
  }
  Waiter me;
  me.g = m->g;
  me.elem = const_cast<void*>(elem);
  c->senders.push(&me);
  park(release, WaitReason::ChanSend);
  return me.success ? ChanResult::Done : ChanResult::Closed;
}

[[gnu::always_inline]] inline ChanResult recv(ChanCore* c, void* elem, bool block) {
  if (c->timer) [[unlikely]]
    timerSync(c->timer);
  Pin pin;
  M* m = currentM();
  uint32_t* release = lockChan(c, m->p);
  Waiter* peer = nullptr;
  ChanResult result = recvNow(c, elem, &peer);
  if (result != ChanResult::WouldBlock || !block) {
    BiasedLock::unlock(release);
    if (result == ChanResult::Woke) readyPinned(m->p, peer->g);
    return result;
  }
  Waiter me;
  me.g = m->g;
  me.elem = elem;
  c->receivers.push(&me);
  if (c->timer) [[unlikely]]
    timerBlock(c->timer);
  park(release, WaitReason::ChanReceive);
  if (c->timer) [[unlikely]]
    timerUnblock(c->timer);
  return me.success ? ChanResult::Done : ChanResult::Closed;
}

enum class CloseResult { Done, AlreadyClosed };

CloseResult close(ChanCore* c) {
  Pin pin;
  Waiter* woken = nullptr;
  Waiter** end = &woken;
  uint32_t* release = lockChan(c, currentM()->p);
  if (c->closed) {
    BiasedLock::unlock(release);
    return CloseResult::AlreadyClosed;
  }
  storeRelease(c->closed, true);
  while (Waiter* w = c->receivers.pop()) {
    clearElem(w->elem, c->elemSize);
    *end = w;
    end = &w->next;
  }
  while (Waiter* w = c->senders.pop()) {
    *end = w;
    end = &w->next;
  }
  *end = nullptr;
  BiasedLock::unlock(release);
  while (woken) {
    Waiter* w = woken;
    woken = w->next;  // before ready(): then the record's owner may leave
    ready(w->g);
  }
  return CloseResult::Done;
}

}  // namespace

ChanResult sendLocked(ChanCore* c, const void* elem, Waiter** peer) { return sendNow(c, elem, peer); }

ChanResult recvLocked(ChanCore* c, void* elem, Waiter** peer) { return recvNow(c, elem, peer); }

ChanCore* makeChan(const go::Type* type, size_t elemSize, go::Int capacity) {
  constexpr size_t kMost = size_t{1} << 47;
  if (capacity < 0 || (elemSize != 0 && static_cast<size_t>(capacity) > kMost / elemSize)) {
    panicPlain("makechan: size out of range");
  }
  auto* c = new (allocateClosure(sizeof(ChanCore))) ChanCore;
  c->elemType = type;
  c->elemSize = static_cast<uint32_t>(elemSize);
  c->capacity = capacity;
  if (capacity > 0 && elemSize > 0) {
    c->buffer = static_cast<char*>(allocateArray(type, capacity));
  }
  return c;
}

void chanSend(ChanCore* c, const void* elem) {
  if (!c) parkForever(WaitReason::ChanSendNil);
  if (send(c, elem, true) == ChanResult::Closed) panicPlain("send on closed channel");
}

bool chanTrySend(ChanCore* c, const void* elem) {
  if (!c || sendWouldBlock(c)) return false;
  ChanResult result = send(c, elem, false);
  if (result == ChanResult::Closed) panicPlain("send on closed channel");
  return result != ChanResult::WouldBlock;
}

bool chanRecv(ChanCore* c, void* elem) {
  if (!c) parkForever(WaitReason::ChanReceiveNil);
  return recv(c, elem, true) != ChanResult::Closed;
}

bool chanTryRecv(ChanCore* c, void* elem, bool* ok) {
  *ok = false;
  if (!c) return false;
  if (c->timer) timerSync(c->timer);
  if (recvWouldBlock(c)) return false;
  ChanResult result = recv(c, elem, false);
  *ok = result == ChanResult::Done || result == ChanResult::Woke;
  return result != ChanResult::WouldBlock;
}

void chanClose(ChanCore* c) {
  if (!c) panicPlain("close of nil channel");
  if (close(c) == CloseResult::AlreadyClosed) panicPlain("close of closed channel");
}

go::Int chanLen(const ChanCore* c) { return c && !c->timer ? loadRelaxed(c->count) : 0; }

go::Int chanCap(const ChanCore* c) { return c && !c->timer ? c->capacity : 0; }

}  // namespace gort
