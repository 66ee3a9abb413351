// This file implements the start of the runtime and the end of the main goroutine. The thread that calls runMain() does
// not run goroutines: it waits, so it can return whatever the other goroutines do.
#include "sched/start.h"

#include <cstdlib>

#include "base/atomic.h"
#include "base/fatal.h"
#include "mem/hooks.h"
#include "os/os.h"
#include "sched/exceptions.h"
#include "sched/park.h"
#include "sched/sched.h"
#include "sched/sysstack.h"
#include "sched/world.h"
#include "stack/mode.h"

namespace gort {
namespace {

struct Main {
  void (*entry)(void*);
  void* argument;
  uint32_t done;
};

uint32_t initialProcs() {
  const char* setting = getenv("GOMAXPROCS");
  long n = setting ? strtol(setting, nullptr, 10) : 0;
  if (n <= 0) n = os::cpuCount();
  return n > static_cast<long>(kMostProcs) ? kMostProcs : static_cast<uint32_t>(n);
}

void startRuntime() {
  chooseStacks();
  installWorld({stopWorld, startWorld, forEachStack, callOnSystemStack, [] { return static_cast<int>(maxProcs()); }});
  installStopSignal();
  installFaultSignals();
  installDump();
  prepareSections();
  separateExceptions();
  resizeProcs(initialProcs());
  startSysmon();
}

void mainGoroutine(void* argument) {
  auto* main = static_cast<Main*>(argument);
  main->entry(main->argument);
  letFatalPanicEnd();
  storeRelease(sched.mainRunning, 0);
  storeRelease(main->done, 1);
  os::futexWake(&main->done, 1);
}

// On a thread without an M: as spawnGoroutine() does, but through the global queue.
void spawnFromOutside(void (*entry)(void*), void* argument) {
  G* g = newG(nullptr);
  g->entry = entry;
  g->roots.argument = argument;
  countGoroutine(nullptr, 1);
  storeRelaxed(g->status, GStatus::Runnable);
  ReadyList list;
  list.push(g);
  injectReady(list);
}

}  // namespace

int runMain(void (*entry)(void*), void* argument) {
  static uint32_t started = 0;
  if (!__atomic_exchange_n(&started, 1, __ATOMIC_ACQ_REL)) startRuntime();
  Main main{entry, argument, 0};
  blockDeadlockDetection(1);
  storeRelease(sched.mainRunning, 1);
  spawnFromOutside(mainGoroutine, &main);
  blockDeadlockDetection(-1);
  while (!loadAcquire(main.done)) os::futexWait(&main.done, 0);
  return 0;
}

void exitProcess(int status) { os::exitProcess(status); }

int64_t maxProcs() { return loadRelaxed(sched.procs); }

int64_t setMaxProcs(int64_t n) {
  int64_t before = maxProcs();
  if (n <= 0 || n == before) return before;
  resizeProcs(n > kMostProcs ? kMostProcs : static_cast<uint32_t>(n));
  Pin pin;
  wakeWorker();
  M* m = currentM();
  if (isRetired(m->p)) switchToLoop(m, After::Requeue, &m->scratch);
  return before;
}

void blockDeadlockDetection(int delta) {
  __atomic_fetch_add(&sched.exitBlockers, delta, __ATOMIC_SEQ_CST);
  if (delta > 0) return;
  SpinGuard guard(sched.lock);
  checkDeadlock();
}

}  // namespace gort
