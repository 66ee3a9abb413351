// The thread-local pointer itself. It is written in this file and read by currentThread() only.
#include "base/thread.h"

#include <cstddef>

#include "arch/segment_layout.h"

// Named in assembly: currentThread() and __morestack read it.
extern "C" {
constinit thread_local gort::Thread* gortThread = nullptr;
}

namespace gort {

static_assert(offsetof(Thread, g) == GORT_THREAD_GOROUTINE && offsetof(Thread, schedulerSp) == GORT_THREAD_SYSTEM_SP &&
              offsetof(Thread, pins) == GORT_THREAD_PINS && offsetof(Thread, preempt) == GORT_THREAD_PREEMPT);

void (*stopAtCriticalEnd)() = [] {};

[[gnu::noinline]] void setCurrentThread(Thread* thread) { gortThread = thread; }

}  // namespace gort
