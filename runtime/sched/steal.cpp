// This file implements the sharing of work among P's: stealing, and when a worker is woken for it.
//
// Goroutines that switch every few hundred nanoseconds (a producer and a consumer, a mutex and its waiters) are slower
// on two processors than on one: each value then crosses from cache to cache. So a thief looks twice, some 50 us apart,
// how often the owner switches. Goroutines that run for a few microseconds on average stay where they are, unless many
// can be taken, most of all such that have never run and so share nothing yet, and the owner is told not to wake
// anybody for little work during the next switches; the period doubles each time it was in vain and ends with the first
// success. sysmon ends it, too, as soon as the owner switches rarely, so work is shared late by 10 ms at most after a
// program changes its ways. If even a long queue is left alone (a goroutine that spawns others which do next to nothing),
// nobody is woken for it before sysmon has come by. Those that are torn apart all the same come together again: together.h.
//
// Rejected: stealing whatever is there (tens of thousands of steals in select and mutex benchmarks, each followed by
// lock contention), and never stealing `next` (a pipeline of two stages would run on one processor for ever).
#include "base/spinlock.h"
#include "os/os.h"
#include "sched/direct.h"
#include "sched/hooks.h"
#include "sched/sched.h"

namespace gort {
namespace {

constexpr int64_t kMicro = 1000, kMilli = 1000 * kMicro;
// A theft costs both sides a barrier by system call, 10 us and more.
constexpr int64_t kFine = 5 * kMicro;         // goroutines that run shorter on average stay together, but for
constexpr int64_t kMuch = 150 * kMicro;       // many, which have so much to do in all, or
constexpr int64_t kWorthwhile = 80 * kMicro;  // new ones with so much to do: they share nothing yet
constexpr uint32_t kShortestQuiet = 256, kLongestQuiet = 1 << 14;
constexpr int kRounds = 4;

enum class Verdict { Leave, Undecided, Take, TakeNew };

// Whether to take from a victim with `count` goroutines in its queue.
Verdict judge(P* victim, uint32_t count, int64_t now) {
  if (now < loadRelaxed(victim->togetherUntil)) return Verdict::Leave;
  uint32_t tick = loadRelaxed(victim->schedTick);
  int64_t since = loadRelaxed(victim->observedAt);
  int64_t elapsed = now - since;
  if (since == 0 || elapsed > kMilli) {
    storeRelaxed(victim->observedTick, tick);
    storeRelaxed(victim->observedAt, now);
    return Verdict::Undecided;
  }
  if (elapsed < 10 * kMicro) return Verdict::Undecided;
  int64_t switches = tick - loadRelaxed(victim->observedTick);
  int64_t average = elapsed / (switches + 1);
  int64_t gain = (count + 1) / 2 * average;
  if (average >= kFine || gain >= kMuch) return Verdict::Take;
  return gain >= kWorthwhile ? Verdict::TakeNew : Verdict::Leave;
}

void keepQuiet(P* victim, uint32_t count, int64_t now) {
  uint32_t span = 2 * loadRelaxed(victim->quietSpan);
  span = span < kShortestQuiet ? kShortestQuiet : span > kLongestQuiet ? kLongestQuiet : span;
  storeRelaxed(victim->quietSpan, span);
  storeRelaxed(victim->quietUntil, loadRelaxed(victim->schedTick) + span);
  storeRelaxed(victim->observedAt, 0);
  if (count >= kLittle) storeRelaxed(victim->leftAt, now);
}

void endQuiet(P* victim) {
  storeRelaxed(victim->quietSpan, 0);
  storeRelaxed(victim->quietUntil, loadRelaxed(victim->schedTick));
  storeRelaxed(victim->leftAt, int64_t{0});
}

// Moves half of the victim's ring, or its next, to p and returns one of them. With `onlyNew`, nothing is taken if the
// oldest one has run before.
G* stealFrom(P* victim, P* p, bool onlyNew) {
  G* batch[RunQueue::kSize / 2];
  if (!victim->section.tryStop()) return nullptr;
  uint32_t n = 0;
  if (!onlyNew || victim->queue.isOldestNew()) n = victim->queue.grab(batch, !onlyNew);
  victim->section.resume();
  if (n == 0) return nullptr;
  endQuiet(victim);
  uint32_t* release = p->section.enter();
  // The thief's queue was empty, but together.cpp may have filled it since.
  RunQueue::Overflow overflow = p->queue.putBatch(batch, n - 1);
  leaveSection(release);
  putGlobal(overflow);
  return batch[n - 1];
}

}  // namespace

void runDueTimers(P* p, int64_t& now) {
  int64_t due = loadRelaxed(p->nextTimer);
  if (due == 0) return;
  if (now == 0) now = os::nanotime();
  if (due <= now) runTimers(p, now);
}

G* steal(P* p, int64_t& now) {
  uint32_t count = loadSeqCst(sched.madeProcs);
  for (int round = 0; round < kRounds; round++) {
    bool last = round == kRounds - 1;
    bool undecided = false, left = false;
    uint32_t offset = p->random.below(count);
    for (uint32_t i = 0; i < count; i++) {
      P* victim = sched.allPs[(i + offset) % count];
      if (victim == p) continue;
      if (last) {
        runDueTimers(victim, now);  // what they wake comes to our own queue
        if (!p->queue.empty()) {
          uint32_t* release = p->section.enter();
          G* g = p->queue.take();
          leaveSection(release);
          if (g) return g;
        }
      }
      uint32_t size = victim->queue.size();
      if (size == 0) continue;
      now = os::nanotime();
      Verdict verdict = judge(victim, size, now);
      if (verdict == Verdict::Undecided && last) verdict = Verdict::Take;
      switch (verdict) {
        case Verdict::Undecided:
          undecided = true;
          continue;
        case Verdict::Leave:
          keepQuiet(victim, size, now);
          left = true;
          continue;
        case Verdict::Take:
          if (G* g = stealFrom(victim, p, false)) return g;
          continue;
        case Verdict::TakeNew:
          if (G* g = stealFrom(victim, p, true)) return g;
          keepQuiet(victim, size, now);
          left = true;
          continue;
      }
    }
    if (undecided && !last) {
      os::sleepNanos(3 * kMicro);  // the system makes it some 50 us
      round = kRounds - 2;         // the next look decides
    } else if (left) {
      return nullptr;
    }
  }
  return nullptr;
}

void wakeForUnsharedWork(int64_t now) {
  if (loadSeqCst(sched.idlePCount) == 0 || loadSeqCst(sched.spinning) != 0) return;
  uint32_t count = loadSeqCst(sched.madeProcs);
  for (uint32_t i = 0; i < count; i++) {
    P* p = sched.allPs[i];
    uint32_t tick = loadRelaxed(p->schedTick);
    int64_t switches = tick - p->lastTick, elapsed = now - p->lastWhen;
    p->lastTick = tick;
    p->lastWhen = now;
    if (int64_t left = loadRelaxed(p->leftAt); left != 0 && left + 2 * kMilli < now) storeRelaxed(p->leftAt, int64_t{0});
    if (p->queue.empty() || switches * kFine > elapsed) continue;
    endQuiet(p);
    wakeWorker();
    return;
  }
}

}  // namespace gort
