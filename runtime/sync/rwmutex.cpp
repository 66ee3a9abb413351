// This file implements RWMutex. A writer announces itself by making readerCount negative: readers that come later wait;
// those that were there are counted in readerWait, and the last of them wakes the writer.
#include "base/fatal.h"
#include "sched/m.h"
#include "sync/mutex.h"
#include "sync/sema.h"

namespace gort {
namespace {
constexpr int32_t kMostReaders = 1 << 30;

int32_t add(int32_t& word, int32_t delta) { return __atomic_add_fetch(&word, delta, __ATOMIC_SEQ_CST); }
}  // namespace

void RWMutex::rLock() {
  if (add(readerCount, 1) < 0) semAcquire(&readerSema, false, WaitReason::SyncRWMutexRLock);
}

bool RWMutex::tryRLock() {
  for (;;) {
    int32_t count = loadRelaxed(readerCount);
    if (count < 0) return false;
    if (compareExchange(readerCount, count, count + 1)) return true;
  }
}

void RWMutex::rUnlock() {
  int32_t rest = add(readerCount, -1);
  if (rest >= 0) return;
  if (rest == -1 || rest == -kMostReaders - 1) fatal("sync: RUnlock of unlocked RWMutex");
  if (add(readerWait, -1) == 0) semRelease(&writerSema);
}

void RWMutex::lock() {
  writers.lock();
  int32_t readers = add(readerCount, -kMostReaders) + kMostReaders;
  if (readers != 0 && add(readerWait, readers) != 0) semAcquire(&writerSema, false, WaitReason::SyncRWMutexLock);
}

bool RWMutex::tryLock() {
  if (!writers.tryLock()) return false;
  if (compareExchange(readerCount, 0, -kMostReaders)) return true;
  writers.unlock();
  return false;
}

void RWMutex::unlock() {
  int32_t readers = add(readerCount, kMostReaders);
  if (readers >= kMostReaders) fatal("sync: Unlock of unlocked RWMutex");
  for (int32_t i = 0; i < readers; i++) semRelease(&readerSema);
  writers.unlock();
}

}  // namespace gort
