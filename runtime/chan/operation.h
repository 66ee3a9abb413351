// What happens on a locked channel when a value is sent or received: inlined in the operations themselves (chan.cpp),
// in select, and in what timers send.
#pragma once
#include <cstring>

#include "chan/core.h"

namespace gort {

// How an operation ended.
enum class ChanResult {
  Done,    // performed, nobody to wake
  Woke,    // performed, with *peer to be made ready after unlocking
  Closed,  // send: nothing happened, it must panic; receive: the zero value was stored
  WouldBlock,
};

[[gnu::always_inline]] inline void copyElem(void* to, const void* from, uint32_t size) {
  if (size == 8) [[likely]] {
    __builtin_memcpy(to, from, 8);
  } else if (size == 16) {
    __builtin_memcpy(to, from, 16);
  } else if (size != 0) {
    memcpy(to, from, size);
  }
}

inline void clearElem(void* to, uint32_t size) {
  if (!to) return;
  if (size == 8) {
    __builtin_memset(to, 0, 8);
  } else if (size == 16) {
    __builtin_memset(to, 0, 16);
  } else if (size != 0) {
    memset(to, 0, size);
  }
}

inline char* slot(ChanCore* c, long index) { return c->buffer + index * static_cast<long>(c->elemSize); }

inline void advance(const ChanCore* c, long& index) {
  if (++index == c->capacity) index = 0;
}

inline void setCount(ChanCore* c, long n) { storeRelease(c->count, n); }

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

  // The same for a buffered channel of words without waiting receivers. False: not so, or there is no room. Counts are
  // read once, because the compiler must assume that the store to the buffer changes them.
  [[gnu::always_inline]] static bool word(ChanCore* c, const uint64_t* elem) {
    long count = c->count, index = c->sendIndex;
    if (c->closed || c->receivers.first || count == c->capacity) return false;
    reinterpret_cast<uint64_t*>(c->buffer)[index] = *elem;
    advance(c, index);
    c->sendIndex = index;
    setCount(c, count + 1);
    return true;
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

  // The same for a buffered channel of words without waiting senders. False: not so, or there is no value.
  [[gnu::always_inline]] static bool word(ChanCore* c, uint64_t* elem) {
    long count = c->count, index = c->recvIndex;
    if (c->senders.first || count == 0) return false;
    uint64_t* oldest = reinterpret_cast<uint64_t*>(c->buffer) + index;
    if (elem) *elem = *oldest;
    *oldest = 0;  // the collector must not see it any more
    advance(c, index);
    c->recvIndex = index;
    setCount(c, count - 1);
    return true;
  }
};

}  // namespace gort
