// epoll and eventfd as raw system calls; failures are negative error numbers. [fiber]
#pragma once
#include <cstdint>

namespace gort::os {

struct EpollEvent {
  uint32_t events;
  void* data;
} __attribute__((packed));

constexpr uint32_t kEpollIn = 1, kEpollOut = 4, kEpollErr = 8, kEpollHup = 16, kEpollReadHup = 0x2000;
constexpr uint32_t kEpollEdge = 1u << 31;

int epollCreate();
int epollAdd(int epoll, int fd, uint32_t events, void* data);
int epollRemove(int epoll, int fd);
// nanos < 0: without limit.
int epollWait(int epoll, EpollEvent* events, int count, int64_t nanos);
int eventCreate();  // an event counter, non-blocking
void eventSignal(int event);
void eventClear(int event);

}  // namespace gort::os
