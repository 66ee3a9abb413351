#include <gtest/gtest.h>

#include "chan/timer_chan.h"
#include "go/go.h"
#include "sched/park.h"
#include "sched/start.h"
#include "time/timer.h"

namespace {

using go::Chan;
using go::Int;
using go::makeChan;

TEST(Chan, UnbufferedPassesValuesInOrder) {
  go::run([] {
    auto c = makeChan<Int>();
    go::spawn([=] {
      for (Int i = 0; i < 1000; i++) c.send(i);
      c.close();
    });
    Int expected = 0;
    for (auto v : c) EXPECT_EQ(v, expected++);
    EXPECT_EQ(expected, 1000);
  });
}

TEST(Chan, BufferedHoldsItsCapacity) {
  go::run([] {
    auto c = makeChan<Int>(3);
    EXPECT_EQ(go::cap(c), 3);
    for (Int i = 0; i < 3; i++) c.send(i);
    EXPECT_EQ(go::len(c), 3);
    Int value = 7;
    EXPECT_FALSE(gort::chanTrySend(c.core(), &value));
    for (Int i = 0; i < 3; i++) EXPECT_EQ(c.recv(), i);
    bool ok;
    EXPECT_FALSE(gort::chanTryRecv(c.core(), &value, &ok));
  });
}

TEST(Chan, WaitingSendersKeepTheirOrderBehindTheBuffer) {
  go::run([] {
    auto c = makeChan<Int>(2);
    go::spawn([=] {
      for (Int i = 0; i < 10; i++) c.send(i);
    });
    for (int i = 0; i < 5; i++) gort::yield();
    for (Int i = 0; i < 10; i++) EXPECT_EQ(c.recv(), i);
  });
}

TEST(Chan, ClosedGivesTheRestThenZero) {
  go::run([] {
    auto c = makeChan<Int>(2);
    c.send(5);
    c.close();
    auto [v, ok] = c.recvOk();
    EXPECT_EQ(v, 5);
    EXPECT_TRUE(ok);
    auto [w, more] = c.recvOk();
    EXPECT_EQ(w, 0);
    EXPECT_FALSE(more);
  });
}

TEST(Chan, CloseWakesAllReceivers) {
  go::run([] {
    auto c = makeChan<Int>();
    auto done = makeChan<bool>();
    for (int i = 0; i < 20; i++) go::spawn([=] { done.send(c.recvOk().b); });
    for (int i = 0; i < 5; i++) gort::yield();
    c.close();
    for (int i = 0; i < 20; i++) EXPECT_FALSE(done.recv());
  });
}

TEST(Chan, CarriesLargeAndEmptyElements) {
  go::run([] {
    auto large = makeChan<go::Array<Int, 40>>(1);
    go::Array<Int, 40> value{};
    value[39] = 9;
    large.send(value);
    EXPECT_EQ(large.recv()[39], 9);
    auto signal = makeChan<go::Empty>(5);
    for (int i = 0; i < 5; i++) signal.send({});
    EXPECT_EQ(go::len(signal), 5);
    signal.recv();
    EXPECT_EQ(go::len(signal), 4);
  });
}

TEST(Chan, NilIsEmptyAndEqualToNil) {
  Chan<Int> c;
  EXPECT_TRUE(c == nullptr);
  EXPECT_EQ(go::len(c), 0);
  EXPECT_EQ(go::cap(c), 0);
}

TEST(Chan, ConvertsToOneDirection) {
  go::run([] {
    auto c = makeChan<Int>(1);
    go::SendChan<Int> in = c;
    go::RecvChan<Int> out = c;
    in.send(4);
    EXPECT_EQ(out.recv(), 4);
  });
}

class ChanPanic : public testing::Test {
 protected:
  void SetUp() override { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
};

TEST_F(ChanPanic, TextsAreGos) {
  auto two = testing::ExitedWithCode(2);
  EXPECT_EXIT(go::run([] {
                auto c = makeChan<Int>(1);
                c.close();
                c.send(1);
              }),
              two, "panic: send on closed channel");
  EXPECT_EXIT(go::run([] {
                auto c = makeChan<Int>();
                c.close();
                c.close();
              }),
              two, "panic: close of closed channel");
  EXPECT_EXIT(go::run([] { Chan<Int>().close(); }), two, "panic: close of nil channel");
  EXPECT_EXIT(go::run([] { makeChan<Int>(-1); }), two, "panic: .*makechan: size out of range");
  EXPECT_EXIT(go::run([] {
                auto c = makeChan<Int>();
                go::spawn([=] { c.send(1); });
                gort::sleep(1'000'000);
                c.close();
                gort::sleep(1'000'000'000);
              }),
              two, "panic: send on closed channel");
}

// ---- timers with a channel ----

gort::ChanTimer* newTimer(Chan<Int> c) {
  return gort::newChanTimer(c.core(), [](void* elem, int64_t) { *static_cast<Int*>(elem) = gort::nanotime(); });
}

TEST(ChanTimer, FiresOnceAndLooksUnbuffered) {
  go::run([] {
    auto c = makeChan<Int>(1);
    auto* timer = newTimer(c);
    Int start = gort::nanotime();
    gort::chanTimerReset(timer, start + 2'000'000);
    EXPECT_GE(c.recv() - start, 2'000'000);
    EXPECT_EQ(go::len(c), 0);
    EXPECT_EQ(go::cap(c), 0);
    EXPECT_FALSE(gort::chanTimerStop(timer));
  });
}

TEST(ChanTimer, StopLeavesNoStaleValue) {
  go::run([] {
    auto c = makeChan<Int>(1);
    auto* timer = newTimer(c);
    gort::chanTimerReset(timer, gort::nanotime() + 1'000'000);
    gort::sleep(3'000'000);
    EXPECT_TRUE(gort::chanTimerStop(timer));  // expired, but nobody has received
    go::RecvCase recv0{c};
    EXPECT_EQ(go::trySelect(recv0), -1);
  });
}

TEST(ChanTimer, TicksUntilStopped) {
  go::run([] {
    auto c = makeChan<Int>(1);
    auto* timer = newTimer(c);
    Int start = gort::nanotime();
    gort::chanTimerReset(timer, start + 1'000'000, 1'000'000);
    for (int i = 0; i < 5; i++) c.recv();
    EXPECT_GE(gort::nanotime() - start, 5'000'000);
    EXPECT_TRUE(gort::chanTimerStop(timer));
  });
}

TEST_F(ChanPanic, AForgottenTickerHidesNoDeadlock) {
  EXPECT_EXIT(go::run([] {
                gort::chanTimerReset(newTimer(makeChan<Int>(1)), gort::nanotime() + 1'000'000, 1'000'000);
                makeChan<Int>().recv();
              }),
              testing::ExitedWithCode(2), "all goroutines are asleep - deadlock!");
}

}  // namespace
