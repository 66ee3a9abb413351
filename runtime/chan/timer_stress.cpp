// Timers that are set, changed and stopped from everywhere while they fire.
#include <gtest/gtest.h>

#include "base/random.h"
#include "chan/timer_chan.h"
#include "go/go.h"
#include "sched/park.h"
#include "sync/sema.h"
#include "time/timer.h"

namespace gort {
namespace {

int64_t add(int64_t& word, int64_t n) { return __atomic_add_fetch(&word, n, __ATOMIC_SEQ_CST); }

TEST(SleepStress, NobodyWakesEarly) {
  go::run([] {
    int64_t rest = 2000;
    uint32_t finished = 0;
    for (int64_t i = rest; i > 0; i--) {
      go::spawn([&, i] {
        int64_t until = nanotime() + i % 37 * 100'000;
        sleep(until - nanotime());
        EXPECT_GE(nanotime(), until);
        if (add(rest, -1) == 0) semRelease(&finished);
      });
    }
    semAcquire(&finished);
  });
}

// A one-shot timer is either stopped in time or fires, never both and never neither.
TEST(TimerStress, StopAndFireExcludeEachOther) {
  go::run([] {
    static int64_t fired;
    __atomic_store_n(&fired, 0, __ATOMIC_RELAXED);
    int64_t stopped = 0, rest = 8;
    constexpr int64_t kEach = 200;
    uint32_t finished = 0;
    for (uint64_t g = 0; g < 8; g++) {
      go::spawn([&, g] {
        Random random(g);
        for (int64_t i = 0; i < kEach; i++) {
          Timer* timer = newFuncTimer([](void*) { add(fired, 1); }, nullptr);
          timerStart(timer, nanotime() + random.below(200'000));
          if (random.below(2)) sleep(random.below(200'000));
          if (timerStop(timer)) add(stopped, 1);
        }
        if (add(rest, -1) == 0) semRelease(&finished);
      });
    }
    semAcquire(&finished);
    for (int i = 0; i < 1000 && add(fired, 0) + stopped < 8 * kEach; i++) sleep(1'000'000);
    EXPECT_EQ(add(fired, 0) + stopped, 8 * kEach);
  });
}

// After a reset only the new time counts: what is received was sent at or after it.
TEST(ChanTimerStress, NoStaleValueAfterReset) {
  go::run([] {
    int64_t rest = 8;
    uint32_t finished = 0;
    for (uint64_t g = 0; g < 8; g++) {
      go::spawn([&, g] {
        auto c = go::makeChan<go::Int>(1);
        ChanTimer* timer =
            newChanTimer(c.core(), [](void* elem, int64_t) { *static_cast<go::Int*>(elem) = nanotime(); });
        Random random(g);
        for (int64_t i = 0; i < 100; i++) {
          int64_t when = nanotime() + random.below(300'000);
          chanTimerReset(timer, when);
          if (random.below(2)) sleep(random.below(300'000));
          if (random.below(3) == 0) continue;
          if (random.below(3) == 0) {
            if (chanTimerStop(timer)) {
              go::RecvCase recv0{c};
              EXPECT_EQ(go::trySelect(recv0), -1);
            }
            continue;
          }
          EXPECT_GE(c.recv(), when);
        }
        if (add(rest, -1) == 0) semRelease(&finished);
      });
    }
    semAcquire(&finished);
  });
}

}  // namespace
}  // namespace gort
