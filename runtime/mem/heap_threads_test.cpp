// Allocation by goroutines that change threads: what each step leaves in the threads' caches.
#include <gtest/gtest.h>

#include "go/go.h"
#include "mem/blocks.h"
#include "mem/collect.h"
#include "mem/special.h"
#include "os/os.h"
#include "sched/park.h"
#include "sched/start.h"
#include "sync/sema.h"

namespace gort {
namespace {

struct Thing {
  go::Int numbers[4] = {};
  static const go::Type goType;
};
constinit const go::Type Thing::goType = go::structType<Thing>("main.Thing");

constexpr int kMostInRun = 1000;

// How often the goroutine that allocates has been moved to another thread by the hook.
int moves = 0;

// Lets a goroutine start on another thread, goes to sleep and is woken by that one, which then ends: so this one follows
// it there.
void moveToAnotherThread() {
  setGcStress(0);
  Thread* before = currentThread();
  while (currentThread() == before) {
    uint32_t woken = 0, hasStarted = 0, goesToSleep = 0;
    go::spawn([&] {
      storeRelease(hasStarted, 1u);
      while (!loadAcquire(goesToSleep)) cpuPause();
      os::sleepNanos(100'000);
      semRelease(&woken);
    });
    while (!loadAcquire(hasStarted)) cpuPause();
    storeRelease(goesToSleep, 1u);
    semAcquire(&woken);
  }
  moves++;
}

[[gnu::noinline]] void makeFinalizable() {
  for (int i = 0; i < 10; i++) setFinalizer(go::alloc<Thing>(), [](void*, void*) {}, nullptr);
}

// A cycle within an allocation makes finalizers due; the goroutine that starts them may find its P gone, wait for
// another, and go on with it on another thread. The object must come from that one's cache then. It came from that of
// the former thread, which might be using it; the collector then waited for that thread forever.
TEST(Allocation, GoesOnWhereStartingFinalizersHasMovedIt) {
  go::run([] {
    int64_t before = setMaxProcs(2);
    auto* formerHook = finalizersDue;
    finalizersDue = moveToAnotherThread;
    for (int i = 0; i < 20; i++) {
      makeFinalizable();
      setGcStress(1);
      Thing* thing = nullptr;
      // The first ones may come from what the thread has already.
      for (int moved = moves, tries = 0; moves == moved && tries < kMostInRun; tries++) thing = go::alloc<Thing>();
      setGcStress(0);
      auto* cache = static_cast<ThreadCache*>(currentThread()->heapCache);
      ASSERT_NE(cache, nullptr);
      EXPECT_EQ(cache->runs[Thing::goType.cache.allocClass - 1].current, reinterpret_cast<char*>(thing + 1));
      runFinalizers();
    }
    finalizersDue = formerHook;
    setMaxProcs(before);
  });
  EXPECT_GE(moves, 10);
}

// A thread of C++ that collects: it has no P to spawn with. The next allocation of a goroutine starts them.
TEST(Allocation, StartsFinalizersOnlyWhereItCanSpawn) {
  static int started = 0;
  auto* formerHook = finalizersDue;
  makeFinalizable();
  finalizersDue = [] { started++; };
  collectGarbage();
  ASSERT_TRUE(anyFinalizersDue());
  EXPECT_EQ(started, 0);
  go::run([] {
    for (int tries = 0; started == 0 && tries < kMostInRun; tries++) (void)go::alloc<Thing>();
  });
  EXPECT_EQ(started, 1);
  finalizersDue = formerHook;
  runFinalizers();
}

// Only small objects did.
TEST(Allocation, OfLargeObjectsStartsFinalizers) {
  static int started = 0;
  auto* formerHook = finalizersDue;
  finalizersDue = nullptr;
  makeFinalizable();
  collectGarbage();
  ASSERT_TRUE(anyFinalizersDue());
  go::run([] {
    finalizersDue = [] { started++; };
    (void)allocateBytes(1 << 20);
    EXPECT_EQ(started, 1);
  });
  finalizersDue = formerHook;
  runFinalizers();
}

}  // namespace
}  // namespace gort
