// The network poller: goroutines wait for file descriptors without holding a thread. For package net, pipes and
// whatever else epoll can watch.
//
//     PollDesc* pd = pollOpen(fd, &error);                  // fd is non-blocking
//     while ((n = read(fd, ...)) == -EAGAIN) {
//       if (PollResult r = pollWait(pd, PollMode::Read); r != PollResult::Ready) return r;
//     }
//     pollUnblock(pd); ... pollClose(pd); close(fd);
//
// At most one goroutine may wait for each direction (package internal/poll's lock sees to that). Readiness is edge
// triggered: call pollPrepare() before the first read or write of an operation.
#pragma once
#include <cstdint>

namespace gort {

struct PollDesc;

enum class PollMode : uint32_t { Read, Write };

enum class PollResult : uint32_t {
  Ready,    // try again
  Closing,  // pollUnblock() was called
  Timeout,  // the deadline has passed
};

// Starts to watch; null and *error (positive) when the descriptor cannot be watched (regular files).
PollDesc* pollOpen(int fd, int* error);
// Ends watching; nobody waits any more (pollUnblock came first). The descriptor itself is closed by the caller, after.
void pollClose(PollDesc* pd);
// Begins an operation: forgets old readiness, reports a deadline that has passed.
PollResult pollPrepare(PollDesc* pd, PollMode mode);
// Waits for readiness.
PollResult pollWait(PollDesc* pd, PollMode mode);
// Operations fail with Timeout from `when` (a nanotime()) on; 0: no deadline. A time in the past wakes waiters at once.
void pollSetDeadline(PollDesc* pd, int64_t when, PollMode mode);
// Wakes all waiters and makes every later operation fail with Closing.
void pollUnblock(PollDesc* pd);

}  // namespace gort
