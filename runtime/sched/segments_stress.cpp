// Stacks of linked segments under everything that may happen on them: this file is compiled with -fsplit-stack, as
// generated code is, so nothing here may call libc on a goroutine but through onSystemStack().
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "arch/context.h"
#include "arch/limit.h"
#include "base/sanitizer.h"
#include "go/spawn.h"
#include "os/os.h"
#include "sched/park.h"
#include "sched/sched.h"
#include "sched/sysstack.h"
#include "sched/traceback.h"
#include "sched/world.h"
#include "stack/mode.h"
#include "stack/segments.h"

namespace {

using namespace gort;

#define REQUIRE(condition) \
  if (!(condition)) fail(#condition, __LINE__)

[[noreturn]] void fail(const char* what, int line) {
  onSystemStack([=] {
    fprintf(stderr, "line %d: not true: %s\n", line, what);
    _Exit(1);
  });
  abort();
}

// Calls f with n frames of about `size` bytes above it, so that f meets a border at all distances.
template <int size, class F>
[[gnu::noinline]] long under(int n, const F& f) {
  volatile char frame[size];
  frame[n % size] = static_cast<char>(n);
  long result = n == 0 ? f() : under<size>(n - 1, f);
  REQUIRE(frame[n % size] == static_cast<char>(n));
  return result;
}

template <class F>
void atManyDepths(const F& f) {
  for (int n = 0; n < 150; n++) under<16>(n, f);
  for (int n = 0; n < 60; n++) under<300>(n, f);
  for (int n = 0; n < 6; n++) under<5000>(n, f);
}

struct Block {
  long words[9];
};

[[gnu::noinline]] long manyParameters(long a, long b, long c, long d, long e, long f, double x, Block block, long g,
                                      const Block& by, double y) {
  asm volatile("" ::: "memory");
  return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + static_cast<long>(x * 7) + block.words[8] * 8 + g * 9 +
         by.words[0] * 10 + static_cast<long>(y * 11);
}

void passesParameters() {
  Block block{{1, 2, 3, 4, 5, 6, 7, 8, 9}};
  atManyDepths([&] {
    REQUIRE(manyParameters(1, 2, 3, 4, 5, 6, 7.0, block, 9, block, 11.0) == 91 + 49 + 72 + 81 + 10 + 121);
    return 0L;
  });
}

#ifndef __clang__  // which refuses to compile variadic functions this way
[[gnu::noinline]] double sumOf(int count, ...) {
  va_list list;
  va_start(list, count);
  double sum = 0;
  for (int i = 0; i < count; i++) sum += i % 2 ? va_arg(list, double) : static_cast<double>(va_arg(list, long));
  va_end(list);
  return sum;
}

void passesVariadic() {
  atManyDepths([] {
    REQUIRE(sumOf(20, 1L, 2.0, 3L, 4.0, 5L, 6.0, 7L, 8.0, 9L, 10.0, 11L, 12.0, 13L, 14.0, 15L, 16.0, 17L, 18.0, 19L,
                  20.0) == 210);
    return 0L;
  });
}
#else
void passesVariadic() {}
#endif

void callsLibcOnTheSystemStack() {
  atManyDepths([] {
    char text[64];
    onSystemStack([&] {
      char* copy = static_cast<char*>(malloc(1000));
      snprintf(copy, 1000, "%d %.3f %s", 42, 2.5, "text");
      strcpy(text, copy);
      free(copy);
    });
    REQUIRE(__builtin_strcmp(text, "42 2.500 text") == 0);
    return 0L;
  });
}

void unwindsToTheEnd() {
  static uintptr_t pcs[400];
  int base = callers(pcs, 400);
  for (int n = 0; n < 150; n++) {
    long count = under<100>(n, [] { return static_cast<long>(callers(pcs, 400)); });
    REQUIRE(count >= base + n && count <= base + n + 8);
  }
}

void landsOnEarlierSegments() {
  for (int n = 0; n < 200; n++) {
    Landing landing;
    volatile int count = 0;
    uintptr_t limit = stackLimit();
    if (gortLandingSave(&landing) == 0) {
      under<100>(n, [&] {
        count = count + 1;
        gortLandingJump(&landing);
        return 0L;
      });
    }
    REQUIRE(count == 1 && stackLimit() == limit);
  }
}

// The collector must see what lies on every segment.
struct Search {
  const void* wanted;
  bool found;
};

void lookFor(const void* low, const void* high, void* context) {
  auto* search = static_cast<Search*>(context);
  search->found |= low <= search->wanted && search->wanted < high;
}

[[gnu::noinline]] void pushAndSearch(int n, const void** addresses, int count) {
  long local = n;
  addresses[count++] = &local;
  asm volatile("" ::"r"(&local) : "memory");
  if (n > 0) {
    pushAndSearch(n - 1, addresses, count);
    asm volatile("" ::"r"(&local) : "memory");
    return;
  }
  onSystemStack([&] {
    stopWorld();
    for (int i = 0; i < count; i++) {
      Search search{addresses[i], false};
      forEachStack(lookFor, &search);
      if (!search.found) {
        startWorld();
        fail("a local is visible to the collector", __LINE__);
      }
    }
    startWorld();
  });
}

void isScannedOnAllSegments() {
  static const void* addresses[1000];
  static uint32_t inUse = 0;
  while (__atomic_exchange_n(&inUse, 1, __ATOMIC_ACQUIRE)) yield();
  for (int n = 1; n < 400; n += 37) pushAndSearch(n, addresses, 0);
  __atomic_store_n(&inUse, 0, __ATOMIC_RELEASE);
}

void parksAtAllDepths() {
  for (int n = 0; n < 100; n++) {
    under<40>(n, [] {
      yield();
      return 0L;
    });
  }
}

[[gnu::noinline]] long deeper(long n) {
  if (n == 0) return 0;
  long result = deeper(n - 1) + 1;
  asm volatile("" : "+r"(result));
  return result;
}

// Nanoseconds of a call at the depth where it costs most and least: across a border and not.
void measureBorder() {
  double least = 1e9, most = 0;
  for (int n = 0; n < 60; n++) {
    double nanos = 1e9;
    for (int round = 0; round < 3; round++) {
      under<16>(n, [&] {
        int64_t start = os::nanotime();
        for (int i = 0; i < 3000; i++) deeper(0);
        double each = static_cast<double>(os::nanotime() - start) / 20000;
        if (each < nanos) nanos = each;
        return 0L;
      });
    }
    if (nanos < least) least = nanos;
    if (nanos > most) most = nanos;
  }
  onSystemStack([=] { printf("a call takes %.1f ns, across a border %.1f ns\n", least, most); });
}

void all() {
  passesParameters();
  passesVariadic();
  callsLibcOnTheSystemStack();
  unwindsToTheEnd();
  landsOnEarlierSegments();
  isScannedOnAllSegments();
  parksAtAllDepths();
  REQUIRE(deeper(100'000) == 100'000);
}

}  // namespace

int main() {
  if (GORT_TSAN || GORT_ASAN) return 0;
  return go::run([] {
    REQUIRE(stacksAreSegmented());
    all();
    measureBorder();
    static int64_t running = 0;
    for (int i = 0; i < 20; i++) {
      __atomic_fetch_add(&running, 1, __ATOMIC_RELAXED);
      go::spawn([] {
        parksAtAllDepths();
        passesParameters();
        callsLibcOnTheSystemStack();
        landsOnEarlierSegments();
        isScannedOnAllSegments();
        __atomic_fetch_sub(&running, 1, __ATOMIC_RELAXED);
      });
    }
    while (__atomic_load_n(&running, __ATOMIC_RELAXED) > 0) yield();
  });
}
