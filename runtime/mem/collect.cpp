// This file implements the collection cycle: stop the world, mark from the roots, sweep, start the world; and its
// pacing.
//
// Pacing is Go's: the next collection comes when the heap has grown by GOGC percent of what was live, where the bytes
// of scanned stacks and globals count as live. Heap::lock is held from before the world stops until it runs again, so
// nobody stands still inside the allocator.
#include "mem/collect.h"

#include <cstdlib>

#include "mem/blocks.h"
#include "mem/special.h"
#include "mem/hooks.h"
#include "mem/mark.h"
#include "mem/mark_pool.h"
#include "mem/sweep.h"
#include "os/os.h"

extern "C" {
extern char __data_start;  // the executable's initialised and zero data, by the linker
extern char _end;
}

namespace gort {
namespace {

constexpr size_t kWorthHelpers = 8 << 20;  // heaps smaller than this are marked alone
constexpr size_t kLeastHeap = 4 << 20;     // as if so much were live

constinit WorldHooks world{};
bool worldInstalled = false;
void* firstThreadHigh = nullptr;  // top of the only thread's stack, until the scheduler tells about stacks

int gcPercent = 100;
uint32_t stressEvery = 0;
uint32_t stressCount = 0;
HeapNumbers numbers;  // totalBytes: of freed objects
size_t scannedRoots = 0;
constinit Marker marker;
bool finalizersStarted = false;  // since the last cycle

void visitRange(const void* low, const void* high, void*) { marker.scanRange(low, high); }

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

void markRoots() {
  marker.scanRange(&__data_start, &_end);
  if (worldInstalled) {
    world.forEachRoot(visitRange, nullptr);
  } else {
    marker.scanRange(__builtin_frame_address(0), firstThreadHigh);
  }
}

// What lives now, free rests of runs excluded.
void countLiving(HeapNumbers* n) {
  uint64_t objects = 0;
  uint64_t bytes = 0;
  for (uint32_t b = 1; b < heap.frontier; b++) {
    const Block& block = heap.blocks[b];
    if (block.kind == BlockKind::LargeHead) {
      objects++;
      bytes += size_t{block.length} << kBlockShift;
    } else if (block.kind == BlockKind::Small) {
      uint32_t used = 0;
      for (uint32_t i = 0; i < block.count; i++) {
        used += blockMarks(b)[i] != 0;
      }
      objects += used;
      bytes += uint64_t{used} * block.objectSize;
    }
  }
  for (ThreadCache* cache = heap.caches; cache != nullptr; cache = cache->next) {
    for (uint32_t c = 0; c < heap.classCount; c++) {
      const Run& run = cache->runs[c];
      if (run.current != run.end) {
        auto rest = static_cast<uint64_t>(run.end - run.current);
        objects -= rest / run.objectSize;
        bytes -= rest;
      }
    }
  }
  n->liveBytes = bytes;
  n->allocations = n->frees + objects;
  n->totalBytes += bytes;
}

void setThreshold() {
  if (gcPercent < 0) {
    heap.threshold = ~size_t{0};
    return;
  }
  size_t base = numbers.liveBytes + scannedRoots;
  base = base < kLeastHeap ? kLeastHeap : base;
  heap.threshold = base / 100 * static_cast<size_t>(gcPercent);
}

// On the system stack, with Heap::lock held.
void cycle(void*) {
  int64_t start = os::nanotime();
  if (worldInstalled) {
    world.stop();
  }
  marker.reset();
  openMarking(numbers.liveBytes + heap.allocatedSince >= kWorthHelpers);
  markRuns();
  markRoots();
  scannedRoots = marker.rootBytes();
  markSpecials(&marker);
  finishMarking(&marker);
  findDeadSpecials(&marker);
  Swept swept = sweep(stressEvery != 0);
  numbers.frees += swept.objects;
  numbers.totalBytes += swept.bytes;
  numbers.idleBytes = swept.freeBlocks << kBlockShift;
  numbers.liveBytes = marker.takeLiveBytes() + helpersLiveBytes();
  heap.allocatedSince = 0;
  setThreshold();
  numbers.collections++;
  finalizersStarted = false;
  if (worldInstalled) {
    world.start();
  }
  numbers.lastPause = static_cast<uint64_t>(os::nanotime() - start);
  numbers.pauseTotal += numbers.lastPause;
  numbers.lastCollection = static_cast<uint64_t>(os::walltime());
}

// The registers that calls preserve are forced into this frame, where the scan of the stack finds them.
[[gnu::noinline]] void collectLocked() {
  __builtin_unwind_init();
  if (worldInstalled) {
    world.onSystemStack(cycle, nullptr);
  } else {
    cycle(nullptr);
  }
  asm volatile("" ::: "memory");  // no tail call: the frame must last
}

auto numberFrom(const char* text, int otherwise) -> int {
  if (text == nullptr || *text == 0) {
    return otherwise;
  }
  int n = 0;
  for (; *text >= '0' && *text <= '9'; text++) {
    n = n * 10 + (*text - '0');
  }
  return n;
}

}  // namespace

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
  const char* percent = getenv("GOGC");
  gcPercent = percent != nullptr && __builtin_strcmp(percent, "off") == 0 ? -1 : numberFrom(percent, 100);
  stressEvery = static_cast<uint32_t>(numberFrom(getenv("GO2CPP_GCSTRESS"), 0));
  void* low = nullptr;
  os::threadStack(&low, &firstThreadHigh);
  setThreshold();
  for (int i = 0; i < kSizeCount; i++) {
    addClass(&conservativeLayout, i);
    addClass(&noPointersLayout, i);
  }
}

void collectIfDue() {
  if (heap.allocatedSince >= heap.threshold) {
    collectLocked();
  }
}

void collectGarbage() {
  {
    SpinGuard guard(heap.lock);
    startHeap();
    collectLocked();
  }
  startFinalizers();
}

void startFinalizers() {
  if (anyFinalizersDue() && finalizersDue != nullptr &&
      !__atomic_exchange_n(&finalizersStarted, true, __ATOMIC_ACQ_REL)) {
    finalizersDue();
  }
}

void collectForStress() {
  if (__atomic_add_fetch(&stressCount, 1, __ATOMIC_RELAXED) % stressEvery != 0) {
    return;
  }
  SpinGuard guard(heap.lock);
  collectLocked();
}

auto stressing() -> bool { return stressEvery != 0; }

void setGcStress(uint32_t everyAllocations) {
  SpinGuard guard(heap.lock);
  stressEvery = everyAllocations;
}

auto setGcPercent(int percent) -> int {
  SpinGuard guard(heap.lock);
  startHeap();
  int old = gcPercent;
  gcPercent = percent < 0 ? -1 : percent;
  setThreshold();
  return old;
}

auto heapNumbers() -> HeapNumbers {
  SpinGuard guard(heap.lock);
  startHeap();
  HeapNumbers n = numbers;
  n.heapBytes = size_t{heap.frontier} << kBlockShift;
  n.nextCollection = numbers.liveBytes + heap.threshold;
  countLiving(&n);
  return n;
}

}  // namespace gort
