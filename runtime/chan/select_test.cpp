#include <gtest/gtest.h>

#include "go/go.h"
#include "sched/park.h"
#include "sched/start.h"
#include "time/timer.h"

namespace {

using go::Int;
using go::makeChan;

TEST(Select, TakesTheReadyOne) {
  go::run([] {
    auto a = makeChan<Int>(1), b = makeChan<Int>(1);
    b.send(3);
    go::RecvCase recv0{a}, recv1{b};
    EXPECT_EQ(go::select(recv0, recv1), 1);
    auto [v, ok] = recv1.result();
    EXPECT_EQ(v, 3);
    EXPECT_TRUE(ok);
  });
}

TEST(Select, DefaultWhenNothingIsReady) {
  go::run([] {
    auto a = makeChan<Int>();
    go::RecvCase recv0{a};
    go::SendCase send1{a, 1};
    EXPECT_EQ(go::trySelect(recv0, send1), -1);
    EXPECT_EQ(go::trySelect(), -1);
  });
}

TEST(Select, ChoosesUniformly) {
  go::run([] {
    auto c = makeChan<Int>(1), d = makeChan<Int>(1), e = makeChan<Int>(1);
    int counts[3] = {};
    for (auto* channel : {&c, &d, &e}) channel->send(0);
    constexpr int kRounds = 30000;
    for (int i = 0; i < kRounds; i++) {
      go::RecvCase recv0{c}, recv1{d}, recv2{e};
      switch (go::select(recv0, recv1, recv2)) {
        case 0:
          counts[0]++;
          c.send(0);
          break;
        case 1:
          counts[1]++;
          d.send(0);
          break;
        case 2:
          counts[2]++;
          e.send(0);
          break;
      }
    }
    for (int count : counts) EXPECT_NEAR(count, kRounds / 3, kRounds / 30);
  });
}

TEST(Select, BlocksAndIsWokenByEitherSide) {
  go::run([] {
    auto in = makeChan<Int>(), out = makeChan<Int>(), done = makeChan<Int>();
    go::spawn([=] {
      Int sent = 0, received = 0;
      while (sent < 100 || received < 100) {
        go::RecvCase recv0{received < 100 ? in : nullptr};
        go::SendCase send1{sent < 100 ? out : nullptr, sent};
        if (go::select(recv0, send1) == 0) {
          EXPECT_EQ(recv0.value(), received++);
        } else {
          sent++;
        }
      }
      done.send(1);
    });
    go::spawn([=] {
      for (Int i = 0; i < 100; i++) in.send(i);
    });
    for (Int i = 0; i < 100; i++) EXPECT_EQ(out.recv(), i);
    done.recv();
  });
}

TEST(Select, NilChannelsAreNeverReady) {
  go::run([] {
    go::Chan<Int> nil;
    auto c = makeChan<Int>(1);
    for (int i = 0; i < 100; i++) {
      go::RecvCase recv0{nil};
      go::SendCase send1{nil, 1}, send2{c, 5};
      EXPECT_EQ(go::select(recv0, send1, send2), 2);
      EXPECT_EQ(c.recv(), 5);
    }
  });
}

TEST(Select, ClosedChannelIsReadyToReceive) {
  go::run([] {
    auto a = makeChan<Int>(), b = makeChan<Int>();
    go::spawn([=] { b.close(); });
    go::RecvCase recv0{a}, recv1{b};
    EXPECT_EQ(go::select(recv0, recv1), 1);
    EXPECT_FALSE(recv1.result().b);
    go::RecvCase again{b};
    EXPECT_EQ(go::select(recv0, again), 1);
  });
}

TEST(Select, SameChannelInSeveralCases) {
  go::run([] {
    auto c = makeChan<Int>();
    go::spawn([=] {
      for (Int i = 0; i < 50; i++) c.send(i);
      c.close();
    });
    for (Int i = 0; i < 50; i++) {
      go::RecvCase recv0{c}, recv1{c};
      EXPECT_EQ(go::select(recv0, recv1) == 0 ? recv0.value() : recv1.value(), i);
    }
  });
}

TEST(Select, DifferentElementTypes) {
  go::run([] {
    auto a = makeChan<Int>(1);
    auto b = makeChan<go::String>(1);
    b.send("text");
    go::RecvCase recv0{a};
    go::RecvCase recv1{b};
    EXPECT_EQ(go::select(recv0, recv1), 1);
    EXPECT_TRUE(recv1.value() == go::String("text"));
  });
}

TEST(Select, ManyCases) {
  go::run([] {
    constexpr int kCases = 40;
    gort::SelectCase* list[kCases];
    std::vector<go::Chan<Int>> channels;
    for (int i = 0; i < kCases; i++) channels.push_back(makeChan<Int>(1));
    for (int round = 0; round < kCases; round++) {
      channels[static_cast<size_t>(round)].send(round);
      std::vector<std::unique_ptr<go::RecvCase<Int>>> cases;
      for (int i = 0; i < kCases; i++) {
        cases.push_back(std::make_unique<go::RecvCase<Int>>(channels[static_cast<size_t>(i)]));
        list[i] = cases.back().get();
      }
      EXPECT_EQ(gort::selectCases(list, kCases, true), round);
    }
  });
}

TEST(Select, SendOnClosedPanics) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(go::run([] {
                auto c = makeChan<Int>();
                go::spawn([=] {
                  gort::sleep(1'000'000);
                  c.close();
                });
                auto d = makeChan<Int>();
                go::SendCase send0{c, 1};
                go::RecvCase recv1{d};
                go::select(send0, recv1);
              }),
              testing::ExitedWithCode(2), "panic: send on closed channel");
}

}  // namespace
