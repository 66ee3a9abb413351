// This file implements what go/spawn.h declares: the entry points of generated code.
#include "go/spawn.h"

#include <cstdlib>

#include "sched/park.h"
#include "sched/sysstack.h"

namespace gort {

void* allocSpawn(size_t size) {
  void* p = nullptr;
  onSystemStack([&] { p = calloc(1, size); });
  return p;
}

void spawnBody(void (*entry)(void*), void* body) { spawnGoroutine(entry, body); }

}  // namespace gort
