// Timers that send on a channel, with the rules of Go 1.23: the channel looks unbuffered, and after stop or reset no
// value of before can be received.
#pragma once
#include "chan/core.h"
#include "time/timer.h"

namespace gort {

struct ChanTimer : Timer {
  ChanCore* chan = nullptr;
  void (*value)(void* elem,
                int64_t due) = nullptr;  // stores what to send, the time at `due`; runs in the scheduler loop
};

// Makes `c`, a fresh channel of capacity 1 with elements of at most 64 bytes, the channel of a new timer that is not
// yet set. Collected memory; the channel keeps the timer alive.
ChanTimer* newChanTimer(ChanCore* c, void (*value)(void* elem, int64_t due));

// time.Timer.Stop and Reset, time.Ticker.Reset (period > 0): whether the timer was still to deliver a value.
bool chanTimerStop(ChanTimer* timer);
bool chanTimerReset(ChanTimer* timer, int64_t when, int64_t period = 0);

}  // namespace gort
