// Locks and wait groups on the runtime's semaphores.
//
// Mutex.state: bit 0 locked, bit 1 a waiter has been woken (so Unlock need not wake another), bit 2 starving, the rest
// the number of waiters.
#include "go/sync.h"

#include "base/fatal.h"
#include "os/os.h"
#include "sched/sched.h"
#include "sync/sema.h"

namespace go::sync {
namespace {

using gort::WaitReason;

constexpr go::Int32 locked = 1, woken = 2, starving = 4, waiter = 8;
constexpr int spins = 4;
constexpr go::Int64 starvationAfter = 1'000'000;  // nanoseconds

constexpr go::Int32 maxReaders = 1 << 30;

auto load(const go::Int32* p) -> go::Int32 { return __atomic_load_n(p, __ATOMIC_SEQ_CST); }

auto swap(go::Int32* p, go::Int32 old, go::Int32 value) -> bool {
  return __atomic_compare_exchange_n(p, &old, value, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

auto add(go::Int32* p, go::Int32 delta) -> go::Int32 { return __atomic_add_fetch(p, delta, __ATOMIC_SEQ_CST); }

void pause() {
  for (int i = 0; i < 30; i++) {
    __builtin_ia32_pause();
  }
}

[[gnu::noinline]] void lockSlow(go::Int32* state, go::Uint32* sema, WaitReason reason) {
  go::Int64 waitingSince = 0;
  bool starves = false;  // this goroutine has waited too long
  bool awake = false;    // this goroutine owns the woken bit
  int spun = 0;
  go::Int32 old = load(state);
  for (;;) {
    // A holder that runs now will be done soon. A starving mutex is handed over, so spinning would be in vain.
    if ((old & (locked | starving)) == locked && spun < spins && gort::sched.procs > 1) {
      if (!awake && (old & woken) == 0 && old >= waiter && swap(state, old, old | woken)) {
        awake = true;
      }
      pause();
      spun++;
      old = load(state);
      continue;
    }
    go::Int32 next = old;
    if ((old & starving) == 0) {
      next |= locked;
    }
    if ((old & (locked | starving)) != 0) {
      next += waiter;
    }
    if (starves && (old & locked) != 0) {
      next |= starving;
    }
    if (awake) {
      next &= ~woken;
    }
    if (!swap(state, old, next)) {
      old = load(state);
      continue;
    }
    if ((old & (locked | starving)) == 0) {
      return;
    }
    bool first = waitingSince != 0;
    if (!first) {
      waitingSince = gort::os::nanotime();
    }
    gort::semAcquire(sema, first, reason);
    starves = starves || gort::os::nanotime() - waitingSince > starvationAfter;
    old = load(state);
    if ((old & starving) != 0) {
      // The mutex was handed to this goroutine, which is still counted as a waiter.
      go::Int32 delta = locked - waiter;
      if (!starves || old / waiter == 1) {
        delta -= starving;
      }
      add(state, delta);
      return;
    }
    awake = true;
    spun = 0;
  }
}

[[gnu::noinline]] void unlockSlow(go::Int32* state, go::Uint32* sema, go::Int32 now) {
  if (((now + locked) & locked) == 0) {
    gort::fatal("sync: unlock of unlocked mutex");
  }
  if ((now & starving) != 0) {
    gort::semRelease(sema, true);
    return;
  }
  for (;;) {
    // Nobody to wake, or somebody is awake or holds the lock already.
    if (now < waiter || (now & (locked | woken | starving)) != 0) {
      return;
    }
    if (swap(state, now, (now - waiter) | woken)) {
      gort::semRelease(sema, false);
      return;
    }
    now = load(state);
  }
}

}  // namespace

void Mutex::Lock() {
  if (!swap(&state, 0, locked)) {
    lockSlow(&state, &sema, WaitReason::SyncMutexLock);
  }
}

auto Mutex::TryLock() -> go::Bool {
  go::Int32 old = load(&state);
  return (old & (locked | starving)) == 0 && swap(&state, old, old | locked);
}

void Mutex::Unlock() {
  go::Int32 now = add(&state, -locked);
  if (now != 0) {
    unlockSlow(&state, &sema, now);
  }
}

void RWMutex::RLock() {
  if (add(&readerCount, 1) < 0) {
    gort::semAcquire(&readerSem, false, WaitReason::SyncRWMutexRLock);
  }
}

auto RWMutex::TryRLock() -> go::Bool {
  for (;;) {
    go::Int32 count = load(&readerCount);
    if (count < 0) {
      return false;
    }
    if (swap(&readerCount, count, count + 1)) {
      return true;
    }
  }
}

void RWMutex::RUnlock() {
  go::Int32 count = add(&readerCount, -1);
  if (count >= 0) {
    return;
  }
  if (count + 1 == 0 || count + 1 == -maxReaders) {
    gort::fatal("sync: RUnlock of unlocked RWMutex");
  }
  if (add(&readerWait, -1) == 0) {
    gort::semRelease(&writerSem);
  }
}

void RWMutex::Lock() {
  if (!swap(&w.state, 0, locked)) {
    lockSlow(&w.state, &w.sema, WaitReason::SyncRWMutexLock);
  }
  // New readers wait from here on; those that read already are waited for.
  go::Int32 readers = add(&readerCount, -maxReaders) + maxReaders;
  if (readers != 0 && add(&readerWait, readers) != 0) {
    gort::semAcquire(&writerSem, false, WaitReason::SyncRWMutexLock);
  }
}

auto RWMutex::TryLock() -> go::Bool {
  if (!w.TryLock()) {
    return false;
  }
  if (swap(&readerCount, 0, -maxReaders)) {
    return true;
  }
  w.Unlock();
  return false;
}

void RWMutex::Unlock() {
  go::Int32 readers = add(&readerCount, maxReaders);
  if (readers >= maxReaders) {
    gort::fatal("sync: Unlock of unlocked RWMutex");
  }
  for (go::Int32 i = 0; i < readers; i++) {
    gort::semRelease(&readerSem);
  }
  w.Unlock();
}

void WaitGroup::Add(go::Int delta) {
  auto change = static_cast<go::Uint64>(delta) << 32;
  go::Uint64 now = __atomic_add_fetch(&state, change, __ATOMIC_SEQ_CST);
  auto tasks = static_cast<go::Int32>(now >> 32);
  auto waiters = static_cast<go::Uint32>(now);
  if (tasks < 0) {
    go::panic(Any("sync: negative WaitGroup counter"));
  }
  if (waiters != 0 && delta > 0 && tasks == static_cast<go::Int32>(delta)) {
    go::panic(Any("sync: WaitGroup misuse: Add called concurrently with Wait"));
  }
  if (tasks > 0 || waiters == 0) {
    return;
  }
  // No task is left, so no Add may come now; all waiters go.
  if (__atomic_load_n(&state, __ATOMIC_SEQ_CST) != now) {
    go::panic(Any("sync: WaitGroup misuse: Add called concurrently with Wait"));
  }
  __atomic_store_n(&state, go::Uint64{0}, __ATOMIC_SEQ_CST);
  for (; waiters != 0; waiters--) {
    gort::semRelease(&sema);
  }
}

void WaitGroup::Wait() {
  for (;;) {
    go::Uint64 now = __atomic_load_n(&state, __ATOMIC_SEQ_CST);
    if (static_cast<go::Int32>(now >> 32) == 0) {
      return;
    }
    if (__atomic_compare_exchange_n(&state, &now, now + 1, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) {
      gort::semAcquire(&sema, false, WaitReason::SyncWaitGroupWait);
      if (__atomic_load_n(&state, __ATOMIC_SEQ_CST) != 0) {
        go::panic(Any("sync: WaitGroup is reused before previous Wait has returned"));
      }
      return;
    }
  }
}

namespace {

static_assert(sizeof(waitList) == sizeof(gort::NotifyList));

auto nativeList(waitList* l) -> gort::NotifyList* { return reinterpret_cast<gort::NotifyList*>(l); }

}  // namespace

auto Cond::adopt() -> go::Bool {
  Cond* expected = nullptr;
  return __atomic_compare_exchange_n(&self, &expected, this, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST) ||
         expected == this;
}

auto waitList::enter() -> go::Uint32 { return gort::notifyListAdd(nativeList(this)); }
void waitList::await(go::Uint32 ticket) { gort::notifyListWait(nativeList(this), ticket); }
void waitList::wakeOne() { gort::notifyListNotifyOne(nativeList(this)); }
void waitList::wakeAll() { gort::notifyListNotifyAll(nativeList(this)); }

}  // namespace go::sync
