// Timers: a callback at a time of the monotonic clock, once or repeatedly. Sleeping, deadlines of the poller and
// package time are built from them.
//
// A Timer belongs to the heap of the P on which it was initialised, for ever, and that heap's lock guards its state.
// Its memory is the user's: a parked stack, a poll descriptor, or an object of the collected heap (the timer heaps are
// roots).
//
// Timers of channels are "on demand": while nobody waits for the channel they are not in the heap, so a forgotten
// ticker costs nothing, can be collected, and does not hide a deadlock. The channel asks timerSync() before it looks at
// its buffer, and tells timerBlock()/timerUnblock() about waiting goroutines.
#pragma once
#include <cstdint>

namespace gort {

struct TimerHeap;

struct Timer {
  // Runs when the timer is due: in the scheduler loop or on a goroutine, with no lock held. Must not park, may make
  // goroutines ready and start them. `sequence` is Timer::sequence at the time it became due.
  using Fire = void (*)(Timer* timer, uint64_t sequence);

  Fire fire = nullptr;
  void* argument = nullptr;  // the user's
  TimerHeap* heap = nullptr;
  int64_t when = 0;       // 0: not set
  int64_t period = 0;     // > 0: set again after firing
  int64_t due = 0;        // for `fire`: the time for which it was set
  uint64_t sequence = 0;  // counts starts and stops: tells a late callback that its time is over; atomic
  int32_t index = -1;     // position in the heap, or 0 if that is not kept (isFixed); -1: not in it
  uint32_t waiters = 0;   // on demand: goroutines that wait for the channel
  bool onDemand = false;
  bool isFixed = false;  // neither changed nor stopped before it fires, and fires once
  bool sending = false;  // popped, callback not yet done with it; cleared by the callback under its own lock; atomic
};

int64_t nanotime();

// Must be called once before any other use, on a goroutine.
void timerInit(Timer* timer, Timer::Fire fire, void* argument, bool onDemand = false);
// Sets or changes the time; returns whether it was set before. `when` is a nanotime(); values <= 0 are taken as 1.
bool timerStart(Timer* timer, int64_t when, int64_t period = 0);
// Returns whether it was set. A callback may still be running; see Timer::sequence and `sending`.
bool timerStop(Timer* timer);

// On demand timers only. Fires it now if it is due and not in the heap.
void timerSync(Timer* timer);
// A goroutine begins or ends to wait for what the timer produces.
void timerBlock(Timer* timer);
void timerUnblock(Timer* timer);

// A timer that starts a goroutine, entry(argument), each time it is due (time.AfterFunc). Collected memory.
Timer* newFuncTimer(void (*entry)(void*), void* argument);

// Parks the current goroutine for at least `nanos`.
void sleep(int64_t nanos);

}  // namespace gort
