// BiasedLock: the lock of a channel. It is a spin lock for a few instructions that, once one P has taken it many times
// in a row, becomes biased to that P: then taking it costs two plain stores in the P's section (section.h). Another P
// that wants it stops the section and takes the bias away.
//
//     Pin pin;
//     uint32_t* release = c->lock.lock(currentM()->p);
//     ...
//     c->lock.unlock(release);            // or park(release): the switch stores 0
//
// Who needs several at once either finds all of them biased to his P and enters its section, or takes them one after
// the other with lockPlain(), in the order of their addresses: the holder of a section must not wait.
#pragma once
#include <cstdint>

#include "base/spinlock.h"
#include "sched/p.h"

namespace gort {

class BiasedLock {
 public:
  // `p` is the pinned P of the caller, in whose section it is not; null: the caller has none. Returns the word to
  // clear.
  uint32_t* lock(P* p) {
    if (p) [[likely]] {
      if (uint32_t* release = tryLockBiased(p)) [[likely]]
        return release;
    }
    return lockSlow(p);
  }
  // The same if it is biased to p; else null.
  [[gnu::always_inline]] uint32_t* tryLockBiased(P* p) {
    uint32_t* release = p->section.tryEnter();
    if (!release) [[unlikely]]
      return nullptr;
    if (loadAcquire(word_) == tokenOf(p)) [[likely]]
      return release;
    leaveSection(release);
    return nullptr;
  }
  static void unlock(uint32_t* release) { storeRelease(*release, 0); }

  // The P that took it last, if that is not p; else null. A hint.
  P* lastUserBut(const P* p) const;

  bool isBiased() const { return loadRelaxed(word_) > 1; }
  // Whether it is biased to p: then p's section is all that is needed. Changes only while that section is stopped.
  bool isBiasedTo(const P* p) const { return loadAcquire(word_) == tokenOf(p); }

  // Without entering a section. unlockPlain() may give it back biased to the P.
  void lockPlain(P* p);
  void unlockPlain(P* p);
  // The same for locks that shall never be biased.
  uint32_t* lockNeverBiased();

 private:
  static uint32_t tokenOf(const P* p) { return p->lockToken; }
  uint32_t* lockSlow(P* p);
  bool tryHold(uint32_t word);
  bool hasEarnedBias(P* p);
  void unbias(uint32_t token);

  uint32_t word_ = 0;  // 0 free, 1 held, or the token of the P to which it is biased
  // Guarded by the lock.
  uint16_t lastUser_ = 0;  // token of the P that took it last
  uint16_t streak_ = 0;    // how often in a row
  uint16_t patience_ = 0;  // the streak after which it is biased; grows each time the bias was taken away
};

}  // namespace gort
