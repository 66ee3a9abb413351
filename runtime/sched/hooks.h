// What the scheduler needs from the layers above it: declared here, defined in runtime/time and runtime/poll.
#pragma once
#include <cstdint>

#include "sched/sched.h"

namespace gort {

// time: ranges outside the heap that point to timers in it; takes no lock (the world is stopped).
void visitTimerRoots(void (*visit)(const void*, const void*, void*), void* context);

// time: runs the timers of `p` that are due at `now`; what they wake goes to the current M's P. Loop or sysmon.
void runTimers(P* p, int64_t now);

// poll: goroutines whose file descriptors became ready. Waits up to `nanos` (0: not at all, < 0: without limit).
ReadyList pollNetwork(int64_t nanos);
// poll: whether any goroutine waits for a file descriptor.
bool pollHasWaiters();
// poll: makes the M that sleeps in pollNetwork return soon.
void pollBreak();

}  // namespace gort
