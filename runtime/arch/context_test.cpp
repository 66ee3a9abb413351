#include "arch/context.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/sanitizer.h"

namespace {

#if !GORT_TSAN && !GORT_ASAN  // they must be told about switches, which sched does
alignas(16) char memory[64 << 10];
void* mainSp;
void* otherSp;
std::vector<int> steps;
uint32_t releaseWord;

void other() {
  steps.push_back(2);
  EXPECT_EQ(releaseWord, 0u);
  gortSwitch(&otherSp, mainSp, &releaseWord);
  steps.push_back(4);
  gortSwitch(&otherSp, mainSp, &releaseWord);
}

TEST(Context, SwitchesThereAndBackAndReleases) {
  otherSp = gort::prepareStack(memory + sizeof memory, 0, other);
  steps = {1};
  releaseWord = 1;
  gortSwitch(&mainSp, otherSp, &releaseWord);
  steps.push_back(3);
  gortSwitch(&mainSp, otherSp, &releaseWord);
  EXPECT_EQ(steps, (std::vector<int>{1, 2, 3, 4}));
}

TEST(Context, CallsOnAnotherStack) {
  struct Call {
    char* seen;
    void* callerSp;
  } call{};
  gortCallOn(
      memory + sizeof memory,
      [](void* p) {
        char local = 0;
        static_cast<Call*>(p)->seen = &local;
      },
      &call, &call.callerSp);
  EXPECT_GE(call.seen, memory);
  EXPECT_LT(call.seen, memory + sizeof memory);
  EXPECT_NE(call.callerSp, nullptr);
}
#endif

[[gnu::noinline]] void jumpFrom(const gort::Landing* landing, int depth) {
  if (depth == 0) gortLandingJump(landing);
  jumpFrom(landing, depth - 1);
  asm volatile("");
}

TEST(Landing, ContinuesAtItsPlace) {
  volatile int passed = 0;
  gort::Landing landing;
  if (gortLandingSave(&landing) == 0) {
    passed = 1;
    jumpFrom(&landing, 10);
  }
  EXPECT_EQ(passed, 1);
}

}  // namespace
