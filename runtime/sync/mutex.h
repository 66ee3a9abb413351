// Mutex, RWMutex and WaitGroup for package sync. Their fields have the layout of package sync's structs; the zero value
// is ready to use. Unlocking what is not locked is a fatal error with Go's text.
#pragma once
#include <cstdint>

#include "go/native/bias.h"

namespace gort {

// A mutex that one thread takes again and again becomes biased to it (go/native/bias.h): `state` is negative and names
// the thread meanwhile; whoever else wants it takes the bias away. So an unlocked mutex that has been used often is not
// all zeroes; comparisons ask unbiased().
struct Mutex {
  // kLocked | kWoken | kStarving | number of waiters << kWaiterShift; or the token of a thread | kLocked
  int32_t state = 0;
  uint32_t sema = 0;

  void lock() {
    if (!changeBiased(&state, 0, 1)) [[unlikely]]
      lockUnbiased();
  }
  bool tryLock();
  void unlock() {
    if (!changeBiased(&state, 1, 0)) [[unlikely]]
      unlockUnbiased();
  }
  // lock() and unlock() for who has tried changeBiased().
  void lockUnbiased();
  void unlockUnbiased();

  // What `state` would be without a bias.
  static int32_t unbiased(int32_t state) { return state < 0 ? state & 1 : state; }

 private:
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
