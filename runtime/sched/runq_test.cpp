#include "sched/runq.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>
#include <vector>

#include "sched/section.h"

namespace gort {
namespace {

TEST(RunQueue, NextComesBeforeTheRing) {
  RunQueue queue;
  G a, b, c;
  queue.putInRoom(&a);
  EXPECT_EQ(queue.put(&b, true).count, 0u);
  EXPECT_EQ(queue.put(&c, true).count, 0u);  // b goes to the ring, behind a
  EXPECT_EQ(queue.size(), 3u);
  EXPECT_EQ(queue.take(), &c);
  EXPECT_EQ(queue.take(), &a);
  EXPECT_EQ(queue.take(), &b);
  EXPECT_EQ(queue.take(), nullptr);
  EXPECT_TRUE(queue.empty());
}

TEST(RunQueue, OverflowIsTheOlderHalfAndTheNewOne) {
  RunQueue queue;
  std::vector<G> gs(RunQueue::kSize + 1);
  for (uint32_t i = 0; i < RunQueue::kSize; i++) EXPECT_EQ(queue.put(&gs[i], false).count, 0u);
  RunQueue::Overflow overflow = queue.put(&gs[RunQueue::kSize], false);
  EXPECT_EQ(overflow.count, RunQueue::kSize / 2 + 1);
  EXPECT_EQ(overflow.head, &gs[0]);
  EXPECT_EQ(overflow.tail, &gs[RunQueue::kSize]);
  EXPECT_EQ(queue.take(), &gs[RunQueue::kSize / 2]);
}

TEST(RunQueue, GrabsTheOlderHalf) {
  RunQueue victim;
  std::vector<G> gs(10);
  for (G& g : gs) victim.putInRoom(&g);
  G* batch[RunQueue::kSize / 2];
  ASSERT_EQ(victim.grab(batch, false), 5u);
  EXPECT_EQ(batch[0], &gs[0]);
  EXPECT_EQ(batch[4], &gs[4]);
  EXPECT_EQ(victim.size(), 5u);
}

TEST(RunQueue, GrabsNextOnlyWhenAsked) {
  RunQueue victim;
  G g;
  G* batch[RunQueue::kSize / 2];
  EXPECT_EQ(victim.put(&g, true).count, 0u);
  EXPECT_EQ(victim.grab(batch, false), 0u);
  ASSERT_EQ(victim.grab(batch, true), 1u);
  EXPECT_EQ(batch[0], &g);
}

TEST(RunQueue, TheRingIsNotStarvedByNext) {
  RunQueue queue;
  G patient, busy;
  queue.putInRoom(&patient);
  int rounds = 0;
  for (; rounds < 10000; rounds++) {
    EXPECT_EQ(queue.put(&busy, true).count, 0u);
    if (queue.take() == &patient) break;
  }
  EXPECT_LT(rounds, 1000);
}

constexpr uint32_t kHalf = RunQueue::kSize / 2;

// A thief did so, and lost what was pushed out: spawn_park_storm stood still.
TEST(RunQueue, ABatchForAFullRingLosesNobody) {
  RunQueue queue;
  std::vector<G> gs(RunQueue::kSize + kHalf);
  G* batch[kHalf];
  for (uint32_t i = 0; i < RunQueue::kSize; i++) EXPECT_EQ(queue.put(&gs[i], false).count, 0u);
  for (uint32_t i = 0; i < kHalf; i++) batch[i] = &gs[RunQueue::kSize + i];
  std::set<G*> all;
  for (G* g = queue.putBatch(batch, kHalf).head; g; g = g->link) all.insert(g);
  while (G* g = queue.take()) all.insert(g);
  EXPECT_EQ(all.size(), gs.size());
}

TEST(RunQueue, ALongRingStartsTheNewestFirst) {
  RunQueue queue;
  std::vector<G> gs(kHalf + 2);
  for (G& g : gs) queue.putInRoom(&g);
  EXPECT_EQ(queue.take(), &gs[kHalf + 1]);
  EXPECT_EQ(queue.take(), &gs[kHalf]);
  EXPECT_EQ(queue.take(), &gs[0]);  // not long any more
  EXPECT_EQ(queue.size(), kHalf - 1);
}

TEST(RunQueue, WhatHasRunKeepsItsTurnInALongRing) {
  RunQueue queue;
  Stack stack;
  std::vector<G> gs(kHalf + 2);
  gs[kHalf + 1].stack = &stack;
  for (G& g : gs) queue.putInRoom(&g);
  EXPECT_EQ(queue.take(), &gs[0]);
}

TEST(RunQueue, TheOldestGetTheirTurnsInALongRing) {
  RunQueue queue;
  std::vector<G> gs(2 * kHalf);
  for (G& g : gs) queue.putInRoom(&g);
  queue.favourOldest();
  uint32_t oldest = 0;
  while (queue.take() == &gs[oldest]) oldest++;
  EXPECT_GT(oldest, 0u);
  EXPECT_LT(oldest, kHalf / 2);
}

// Also: two thieves that never pause must not starve the owner (once they did so for minutes).
TEST(RunQueue, EveryGoroutineIsTakenOnceUnderStealing) {
  constexpr int kCount = 200000, kThieves = 2;
  std::vector<G> gs(kCount);
  std::vector<int> taken(kCount);
  prepareSections();
  RunQueue victim;
  Section section;
  bool done = false;
  auto note = [&](G* g) { __atomic_fetch_add(&taken[static_cast<size_t>(g - gs.data())], 1, __ATOMIC_RELAXED); };
  std::vector<std::thread> thieves;
  for (int t = 0; t < kThieves; t++) {
    thieves.emplace_back([&] {
      G* batch[RunQueue::kSize / 2];
      while (!__atomic_load_n(&done, __ATOMIC_ACQUIRE) || !victim.empty()) {
        if (!section.tryStop()) continue;
        uint32_t n = victim.grab(batch, true);
        section.resume();
        for (uint32_t i = 0; i < n; i++) note(batch[i]);
      }
    });
  }
  for (int i = 0; i < kCount; i++) {
    uint32_t* release = section.enter();
    RunQueue::Overflow overflow = victim.put(&gs[static_cast<size_t>(i)], i % 3 == 0);
    G* own = i % 5 == 0 ? victim.take() : nullptr;
    leaveSection(release);
    if (own) note(own);
    for (G* g = overflow.head; g; g = g->link) note(g);
  }
  __atomic_store_n(&done, true, __ATOMIC_RELEASE);
  for (auto& thief : thieves) thief.join();
  while (G* g = victim.take()) note(g);
  for (int count : taken) ASSERT_EQ(count, 1);
}

}  // namespace
}  // namespace gort
