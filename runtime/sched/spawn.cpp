// This file implements what go/spawn.h declares: the entry points of generated code.
#include "go/spawn.h"

#include "base/fatal.h"
#include "sched/park.h"

namespace gort {

void spawnBody(void (*entry)(void*), void* body) {
  spawnGoroutine(entry, body, reinterpret_cast<uintptr_t>(__builtin_return_address(0)));
}

void panicGoNil() { fatal("go of nil func value"); }

}  // namespace gort
