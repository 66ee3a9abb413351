// Section: what the owner of a P may do without an atomic read-modify-write or a fence, although other threads may ask
// for it: its run queue, and locks and channels that are biased to it (biased_lock.h).
//
//     uint32_t* release = p->section.enter();   // pinned, so the P stays ours
//     ... a few instructions; no waiting, no stopping of other sections ...
//     leaveSection(release);                    // or park(release): then the switch leaves it
//
// Another thread that wants the same data stops the section: it sets kStopped, makes every processor execute a
// barrier, and waits until the owner is outside. Either the owner sees kStopped when it has entered and leaves again,
// or the stopper sees it inside. The owner pays two plain stores, the stopper a system call: right where the owner
// comes thousands of times as often. Where the system has no such call, the owner executes the barrier.
#pragma once
#include <cstdint>

#include "base/atomic.h"
#include "base/sanitizer.h"

namespace gort {

class Section {
 public:
  // Owner only, pinned, not inside. Returns the word that leaves when set to 0.
  uint32_t* enter() {
    if (!tryEnterQuickly()) [[unlikely]]
      enterSlow();
    return &inside_;
  }
  // The same without waiting: null while somebody stops the section.
  uint32_t* tryEnter() {
    if (tryEnterQuickly() || tryEnterSlow()) [[likely]]
      return &inside_;
    return nullptr;
  }

  // tryEnter() without calls, which fails also if there is a barrier to be executed.
  [[gnu::always_inline]] uint32_t* tryEnterDirect() {
    if (tryEnterQuickly()) [[likely]]
      return &inside_;
    storeRelease(inside_, 0);
    return nullptr;
  }

  // Owner: whether `release` came from enter(), and has not been cleared yet.
  bool isEnteredWith(const uint32_t* release) const { return release == &inside_; }

  // Any thread that is inside no section: keeps the owner out until resume(). False if somebody else does so, or the
  // owner is waiting: after one stop it has its turn before the next, however many ask.
  bool tryStop();
  void stop();
  void resume() { storeRelease(control_, resting); }

 private:
  static constexpr uint32_t kStopped = 1;  // in control_: a stopper keeps the owner out
  static constexpr uint32_t kFenced = 2;   // in control_: the owner must execute a barrier when it enters

  bool tryEnterQuickly() {
    storeRelaxed(inside_, 1);
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    return loadAcquire(control_) == 0;
  }
  bool tryEnterSlow();
  void enterSlow();
  bool trySetStopped();
  void finishStop();

  friend void prepareSections();
  friend bool haveOthersBarrier();
#if GORT_TSAN
  static constexpr uint32_t resting = kFenced;  // ThreadSanitizer knows nothing of barriers made by system calls
#else
  static uint32_t resting;  // of control_ while nobody stops the section: 0 or kFenced
#endif

  uint32_t inside_ = 0;         // written by the owner, and by the switch when it parks
  uint32_t control_ = resting;  // kStopped and kFenced
  uint32_t waiting_ = 0;  // 1 while the owner waits to enter; a stopper that has not seen it yet may still come first
};

inline void leaveSection(uint32_t* release) { storeRelease(*release, 0); }

// Once, before there are workers and P's.
void prepareSections();
// Whether the system can make other processors execute a barrier, so that owners need none; never under
// ThreadSanitizer. After prepareSections().
bool haveOthersBarrier();
// Orders what this thread did before against what it reads afterwards, with respect to owners of sections.
void sectionBarrier();

}  // namespace gort
