#include <gtest/gtest.h>
#include <unistd.h>

#include "base/sanitizer.h"
#include "go/go.h"
#include "os/os.h"
#include "sched/park.h"
#include "sched/start.h"
#include "sched/sysstack.h"
#include "sched/world.h"
#include "sync/sema.h"
#include "time/timer.h"

namespace gort {
namespace {

class Procs {
 public:
  explicit Procs(int64_t n) : before_(setMaxProcs(n)) {}
  ~Procs() { setMaxProcs(before_); }

 private:
  int64_t before_;
};

int64_t add(int64_t& word, int64_t n) { return __atomic_add_fetch(&word, n, __ATOMIC_SEQ_CST); }

// Runs f on n goroutines and waits for all.
template <class F>
void onMany(int64_t n, const F& f) {
  int64_t rest = n;
  uint32_t done = 0;
  for (int64_t i = 0; i < n; i++) {
    go::spawn([&, i] {
      f(i);
      if (add(rest, -1) == 0) semRelease(&done);
    });
  }
  semAcquire(&done);
}

TEST(Run, ReturnsZeroAndCanBeRepeated) {
  int runs = 0;
  EXPECT_EQ(go::run([&] { runs++; }), 0);
  EXPECT_EQ(go::run([&] { runs++; }), 0);
  EXPECT_EQ(runs, 2);
}

TEST(Run, InitComesBeforeMain) {
  static int step = 0;
  go::run([] { EXPECT_EQ(step++, 0); }, [] { EXPECT_EQ(step++, 1); });
  EXPECT_EQ(step, 2);
}

TEST(Spawn, EvaluatesOperandsAtOnce) {
  go::run([] {
    int64_t value = 1, seen = 0;
    uint32_t done = 0;
    go::spawn([&seen, &done](int64_t v) { seen = v, semRelease(&done); }, value);
    value = 2;
    semAcquire(&done);
    EXPECT_EQ(seen, 1);
  });
}

TEST(Spawn, ManyRunAllOnce) {
  go::run([] {
    int64_t sum = 0;
    onMany(20000, [&](int64_t i) { add(sum, i); });
    EXPECT_EQ(sum, 20000 * 19999 / 2);
  });
}

TEST(Spawn, LastSpawnedRunsFirstThenInOrder) {
  go::run([] {
    Procs one(1);
    yield();
    static int order[3];
    static int next;
    next = 0;
    for (int i = 0; i < 3; i++) go::spawn([i] { order[next++] = i; });
    for (int i = 0; i < 10; i++) yield();
    EXPECT_EQ(order[0], 2);
    EXPECT_EQ(order[1], 0);
    EXPECT_EQ(order[2], 1);
  });
}

// Each generation is spawned by the one before, so that there is always something newer to begin with.
void generation(bool* done) {
  if (!__atomic_load_n(done, __ATOMIC_RELAXED)) go::spawn(generation, done);
}

TEST(Spawn, OldOnesInALongQueueHaveTheirTurns) {
  go::run([] {
    Procs one(1);
    bool done = false;
    int64_t woken = 0;
    uint32_t mayGoOn = 0;
    for (int i = 0; i < 200; i++) go::spawn(generation, &done);
    // Those that have never run, that yield (to the global queue now and then), and that are woken.
    onMany(40, [&](int64_t i) {
      for (int turn = 0; i % 3 == 0 && turn < 3; turn++) yield();
      if (i % 3 == 1) semAcquire(&mayGoOn);
      if (i % 3 == 2) semRelease(&mayGoOn);
      add(woken, 1);
    });
    EXPECT_EQ(woken, 40);
    __atomic_store_n(&done, true, __ATOMIC_RELAXED);
  });
}

TEST(Spawn, CountsGoroutines) {
  go::run([] {
    while (goroutineCount() > 1) yield();
    uint32_t stop = 0;
    for (int i = 0; i < 5; i++) go::spawn([&] { semAcquire(&stop); });
    EXPECT_EQ(goroutineCount(), 6);
    for (int i = 0; i < 5; i++) semRelease(&stop);
    while (goroutineCount() > 1) yield();
  });
}

TEST(Exit, EndsOnlyTheGoroutine) {
  go::run([] {
    uint32_t done = 0;
    bool after = false;
    go::spawn([&] {
      semRelease(&done);
      exitGoroutine();
      after = true;
    });
    semAcquire(&done);
    for (int i = 0; i < 100; i++) yield();
    EXPECT_FALSE(after);
  });
}

TEST(Yield, LetsOthersRun) {
  go::run([] {
    Procs one(1);
    bool ran = false;
    go::spawn([&] { ran = true; });
    yield();
    EXPECT_TRUE(ran);
  });
}

TEST(Preemption, AComputingGoroutineDoesNotStopTheOthers) {
  go::run([] {
    Procs one(1);
    static bool stop;
    __atomic_store_n(&stop, false, __ATOMIC_RELAXED);
    uint32_t done = 0;
    go::spawn([&] {
      while (!__atomic_load_n(&stop, __ATOMIC_RELAXED)) {
      }
      semRelease(&done);
    });
    yield();
    go::spawn([] { __atomic_store_n(&stop, true, __ATOMIC_RELAXED); });
    semAcquire(&done);
  });
}

TEST(SystemStack, RunsOffTheGoroutine) {
  go::run([] {
    char here;
    char* there = nullptr;
    onSystemStack([&] {
      char local;
      there = &local;
      onSystemStack([&] { EXPECT_EQ(findStack(&local), nullptr); });
    });
    EXPECT_NE(findStack(&here), nullptr);
    EXPECT_EQ(findStack(there), nullptr);
  });
}

TEST(Blocking, DoesNotHoldAProcessor) {
  go::run([] {
    Procs one(1);
    int64_t start = nanotime();
    onMany(8, [](int64_t) { blocking([] { usleep(100'000); }); });
    EXPECT_LT(nanotime() - start, 700'000'000);
  });
}

TEST(Procs, CanBeChangedWhileGoroutinesRun) {
  go::run([] {
    int64_t sum = 0;
    go::spawn([&] {
      for (int i = 0; i < 50; i++) {
        setMaxProcs(1 + i % 6);
        yield();
      }
      setMaxProcs(2);
    });
    onMany(5000, [&](int64_t i) {
      yield();
      add(sum, i);
    });
    EXPECT_EQ(sum, 5000 * 4999 / 2);
    setMaxProcs(2);
  });
}

#if defined(__clang__)
#define NOT_CHECKED_FOR_RACES __attribute__((no_sanitize("thread", "address")))
#else
#define NOT_CHECKED_FOR_RACES __attribute__((no_sanitize_thread, no_sanitize_address))
#endif

constexpr uint64_t kMark = 0xfeedface12345678;

// Counts words that are kMark, as the collector would look for pointers.
NOT_CHECKED_FOR_RACES void countMarks(const void* low, const void* high, void* context) {
  for (auto* p = static_cast<const volatile uint64_t*>(low); p + 1 <= high; p++) {
    if (*p == kMark) ++*static_cast<int*>(context);
  }
}

// While the world stands still nobody counts, and every parked goroutine's local is found on its stack.
TEST(World, StopsAndShowsAllStacks) {
  go::run([] {
    Procs four(4);
    static bool stop;
    __atomic_store_n(&stop, false, __ATOMIC_RELAXED);
    static int64_t counters[3];
    uint32_t release = 0, done = 0;
    int64_t started = 0;
    for (int64_t& counter : counters) {
      go::spawn([&counter, &done] {
        while (!__atomic_load_n(&stop, __ATOMIC_RELAXED)) add(counter, 1);
        semRelease(&done);
      });
    }
    constexpr int kParked = 100;
    for (int i = 0; i < kParked; i++) {
      go::spawn([&] {
        volatile uint64_t mark = kMark;
        add(started, 1);
        semAcquire(&release);
        EXPECT_EQ(mark, kMark);
        semRelease(&done);
      });
    }
    while (add(started, 0) < kParked) yield();
    for (int round = 0; round < 20; round++) {
      int found = 0;
      bool moved = false;
      onSystemStack([&] {
        stopWorld();
        int64_t before[3];
        for (int i = 0; i < 3; i++) before[i] = __atomic_load_n(&counters[i], __ATOMIC_RELAXED);
        forEachStack(countMarks, &found);
        os::sleepNanos(200'000);
        for (int i = 0; i < 3; i++) moved |= before[i] != __atomic_load_n(&counters[i], __ATOMIC_RELAXED);
        startWorld();
      });
      EXPECT_FALSE(moved);
      EXPECT_GE(found, kParked);
    }
    __atomic_store_n(&stop, true, __ATOMIC_RELAXED);
    for (int i = 0; i < kParked; i++) semRelease(&release);
    for (int i = 0; i < kParked + 3; i++) semAcquire(&done);
  });
}

// ---- ends of the process: each in a process of its own ----

class Fatal : public testing::Test {
 protected:
  void SetUp() override { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
};

TEST_F(Fatal, DeadlockOfMain) {
  EXPECT_EXIT(go::run([] { go::makeChan<go::Int>().recv(); }), testing::ExitedWithCode(2),
              "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 \\[chan receive\\]:\nmain.main");
}

TEST_F(Fatal, DeadlockOnNilChannel) {
  EXPECT_EXIT(go::run([] { go::Chan<go::Int>().send(1); }), testing::ExitedWithCode(2),
              "goroutine 1 \\[chan send \\(nil chan\\)\\]:");
}

TEST_F(Fatal, DeadlockOfAll) {
  EXPECT_EXIT(go::run([] {
                auto c = go::makeChan<go::Int>();
                for (int i = 0; i < 50; i++) go::spawn([=] { c.send(1); });
                go::blockForever();
              }),
              testing::ExitedWithCode(2), "goroutine 1 \\[select \\(no cases\\)\\]:(.|\n)*\\[chan send\\]:");
}

TEST_F(Fatal, GoexitOfMain) {
  EXPECT_EXIT(go::run([] { exitGoroutine(); }), testing::ExitedWithCode(2),
              "fatal error: no goroutines \\(main called runtime.Goexit\\) - deadlock!");
}

#if !GORT_TSAN && !GORT_ASAN  // they cannot follow a deep recursion
[[gnu::noinline]] int64_t recurse(int64_t n) {
  volatile char frame[100] = {};
  return n == 0 ? frame[0] : recurse(n - 1) + frame[1];
}

TEST_F(Fatal, StackOverflow) {
  EXPECT_EXIT(go::run([] { recurse(int64_t{1} << 40); }), testing::ExitedWithCode(2),
              "runtime: goroutine stack exceeds 1000000000-byte limit\n(.|\n)*fatal error: stack overflow");
}

TEST(Recursion, OfAMillionFramesWorks) {
  go::run([] { onMany(2, [](int64_t) { EXPECT_EQ(recurse(500'000), 0); }); });
}
#endif

}  // namespace
}  // namespace gort
