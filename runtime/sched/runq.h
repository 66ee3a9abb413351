// RunQueue: the runnable goroutines of one P. A ring of 256 plus `next`, the goroutine to run before all others (the
// one just woken or spawned). Everything that changes it happens inside the P's section, or while that is stopped.
//
// The ring is first in, first out, as Go's. When it is more than half full, though, the newest starts first if it has
// never run, as in the deques of Cilk (Blumofe and Leiserson, 1999): a program that divides its work then has as many
// goroutines under way as its tree is deep, instead of as it is wide, and their stacks and records stay in the cache
// (fib with a goroutine a call takes 0.20 s and 7 MB instead of 0.50 and 70, skynet 0.10 and 7 instead of 0.40 and 55).
// Thieves take the oldest, the largest pieces of such work. So that the oldest are not left waiting, sysmon gives them 16
// turns every 10 ms, and the global queue has one every ms (schedule.cpp). Rejected: turns by count, each 16th, 256th or,
// for the global queue, 61st: each of the oldest brings a tree of its own, and soon all is as wide as before.
#pragma once
#include <cstdint>

#include "base/atomic.h"
#include "sched/g.h"

namespace gort {

class RunQueue {
 public:
  static constexpr uint32_t kSize = 256;

  // What put() could not keep: the older half of the ring and the new one, linked through G::link.
  struct [[nodiscard]] Overflow {
    G* head = nullptr;
    G* tail = nullptr;
    uint32_t count = 0;
  };

  // Inside the section. With `asNext` g becomes next and the former next goes to the ring.
  Overflow put(G* g, bool asNext);
  // Inside the section, or while it is stopped, after a look at full(): puts g at the end of the ring.
  void putInRoom(G* g);
  // Inside the section: puts up to kSize / 2 of them into the ring, as put() does, however many are there already.
  Overflow putBatch(G* const* batch, uint32_t n);
  // Inside the section: next first, then the ring. After many uninterrupted `next` the ring gets a turn, so that two
  // goroutines that wake each other cannot starve the others.
  G* take();
  // Inside the section: the oldest of the ring, null if it is empty.
  G* takeOldest();
  // Inside the section: next and all of the ring in order, linked through G::link.
  Overflow takeAll();
  // Inside the section: whether the oldest of the ring was spawned by g.
  bool isOldestOf(const G* g) const { return head_ != tail_ && ring_[head_ % kSize]->parentId == g->id; }
  // Any thread: the next turns of the ring go to the oldest.
  void favourOldest() { storeRelaxed(oldestTurns_, kOldestTurns); }
  // Owner only: whether there is no room in the ring. Thieves may make some at any time outside the section.
  bool full() const { return loadRelaxed(tail_) - loadRelaxed(head_) == kSize; }

  // Owner only: whether the newest that has never run comes first.
  bool isLong() const { return loadRelaxed(tail_) - loadRelaxed(head_) > kSize / 2; }
  // While the section is stopped: whether the oldest of the ring has never run.
  bool isOldestNew() const { return head_ != tail_ && !ring_[head_ % kSize]->stack; }

  // While the section is stopped: moves the older half of the ring to `batch` (room for kSize / 2) and returns its
  // size. With nothing in the ring and `withNext`, takes next.
  uint32_t grab(G** batch, bool withNext);

  // Any thread: a snapshot that never misses work that was there all the time.
  bool empty() const;
  uint32_t size() const;

 private:
  Overflow putInFullRing(G* g);
  G* takeFromRing();

  static constexpr uint32_t kMostNextInARow = 128;
  static constexpr uint32_t kOldestTurns = 16;

  // Written with the section in hand, read by anyone.
  uint32_t head_ = 0;
  uint32_t tail_ = 0;
  G* next_ = nullptr;
  uint32_t nextInARow_ = 0;
  uint32_t oldestTurns_ = 0;  // written by sysmon, too
  G* ring_[kSize] = {};
};

inline RunQueue::Overflow RunQueue::put(G* g, bool asNext) {
  if (asNext) {
    G* kicked = next_;
    storeRelease(next_, g);
    if (!kicked) return {};
    g = kicked;
  }
  if (full()) [[unlikely]]
    return putInFullRing(g);
  ring_[tail_ % kSize] = g;
  storeRelease(tail_, tail_ + 1);
  return {};
}

inline G* RunQueue::takeOldest() {
  if (head_ == tail_) return nullptr;
  G* g = ring_[head_ % kSize];
  storeRelease(head_, head_ + 1);
  return g;
}

inline G* RunQueue::take() {
  if (G* g = next_; g && (nextInARow_ < kMostNextInARow || tail_ == head_)) {
    nextInARow_++;
    storeRelaxed(next_, nullptr);
    return g;
  }
  nextInARow_ = 0;
  return takeFromRing();
}

inline G* RunQueue::takeFromRing() {
  if (!isLong()) [[likely]]
    return takeOldest();
  if (uint32_t turns = loadRelaxed(oldestTurns_)) {
    storeRelaxed(oldestTurns_, turns - 1);
    return takeOldest();
  }
  G* newest = ring_[(tail_ - 1) % kSize];
  if (newest->stack) return takeOldest();
  storeRelease(tail_, tail_ - 1);
  return newest;
}

}  // namespace gort
