// Package runtime/debug's way to the collector.
#include "go/runtime/debug.h"

#include "mem/collect.h"
#include "sched/sysstack.h"
#include "stack/stack.h"

namespace go::runtime::debug {

auto SetGCPercent(Int percent) -> Int { return gort::setGcPercent(static_cast<int>(percent)); }

auto SetMemoryLimit(Int64 limit) -> Int64 { return gort::setMemoryLimit(limit); }

void FreeOSMemory() {
  gort::freeOsMemory();
  gort::onSystemStack([] {
    gort::trimIdleStacks();  // what was idle before
    gort::trimIdleStacks();
  });
}

}  // namespace go::runtime::debug
