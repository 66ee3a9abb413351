// Channels: Chan<T>, SendChan<T>, RecvChan<T> are one pointer to a type-erased core. The templates only pass addresses
// of elements; all behaviour is compiled once, in runtime/chan.
#pragma once

#include "go/base.h"
#include "go/tuple.h"

namespace gort {

struct ChanCore;
struct G;
struct Timer;
struct Waiter;

// Waiters in order of arrival; see chan/core.h.
struct WaitQueue {
  Waiter* first = nullptr;  // also read without the lock
  Waiter* last = nullptr;

  void push(Waiter* w);
  // In front of `next`, a waiter in the queue; null for the end.
  void insert(Waiter* w, Waiter* next);
  void remove(Waiter* w);
  // The first waiter that can still be served, removed.
  Waiter* pop();
};

// The beginning of a channel's core, for looks without its lock. An operation that does not wait may report any moment
// of its duration, so what such a look finds is enough to refuse it. The first waiter's address is not followed.
struct ChanHead {
  // Constant after creation.
  long capacity = 0;
  Timer* timer = nullptr;  // set for the channels of timers, which look unbuffered and are filled on demand
  // Written under the lock.
  bool closed = false;
  long count = 0;
  WaitQueue receivers;
  WaitQueue senders;

  bool sendWouldBlock() const {
    // One that is closed meanwhile was full before: a closed channel does not become full.
    if (__atomic_load_n(&closed, __ATOMIC_ACQUIRE)) return false;
    if (capacity == 0) return __atomic_load_n(&receivers.first, __ATOMIC_ACQUIRE) == nullptr;
    return __atomic_load_n(&count, __ATOMIC_ACQUIRE) == capacity;
  }
  bool recvWouldBlock() const {
    bool empty = capacity == 0 ? __atomic_load_n(&senders.first, __ATOMIC_ACQUIRE) == nullptr
                               : __atomic_load_n(&count, __ATOMIC_ACQUIRE) == 0;
    // Open now, so open when it was found empty: the order matters.
    return empty && !__atomic_load_n(&closed, __ATOMIC_ACQUIRE);
  }
};
inline const ChanHead* headOf(const ChanCore* c) { return reinterpret_cast<const ChanHead*>(c); }

// Elements are copied bytewise; elemSize is 0 for types without fields. `type` tells the collector what the buffer
// holds.
ChanCore* makeChan(const go::Type* type, size_t elemSize, go::Int capacity);
void chanSend(ChanCore* c, const void* elem);
// Stores the value, or zero if the channel is closed and drained; returns whether it was a value.
bool chanRecv(ChanCore* c, void* elem);
bool chanTrySend(ChanCore* c, const void* elem);
// As a receive in a select with default: returns false when it would block; *ok as chanRecv.
bool chanTryRecv(ChanCore* c, void* elem, bool* ok);
void chanClose(ChanCore* c);
go::Int chanLen(const ChanCore* c);
go::Int chanCap(const ChanCore* c);

// A goroutine in a wait queue of a channel. It lives on the parked goroutine's stack; all fields are guarded by the
// channel's lock while queued.
struct Waiter {
  G* g;        // this and the links are set by those who wait
  void* elem;  // where the value is taken from or put
  Waiter* next;
  Waiter* prev;
  bool queued = false;
  bool isSelect = false;
  bool success = false;  // woken by a partner and not by close
};

// One case of a select; go::RecvCase and go::SendCase add the value.
class SelectCase {
 public:
  ChanCore* chan() const { return chan_; }
  bool isSend() const { return isSend_; }
  bool success() const { return waiter.success; }

  Waiter waiter;
  int index;  // its position, set by selectCases()

 protected:
  SelectCase(ChanCore* chan, void* elem, bool isSend) : chan_(chan), isSend_(isSend) { waiter.elem = elem; }

 private:
  ChanCore* chan_;
  bool isSend_;
};

// Chooses and performs one of n cases; the array is permuted. Returns the position of the case, -1 if none was ready
// and `block` is false.
int selectCases(SelectCase** cases, int n, bool block);
[[noreturn]] void selectNothing();

}  // namespace gort

namespace go {

namespace detail {
template <class T>
constexpr size_t elemSize = __is_empty(T) ? 0 : sizeof(T);

// What all three channel types share. Trivially copyable; the zero value is the nil channel.
class ChanBase {
 public:
  constexpr ChanBase() = default;
  constexpr ChanBase(decltype(nullptr)) {}
  constexpr explicit ChanBase(gort::ChanCore* core) : core_(core) {}

  constexpr auto core() const -> gort::ChanCore* { return core_; }
  friend constexpr auto operator==(const ChanBase& a, const ChanBase& b) -> bool { return a.core_ == b.core_; }
  friend constexpr auto operator==(const ChanBase& a, decltype(nullptr)) -> bool { return a.core_ == nullptr; }

 private:
  gort::ChanCore* core_ = nullptr;
};

// The base through which a defined type over the channel type C converts to and from it.
template <class C>
class ChanRep : public ChanBase {
 public:
  using ChanBase::ChanBase;
};

struct RecvEnd {};

// for (auto v : ch): receives until the channel is closed. RecvEnd stands outside, so that channels of types that are
// not complete yet can be members of them.
template <class T>
class RecvIterator {
 public:
  explicit RecvIterator(gort::ChanCore* core) : core_(core) { ok_ = gort::chanRecv(core_, &value_); }
  auto operator*() const -> T { return value_; }
  auto operator++() -> RecvIterator& {
    ok_ = gort::chanRecv(core_, &value_);
    return *this;
  }
  friend auto operator!=(const RecvIterator& it, RecvEnd) -> bool { return it.ok_; }

 private:
  gort::ChanCore* core_;
  T value_ = T();
  bool ok_;
};

template <class T>
auto recv(gort::ChanCore* core) -> T {
  T value = T();
  gort::chanRecv(core, &value);
  return value;
}

template <class T>
auto recvOk(gort::ChanCore* core) -> Tuple<T, bool> {
  T value = T();
  bool ok = gort::chanRecv(core, &value);
  return {value, ok};
}
}  // namespace detail

template <class T>
class RecvChan : public detail::ChanRep<RecvChan<T>> {
 public:
  using Rep = detail::ChanRep<RecvChan<T>>;
  using Rep::Rep;
  constexpr RecvChan() = default;
  constexpr RecvChan(Rep rep) : Rep(rep) {}
  auto recv() const -> T { return detail::recv<T>(this->core()); }
  auto recvOk() const -> Tuple<T, bool> { return detail::recvOk<T>(this->core()); }
  auto begin() const -> detail::RecvIterator<T> { return detail::RecvIterator<T>(this->core()); }
  auto end() const -> detail::RecvEnd { return {}; }
};

template <class T>
class SendChan : public detail::ChanRep<SendChan<T>> {
 public:
  using Rep = detail::ChanRep<SendChan<T>>;
  using Rep::Rep;
  constexpr SendChan() = default;
  constexpr SendChan(Rep rep) : Rep(rep) {}
  void send(T v) const { gort::chanSend(this->core(), &v); }
  void close() const { gort::chanClose(this->core()); }
};

template <class T>
class Chan : public detail::ChanRep<Chan<T>> {
 public:
  using Rep = detail::ChanRep<Chan<T>>;
  using Rep::Rep;
  constexpr Chan() = default;
  constexpr Chan(Rep rep) : Rep(rep) {}
  void send(T v) const { gort::chanSend(this->core(), &v); }
  auto recv() const -> T { return detail::recv<T>(this->core()); }
  auto recvOk() const -> Tuple<T, bool> { return detail::recvOk<T>(this->core()); }
  void close() const { gort::chanClose(this->core()); }
  auto begin() const -> detail::RecvIterator<T> { return detail::RecvIterator<T>(this->core()); }
  auto end() const -> detail::RecvEnd { return {}; }
  constexpr operator RecvChan<T>() const { return RecvChan<T>(this->core()); }
  constexpr operator SendChan<T>() const { return SendChan<T>(this->core()); }
};

template <class T>
auto makeChan(Int capacity = 0) -> Chan<T> {
  return Chan<T>(gort::makeChan(typeOf<T>(), detail::elemSize<T>, capacity));
}

inline auto len(const detail::ChanBase& c) -> Int { return gort::chanLen(c.core()); }
inline auto cap(const detail::ChanBase& c) -> Int { return gort::chanCap(c.core()); }

}  // namespace go
