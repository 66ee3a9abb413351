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
#include <type_traits>

#include "base/panic_hooks.h"
#include "chan/core.h"
#include "sched/direct.h"
#include "sched/together.h"
#include "time/timer.h"

namespace gort {
namespace {

[[gnu::always_inline]] inline void copyElem(void* to, const void* from, uint32_t size) {
  if (size == 8) [[likely]] {
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

// The two operations. now() is performed under the lock, see ChanResult; a goroutine that has to wait does so in
// queue(c).
struct Send {
  static constexpr WaitReason reason = WaitReason::ChanSend;
  static WaitQueue& queue(ChanCore* c) { return c->senders; }

  [[gnu::always_inline]] static ChanResult now(ChanCore* c, void* elem, Waiter** peer) {
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
};

struct Recv {
  static constexpr WaitReason reason = WaitReason::ChanReceive;
  static WaitQueue& queue(ChanCore* c) { return c->receivers; }

  [[gnu::always_inline]] static ChanResult now(ChanCore* c, void* elem, Waiter** peer) {
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
};

// The usual case: the channel is biased to the caller's P, so all happens in its section. Then the operation is
// performed, or, if it has to wait, the section is left to park with.
struct Biased {
  M* m = nullptr;  // null: nothing was done, and all is to be done by performLocked(). No channel of a timer is biased
  uint32_t* release = nullptr;  // of the section; null: the operation is done, and the goroutine is not pinned any more
  ChanResult result = ChanResult::WouldBlock;
};

template <class Op>
[[gnu::always_inline]] inline Biased tryBiased(ChanCore* c, void* elem) {
  M* m = tryPinDirect();
  if (!m) [[unlikely]]
    return {};
  P* p = m->p;
  uint32_t* release = c->lock.tryLockBiased(p);
  if (!release) {
    unpinDirect(m);
    return {};
  }
  Waiter* peer = nullptr;
  ChanResult result = Op::now(c, elem, &peer);
  if (result == ChanResult::WouldBlock) return {m, release, result};
  if (result == ChanResult::Woke) {
    readyAndLeave(p, release, peer->g);
  } else {
    leaveSection(release);
  }
  unpinDirect(m);
  return {m, nullptr, result};
}

// Waits for a partner as the last act of chanSend or chanRecv: the fewer calls are under way at a switch, the fewer
// returns are mispredicted after it.
template <class Op>
[[gnu::always_inline]] inline bool waitLast(ChanCore* c, void* elem, const Biased& biased, void (*resume)()) {
  Waiter* me = &biased.m->g->waiter;
  me->elem = elem;
  me->success = false;
  Op::queue(c).push(me);
  return parkLast(biased.m, biased.release, Op::reason, resume);
}

template <class Op>
[[gnu::noinline]] ChanResult performLocked(ChanCore* c, void* elem, bool block) {
  constexpr bool isRecv = std::is_same_v<Op, Recv>;
  Timer* timer = isRecv ? c->timer : nullptr;  // nobody sends on the channel of a timer
  if (timer) [[unlikely]]
    timerSync(timer);
  Pin pin;
  if (P* other = c->lock.lastUserBut(currentM()->p)) considerJoining(other, c->lock.isBiased());
  M* m = currentM();
  uint32_t* release = lockChan(c, m->p);
  Waiter* peer = nullptr;
  ChanResult result = Op::now(c, elem, &peer);
  if (result != ChanResult::WouldBlock || !block) {
    BiasedLock::unlock(release);
    if (result == ChanResult::Woke) readyPinned(m->p, peer->g);
    return result;
  }
  Waiter me;
  me.g = m->g;
  me.elem = elem;
  Op::queue(c).push(&me);
  if (timer) [[unlikely]]
    timerBlock(timer);
  park(release, Op::reason);
  if (timer) [[unlikely]]
    timerUnblock(timer);
  return me.success ? ChanResult::Done : ChanResult::Closed;
}

template <class Op>
[[gnu::always_inline]] inline ChanResult tryPerform(ChanCore* c, void* elem) {
  Biased biased = tryBiased<Op>(c, elem);
  if (!biased.m) return performLocked<Op>(c, elem, false);
  if (biased.release) {
    leaveSection(biased.release);
    unpinDirect(biased.m);
  }
  return biased.result;
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

ChanResult sendLocked(ChanCore* c, const void* elem, Waiter** peer) {
  return Send::now(c, const_cast<void*>(elem), peer);
}

ChanResult recvLocked(ChanCore* c, void* elem, Waiter** peer) { return Recv::now(c, elem, peer); }

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
  void* from = const_cast<void*>(elem);
  Biased biased = tryBiased<Send>(c, from);
  if (biased.release) [[likely]] {
    waitLast<Send>(c, from, biased, gortResumeSend);
    return;
  }
  ChanResult result = biased.m ? biased.result : performLocked<Send>(c, from, true);
  if (result == ChanResult::Closed) gortSendFailed();
}

bool chanTrySend(ChanCore* c, const void* elem) {
  if (!c || c->sendWouldBlock()) return false;
  ChanResult result = tryPerform<Send>(c, const_cast<void*>(elem));
  if (result == ChanResult::Closed) gortSendFailed();
  return result != ChanResult::WouldBlock;
}

bool chanRecv(ChanCore* c, void* elem) {
  if (!c) parkForever(WaitReason::ChanReceiveNil);
  Biased biased = tryBiased<Recv>(c, elem);
  if (biased.release) [[likely]]
    return waitLast<Recv>(c, elem, biased, gortResumeRecv);
  ChanResult result = biased.m ? biased.result : performLocked<Recv>(c, elem, true);
  return result != ChanResult::Closed;
}

bool chanTryRecv(ChanCore* c, void* elem, bool* ok) {
  *ok = false;
  if (!c) return false;
  if (c->timer) timerSync(c->timer);
  if (c->recvWouldBlock()) return false;
  ChanResult result = tryPerform<Recv>(c, elem);
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

void gortSendFailed() { gort::panicPlain("send on closed channel"); }
