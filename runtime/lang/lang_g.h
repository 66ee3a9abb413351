// The goroutine that language features keep their state in.
#pragma once

#include "sched/m.h"

namespace gort {

// The current goroutine; outside of the scheduler (unit tests) one record of its own.
auto langG() -> G*;

}  // namespace gort
