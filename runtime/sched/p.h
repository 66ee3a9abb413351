// P: the right to run goroutines, GOMAXPROCS of them. An M must hold one to run Go code. Records are made once and
// kept; P's with an id of GOMAXPROCS or more are retired until the setting grows again.
#pragma once
#include <cstdint>

#include "base/random.h"
#include "sched/runq.h"
#include "sched/section.h"
#include "stack/stack.h"

namespace gort {

struct M;
struct TimerHeap;

// What it lately cost a P that others had used what it wants to lock, see together.h.
struct Contention {
  int64_t nanos = 0;
  int64_t since = 0;
  bool isDense = false;  // the last time the clock was read
};

enum class PStatus : uint32_t {
  Idle,      // in the idle list, or about to be handed to an M
  Running,   // held by the M in P::m
  Syscall,   // its M is in a blocking call and may take it back; anyone may take it away by changing this word
  Detached,  // taken from an M whose goroutine computes for long; sysmon will hand it on
};

struct P {
  uint32_t id = 0;
  uint32_t lockToken = 0;  // in the word of a BiasedLock: biased to this P
  PStatus status = PStatus::Idle;
  M* m = nullptr;
  P* link = nullptr;            // idle list; guarded by sched.lock
  bool inIdleList = false;      // guarded by sched.lock
  bool retired = false;         // idle but not in the list, because of its id; guarded by sched.lock
  uint32_t schedTick = 0;       // goroutine switches; sysmon compares it, every 61st looks at the global queue first
  uint32_t syscallTick = 0;     // blocking calls
  int64_t nextTimer = 0;        // when the earliest timer of `timers` is due, 0 = none; written by time, read by anyone
  int64_t globalTurn = 0;       // when the global queue last had its turn although `queue` was long
  TimerHeap* timers = nullptr;  // owned by time
  Section section;              // guards `queue` and what is biased to this P
  RunQueue queue;
  StackCache stacks;
  Stack* spareStack = nullptr;  // of the goroutine that ended last, possibly still in use until its switch is over
  GCache gs;
  Random random;

  // Whether to share work, see steal.cpp and shareWork(). Written by thieves and sysmon, atomic.
  int64_t observedAt = 0;     // when a thief last looked at schedTick; 0: not yet
  uint32_t observedTick = 0;  // what it saw
  uint32_t quietUntil = 0;    // up to this schedTick, little work is no reason to wake a worker
  uint32_t quietSpan = 0;     // the last length of that period
  int64_t leftAt = 0;         // when a thief left even a long queue alone: no worker is woken for it; 0: not lately
  int64_t togetherUntil = 0;  // nothing is stolen before: goroutines have just come here to be together
  int64_t togetherSpan = 0;   // the last length of that period
  // Written by the P's owner, see together.h.
  Contention chanContention, mutexContention;

  // sysmon's notes
  uint32_t seenSchedTick = 0, seenSyscallTick = 0;
  int64_t seenSchedWhen = 0, seenSyscallWhen = 0;
  uint32_t lastTick = 0;
  int64_t lastWhen = 0;
  int64_t favouredWhen = 0;  // when the oldest in the queue last got their turns
};

}  // namespace gort
