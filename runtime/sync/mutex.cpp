// This file implements Mutex with Go's two modes. Normally a woken waiter competes with newcomers, who run already and
// so mostly win: fast, but a waiter may lose again and again. One that has waited for more than a millisecond makes the
// mutex starving: then unlock hands it to the first waiter, and newcomers queue at the end. The last waiter, or one
// that waited less than a millisecond, ends that mode.
#include "sync/mutex.h"

#include "base/fatal.h"
#include "os/os.h"
#include "sched/park.h"
#include "sched/sched.h"
#include "sched/thread_bias.h"
#include "sched/together.h"
#include "sync/sema.h"

namespace gort {
namespace {

constexpr int32_t kLocked = 1, kWoken = 2, kStarving = 4;
constexpr int kWaiterShift = 3;
constexpr int64_t kStarvingAfter = 1'000'000;
constexpr int kSpinRounds = 4, kSpinPauses = 30;
constexpr int64_t kContentionNanos = 600;  // what it costs to find a mutex locked: spinning, cache lines, switches
constexpr uint32_t kPatience = 64;         // uncontended uses on one thread before a mutex is biased
// More of them after a bias was taken away: at first, and at the most if that happens again and again.
constexpr uint32_t kFirstRegret = 20'000, kMostRegret = 160'000;

bool cas(int32_t& word, int32_t expected, int32_t desired) { return compareExchange(word, expected, desired); }

MutexUse& useOf(M* m, const Mutex* mutex) {
  return m->mutexUses[(reinterpret_cast<uintptr_t>(mutex) >> 4) % kMutexUses];
}

// A mutex whose bias was taken away, for all threads; a hint, so its fields may be of two mutexes. Its address is kept
// inverted: the collector scans this table, and it must keep nothing alive.
struct Regret {
  uintptr_t key;
  uint32_t uses;  // before it may be biased again
  uint32_t next;  // `uses` the next time
};
constexpr uint32_t kRegrets = 256;
Regret regrets[kRegrets];

Regret& regretOf(const Mutex* mutex) { return regrets[(reinterpret_cast<uintptr_t>(mutex) >> 3) % kRegrets]; }
uintptr_t keyOf(const Mutex* mutex) { return ~reinterpret_cast<uintptr_t>(mutex); }

void noteRegret(const Mutex* mutex) {
  Regret& regret = regretOf(mutex);
  uint32_t uses = loadRelaxed(regret.key) == keyOf(mutex) ? loadRelaxed(regret.next) : kFirstRegret;
  storeRelaxed(regret.key, keyOf(mutex));
  storeRelaxed(regret.uses, uses);
  storeRelaxed(regret.next, uses < kMostRegret ? 2 * uses : uses);
}

// After kPatience uses.
bool isRegretted(const Mutex* mutex) {
  Regret& regret = regretOf(mutex);
  if (loadRelaxed(regret.key) != keyOf(mutex)) return false;
  uint32_t uses = loadRelaxed(regret.uses);
  if (uses < kPatience) return false;
  storeRelaxed(regret.uses, uses - kPatience);
  return true;
}

// Spinning helps only when the holder can run at the same time, nothing else wants this P, and the mutex is not used so
// often that its users had better run on one P (sched/together.h).
bool maySpin(int round, bool dense) {
  if (dense || round >= kSpinRounds || loadRelaxed(sched.procs) <= 1) return false;
  Pin pin;
  return currentM()->p->queue.empty();
}

bool isContentionDense() {
  Pin pin;
  return isDense(&currentM()->p->mutexContention, kContentionNanos);
}

}  // namespace

// The lock held through the normal state: makes it biased if this thread has taken it many times.
void Mutex::considerBias() {
  M* m = currentM();
  storeRelaxed(m->biasBusy, 1);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  if (int32_t token = m->ownToken; token != kNoBias && loadRelaxed(m->biasToken) == token) {
    MutexUse& use = useOf(m, this);
    if (use.mutex != this) use = {this, 0};
    if (++use.count >= kPatience) {
      use.count = 0;
      if (!isRegretted(this)) cas(state, kLocked, token | kLocked);
    }
  }
  storeRelease(m->biasBusy, 0);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
}

// Takes the bias that `now` describes away and returns the state then.
int32_t Mutex::unbias(int32_t now) {
  M* owner = biasOwner(now);
  BiasStop stop(owner);
  int32_t current = loadRelaxed(state);
  if (current < 0 && (current | kLocked) == (now | kLocked)) {
    noteRegret(this);
    storeRelease(state, current & kLocked);
  }
  return loadRelaxed(state);
}

void Mutex::lockUnbiased() {
  { Pin pin; }  // here a goroutine that has lost its P gets one again
  int32_t now = loadRelaxed(state);
  while (now < 0) now = unbias(now);
  if (now & (kLocked | kStarving) || !cas(state, now, now | kLocked)) {
    lockSlow();
    return;
  }
  if (now == 0) considerBias();
}

void Mutex::unlockUnbiased() {
  int32_t now = loadRelaxed(state);
  while (now < 0) now = unbias(now);
  int32_t rest = __atomic_sub_fetch(&state, kLocked, __ATOMIC_RELEASE);
  if (rest != 0 && rest != kWoken) unlockSlow(rest);
}

bool Mutex::tryLock() {
  int32_t old = loadRelaxed(state);
  if (old < 0 && changeBiased(&state, 0, 1)) return true;
  while (old < 0) old = unbias(old);
  return !(old & (kLocked | kStarving)) && cas(state, old, old | kLocked);
}

void Mutex::lockSlow() {
  int64_t waitingSince = 0;
  bool starving = false, awoken = false;
  int round = 0;
  bool dense = isContentionDense();
  int32_t old = loadRelaxed(state);
  for (;;) {
    while (old < 0) old = unbias(old);
    if ((old & (kLocked | kStarving)) == kLocked && maySpin(round, dense)) {
      // Tell unlock that someone is awake, so that it wakes no other.
      if (!awoken && !(old & kWoken) && old >> kWaiterShift != 0 && cas(state, old, old | kWoken)) awoken = true;
      for (int i = 0; i < kSpinPauses; i++) cpuPause();
      round++;
      old = loadRelaxed(state);
      continue;
    }
    int32_t wanted = old;
    if (!(old & kStarving)) wanted |= kLocked;
    if (old & (kLocked | kStarving)) wanted += 1 << kWaiterShift;
    if (starving && (old & kLocked)) wanted |= kStarving;
    if (awoken) wanted &= ~kWoken;
    if (!cas(state, old, wanted)) {
      old = loadRelaxed(state);
      continue;
    }
    if (!(old & (kLocked | kStarving))) return;

    bool waitedBefore = waitingSince != 0;
    if (!waitedBefore) waitingSince = os::nanotime();
    semAcquire(&sema, waitedBefore, WaitReason::SyncMutexLock, dense);
    starving = starving || os::nanotime() - waitingSince > kStarvingAfter;
    old = loadRelaxed(state);
    if (old & kStarving) {
      // The mutex was handed to us, but its state does not say so yet.
      int32_t change = kLocked - (1 << kWaiterShift);
      if (!starving || old >> kWaiterShift == 1) change -= kStarving;
      __atomic_fetch_add(&state, change, __ATOMIC_ACQ_REL);
      return;
    }
    awoken = true;
    round = 0;
  }
}

void Mutex::unlockSlow(int32_t rest) {
  if (((rest + kLocked) & kLocked) == 0) fatal("sync: unlock of unlocked mutex");
  if (rest & kStarving) {
    semRelease(&sema, true);
    return;
  }
  for (int32_t old = rest;;) {
    // Nobody waits, or someone is awake or has taken it already.
    if (old < 0 || old >> kWaiterShift == 0 || (old & (kLocked | kWoken | kStarving))) return;
    if (cas(state, old, (old - (1 << kWaiterShift)) | kWoken)) {
      semRelease(&sema);
      return;
    }
    old = loadRelaxed(state);
  }
}

void mutexLock(void* mutex) { static_cast<Mutex*>(mutex)->lockUnbiased(); }

void mutexUnlock(void* mutex) { static_cast<Mutex*>(mutex)->unlockUnbiased(); }

}  // namespace gort
