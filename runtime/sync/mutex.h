// Mutex, RWMutex and WaitGroup for package sync. Their fields have the layout of package sync's structs; the zero value
// is ready to use. Unlocking what is not locked is a fatal error with Go's text.
#pragma once
#include <cstdint>

#include "sched/m.h"

namespace gort {

// A mutex that one P takes again and again becomes biased to it: locking and unlocking are plain stores in the P's
// section then (sched/section.h). `state` is negative and names the P meanwhile; whoever else wants it takes the bias
// away. So an unlocked mutex that has been used often on one P is not all zeroes; comparisons ask unbiased().
struct Mutex {
  // kLocked | kWoken | kStarving | number of waiters << kWaiterShift, or biasedTo(p) | kLocked
  int32_t state = 0;
  uint32_t sema = 0;

  [[gnu::always_inline]] void lock() {
    int32_t now = loadRelaxed(state);
    if (now < 0 && changeBiased(now, false, true)) [[likely]]
      return;
    lockUnbiased();
  }
  // What `state` would be without a bias.
  static int32_t unbiased(int32_t state) { return state < 0 ? state & 1 : state; }

  bool tryLock();
  [[gnu::always_inline]] void unlock() {
    int32_t now = loadRelaxed(state);
    if (now < 0 && changeBiased(now, true, false)) [[likely]]
      return;
    unlockUnbiased();
  }

 private:
  static int32_t biasedTo(const P* p) { return INT32_MIN | static_cast<int32_t>(p->id << 1); }

  // If `now` says "biased to this P and as `locked` says", changes it to `wanted`. False: nothing was done.
  [[gnu::always_inline]] bool changeBiased(int32_t now, bool locked, bool wanted) {
    M* m = currentM();
    if (loadRelaxed(m->pins) != 0) [[unlikely]]
      return false;
    storeRelaxed(m->pins, 1);  // as Pin does
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    bool done = false;
    if (P* p = m->p; p && now == (biasedTo(p) | locked)) [[likely]] {
      if (uint32_t* release = p->section.tryEnter()) [[likely]] {
        done = loadAcquire(state) == now;
        if (done) storeRelaxed(state, biasedTo(p) | wanted);
        leaveSection(release);
      }
    }
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    storeRelaxed(m->pins, 0);
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (loadRelaxed(m->preempt)) [[unlikely]]
      preemptAtUnpin();
    return done;
  }

  void lockUnbiased();
  void unlockUnbiased();
  void considerBias();
  int32_t unbias(int32_t now);
  void lockSlow();
  void unlockSlow(int32_t rest);
};

// Any number of readers or one writer. A waiting writer keeps new readers out.
struct RWMutex {
  Mutex writers;            // held by the writer, also while it waits for readers
  uint32_t writerSema = 0;  // the writer waits here for the readers before it
  uint32_t readerSema = 0;  // readers wait here for the writer
  int32_t readerCount = 0;  // readers; minus kMostReaders while a writer is there
  int32_t readerWait = 0;   // readers that the waiting writer must see leave

  void rLock();
  bool tryRLock();
  void rUnlock();
  void lock();
  bool tryLock();
  void unlock();
};

enum class WaitGroupResult {
  Ok,
  Negative,  // panic("sync: negative WaitGroup counter")
  Misuse,    // panic("sync: WaitGroup misuse: Add called concurrently with Wait")
  Reused,    // panic("sync: WaitGroup is reused before previous Wait has returned")
};

struct WaitGroup {
  uint64_t state = 0;  // counter << 32 | waiters
  uint32_t sema = 0;

  [[nodiscard]] WaitGroupResult add(int64_t delta);
  [[nodiscard]] WaitGroupResult wait();
};

}  // namespace gort
