// The thread-local pointer itself. It is touched in this file only: an inlined access would let the compiler keep the
// address of the variable across a goroutine switch, and so read the record of a thread that was left behind.
#include "base/thread.h"

namespace gort {
namespace {
constinit thread_local Thread* current = nullptr;
}  // namespace

void (*stopAtCriticalEnd)() = [] {};

[[gnu::noinline]] Thread* currentThread() {
  Thread* thread = current;
  asm volatile("" : "+r"(thread));  // not a pure function: two calls may give two answers
  return thread;
}

[[gnu::noinline]] void setCurrentThread(Thread* thread) { current = thread; }

}  // namespace gort
