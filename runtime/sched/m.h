// M: an operating system thread that runs goroutines. Its own stack (the system stack) runs the scheduler loop; while a
// goroutine runs, the loop is suspended in M::schedulerSp.
//
// Pins. A goroutine that touches its M's P is pinned (Pin below): it keeps its P, and sysmon does not take it away.
// Every switch between goroutines happens with exactly one pin, and the one that continues finds exactly one pin on its
// M.
#pragma once
#include <csignal>
#include <cstdint>

#include "base/atomic.h"
#include "base/thread.h"
#include "sched/g.h"
#include "sched/p.h"

namespace gort {

// What the scheduler loop must do with the goroutine that has just switched to it.
enum class After : uint32_t {
  Nothing,  // it is parked; others know where
  Requeue,  // put it into the global queue
  Exit,     // it has ended: reuse its stack and record
};

// Whether the collector must stop the thread by a signal.
enum class WorldState : uint32_t {
  Running,  // may touch the heap
  Outside,  // sleeps or is in a system call; will not touch the heap before leaveOutside() returned
};

// How often in a row a mutex was taken on a thread; owned by sync.
struct MutexUse {
  const void* mutex = nullptr;
  uint32_t count = 0;
};
constexpr uint32_t kMutexUses = 16;

struct M : Thread {
  P* p = nullptr;              // null while idle, in a blocking call, or after losing it to a long computation
  bool onSystemStack = false;  // the goroutine has lent its thread to onSystemStack()
  bool spinning = false;       // looks for work and is counted in sched.spinning
  After after = After::Nothing;
  G* afterG = nullptr;
  G* runNext = nullptr;     // already taken from the queue: the loop runs it first
  void* endedSp = nullptr;  // where the switch away from a goroutine that has ended saves what nobody needs
  uint32_t scratch = 0;     // release word of switches that release nothing

  MutexUse mutexUses[kMutexUses];  // changed by the thread while biasBusy
  int32_t ownToken = -1;           // biasToken when it is in use, see thread_bias.h

  uint32_t wakeWord = 0;  // futex: 1 = woken
  P* nextP = nullptr;     // handed over by the waker
  M* idleLink = nullptr;  // idle list; guarded by sched.lock
  M* allLink = nullptr;   // list of all M's, which only grows
  int tid = 0;
  P* detachedP = nullptr;  // the P that preemption took away; taken back at the next pin if still Detached

  // The collector's view, see world.cpp.
  WorldState world = WorldState::Outside;
  uint32_t stoppedEpoch = 0;  // the stop it has answered
  void* stoppedSp = nullptr;  // its stack pointer while stopped or outside
  void* registers = nullptr;  // saved general registers of a thread stopped by signal; null otherwise
  size_t registersSize = 0;
  void *stackLow = nullptr, *stackHigh = nullptr;

  void* fiber = nullptr;      // sanitizers: the scheduler loop's context
  void* fakeStack = nullptr;  // AddressSanitizer: of the loop while suspended
};

// The M of this thread, read afresh; null on foreign threads. Never keep it over a call that may park.
inline M* currentM() { return static_cast<M*>(currentThread()); }
// The goroutine of this thread; stable within a goroutine.
inline G* currentG() {
  M* m = currentM();
  return m ? m->g : nullptr;
}

// Slow paths of Pin, possibly continuing on another thread. regainP waits for a P; preemptAtUnpin lets others run,
// because the signal that wanted the P found it pinned.
void regainP();
void preemptAtUnpin();

// The first pin of a goroutine in few instructions, for paths that count them. Null if it has one already or has lost
// its P: then a Pin does it. To be undone by unpinDirect() with the M of that moment.
[[gnu::always_inline]] inline M* tryPinDirect() {
  M* m = currentM();
  if (m->pins != 0) [[unlikely]]
    return nullptr;
  m->pins = 1;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  if (m->p) [[likely]]
    return m;
  m->pins = 0;
  return nullptr;
}

[[gnu::always_inline]] inline void unpinDirect(M* m) {
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  m->pins = 0;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  if (loadRelaxed(m->preempt)) [[unlikely]]
    preemptAtUnpin();
}

class Pin {
 public:
  Pin() {
    M* m = currentM();
    before_ = m->pins;
    m->pins = before_ + 1;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (!m->p) [[unlikely]]
      regainP();
  }
  ~Pin() {
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    M* m = currentM();
    m->pins =
        before_;  // not decremented: shorter for the processor; after a switch it is another M's, which has one pin
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (before_ == 0 && loadRelaxed(m->preempt)) [[unlikely]]
      preemptAtUnpin();
  }
  Pin(const Pin&) = delete;
  Pin& operator=(const Pin&) = delete;

 private:
  uint32_t before_;
};

}  // namespace gort
