// Package runtime's way to the scheduler and the collector.
#include "go/runtime.h"

#include <stdlib.h>

#include "lang/finalize.h"
#include "lang/panic.h"
#include "mem/collect.h"
#include "mem/heap.h"
#include "mem/special.h"
#include "os/os.h"
#include "sched/g.h"
#include "sched/park.h"
#include "sched/start.h"
#include "sched/sysstack.h"
#include "sync/sema.h"

namespace go::runtime {

auto GOROOT() -> String {
  const char* root = nullptr;
  gort::onSystemStack([&] { root = ::getenv("GOROOT"); });
  return root == nullptr ? String() : String::of(root, static_cast<Int>(__builtin_strlen(root)));
}

auto GOMAXPROCS(Int n) -> Int { return gort::setMaxProcs(n); }
auto NumCPU() -> Int { return gort::os::cpuCount(); }
auto NumGoroutine() -> Int { return gort::goroutineCount(); }
void Gosched() { gort::yield(); }
void Goexit() { gort::goexit(); }
void GC() {
  // One at a time, in order: those that wait keep no thread busy, and all else that needs the heap gets its turn.
  static uint32_t turns = 1;
  gort::semAcquire(&turns);
  gort::collectGarbage();
  gort::semRelease(&turns);
  gort::yield();  // finalizers get their turn, as in gc, whose collections let others run
}

void KeepAlive(Any x) { asm volatile("" : : "r"(x.data()) : "memory"); }

void SetFinalizer(Any obj, Any finalizer) { gort::setFinalizerOf(obj, finalizer); }

auto addCleanup(unsafe::Pointer ptr, go::Func<void()> run) -> Uint64 { return gort::addCleanupTo(ptr, run); }

void removeCleanup(Uintptr ptr, Uint64 id) { gort::removeCleanup(reinterpret_cast<void*>(ptr.value), id); }

auto cleanupFault(unsafe::Pointer ptr, Any cleanup, Any arg) -> String {
  gort::HeapObject object = gort::heapObject(ptr);
  auto isWithin = [&](const void* p) {
    return static_cast<size_t>(static_cast<const char*>(p) - static_cast<const char*>(object.start)) < object.size;
  };
  if (const Type* type = arg.type();
      type != nullptr && (type->kind == Kind::Pointer || type->kind == Kind::UnsafePointer)) {
    const void* p = type->direct ? arg.data() : *static_cast<void**>(arg.data());
    if (p == ptr) {
      return "runtime.AddCleanup: ptr is equal to arg, cleanup will never run";
    }
    if (isWithin(p)) {
      return "runtime.AddCleanup: ptr is within arg, cleanup will never run";
    }
  }
  gort::HeapObject closure = gort::heapObject(cleanup.data());
  auto* words = static_cast<void**>(closure.start);
  for (size_t i = 0; i < closure.size / sizeof(void*); i++) {
    if (isWithin(words[i])) {
      return "runtime.AddCleanup: cleanup function closes over ptr, cleanup will never run";
    }
  }
  return String();
}

void Breakpoint() { asm volatile("int3"); }

void MemStats::read() {
  static_assert(gort::kPauses == 256);
  gort::HeapNumbers n = gort::heapNumbers();
  Alloc = HeapAlloc = n.liveBytes;
  TotalAlloc = n.totalBytes;
  Mallocs = n.allocations;
  Frees = n.frees;
  HeapObjects = n.allocations - n.frees;
  HeapSys = n.heapBytes;
  HeapIdle = n.idleBytes;
  HeapInuse = n.heapBytes - n.idleBytes;
  HeapReleased = n.releasedBytes;
  StackInuse = StackSys = n.stackBytes;
  MCacheInuse = MCacheSys = n.cacheBytes;
  GCSys = n.tableBytes;
  Sys = HeapSys + StackSys + MCacheSys + GCSys;
  NextGC = n.nextCollection;
  LastGC = n.lastCollection;
  PauseTotalNs = n.pauseTotal;
  for (Int i = 0; i < 256; i++) {
    PauseNs[i] = n.pauses[i];
    PauseEnd[i] = n.pauseEnds[i];
  }
  NumGC = n.collections;
  NumForcedGC = n.forced;
  GCCPUFraction = n.age == 0 ? 0 : static_cast<Float64>(n.pauseTotal) / static_cast<Float64>(n.age);
}

}  // namespace go::runtime
