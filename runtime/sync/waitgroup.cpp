// This file implements WaitGroup: counter and number of waiters in one word, so that the last Done sees all waiters.
#include "sched/m.h"
#include "sync/mutex.h"
#include "sync/sema.h"

namespace gort {

WaitGroupResult WaitGroup::add(int64_t delta) {
  uint64_t now = __atomic_add_fetch(&state, static_cast<uint64_t>(delta) << 32, __ATOMIC_SEQ_CST);
  auto counter = static_cast<int32_t>(now >> 32);
  auto waiters = static_cast<uint32_t>(now);
  if (counter < 0) return WaitGroupResult::Negative;
  if (waiters != 0 && delta > 0 && counter == static_cast<int32_t>(delta)) return WaitGroupResult::Misuse;
  if (counter > 0 || waiters == 0) return WaitGroupResult::Ok;
  if (loadSeqCst(state) != now) return WaitGroupResult::Misuse;
  storeSeqCst(state, 0);
  for (; waiters != 0; waiters--) semRelease(&sema);
  return WaitGroupResult::Ok;
}

WaitGroupResult WaitGroup::wait() {
  for (;;) {
    uint64_t now = loadSeqCst(state);
    if (now >> 32 == 0) return WaitGroupResult::Ok;
    if (!compareExchange(state, now, now + 1)) continue;
    semAcquire(&sema, false, WaitReason::SyncWaitGroupWait);
    return loadSeqCst(state) == 0 ? WaitGroupResult::Ok : WaitGroupResult::Reused;
  }
}

}  // namespace gort
