#include "stack/stack.h"

#include <gtest/gtest.h>

#include <cstring>
#include <vector>

namespace gort {
namespace {

TEST(Stack, IsUsableToBothEndsAndGuarded) {
  Stack* stack = acquireStack();
  memset(stack->high - 4096, 1, 4096);
  stack->low[0] = 1;
  EXPECT_EQ(findStack(stack->low), stack);
  EXPECT_EQ(findStack(stack->high - 1), stack);
  EXPECT_FALSE(isStackGuard(stack->low));
  EXPECT_TRUE(isStackGuard(stack->low - 1));
  EXPECT_EQ(reinterpret_cast<uintptr_t>(stack->high) % 16, 0u);
  EXPECT_DEATH(stack->low[-1] = 1, "");
  releaseStacks(stack);
}

TEST(Stack, FirstOnesHoldADeepRecursion) {
  Stack* stack = acquireStack();
  EXPECT_GE(stack->high - stack->low, 200 << 20);
  releaseStacks(stack);
}

TEST(Stack, IsReusedAndTrimmed) {
  Stack* stack = acquireStack();
  stack->high[-8192] = 7;
  releaseStacks(stack);
  EXPECT_EQ(acquireStack(), stack);
  EXPECT_EQ(stack->high[-8192], 7);
  releaseStacks(stack);
  trimIdleStacks();  // it was used since the last call
  trimIdleStacks();
  Stack* again = acquireStack();
  EXPECT_EQ(again->high[-8192], 0);
  releaseStacks(again);
}

TEST(Stack, ManyAtATime) {
  std::vector<Stack*> stacks;
  for (int i = 0; i < 20000; i++) stacks.push_back(acquireStack());
  for (Stack* stack : stacks) ASSERT_EQ(findStack(stack->low), stack);
  for (Stack* stack : stacks) releaseStacks(stack);
}

TEST(Stack, UnknownAddressesBelongToNone) {
  int local = 0;
  EXPECT_EQ(findStack(&local), nullptr);
  EXPECT_FALSE(isStackGuard(nullptr));
}

TEST(StackCache, KeepsAFewAndPassesTheRestOn) {
  StackCache cache;
  EXPECT_EQ(cache.get(), nullptr);
  std::vector<Stack*> stacks;
  for (int i = 0; i < 40; i++) stacks.push_back(acquireStack());
  for (Stack* stack : stacks) cache.put(stack);
  int kept = 0;
  while (Stack* stack = cache.get()) {
    kept++;
    releaseStacks(stack);
  }
  EXPECT_GT(kept, 0);
  EXPECT_LT(kept, 40);
}

}  // namespace
}  // namespace gort
