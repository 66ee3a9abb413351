// This file implements the detection of a standstill and the dump of goroutines that follows every fatal error.
// A standstill: all workers are idle, no timer is set and nobody waits for a file descriptor (then a worker would sleep
// in the poller and not be idle).
#include "base/fatal.h"
#include "os/os.h"
#include "sched/sched.h"
#include "sched/traceback.h"

namespace gort {
namespace {

const char* describe(const G* g) {
  switch (loadRelaxed(g->status)) {
    case GStatus::Dead:
      return "dead";
    case GStatus::Runnable:
      return "runnable";
    case GStatus::Running:
      return "running";
    case GStatus::Blocked:
      return "syscall";
    case GStatus::Waiting:
      return waitReasonText(g->waitReason);
  }
  return "unknown";
}

// Set when nothing can run any more: then parked goroutines may be used up to print their stacks.
bool standstill = false;

// Whether frames were printed.
bool printStack(G* g) {
  if (g == currentG()) return printTraceback() > 0;
  return standstill && loadRelaxed(g->status) == GStatus::Waiting && printParkedTraceback(g) > 0;
}

void dumpGoroutine(G* g) {
  writeErr("\ngoroutine ");
  writeErrInt(static_cast<int64_t>(g->id));
  writeErr(" [");
  writeErr(describe(g));
  writeErr("]:\n");
  if (!printStack(g) && g->id == 1) writeErr("main.main()\n");
  if (g->parentId != 0) printCreation(g);
}

bool isShown(const G* g) { return loadRelaxed(g->status) != GStatus::Dead && !g->system; }

struct Dump {
  G* first;  // the current one or main: printed before the others
  uint32_t shown;
};

constexpr uint32_t kMostShown = 100;

void dumpAll() {
  M* m = currentM();
  Dump dump{m ? m->g : nullptr, 0};
  if (dump.first) dumpGoroutine(dump.first);
  forEachG(
      [](G* g, void* context) {
        auto* dump = static_cast<Dump*>(context);
        if (g == dump->first || !isShown(g) || dump->shown++ >= kMostShown) return;
        dumpGoroutine(g);
      },
      &dump);
  if (dump.shown > kMostShown) writeErr("\n...additional goroutines elided...\n");
}

}  // namespace

void installDump() { dumpGoroutines = dumpAll; }

void checkDeadlock() {
  if (sched.idleMCount < sched.mCount) return;
  if (!loadAcquire(sched.mainRunning)) return;
  if (loadAcquire(sched.exitBlockers) != 0) return;
  if (earliestTimer() != 0) return;
  standstill = true;
  if (goroutineCount() == 0) fatal("no goroutines (main called runtime.Goexit) - deadlock!");
  fatal("all goroutines are asleep - deadlock!");
}

}  // namespace gort
