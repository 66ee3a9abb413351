// This file implements the slow side of sections.
#include "sched/section.h"

#include "sched/spin.h"

namespace gort {

bool haveOthersBarrier() { return Section::resting == 0; }

#if GORT_TSAN
void prepareSections() {}
void sectionBarrier() { __atomic_thread_fence(__ATOMIC_SEQ_CST); }
#else
uint32_t Section::resting = kFenced;

void prepareSections() { Section::resting = os::prepareThreadBarrier() ? 0 : Section::kFenced; }

void sectionBarrier() {
  os::threadBarrier();  // without effect where the system has none: then owners use fences
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
}
#endif

// Not stopped, or the owner has to execute the barrier first.
bool Section::tryEnterSlow() {
  if (loadRelaxed(control_) & kFenced) __atomic_exchange_n(&inside_, 1, __ATOMIC_SEQ_CST);
  if (!(loadAcquire(control_) & kStopped)) return true;
  storeRelease(inside_, 0);
  return false;
}

void Section::enterSlow() {
  if (tryEnterSlow()) return;
  storeRelaxed(waiting_, 1);
  do {
    spinWhile([this] { return (loadAcquire(control_) & kStopped) != 0; });
  } while (!tryEnterQuickly() && !tryEnterSlow());
  storeRelaxed(waiting_, 0);
}

bool Section::trySetStopped() {
  return !loadRelaxed(waiting_) && !(loadRelaxed(control_) & kStopped) &&
         !(__atomic_fetch_or(&control_, kStopped, __ATOMIC_SEQ_CST) & kStopped);
}

bool Section::tryStop() {
  if (!trySetStopped()) return false;
  finishStop();
  return true;
}

void Section::stop() {
  spinWhile([this] { return !trySetStopped(); });
  finishStop();
}

void Section::finishStop() {
  sectionBarrier();
  spinWhile([this] { return loadAcquire(inside_) != 0; });
}

}  // namespace gort
