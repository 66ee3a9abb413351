// This file implements the slow side of sections.
#include "sched/section.h"

#include "sched/spin.h"

namespace gort {

bool haveOthersBarrier() { return !Section::needsFence; }

#if GORT_TSAN
void prepareSections() {}
void sectionBarrier() { __atomic_thread_fence(__ATOMIC_SEQ_CST); }
#else
bool Section::needsFence = true;

void prepareSections() { Section::needsFence = !os::prepareThreadBarrier(); }

void sectionBarrier() {
  os::threadBarrier();  // without effect where the system has none: then owners use fences
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
}
#endif

void Section::waitOutside() {
  storeRelaxed(waiting_, 1);
  do {
    storeRelease(inside_, 0);
    spinWhile([this] { return loadAcquire(stopping_) != 0; });
    markInside();
  } while (loadAcquire(stopping_));
  storeRelaxed(waiting_, 0);
}

bool Section::trySetStopping() {
  return !loadRelaxed(waiting_) && !loadRelaxed(stopping_) &&
         !__atomic_exchange_n(&stopping_, 1, __ATOMIC_SEQ_CST);
}

bool Section::tryStop() {
  if (!trySetStopping()) return false;
  finishStop();
  return true;
}

void Section::stop() {
  spinWhile([this] { return !trySetStopping(); });
  finishStop();
}

void Section::finishStop() {
  sectionBarrier();
  spinWhile([this] { return loadAcquire(inside_) != 0; });
}

}  // namespace gort
