// This file implements channel timers. The callback sends under the channel's lock and only if the timer was neither
// stopped nor set anew since it became due (Timer::sequence). So a stop that first ends the timer and then drains the
// channel under its lock leaves nothing behind: a callback that is under way has either sent already or will not send.
#include "chan/timer_chan.h"

#include <new>

#include "base/fatal.h"
#include "chan/operation.h"
#include "sched/park.h"

namespace gort {
namespace {

constexpr uint32_t kLargestElem = 64;

class TimerChanGuard {
 public:
  explicit TimerChanGuard(ChanCore* c) : release_(lockChan(c, nullptr)) {}
  ~TimerChanGuard() { BiasedLock::unlock(release_); }
  TimerChanGuard(const TimerChanGuard&) = delete;
  TimerChanGuard& operator=(const TimerChanGuard&) = delete;

 private:
  uint32_t* release_;
};

void sendTime(Timer* base, uint64_t sequence) {
  auto* timer = static_cast<ChanTimer*>(base);
  alignas(16) char elem[kLargestElem];
  timer->value(elem, loadRelaxed(timer->due));
  Waiter* peer = nullptr;
  {
    Pin pin;
    TimerChanGuard guard(timer->chan);
    storeRelaxed(timer->sending, false);
    if (loadRelaxed(timer->sequence) != sequence) return;
    Send::now(timer->chan, elem, &peer);  // a full buffer drops the value: a slow receiver misses ticks
  }
  if (peer) ready(peer->g);
}

// After the timer was stopped: takes out what it has sent. Returns whether a value was, or would have been, pending.
bool drain(ChanTimer* timer) {
  alignas(16) char elem[kLargestElem];
  Waiter* peer = nullptr;
  Pin pin;
  TimerChanGuard guard(timer->chan);
  bool pending = loadRelaxed(timer->sending);
  return Recv::now(timer->chan, elem, &peer) == ChanResult::Done || pending;
}

}  // namespace

ChanTimer* newChanTimer(ChanCore* c, void (*value)(void*, int64_t)) {
  GORT_CHECK(c->capacity == 1 && c->elemSize <= kLargestElem);
  auto* timer = new (allocateClosure(sizeof(ChanTimer))) ChanTimer;
  timer->chan = c;
  timer->value = value;
  timerInit(timer, sendTime, nullptr, true);
  c->timer = timer;
  return timer;
}

bool chanTimerStop(ChanTimer* timer) {
  timerSync(timer);
  bool wasSet = timerStop(timer);
  return drain(timer) || wasSet;
}

bool chanTimerReset(ChanTimer* timer, int64_t when, int64_t period) {
  bool pending = chanTimerStop(timer);
  timerStart(timer, when, period);
  return pending;
}

}  // namespace gort
