// Package runtime's way to the scheduler and the collector.
#include "go/runtime.h"

#include <stdlib.h>

#include "lang/finalize.h"
#include "lang/panic.h"
#include "mem/collect.h"
#include "os/os.h"
#include "sched/g.h"
#include "sched/park.h"
#include "sched/start.h"
#include "sched/sysstack.h"

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
void GC() { gort::collectGarbage(); }

void KeepAlive(Any x) { asm volatile("" : : "r"(x.data()) : "memory"); }

void SetFinalizer(Any obj, Any finalizer) { gort::setFinalizerOf(obj, finalizer); }

auto Stack(Slice<Byte> buf, Bool) -> Int { return copy(buf, String("goroutine 1 [running]:\n")); }

void Breakpoint() { asm volatile("int3"); }

void heapNumbers::read() {
  gort::HeapNumbers n = gort::heapNumbers();
  live = n.liveBytes;
  total = n.totalBytes;
  allocations = n.allocations;
  frees = n.frees;
  space = n.heapBytes;
  idle = n.idleBytes;
  next = n.nextCollection;
  last = n.lastCollection;
  pauses = n.pauseTotal;
  lastPause = n.lastPause;
  collections = n.collections;
}

}  // namespace go::runtime
