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
#include "sync/sema.h"

namespace gort {
namespace {

constexpr int32_t kLocked = 1, kWoken = 2, kStarving = 4;
constexpr int kWaiterShift = 3;
constexpr int64_t kStarvingAfter = 1'000'000;
constexpr int kSpinRounds = 4, kSpinPauses = 30;
constexpr int32_t kPatience = 64;   // uncontended uses on one thread before a mutex is biased
constexpr int32_t kRegret = 20000;  // more of them after a bias was taken away

bool cas(int32_t& word, int32_t expected, int32_t desired) { return compareExchange(word, expected, desired); }

MutexUse& useOf(M* m, const Mutex* mutex) {
  return m->mutexUses[(reinterpret_cast<uintptr_t>(mutex) >> 4) % kMutexUses];
}

// Spinning helps only when the holder can run at the same time and nothing else wants this P.
bool maySpin(int round) {
  if (round >= kSpinRounds || loadRelaxed(sched.procs) <= 1) return false;
  Pin pin;
  return currentM()->p->queue.empty();
}

}  // namespace

// The lock held through the normal state: makes it biased if this thread has taken it many times.
void Mutex::considerBias() {
  M* m = currentM();
  storeRelaxed(m->biasBusy, 1);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  if (int32_t token = loadRelaxed(m->biasToken); token != kNoBias) {
    MutexUse& use = useOf(m, this);
    if (use.mutex != this) use = {this, 0};
    if (++use.count >= kPatience) {
      use.count = 0;
      cas(state, kLocked, token | kLocked);
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
    useOf(owner, this) = {this, -kRegret};
    storeRelease(state, current & kLocked);
  }
  return loadRelaxed(state);
}

void Mutex::lockUnbiased() {
  int32_t now = loadRelaxed(state);
  while (now < 0) now = unbias(now);
  int32_t unlocked = 0;
  if (!__atomic_compare_exchange_n(&state, &unlocked, kLocked, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
    lockSlow();
    return;
  }
  considerBias();
}

void Mutex::unlockUnbiased() {
  int32_t now = loadRelaxed(state);
  while (now < 0) now = unbias(now);
  int32_t rest = __atomic_sub_fetch(&state, kLocked, __ATOMIC_RELEASE);
  if (rest != 0) unlockSlow(rest);
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
  int32_t old = loadRelaxed(state);
  for (;;) {
    while (old < 0) old = unbias(old);
    if ((old & (kLocked | kStarving)) == kLocked && maySpin(round)) {
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
    semAcquire(&sema, waitedBefore, WaitReason::SyncMutexLock);
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
