// The goroutine that language features keep their state in.
#pragma once

#include "sched/m.h"

namespace gort {

// The record of code that runs on no goroutine: unit tests, the start of the program.
auto outsideG() -> G*;

// The current goroutine; outside of the scheduler that one record. Stable within a goroutine.
inline auto langG() -> G* {
  G* g = currentG();
  return g != nullptr ? g : outsideG();
}

}  // namespace gort
