// SpinLock: a word that is held for tens of instructions. It may be released by a goroutine switch (see sched/park.h):
// releasing is a plain store of 0 after the parked context has been saved. So a holder on a goroutine must not be
// preempted, which sched's Pin guarantees, and waiters spin, then let other threads run.
#pragma once
#include <cstdint>

#include "base/atomic.h"
#include "os/os.h"

namespace gort {

inline void cpuPause() { __builtin_ia32_pause(); }

class SpinLock {
 public:
  void lock() {
    if (__atomic_exchange_n(&word_, 1, __ATOMIC_ACQUIRE)) [[unlikely]]
      lockSlow();
  }
  bool tryLock() { return !__atomic_exchange_n(&word_, 1, __ATOMIC_ACQUIRE); }
  void unlock() { storeRelease(word_, 0); }
  bool held() const { return loadRelaxed(word_); }

  // The word to hand to park(): the switch stores 0 into it.
  uint32_t* word() { return &word_; }

 private:
  void lockSlow() {
    for (uint32_t round = 0;; round++) {
      if (!loadRelaxed(word_) && tryLock()) return;
      if (round < 64) {
        cpuPause();
      } else {
        os::yieldThread();  // the holder's thread may have lost its processor
      }
    }
  }

  uint32_t word_ = 0;
};

class SpinGuard {
 public:
  explicit SpinGuard(SpinLock& lock) : lock_(lock) { lock_.lock(); }
  ~SpinGuard() { lock_.unlock(); }
  SpinGuard(const SpinGuard&) = delete;
  SpinGuard& operator=(const SpinGuard&) = delete;

 private:
  SpinLock& lock_;
};

}  // namespace gort
