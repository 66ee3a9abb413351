// The stack limit of the running context: code compiled with -fsplit-stack asks for a further segment of stack when its
// stack pointer is below it. 0 means that the stack does not grow; the threads of the process start with that.
#pragma once
#include <cstdint>

// For functions that run with a limit that does not belong to their stack: entry points of signal handlers. g++ accepts
// the attribute on a declaration before the definition only.
#define GORT_NO_SPLIT __attribute__((no_split_stack))

namespace gort {

[[gnu::always_inline]] inline uintptr_t stackLimit() {
  uintptr_t limit;
  asm volatile("movq %%fs:0x70, %0" : "=r"(limit));
  return limit;
}

[[gnu::always_inline]] inline void setStackLimit(uintptr_t limit) {
  asm volatile("movq %0, %%fs:0x70" ::"r"(limit) : "memory");
}

// In a signal handler, which runs on a stack of its own: no limit until the end of the scope. What the handler calls
// may be compiled with -fsplit-stack then.
class NoStackLimit {
 public:
  [[gnu::always_inline]] NoStackLimit() : limit_(stackLimit()) { setStackLimit(0); }
  [[gnu::always_inline]] ~NoStackLimit() { setStackLimit(limit_); }
  NoStackLimit(const NoStackLimit&) = delete;
  NoStackLimit& operator=(const NoStackLimit&) = delete;

 private:
  uintptr_t limit_;
};

}  // namespace gort
