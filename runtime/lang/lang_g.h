// The goroutine that language features keep their state in.
#pragma once

#include "sched/m.h"

namespace gort {

// The current goroutine; on threads that run none (unit tests, the start of the program) a record of its own for each thread.
auto langG() -> G*;

}  // namespace gort
