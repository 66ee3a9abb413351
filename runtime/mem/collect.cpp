// This file implements the collection cycle: stop the world, mark from the roots, decide about finalizers and weak
// pointers, start the sweep, start the world.
//
// Heap::lock is held from before the world stops until it runs again, so nobody stands still inside the allocator.
#include "mem/collect.h"

#include <cstdlib>

#include "go/spawn.h"
#include "mem/blocks.h"
#include "mem/hooks.h"
#include "mem/mark.h"
#include "mem/mark_pool.h"
#include "mem/pacer.h"
#include "mem/special.h"
#include "mem/sweep.h"
#include "mem/trace.h"
#include "os/os.h"

extern "C" {
extern char __data_start;  // the executable's initialised and zero data, by the linker
extern char _end;
}

namespace gort {
namespace {

constexpr size_t kWorthHelpers = 8 << 20;  // heaps smaller than this are marked alone
constexpr uint32_t kSweptAtOnce = 256;     // blocks, by tendHeap
constexpr size_t kReleasedAtOnce = 4 << 20;
constexpr int kPiecesAtATime = 64;
constexpr int kRoundsToPass = 100;  // to let somebody else have the lock

constinit WorldHooks world{};
bool worldInstalled = false;
void* firstThreadHigh = nullptr;  // top of the only thread's stack, until the scheduler tells about stacks

uint32_t stressEvery = 0;
uint32_t stressCount = 0;
constinit Marker marker;
bool finalizersStarted = false;  // since the last cycle
int64_t startTime = 0;

void visitRange(const void* low, const void* high, void*) { marker.scanSoon(low, high); }

// The rest of each thread's runs stays as it is: see heap.cpp.
void markRuns() {
  for (ThreadCache* cache = heap.caches; cache != nullptr; cache = cache->next) {
    for (uint32_t c = 0; c < heap.classCount; c++) {
      const Run& run = cache->runs[c];
      for (char* p = run.current; p != run.end; p += run.objectSize) {
        auto slot = static_cast<size_t>(p - blockStart(run.block)) / run.objectSize;
        blockMarks(run.block)[slot] = markedValue();
      }
    }
  }
}

void markGlobals() { marker.scanRange(&__data_start, &_end); }

void markStacks() {
  if (worldInstalled) {
    world.forEachRoot(visitRange, nullptr);
    marker.scanWaiting();
  } else {
    marker.scanRange(__builtin_frame_address(0), firstThreadHigh);
  }
}

void stopWorldIfAny() {
  if (worldInstalled) {
    world.stop();
  }
}

void startWorldIfAny() {
  if (worldInstalled) {
    world.start();
  }
}

void note(const CycleRecord& r) {
  auto pause = static_cast<uint64_t>(r.end - r.begin);
  numbers.lastCollection = static_cast<uint64_t>(os::walltime());
  numbers.pauses[(r.number + kPauses - 1) % kPauses] = pause;
  numbers.pauseEnds[(r.number + kPauses - 1) % kPauses] = numbers.lastCollection;
  numbers.pauseTotal += pause;
  numbers.collections = r.number;
  numbers.forced += r.forced;
  numbers.liveBytes = r.live;
  numbers.stackBytes = r.stacks;
}

// On the system stack, with Heap::lock held.
void cycle(void* forced) {
  finishSweep();
  CycleRecord r{};
  r.number = numbers.collections + 1;
  r.forced = forced != nullptr;
  r.before = numbers.liveBytes + heap.allocatedSince;
  r.goal = heapGoal();
  r.begin = os::nanotime();
  stopWorldIfAny();
  r.stopped = os::nanotime();
  marker.reset();
  openMarking(r.before >= kWorthHelpers);
  markRuns();
  markGlobals();
  r.globals = marker.rootBytes();
  markStacks();
  r.stacks = marker.rootBytes() - r.globals;
  markSpecials(&marker);
  finishMarking(&marker);
  findDeadSpecials(&marker);
  r.marked = os::nanotime();
  r.live = marker.takeLiveBytes() + helpersLiveBytes();
  startSweep(stressEvery != 0);
  heap.allocatedSince = 0;
  finalizersStarted = false;
  startWorldIfAny();
  r.end = os::nanotime();
  note(r);
  planNext(r.live, r.globals + r.stacks, r.end, r.end - r.begin);
  r.totalPause = static_cast<int64_t>(numbers.pauseTotal);
  r.markers = markersOfCycle();
  r.processors = worldInstalled ? world.processors() : 1;
  traceCycle(r);
}

// The registers that calls preserve are forced into this frame, where the scan of the stack finds them.
[[gnu::noinline]] void onSystemStackLocked(void (*run)(void*), void* argument) {
  __builtin_unwind_init();
  if (worldInstalled) {
    world.onSystemStack(run, argument);
  } else {
    run(argument);
  }
  asm volatile("" ::: "memory");  // no tail call: the frame must last
}

void collectLocked(bool forced) {
  scrubStack();
  onSystemStackLocked(cycle, forced ? &heap : nullptr);
  if (limitIsNear()) {
    finishSweep();
    releaseDownTo(residentGoal(), ~size_t{0});
  }
}

}  // namespace

// As the collector's own frames have gaps, too, a collection begins with it.
[[gnu::noinline]] void scrubStack() {
  char space[1024];
  __builtin_memset(space, 0, sizeof space);
  asm volatile("" : : "r"(space) : "memory");
}

void installWorld(const WorldHooks& hooks) {
  world = hooks;
  worldInstalled = true;
}

void startHeap() {
  if (heap.ready) {
    return;
  }
  initHeap();
  heap.ready = true;
  readPacing();
  startTime = os::nanotime();
  readTracing(startTime);
  const char* stress = getenv("GO2CPP_GCSTRESS");
  stressEvery = stress == nullptr ? 0 : static_cast<uint32_t>(atoi(stress));
  void* low = nullptr;
  os::threadStack(&low, &firstThreadHigh);
  for (int i = 0; i < kSizeCount; i++) {
    addClass(&conservativeLayout, i);
    addClass(&noPointersLayout, i);
  }
}

void collectIfDue() {
  if (heap.allocatedSince >= heap.threshold && worthCollecting()) {
    collectLocked(false);
  }
}

void collectGarbage() {
  scrubStack();
  bool isWanted = false;
  {
    SpinGuard guard(heap.lock);
    startHeap();
    collectLocked(true);
    finishSweep();
    isWanted = heap.lock.isWanted();
  }
  // A goroutine that does nothing but collect would hardly ever let others have the lock.
  for (int round = 0; isWanted && round < kRoundsToPass && !heap.lock.held(); round++) {
    os::yieldThread();
  }
  startFinalizers();
}

void freeOsMemory() {
  collectGarbage();
  SpinGuard guard(heap.lock);
  finishSweep();
  releaseDownTo(0, ~size_t{0});
}

void tendHeap() {
  for (int piece = 0; piece < kPiecesAtATime; piece++) {
    if (!heap.lock.tryLock()) {
      return;
    }
    bool more = heap.ready && (sweepSome(kSweptAtOnce) || releaseDownTo(residentGoal(), kReleasedAtOnce) > 0);
    if (heap.ready && !more) {
      refreshIfOld();
    }
    heap.lock.unlock();
    if (!more) {
      return;
    }
  }
}

// On a thread that cannot spawn, a later allocation does it.
void startFinalizers() {
  if (anyFinalizersDue() && currentThread() != nullptr && finalizersDue != nullptr &&
      !__atomic_exchange_n(&finalizersStarted, true, __ATOMIC_ACQ_REL)) {
    finalizersDue();
  }
}

void collectForStress() {
  if (__atomic_add_fetch(&stressCount, 1, __ATOMIC_RELAXED) % stressEvery != 0) {
    return;
  }
  SpinGuard guard(heap.lock);
  collectLocked(false);
}

auto stressing() -> bool { return stressEvery != 0; }

void setGcStress(uint32_t everyAllocations) {
  SpinGuard guard(heap.lock);
  stressEvery = everyAllocations;
}

auto setGcPercent(int percent) -> int {
  SpinGuard guard(heap.lock);
  startHeap();
  int old = changeGcPercent(percent);
  collectIfDue();
  return old;
}

auto setMemoryLimit(int64_t limit) -> int64_t {
  SpinGuard guard(heap.lock);
  startHeap();
  if (limit < 0) {
    return memoryLimit();
  }
  int64_t old = changeMemoryLimit(limit);
  collectIfDue();
  return old;
}

auto heapNumbers() -> HeapNumbers {
  SpinGuard guard(heap.lock);
  startHeap();
  HeapNumbers n = numbers;
  n.nextCollection = heapGoal();
  n.age = static_cast<uint64_t>(os::nanotime() - startTime);
  finishSweep();
  onSystemStackLocked(
      [](void* to) {
        stopWorldIfAny();
        countLiving(static_cast<HeapNumbers*>(to));
        startWorldIfAny();
      },
      &n);
  return n;
}

}  // namespace gort
