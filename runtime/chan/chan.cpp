// This file implements channels without select.
//
// Invariants, all under the channel's lock:
//  - at most one of `receivers` and `senders` is non-empty, except for a goroutine that selects on both sides of one
//    unbuffered channel;
//  - buffered: receivers wait only while the buffer is empty, senders only while it is full;
//  - a value goes straight from the sender's variable to the waiting receiver's and back: waiters hold the address of
//    the variable on their parked stack, which does not move.
// A goroutine is made ready only after the lock is released. Panics start after the goroutine is unpinned.
#include <new>
#include <type_traits>

#include "base/panic_hooks.h"
#include "chan/operation.h"
#include "sched/direct.h"
#include "sched/together.h"
#include "time/timer.h"

namespace gort {
namespace {

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

// The most usual operation on a buffered channel: words, room or a value, nobody waiting. There are no calls here, so
// no registers to save. False: nothing was done.
template <class Op>
[[gnu::always_inline]] inline bool tryWord(ChanCore* c, void* elem) {
  if (!c || c->elemSize != 8 || c->capacity == 0) return false;
  M* m = tryPinDirect();
  if (!m) [[unlikely]]
    return false;
  P* p = m->p;
  uint32_t* release = p->section.tryEnterDirect();
  if (!release) [[unlikely]] {
    m->pins = 0;  // what is to be done at the end of a pin comes with the next one
    return false;
  }
  bool done = c->lock.isBiasedTo(p) && Op::word(c, static_cast<uint64_t*>(elem));
  leaveSection(release);
  if (!done) {
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    m->pins = 0;
    return false;
  }
  unpinDirect(m);
  return true;
}

// Waits for a partner as the last act of sendAny or recvAny: the fewer calls are under way at a switch, the fewer
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

[[gnu::noinline]] void sendAny(ChanCore* c, void* elem) {
  if (!c) parkForever(WaitReason::ChanSendNil);
  Biased biased = tryBiased<Send>(c, elem);
  if (biased.release) [[likely]] {
    waitLast<Send>(c, elem, biased, gortResumeSend);
    return;
  }
  ChanResult result = biased.m ? biased.result : performLocked<Send>(c, elem, true);
  if (result == ChanResult::Closed) gortSendFailed();
}

[[gnu::noinline]] bool recvAny(ChanCore* c, void* elem) {
  if (!c) parkForever(WaitReason::ChanReceiveNil);
  Biased biased = tryBiased<Recv>(c, elem);
  if (biased.release) [[likely]]
    return waitLast<Recv>(c, elem, biased, gortResumeRecv);
  ChanResult result = biased.m ? biased.result : performLocked<Recv>(c, elem, true);
  return result != ChanResult::Closed;
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

ChanCore* makeChan(const go::Type* type, size_t elemSize, go::Int capacity) {
  constexpr size_t kMost = size_t{1} << 47;
  if (capacity < 0 || (elemSize != 0 && static_cast<size_t>(capacity) > kMost / elemSize)) {
    panicPlain("makechan: size out of range");
  }
  // A small buffer stands behind the core, in the same object.
  constexpr size_t kMostInside = 128;
  size_t bytes = static_cast<size_t>(capacity) * elemSize;
  bool isInside = bytes <= kMostInside;
  auto* c = new (allocateClosure(sizeof(ChanCore) + (isInside ? bytes : 0))) ChanCore;
  c->elemType = type;
  c->elemSize = static_cast<uint32_t>(elemSize);
  c->capacity = capacity;
  if (bytes > 0)
    c->buffer = isInside ? reinterpret_cast<char*>(c + 1) : static_cast<char*>(allocateArray(type, capacity));
  return c;
}

void chanSend(ChanCore* c, const void* elem) {
  void* from = const_cast<void*>(elem);
  if (!tryWord<Send>(c, from)) sendAny(c, from);
}

bool chanTrySend(ChanCore* c, const void* elem) {
  if (!c || c->sendWouldBlock()) return false;
  ChanResult result = tryPerform<Send>(c, const_cast<void*>(elem));
  if (result == ChanResult::Closed) gortSendFailed();
  return result != ChanResult::WouldBlock;
}

bool chanRecv(ChanCore* c, void* elem) { return tryWord<Recv>(c, elem) || recvAny(c, elem); }

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
