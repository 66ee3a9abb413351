// This file implements Budget by replacing operator new, which nearly all memory of the phases that are fuzzed comes
// from (LLVM's hash tables ask the aligned one), and with a timer that counts CPU time.
#include "budget.h"

#include <sys/time.h>

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <new>

static size_t spent = 0;
static size_t limit = 0;  // 0: not counting

static void setTimer(int seconds) {
  itimerval value{};
  value.it_value.tv_sec = seconds;
  setitimer(ITIMER_PROF, &value, nullptr);
}

Budget::Budget(size_t inputSize) {
  std::signal(SIGPROF, [](int) {
    limit = 0;
    std::abort();
  });
  spent = 0;
  limit = kBase + inputSize * kPerByte;
  setTimer(kSeconds);
}

Budget::~Budget() {
  limit = 0;
  setTimer(0);
}

static void* allocate(size_t size, size_t alignment = alignof(std::max_align_t)) {
  if (limit != 0 && (spent += size) > limit) {
    std::fprintf(stderr, "an input may allocate %zu bytes, this one wants more\n", limit);
    limit = 0;  // the fuzzer allocates while it saves the input
    std::abort();
  }
  void* p = nullptr;
  if (posix_memalign(&p, std::max(alignment, sizeof(void*)), size) != 0) {
    std::abort();
  }
  return p;
}

void* operator new(size_t size) { return allocate(size); }
void* operator new(size_t size, const std::nothrow_t& /*tag*/) noexcept { return allocate(size); }
void* operator new(size_t size, std::align_val_t alignment) { return allocate(size, static_cast<size_t>(alignment)); }
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, size_t /*size*/) noexcept { std::free(p); }
void operator delete(void* p, const std::nothrow_t& /*tag*/) noexcept { std::free(p); }
void operator delete(void* p, std::align_val_t /*alignment*/) noexcept { std::free(p); }
void operator delete(void* p, size_t /*size*/, std::align_val_t /*alignment*/) noexcept { std::free(p); }
