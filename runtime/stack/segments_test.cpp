#include "stack/segments.h"

#include <gtest/gtest.h>

#include <cstring>
#include <set>
#include <utility>
#include <vector>

namespace gort {
namespace {

Segment* firstOf(const Stack* stack) { return Segment::ofLimit(stack->limit); }

size_t sizeOf(const Segment* s) { return static_cast<size_t>(s->top - reinterpret_cast<const char*>(s)); }

int countOf(const Stack* stack) {
  int count = 0;
  for (Segment* s = firstOf(stack); s; s = s->next) count++;
  return count;
}

TEST(Segments, FirstOneIsSmallAndUsable) {
  Stack* stack = segments::acquire();
  EXPECT_EQ(reinterpret_cast<uintptr_t>(stack->high) % 16, 0u);
  EXPECT_LT(stack->high - stack->low, 2048);
  memset(stack->low, 1, static_cast<size_t>(stack->high - stack->low));
  EXPECT_EQ(segments::find(stack->low), firstOf(stack));
  EXPECT_EQ(segments::ownerOf(segments::find(stack->high - 1)), stack);
  segments::release(stack);
  EXPECT_EQ(segments::find(stack->low), nullptr);
}

TEST(Segments, GrowByDoublingAndAsNeeded) {
  Stack* stack = segments::acquire();
  Segment* second = segments::grow(firstOf(stack), 100);
  EXPECT_EQ(sizeOf(second), 4096u);
  EXPECT_EQ(second->previous(), firstOf(stack));
  EXPECT_EQ(second->owner, stack);
  Segment* third = segments::grow(second, 100);
  EXPECT_EQ(sizeOf(third), 8192u);
  Segment* large = segments::grow(third, 1'000'000);
  EXPECT_GE(large->room, 1'000'000u);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(large->top) % 16, 0u);
  large->top[-1'000'000] = 1;
  EXPECT_EQ(countOf(stack), 4);
  segments::release(stack);
}

TEST(Segments, SeveralAtOnce) {
  Stack* list = segments::acquire(5);
  int count = 0;
  for (Stack* s = list; s; s = s->next) {
    EXPECT_EQ(segments::ownerOf(segments::find(s->low)), s);
    EXPECT_EQ(firstOf(s)->next, nullptr);
    if (count++ % 2 == 0) segments::grow(firstOf(s), 100);
  }
  EXPECT_EQ(count, 5);
  Stack* last = list->next;
  Segment* grown = firstOf(list)->next;
  segments::release(list);
  EXPECT_EQ(segments::find(last->low), nullptr);
  EXPECT_EQ(segments::find(grown), nullptr);
  Stack* again = segments::acquire();  // the last that was given back; it had grown
  EXPECT_EQ(firstOf(again)->next, nullptr);
  segments::release(again);
}

TEST(Segments, TooSmallOnesAreReplaced) {
  Stack* stack = segments::acquire();
  Segment* second = segments::grow(firstOf(stack), 100);
  segments::grow(second, 100);
  Segment* replacement = segments::grow(firstOf(stack), 20'000);
  EXPECT_GE(replacement->room, 20'000u);
  EXPECT_EQ(countOf(stack), 2);
  EXPECT_EQ(segments::find(second), nullptr);
  segments::release(stack);
}

TEST(Segments, EndAtGosLimit) {
  Stack* stack = segments::acquire();
  size_t total = 0;
  Segment* s = firstOf(stack);
  while (Segment* next = segments::grow(s, 100)) {
    total += sizeOf(next);
    s = next;
  }
  EXPECT_LE(total, segments::kMostBytes);
  EXPECT_GT(total, segments::kMostBytes / 2);
  EXPECT_EQ(segments::grow(firstOf(stack), segments::kMostBytes), nullptr);
  segments::release(stack);
}

TEST(Segments, AllInUseAreVisited) {
  Stack* stack = segments::acquire();
  Segment* first = firstOf(stack);
  Segment* second = segments::grow(first, 100);
  Segment* third = segments::grow(second, 100);
  second->callerSp = first->top - 200;
  third->callerSp = second->top - 300;
  std::vector<std::pair<const void*, const void*>> seen;
  auto note = [](const void* low, const void* high, void* context) {
    static_cast<decltype(seen)*>(context)->emplace_back(low, high);
  };
  segments::visitUsed(second->top - 500, second->top - 400, note, &seen);
  EXPECT_EQ(seen, (decltype(seen){{second->top - 500, second->top}, {first->top - 200, first->top}}));
  seen.clear();
  segments::visitUsed(third->top - 128, third->top, note, &seen);  // has just moved on
  EXPECT_EQ(seen.size(), 3u);
  segments::release(stack);
}

TEST(Segments, UnusedOnesAreTakenAway) {
  Stack* stack = segments::acquire();
  Segment* s = firstOf(stack);
  for (int i = 0; i < 5; i++) s = segments::grow(s, 100);
  EXPECT_EQ(countOf(stack), 6);
  segments::trimUnused(firstOf(stack)->next->top - 8, /*parked=*/false);
  EXPECT_EQ(countOf(stack), 3);
  segments::trimUnused(firstOf(stack)->next->top - 8, /*parked=*/true);
  EXPECT_EQ(countOf(stack), 2);
  segments::releaseTrimmed();
  segments::drop(stack);
  EXPECT_EQ(countOf(stack), 2);
  segments::trimUnused(stack->high - 8, /*parked=*/true);
  EXPECT_EQ(countOf(stack), 1);
  segments::releaseTrimmed();
  segments::release(stack);
}

TEST(Segments, MemoryIsGivenBackAfterAWhile) {
  Stack* stack = segments::acquire();
  Segment* large = segments::grow(firstOf(stack), 1 << 20);
  char* place = large->top - 100'000;
  *place = 7;
  segments::release(stack);
  segments::trim();  // it was used since the last call
  EXPECT_EQ(*place, 7);
  segments::trim();
  EXPECT_EQ(*place, 0);
  stack = segments::acquire();
  large = segments::grow(firstOf(stack), 1 << 20);
  EXPECT_EQ(segments::find(place), large);
  segments::release(stack);
}

TEST(Segments, ManyAtATime) {
  std::vector<Stack*> stacks;
  std::set<Stack*> distinct;
  for (int i = 0; i < 20000; i++) {
    stacks.push_back(segments::acquire());
    distinct.insert(stacks.back());
    if (i % 3 == 0) segments::grow(firstOf(stacks.back()), 100);
  }
  EXPECT_EQ(distinct.size(), stacks.size());
  for (Stack* stack : stacks) ASSERT_EQ(segments::ownerOf(segments::find(stack->high - 1)), stack);
  for (Stack* stack : stacks) segments::release(stack);
}

}  // namespace
}  // namespace gort
