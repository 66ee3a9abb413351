// This file implements epoll.h.
#include "os/epoll.h"

#include <sys/syscall.h>
#include <time.h>

#include "os/syscall.h"

namespace gort::os {
namespace {

long address(const void* p) { return reinterpret_cast<long>(p); }

#ifndef SYS_epoll_pwait2
#define SYS_epoll_pwait2 441
#endif
constexpr int kNoSuchCall = -38;
constexpr int kCloseOnExec = 02000000, kNonBlock = 04000;

}  // namespace

int epollCreate() { return static_cast<int>(syscall6(SYS_epoll_create1, kCloseOnExec)); }

int epollAdd(int epoll, int fd, uint32_t events, void* data) {
  EpollEvent event{events, data};
  return static_cast<int>(syscall6(SYS_epoll_ctl, epoll, 1, fd, address(&event)));
}

int epollRemove(int epoll, int fd) {
  EpollEvent event{};
  return static_cast<int>(syscall6(SYS_epoll_ctl, epoll, 2, fd, address(&event)));
}

int epollWait(int epoll, EpollEvent* events, int count, int64_t nanos) {
  timespec limit{nanos / 1'000'000'000, nanos % 1'000'000'000};
  long result = syscall6(SYS_epoll_pwait2, epoll, address(events), count, nanos < 0 ? 0 : address(&limit));
  if (result != kNoSuchCall) return static_cast<int>(result);
  constexpr int64_t kMilli = 1'000'000, kLongest = 1'000'000'000;
  long millis = nanos < 0 ? -1 : nanos > kLongest * kMilli ? kLongest : (nanos + kMilli - 1) / kMilli;
  return static_cast<int>(syscall6(SYS_epoll_wait, epoll, address(events), count, millis));
}

int eventCreate() { return static_cast<int>(syscall6(SYS_eventfd2, 0, kCloseOnExec | kNonBlock)); }

void eventSignal(int event) {
  uint64_t one = 1;
  syscall6(SYS_write, event, address(&one), sizeof one);
}

void eventClear(int event) {
  uint64_t value;
  syscall6(SYS_read, event, address(&value), sizeof value);
}

}  // namespace gort::os
