#include <gtest/gtest.h>

#include <vector>

#include "go/go.h"
#include "sched/p.h"
#include "sched/park.h"
#include "sched/start.h"
#include "sync/sema.h"
#include "time/heap.h"
#include "time/timer.h"

namespace gort {
namespace {

constexpr int64_t kMilli = 1'000'000;

TEST(TimerHeap, KeepsTheEarliestFirst) {
  P p;
  TimerHeap heap;
  heap.p = &p;
  std::vector<Timer> timers(1000);
  Random random(7);
  for (Timer& timer : timers) {
    timer.when = 1 + static_cast<int64_t>(random.below(500));
    heap.insert(&timer);
  }
  for (int i = 0; i < 300; i++) {
    Timer& timer = timers[random.below(1000)];
    if (timer.index < 0) continue;
    if (i % 2) {
      heap.remove(&timer);
    } else {
      timer.when = 1 + static_cast<int64_t>(random.below(500));
      heap.update(&timer);
    }
  }
  int64_t last = 0;
  while (heap.size > 0) {
    Timer* first = heap.entries[0].timer();
    EXPECT_EQ(p.nextTimer, first->when);
    EXPECT_GE(first->when, last);
    last = first->when;
    heap.remove(first);
  }
  EXPECT_EQ(p.nextTimer, 0);
}

TEST(Sleep, TakesAtLeastItsTime) {
  go::run([] {
    int64_t start = nanotime();
    sleep(5 * kMilli);
    EXPECT_GE(nanotime() - start, 5 * kMilli);
    EXPECT_LT(nanotime() - start, 500 * kMilli);
    sleep(0);
    sleep(-1);
  });
}

TEST(Sleep, WakesInOrderOfTime) {
  go::run([] {
    auto c = go::makeChan<go::Int>(10);
    for (go::Int i = 5; i > 0; i--) {
      go::spawn([=] {
        sleep(i * 10 * kMilli);
        c.send(i);
      });
    }
    for (go::Int i = 1; i <= 5; i++) EXPECT_EQ(c.recv(), i);
  });
}

TEST(Timer, StartsAGoroutineEachPeriod) {
  go::run([] {
    uint32_t fired = 0;
    Timer* timer = newFuncTimer([](void* p) { semRelease(static_cast<uint32_t*>(p)); }, &fired);
    EXPECT_FALSE(timerStart(timer, nanotime() + kMilli, kMilli));
    for (int i = 0; i < 5; i++) semAcquire(&fired);
    EXPECT_TRUE(timerStop(timer));
    EXPECT_FALSE(timerStop(timer));
  });
}

TEST(Timer, StoppedDoesNotFire) {
  go::run([] {
    static uint32_t fired;
    Timer* timer = newFuncTimer([](void*) { __atomic_fetch_add(&fired, 1, __ATOMIC_RELAXED); }, nullptr);
    // Far enough that a busy machine does not make it fire before it is stopped.
    timerStart(timer, nanotime() + 1000 * kMilli);
    EXPECT_TRUE(timerStart(timer, nanotime() + 500 * kMilli));
    EXPECT_TRUE(timerStop(timer));
    sleep(600 * kMilli);
    EXPECT_EQ(fired, 0u);
  });
}

TEST(Timer, FiresWhileTheOnlyProcessorComputes) {
  go::run([] {
    int64_t before = setMaxProcs(1);
    static bool fired;
    Timer* timer = newFuncTimer([](void*) { __atomic_store_n(&fired, true, __ATOMIC_RELAXED); }, nullptr);
    timerStart(timer, nanotime() + kMilli);
    while (!__atomic_load_n(&fired, __ATOMIC_RELAXED)) {
    }
    setMaxProcs(before);
  });
}

}  // namespace
}  // namespace gort
