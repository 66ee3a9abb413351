// The thread-local pointer itself. It is touched in this file only: an inlined access would let the compiler keep the
// address of the variable across a goroutine switch, and so read the record of a thread that was left behind.
#include "base/thread.h"

#include <cstddef>

#include "arch/segment_layout.h"

// Named in assembly: __morestack reads it.
extern "C" {
extern constinit thread_local gort::Thread* gortThread;
constinit thread_local gort::Thread* gortThread = nullptr;
}

namespace gort {

static_assert(offsetof(Thread, g) == GORT_THREAD_GOROUTINE && offsetof(Thread, schedulerSp) == GORT_THREAD_SYSTEM_SP);

void (*stopAtCriticalEnd)() = [] {};

[[gnu::noinline]] Thread* currentThread() {
  Thread* thread = gortThread;
  asm volatile("" : "+r"(thread));  // not a pure function: two calls may give two answers
  return thread;
}

[[gnu::noinline]] void setCurrentThread(Thread* thread) { gortThread = thread; }

}  // namespace gort
