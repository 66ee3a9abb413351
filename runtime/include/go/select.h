// select: case objects on the stack of the goroutine, then a plain switch over the chosen one.
//
//     go::RecvCase recv0{a};
//     go::SendCase send1{b, v};
//     switch (go::select(recv0, send1)) {          // go::trySelect(...) returns -1 where Go's select has a default
//       case 0: { auto [x, ok] = recv0.result(); ... break; }
//       case 1: { ... break; }
//     }
//
// Operands are evaluated when the case objects are made: in source order, as Go does. A case object serves one select.
#pragma once
#include "go/chan.h"

namespace go {

template <class T>
class RecvCase : public gort::SelectCase {
 public:
  RecvCase(const Chan<T>& c) : RecvCase(c.core()) {}
  RecvCase(const RecvChan<T>& c) : RecvCase(c.core()) {}
  RecvCase(const RecvCase&) = delete;
  RecvCase& operator=(const RecvCase&) = delete;

  // The value received; the zero value if the channel was closed.
  auto value() const -> T { return value_; }
  auto result() const -> Tuple<T, bool> { return {value_, success()}; }

  // Receives if that needs no waiting. The value goes through a local, so that the case object need not exist in
  // memory.
  auto tryAlone() -> bool {
    const gort::ChanHead* head = gort::headOf(chan());
    if (!head || (!head->timer && head->recvWouldBlock())) return false;
    T value = T();
    bool ok;
    if (!gort::chanTryRecv(chan(), &value, &ok)) return false;
    value_ = value;
    waiter.success = ok;
    return true;
  }

 private:
  explicit RecvCase(gort::ChanCore* core) : SelectCase(core, &value_, false) {}
  T value_ = T();
};

template <class T>
class SendCase : public gort::SelectCase {
 public:
  template <class V>
  SendCase(const Chan<T>& c, const V& v) : SelectCase(c.core(), &value_, true), value_(v) {}
  template <class V>
  SendCase(const SendChan<T>& c, const V& v) : SelectCase(c.core(), &value_, true), value_(v) {}
  // Sends if that needs no waiting.
  auto tryAlone() -> bool {
    const gort::ChanHead* head = gort::headOf(chan());
    if (!head || head->sendWouldBlock()) return false;
    T value = value_;
    return gort::chanTrySend(chan(), &value);
  }
  SendCase(const SendCase&) = delete;
  SendCase& operator=(const SendCase&) = delete;

 private:
  T value_;
};

template <class T>
RecvCase(const Chan<T>&) -> RecvCase<T>;
template <class T>
RecvCase(const RecvChan<T>&) -> RecvCase<T>;
template <class T, class V>
SendCase(const Chan<T>&, const V&) -> SendCase<T>;
template <class T, class V>
SendCase(const SendChan<T>&, const V&) -> SendCase<T>;

// Blocks until one case can proceed, does it and returns its position. Among several ready ones each is equally likely.
template <class... Cases>
auto select(Cases&... cases) -> int {
  gort::SelectCase* list[] = {&cases...};
  return gort::selectCases(list, sizeof...(cases), true);
}

// The same with a default clause: returns -1 at once when no case can proceed.
template <class... Cases>
auto trySelect(Cases&... cases) -> int
  requires(sizeof...(cases) > 0)
{
  gort::SelectCase* list[] = {&cases...};
  return gort::selectCases(list, sizeof...(cases), false);
}

inline auto trySelect() -> int { return -1; }

// One case and a default, the non-blocking operation: needs no list.
template <class T>
auto trySelect(RecvCase<T>& c) -> int {
  return c.tryAlone() ? 0 : -1;
}
template <class T>
auto trySelect(SendCase<T>& c) -> int {
  return c.tryAlone() ? 0 : -1;
}

// select {}
[[noreturn]] inline void blockForever() { gort::selectNothing(); }

}  // namespace go
