// This file implements what go/spawn.h declares: the entry points of generated code.
#include "go/spawn.h"

#include "go/base.h"
#include "sched/park.h"

namespace gort {

void* allocSpawn(size_t size) { return allocateClosure(size); }

void spawnBody(void (*entry)(void*), void* body) { spawnGoroutine(entry, body); }

}  // namespace gort
