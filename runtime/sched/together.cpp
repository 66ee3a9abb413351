// This file implements how goroutines that contend for a channel or mutex come to the same P.
#include "sched/together.h"

#include "os/os.h"
#include "sched/direct.h"

namespace gort {
namespace {

constexpr int64_t kUnbiasNanos = 10'000;  // taking a bias away: a barrier on all processors
constexpr int64_t kSample = 10'000;       // how much is added up before the clock is read
constexpr int64_t kDense = 3;             // a third of the time is too much
constexpr int64_t kLeastTogether = 4'000'000, kMostTogether = 32'000'000;

// Moves the goroutines of the list to the ring of a P whose section the caller has entered or stopped, as far as there
// is room; the rest stays in the list.
void moveTo(RunQueue& queue, RunQueue::Overflow& list) {
  while (list.count > 0 && !queue.full()) {
    G* g = list.head;
    list.head = g->link;
    list.count--;
    g->link = nullptr;
    queue.putInRoom(g);
  }
}

// Puts g and, as far as there is room, those of the list into the ring of `other`. False, with nothing done, if it has
// no room for g or is not in use. Under sched.lock, so that it does not become idle meanwhile.
bool giveTo(P* other, G* g, RunQueue::Overflow& list) {
  SpinGuard guard(sched.lock);
  if (loadRelaxed(other->status) != PStatus::Running || !other->section.tryStop()) return false;
  bool hasRoom = !other->queue.full();
  if (hasRoom) {
    storeRelaxed(g->status, GStatus::Runnable);
    storeRelaxed(g->unsaved, 1);
    other->queue.putInRoom(g);
    moveTo(other->queue, list);
  }
  other->section.resume();
  return hasRoom;
}

// Puts the current goroutine into the ring of `other`, with those that wait for this P, which were probably taken from
// there together with it, and switches away from it.
void join(P* other) {
  M* m = currentM();
  G* g = m->g;
  P* p = m->p;
  uint32_t* release = p->section.enter();
  RunQueue::Overflow list = p->queue.takeAll();
  leaveSection(release);
  bool done = giveTo(other, g, list);
  if (list.count > 0) {
    release = p->section.enter();
    moveTo(p->queue, list);
    leaveSection(release);
    putGlobal(list);  // one may be left: it was the next, and the ring is full
  }
  if (done) parkQueued(&g->unsaved);
}

}  // namespace

bool isDense(Contention* contention, int64_t nanos) {
  contention->nanos += nanos;
  if (contention->nanos < kSample) return contention->isDense;
  int64_t now = os::nanotime();
  contention->isDense = now - contention->since < kDense * contention->nanos;
  contention->since = now;
  contention->nanos = 0;
  return contention->isDense;
}

void considerJoining(P* other, bool isBiased) {
  M* m = currentM();
  Contention* contention = &m->p->chanContention;
  if (!isDense(contention, isBiased ? kUnbiasNanos : kTransferNanos) || m->pins != 1 || m->onSystemStack ||
      m->critical != 0)
    return;
  // Both sides find the same; they must not change places.
  P* p = m->p;
  int64_t now = os::nanotime();
  bool isPlace = now < loadRelaxed(p->togetherUntil), otherIs = now < loadRelaxed(other->togetherUntil);
  if (isPlace != otherIs ? isPlace : p->id < other->id) return;
  keepTogether(other, now);
  join(other);
}

void keepTogether(P* p, int64_t now) {
  int64_t until = loadRelaxed(p->togetherUntil), span = loadRelaxed(p->togetherSpan);
  if (now < until) return;
  // Torn apart again soon after the last time: longer this time.
  span = now - until < 2 * span && span < kMostTogether ? 2 * span : kLeastTogether;
  storeRelaxed(p->togetherSpan, span);
  storeRelaxed(p->togetherUntil, now + span);
}

}  // namespace gort
