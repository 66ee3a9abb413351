// Bringing goroutines together: sched/together.h.
#include "sched/together.h"

#include <gtest/gtest.h>

#include "go/go.h"
#include "os/os.h"
#include "sched/sched.h"
#include "sched/start.h"

namespace gort {
namespace {

TEST(Contention, IsDenseIfItTakesAThirdOfTheTime) {
  Contention contention;
  EXPECT_FALSE(isDense(&contention, 9000));
  EXPECT_FALSE(isDense(&contention, 9000)) << "the first time the clock is read, it says nothing";
  EXPECT_TRUE(isDense(&contention, 1'000'000'000)) << "a second's cost within microseconds";
  EXPECT_TRUE(isDense(&contention, 1)) << "it stays until the clock is read again";
  os::sleepNanos(2'000'000);
  EXPECT_FALSE(isDense(&contention, 10'000));
}

TEST(KeepTogether, LastsLongerIfItIsNeededAgain) {
  P p;
  constexpr int64_t kStart = 1'000'000'000'000;
  keepTogether(&p, kStart);
  int64_t first = p.togetherUntil - kStart;
  EXPECT_GT(first, 0);
  keepTogether(&p, kStart + 1);
  EXPECT_EQ(p.togetherUntil, kStart + first) << "it is not prolonged while it lasts";
  int64_t again = kStart + first + 1;
  keepTogether(&p, again);
  EXPECT_EQ(p.togetherUntil - again, 2 * first);
  int64_t muchLater = again + 1000 * first;
  keepTogether(&p, muchLater);
  EXPECT_EQ(p.togetherUntil - muchLater, first);
}

TEST(RunQueue, KnowsWhetherTheOldestIsNew) {
  RunQueue queue;
  G fresh, old;
  Stack stack;
  old.stack = &stack;
  EXPECT_FALSE(queue.isOldestNew());
  queue.putInRoom(&fresh);
  queue.putInRoom(&old);
  EXPECT_TRUE(queue.isOldestNew());
  EXPECT_EQ(queue.takeOldest(), &fresh);
  EXPECT_FALSE(queue.isOldestNew());
}

// The queue of a P that joins another may be full, ring and next, and may have to stay: the last one was once lost
// then.
TEST(Join, LosesNobodyOfAFullQueue) {
  go::run([] {
    int64_t before = setMaxProcs(2);
    constexpr go::Int kGoroutines = 2000, kRounds = 30;
    for (go::Int round = 0; round < kRounds; round++) {
      auto gate = go::makeChan<go::Int>(4);
      auto done = go::makeChan<go::Int>(kGoroutines);
      for (go::Int i = 0; i < kGoroutines; i++) {
        go::spawn([=] {
          if (i % 2 == 0) {
            gate.send(i);
          } else {
            gate.recv();
          }
          done.send(i);
        });
      }
      for (go::Int i = 0; i < kGoroutines; i++) done.recv();
    }
    setMaxProcs(before);
  });
}

// Both sides of a channel on two P's, which find each other in the way; whoever moves is neither lost nor run twice.
TEST(Join, LosesNobody) {
  go::run([] {
    int64_t before = setMaxProcs(2);
    constexpr go::Int kPairs = 4, kValues = 20'000;
    auto results = go::makeChan<go::Int>(kPairs);
    auto shared = go::makeChan<go::Int>(16);
    for (go::Int i = 0; i < kPairs; i++) {
      go::spawn([=] {
        for (go::Int n = 0; n < kValues; n++) shared.send(n);
      });
      go::spawn([=] {
        go::Int sum = 0;
        for (go::Int n = 0; n < kValues; n++) sum += shared.recv();
        results.send(sum);
      });
    }
    go::Int sum = 0;
    for (go::Int i = 0; i < kPairs; i++) sum += results.recv();
    EXPECT_EQ(sum, kPairs * kValues * (kValues - 1) / 2);
    setMaxProcs(before);
  });
}

}  // namespace
}  // namespace gort
