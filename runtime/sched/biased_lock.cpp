// This file implements BiasedLock's slow paths.
#include "sched/biased_lock.h"

#include "sched/sched.h"

namespace gort {
namespace {

constexpr uint32_t kFree = 0, kHeld = 1;
constexpr uint16_t kFirstPatience = 32, kMostPatience = 1 << 13;

bool isToken(uint32_t word) { return word > kHeld; }

// ThreadSanitizer would take what one P does in its section one after the other for synchronised, and so miss races of
// the program: there all locks stay unbiased.
constexpr bool kMayBias = !GORT_TSAN;

class Backoff {
 public:
  void wait() {
    if (round_++ < 64) {
      cpuPause();
    } else {
      os::yieldThread();
    }
  }

 private:
  uint32_t round_ = 0;
};

}  // namespace

// The lock held: whether p has taken it so often in a row, this time included, that it shall be biased to it.
bool BiasedLock::hasEarnedBias(P* p) {
  if (!p || !kMayBias) return false;
  if (lastUser_ != tokenOf(p)) {
    storeRelaxed(lastUser_, static_cast<uint16_t>(tokenOf(p)));
    streak_ = 0;
    if (patience_ == 0) patience_ = kFirstPatience;
  }
  if (streak_ < patience_) streak_++;
  return streak_ >= patience_ || loadRelaxed(sched.procs) == 1;
}

// One step towards kHeld from `word`, which was neither that nor p's token.
bool BiasedLock::tryHold(uint32_t word) {
  if (isToken(word)) {
    unbias(word);
    return false;
  }
  return __atomic_compare_exchange_n(&word_, &word, kHeld, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

P* BiasedLock::lastUserBut(const P* p) const {
  uint32_t token = loadRelaxed(lastUser_);
  return token == 0 || token == tokenOf(p) ? nullptr : sched.allPs[token / 2 - 1];
}

uint32_t* BiasedLock::lockSlow(P* p) {
  for (Backoff backoff;;) {
    uint32_t word = loadRelaxed(word_);
    if (word == kHeld) {
      backoff.wait();
      continue;
    }
    if (p && word == tokenOf(p)) {  // somebody stops our section, for another reason perhaps
      uint32_t* release = p->section.enter();
      if (loadAcquire(word_) == word) return release;
      leaveSection(release);
      continue;
    }
    if (!tryHold(word)) continue;
    if (!hasEarnedBias(p)) return &word_;
    uint32_t* release = p->section.tryEnter();
    if (!release) return &word_;
    storeRelease(word_, tokenOf(p));
    return release;
  }
}

void BiasedLock::lockPlain(P* p) {
  for (Backoff backoff;;) {
    uint32_t word = loadRelaxed(word_);
    if (word == kHeld) {
      backoff.wait();
      continue;
    }
    if (p && word == tokenOf(p)) {
      uint32_t* release = p->section.enter();
      bool stillOurs = loadAcquire(word_) == word;
      if (stillOurs) storeRelease(word_, kHeld);
      leaveSection(release);
      if (stillOurs) return;
      continue;
    }
    if (tryHold(word)) return;
  }
}

void BiasedLock::unlockPlain(P* p) { storeRelease(word_, hasEarnedBias(p) ? tokenOf(p) : kFree); }

uint32_t* BiasedLock::lockNeverBiased() {
  lockPlain(nullptr);
  return &word_;
}

void BiasedLock::unbias(uint32_t token) {
  P* owner = sched.allPs[token / 2 - 1];
  owner->section.stop();
  if (loadRelaxed(word_) == token) {
    uint32_t patience = patience_ * 4u;
    patience_ = static_cast<uint16_t>(patience > kMostPatience ? kMostPatience : patience);
    storeRelease(word_, kFree);
  }
  owner->section.resume();
}

}  // namespace gort
