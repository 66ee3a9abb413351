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
  // Whether somebody has waited long, for a holder that would otherwise take it again at once.
  bool isWanted() const { return loadRelaxed(word_) == kWanted; }

  // The word to hand to park(): the switch stores 0 into it.
  uint32_t* word() { return &word_; }

 private:
  void lockSlow() {
    for (uint32_t round = 0;; round++) {
      if (!loadRelaxed(word_) && tryLock()) return;
      if (round < 64) {
        cpuPause();
      } else {
        uint32_t held = 1;
        __atomic_compare_exchange_n(&word_, &held, kWanted, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
        os::yieldThread();  // the holder's thread may have lost its processor
      }
    }
  }

  static constexpr uint32_t kWanted = 2;

  uint32_t word_ = 0;  // 1 or kWanted while held
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
