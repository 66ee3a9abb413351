// Mutex, RWMutex and WaitGroup for package sync. Their fields have the layout of package sync's structs; the zero value
// is ready to use. Unlocking what is not locked is a fatal error with Go's text.
#pragma once
#include <cstdint>

namespace gort {

struct Mutex {
  int32_t state = 0;  // kLocked | kWoken | kStarving | number of waiters << kWaiterShift
  uint32_t sema = 0;

  void lock() {
    int32_t unlocked = 0;
    if (__atomic_compare_exchange_n(&state, &unlocked, 1, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) return;
    lockSlow();
  }
  bool tryLock();
  void unlock() {
    int32_t rest = __atomic_sub_fetch(&state, 1, __ATOMIC_RELEASE);
    if (rest != 0) unlockSlow(rest);
  }

 private:
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
