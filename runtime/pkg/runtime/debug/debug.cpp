// Package runtime/debug's way to the collector.
#include "go/runtime/debug.h"

#include "mem/collect.h"

namespace go::runtime::debug {

auto SetGCPercent(Int percent) -> Int { return gort::setGcPercent(static_cast<int>(percent)); }

}  // namespace go::runtime::debug
