// Spawning, parking, migrating, blocking and preempting at the same time.
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/random.h"
#include "base/sanitizer.h"
#include "go/go.h"
#include "sched/park.h"
#include "sched/start.h"
#include "sched/sysstack.h"
#include "sched/world.h"
#include "sync/sema.h"
#include "time/timer.h"

namespace gort {
namespace {

constexpr int64_t kScale = GORT_TSAN || GORT_ASAN ? 1 : 2;  // short: tools/test --repeat makes many runs

int64_t add(int64_t& word, int64_t n) { return __atomic_add_fetch(&word, n, __ATOMIC_SEQ_CST); }

struct Group {
  int64_t rest;
  uint32_t finished = 0;
  void done() {
    if (add(rest, -1) == 0) semRelease(&finished);
  }
  void wait() { semAcquire(&finished); }
};

// A tree of goroutines, ten children each: every inner node waits for its children.
int64_t tree(int64_t number, int64_t size) {
  if (size == 1) return number;
  auto c = go::makeChan<go::Int>();
  for (int64_t i = 0; i < 10; i++) {
    go::spawn([=] { c.send(tree(number + i * (size / 10), size / 10)); });
  }
  int64_t sum = 0;
  for (int i = 0; i < 10; i++) sum += c.recv();
  return sum;
}

TEST(SpawnStress, Tree) {
  go::run([] {
    constexpr int64_t kLeaves = kScale == 1 ? 1000 : 10000;
    for (int round = 0; round < 3; round++) EXPECT_EQ(tree(0, kLeaves), kLeaves * (kLeaves - 1) / 2);
  });
}

TEST(SpawnStress, ManyParkedAtATime) {
  go::run([] {
    constexpr int64_t kCount = 500 * kScale;  // reserved stacks, a system call each; more: segments_stress.cpp
    Group group{kCount};
    int64_t started = 0;
    auto gate = go::makeChan<go::Int>();
    for (int64_t i = 0; i < kCount; i++) {
      go::spawn([&, gate, i] {
        volatile int64_t mine = i;  // must survive on the parked stack
        add(started, 1);
        gate.recvOk();
        EXPECT_EQ(mine, i);
        group.done();
      });
    }
    while (add(started, 0) < kCount) yield();
    gate.close();
    group.wait();
  });
}

TEST(YieldStress, EverybodyAdvances) {
  go::run([] {
    constexpr int kGoroutines = 50;
    Group group{kGoroutines};
    for (int i = 0; i < kGoroutines; i++) {
      go::spawn([&] {
        for (int n = 0; n < 200 * kScale; n++) yield();
        group.done();
      });
    }
    group.wait();
  });
}

// Goroutines that block in the kernel, compute without a call, sleep, and wake each other.
TEST(MixedStress, AllKindsOfWork) {
  go::run([] {
    constexpr int kEach = 8;
    Group group{4 * kEach};
    auto c = go::makeChan<go::Int>(2);
    for (int i = 0; i < kEach; i++) {
      go::spawn([&] {
        for (int n = 0; n < 20; n++) blocking([] { usleep(500); });
        group.done();
      });
      go::spawn([&] {
        volatile int64_t sum = 0;
        for (int64_t n = 0; n < 500'000 * kScale; n++) sum = sum + n;
        group.done();
      });
      go::spawn([&] {
        for (int n = 0; n < 20; n++) sleep(300'000);
        group.done();
      });
      go::spawn([&, c, i] {
        for (go::Int n = 0; n < 500 * kScale; n++) {
          if (i % 2) {
            c.send(n);
          } else {
            c.recv();
          }
        }
        group.done();
      });
    }
    group.wait();
  });
}

TEST(WorldStress, StopsWhileAllIsBusy) {
  go::run([] {
    constexpr int kGoroutines = 20;
    Group group{kGoroutines};
    static bool stop;
    __atomic_store_n(&stop, false, __ATOMIC_RELAXED);
    auto c = go::makeChan<go::Int>(1);
    for (int i = 0; i < kGoroutines; i++) {
      go::spawn([&, c, i] {
        for (int n = 0; !__atomic_load_n(&stop, __ATOMIC_RELAXED); n++) {
          go::RecvCase recv0{c};
          go::SendCase send1{c, 1};
          if (go::trySelect(recv0, send1) < 0 || n % 8 == 0) yield();
          if (i == 0) blocking([] { usleep(50); });
          if (i == 1) sleep(10'000);
        }
        group.done();
      });
    }
    int64_t bytes = 0;
    for (int round = 0; round < 25 * kScale; round++) {
      onSystemStack([&] {
        stopWorld();
        forEachStack(
            [](const void* low, const void* high, void* context) {
              *static_cast<int64_t*>(context) += static_cast<const char*>(high) - static_cast<const char*>(low);
            },
            &bytes);
        startWorld();
      });
      if (round % 10 == 0) sleep(100'000);
    }
    EXPECT_GT(bytes, 0);
    __atomic_store_n(&stop, true, __ATOMIC_RELAXED);
    group.wait();
  });
}

}  // namespace
}  // namespace gort
