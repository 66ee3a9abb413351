// The system calls of package net and its way to the runtime's poller.
//
// The descriptors never block, so the calls are quick; they run on the worker's stack, as libc's wrappers may need more
// of it than a goroutine has, and errno belongs to a thread.
#include "go/net.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "poll/poll.h"
#include "sched/sysstack.h"
#include "time/timer.h"

namespace go::net {

namespace {

// f() returns -1 and sets errno, or a result.
template <class F>
auto systemCall(const F& f) -> Tuple<Int, Int> {
  Int result = 0;
  Int error = 0;
  gort::onSystemStack([&] {
    result = static_cast<Int>(f());
    error = result < 0 ? errno : 0;
  });
  return {result, error};
}

struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = sizeof(storage);

  SocketAddress() = default;
  SocketAddress(const Slice<Byte>& ip, Int port) {
    if (ip.len == 4) {
      auto* a = reinterpret_cast<sockaddr_in*>(&storage);
      a->sin_family = AF_INET;
      a->sin_port = htons(static_cast<uint16_t>(port));
      __builtin_memcpy(&a->sin_addr, ip.ptr, 4);
      size = sizeof(*a);
      return;
    }
    auto* a = reinterpret_cast<sockaddr_in6*>(&storage);
    a->sin6_family = AF_INET6;
    a->sin6_port = htons(static_cast<uint16_t>(port));
    __builtin_memcpy(&a->sin6_addr, ip.ptr, 16);
    size = sizeof(*a);
  }
  auto get() -> sockaddr* { return reinterpret_cast<sockaddr*>(&storage); }
};

auto pollDesc(Uintptr poll) -> gort::PollDesc* { return reinterpret_cast<gort::PollDesc*>(poll.value); }
auto pollMode(Int mode) -> gort::PollMode { return static_cast<gort::PollMode>(mode); }

}  // namespace

auto sysSocket(Int size) -> Tuple<Int, Int> {
  return systemCall(
      [&] { return ::socket(size == 4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0); });
}

auto sysListen(Int fd, Slice<Byte> ip, Int port) -> Int {
  SocketAddress address(ip, port);
  auto [result, error] = systemCall([&, &address = address] {
    int on = 1;
    ::setsockopt(static_cast<int>(fd), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    int bound = ::bind(static_cast<int>(fd), address.get(), address.size);
    return bound < 0 ? bound : ::listen(static_cast<int>(fd), SOMAXCONN);
  });
  return error;
}

auto sysConnect(Int fd, Slice<Byte> ip, Int port) -> Int {
  SocketAddress address(ip, port);
  auto [result, error] =
      systemCall([&, &address = address] { return ::connect(static_cast<int>(fd), address.get(), address.size); });
  return error;
}

auto sysConnectResult(Int fd) -> Int {
  int status = 0;
  auto [result, error] = systemCall([&] {
    socklen_t size = sizeof(status);
    return ::getsockopt(static_cast<int>(fd), SOL_SOCKET, SO_ERROR, &status, &size);
  });
  return error != 0 ? error : status;
}

auto sysAccept(Int fd) -> Tuple<Int, Int> {
  return systemCall([&] { return ::accept4(static_cast<int>(fd), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC); });
}

auto sysAddress(Int fd, Bool peer) -> Tuple<Slice<Byte>, Int> {
  SocketAddress address;
  systemCall([&] {
    return peer ? ::getpeername(static_cast<int>(fd), address.get(), &address.size)
                : ::getsockname(static_cast<int>(fd), address.get(), &address.size);
  });
  bool v6 = address.storage.ss_family == AF_INET6;
  auto* a4 = reinterpret_cast<sockaddr_in*>(&address.storage);
  auto* a6 = reinterpret_cast<sockaddr_in6*>(&address.storage);
  Int size = v6 ? 16 : 4;
  auto ip = makeSlice<Byte>(size, size);
  __builtin_memcpy(ip.ptr, v6 ? static_cast<const void*>(&a6->sin6_addr) : &a4->sin_addr, static_cast<size_t>(size));
  return {ip, ntohs(v6 ? a6->sin6_port : a4->sin_port)};
}

auto sysRead(Int fd, Slice<Byte> p) -> Tuple<Int, Int> {
  return systemCall([&] { return ::read(static_cast<int>(fd), p.ptr, static_cast<size_t>(p.len)); });
}

auto sysWrite(Int fd, Slice<Byte> p) -> Tuple<Int, Int> {
  // Without SIGPIPE: the error is enough.
  return systemCall([&] { return ::send(static_cast<int>(fd), p.ptr, static_cast<size_t>(p.len), MSG_NOSIGNAL); });
}

auto sysShutdown(Int fd, Bool writing) -> Int {
  auto [result, error] = systemCall([&] { return ::shutdown(static_cast<int>(fd), writing ? SHUT_WR : SHUT_RD); });
  return error;
}

auto sysSetOption(Int fd, Int option, Int value) -> Int {
  auto [result, error] = systemCall([&] {
    int number = static_cast<int>(value);
    linger wait{value >= 0, number};
    switch (option) {
      case 0:
        return ::setsockopt(static_cast<int>(fd), IPPROTO_TCP, TCP_NODELAY, &number, sizeof(number));
      case 1:
        return ::setsockopt(static_cast<int>(fd), SOL_SOCKET, SO_KEEPALIVE, &number, sizeof(number));
      default:
        return ::setsockopt(static_cast<int>(fd), SOL_SOCKET, SO_LINGER, &wait, sizeof(wait));
    }
  });
  return error;
}

void sysClose(Int fd) {
  systemCall([&] { return ::close(static_cast<int>(fd)); });
}

auto errnoText(Int error) -> String {
  const char* text = nullptr;
  gort::onSystemStack([&] { text = ::strerrordesc_np(static_cast<int>(error)); });
  if (text == nullptr) {
    return "unknown error";
  }
  // Go's texts are libc's in lower case.
  auto length = static_cast<Int>(__builtin_strlen(text));
  auto* copy = static_cast<char*>(gort::allocateBytes(length));
  __builtin_memcpy(copy, text, static_cast<size_t>(length));
  if ('A' <= copy[0] && copy[0] <= 'Z' && !('A' <= copy[1] && copy[1] <= 'Z')) {
    copy[0] = static_cast<char>(copy[0] + 0x20);
  }
  return String::of(copy, length);
}

auto pollOpen(Int fd) -> Tuple<Uintptr, Int> {
  int error = 0;
  gort::PollDesc* desc = gort::pollOpen(static_cast<int>(fd), &error);
  return {Uintptr(reinterpret_cast<unsigned long>(desc)), desc == nullptr ? error : 0};
}

auto pollPrepare(Uintptr poll, Int mode) -> Int {
  return static_cast<Int>(gort::pollPrepare(pollDesc(poll), pollMode(mode)));
}
auto pollWait(Uintptr poll, Int mode) -> Int {
  return static_cast<Int>(gort::pollWait(pollDesc(poll), pollMode(mode)));
}

void pollSetDeadline(Uintptr poll, Int64 left, Int mode) {
  // A deadline in the past must not read as "none".
  Int64 when = left == 0 ? 0 : gort::nanotime() + left;
  gort::pollSetDeadline(pollDesc(poll), left != 0 && when <= 0 ? 1 : when, pollMode(mode));
}

void pollUnblock(Uintptr poll) { gort::pollUnblock(pollDesc(poll)); }
void pollClose(Uintptr poll) { gort::pollClose(pollDesc(poll)); }

}  // namespace go::net
