// Channels and select under load. Every value sent must be received exactly once, in order for each pair of sender and
// unbuffered or single-receiver channel, whatever the interleaving.
#include <gtest/gtest.h>

#include "base/random.h"
#include "base/sanitizer.h"
#include "go/go.h"
#include "sched/park.h"
#include "sync/mutex.h"
#include "time/timer.h"

namespace {

using go::Int;
using go::makeChan;

constexpr Int kScale = GORT_TSAN ? 1 : 10;

Int add(Int& word, Int n) { return __atomic_add_fetch(&word, n, __ATOMIC_SEQ_CST); }

void expectOk(gort::WaitGroupResult result) { EXPECT_EQ(result, gort::WaitGroupResult::Ok); }

class ChanStress : public testing::TestWithParam<Int> {};

TEST_P(ChanStress, EveryValueArrivesOnce) {
  go::run([capacity = GetParam()] {
    constexpr Int kSenders = 8, kReceivers = 6;
    const Int each = 2000 * kScale;
    auto c = makeChan<Int>(capacity);
    Int sum = 0, count = 0;
    gort::WaitGroup senders, receivers;
    expectOk(senders.add(kSenders));
    expectOk(receivers.add(kReceivers));
    for (Int s = 0; s < kSenders; s++) {
      go::spawn([&, c, s] {
        for (Int i = 0; i < each; i++) c.send(s * each + i);
        expectOk(senders.add(-1));
      });
    }
    for (Int r = 0; r < kReceivers; r++) {
      go::spawn([&, c] {
        Int last[kSenders];
        for (Int& l : last) l = -1;
        for (auto v : c) {
          EXPECT_GT(v, last[v / each]);  // a sender's values keep their order for each receiver
          last[v / each] = v;
          add(sum, v);
          add(count, 1);
          if (v % 97 == 0) gort::yield();
        }
        expectOk(receivers.add(-1));
      });
    }
    expectOk(senders.wait());
    c.close();
    expectOk(receivers.wait());
    Int n = kSenders * each;
    EXPECT_EQ(count, n);
    EXPECT_EQ(sum, n * (n - 1) / 2);
  });
}

INSTANTIATE_TEST_SUITE_P(Capacities, ChanStress, testing::Values(0, 1, 7, 128));

// Senders select over four channels of different capacities, receivers too; then all are closed.
TEST(SelectStress, EveryValueArrivesOnce) {
  go::run([] {
    constexpr Int kSenders = 8, kReceivers = 6;
    const Int each = 1000 * kScale;
    auto a = makeChan<Int>(), b = makeChan<Int>(), c = makeChan<Int>(1), d = makeChan<Int>(7);
    Int sum = 0;
    gort::WaitGroup senders, receivers;
    expectOk(senders.add(kSenders));
    expectOk(receivers.add(kReceivers));
    for (Int s = 0; s < kSenders; s++) {
      go::spawn([&, a, b, c, d, s] {
        for (Int i = 0; i < each; i++) {
          Int v = s * each + i;
          if (i % 5 == 0) {
            b.send(v);
            continue;
          }
          go::SendCase send0{a, v}, send1{b, v}, send2{c, v}, send3{d, v};
          if (i % 3 == 0 && go::trySelect(send0, send3) >= 0) continue;
          go::select(send0, send1, send2, send3);
        }
        expectOk(senders.add(-1));
      });
    }
    for (Int r = 0; r < kReceivers; r++) {
      go::spawn([&, a, b, c, d, r] {
        auto a1 = a, b1 = b, c1 = c, d1 = d;
        gort::Random random(static_cast<uint64_t>(r));
        for (int open = 4; open > 0;) {
          go::RecvCase recv0{a1}, recv1{b1}, recv2{c1}, recv3{d1};
          bool ok = false;
          auto take = [&](auto& recv, auto& channel) {
            ok = recv.result().b;
            if (ok) {
              add(sum, recv.value());
            } else {
              channel = nullptr;
              open--;
            }
          };
          switch (go::select(recv0, recv1, recv2, recv3)) {
            case 0:
              take(recv0, a1);
              break;
            case 1:
              take(recv1, b1);
              break;
            case 2:
              take(recv2, c1);
              break;
            case 3:
              take(recv3, d1);
              break;
          }
          if (random.below(50) == 0) gort::yield();
        }
        expectOk(receivers.add(-1));
      });
    }
    expectOk(senders.wait());
    for (auto* channel : {&a, &b, &c, &d}) channel->close();
    expectOk(receivers.wait());
    Int n = kSenders * each;
    EXPECT_EQ(sum, n * (n - 1) / 2);
  });
}

// Close races with receivers that select: each must see exactly one end, and no value is lost.
TEST(CloseStress, RacesWithReceivers) {
  go::run([] {
    for (Int round = 0; round < 300 * kScale; round++) {
      auto c = makeChan<Int>(round % 3);
      auto never = makeChan<Int>();
      Int received = 0;
      gort::WaitGroup group;
      expectOk(group.add(4));
      for (int i = 0; i < 4; i++) {
        go::spawn([&, c, never] {
          for (;;) {
            go::RecvCase recv0{c}, recv1{never};
            EXPECT_EQ(go::select(recv0, recv1), 0);
            if (!recv0.result().b) break;
            add(received, 1);
          }
          expectOk(group.add(-1));
        });
      }
      for (Int i = 0; i < round % 7; i++) c.send(i);
      c.close();
      expectOk(group.wait());
      EXPECT_EQ(received, round % 7);
    }
  });
}

// A chain of goroutines, one for each prime: many short parks.
TEST(SieveStress, FindsThePrimes) {
  go::run([] {
    auto numbers = makeChan<Int>();
    go::spawn([=] {
      for (Int i = 2;; i++) numbers.send(i);
    });
    auto in = numbers;
    Int prime = 0;
    for (int i = 0; i < 30 * kScale; i++) {
      prime = in.recv();
      auto out = makeChan<Int>();
      go::spawn([in, out, prime] {
        for (;;) {
          if (Int v = in.recv(); v % prime != 0) out.send(v);
        }
      });
      in = out;
    }
    EXPECT_EQ(prime, kScale == 1 ? 113 : 1987);
  });
}

}  // namespace
