// What the collector needs from the scheduler, which is a higher layer: stopping the world, finding stacks, the system
// stack. sched installs the table once, before a second thread can allocate; until then the process counts as one
// thread, whose stack is scanned from the current stack pointer to its base.
#pragma once

namespace gort {

// A range [low, high) of memory whose words may be pointers into the heap.
using VisitRange = void (*)(const void* low, const void* high, void* context);

struct WorldHooks {
  // Stops every other thread that may touch the heap, and returns when all are stopped (inside no CriticalSection),
  // asleep, or in a system call. Called on the system stack with the heap lock held; start() ends it. Nothing in
  // between may allocate, call malloc or wait for a lock that a stopped thread may hold.
  void (*stop)();
  void (*start)();

  // While the world is stopped: visits the used part of every goroutine's stack (the caller's included, from where it
  // left it), the stacks of threads, the saved registers of stopped threads, and the words of each G that belong to the
  // heap (G::Roots). Ranges of more than 128 bytes are read until start(), others during the call only.
  void (*forEachRoot)(VisitRange visit, void* context);

  // Runs a function on the worker's own stack; directly if already there.
  void (*onSystemStack)(void (*run)(void*), void* argument);

  // GOMAXPROCS.
  int (*processors)();
};

void installWorld(const WorldHooks& hooks);

}  // namespace gort
