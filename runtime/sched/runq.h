// RunQueue: the runnable goroutines of one P. A ring of 256 plus `next`, the goroutine to run before all others (the
// one just woken or spawned). Everything that changes it happens inside the P's section, or while that is stopped.
#pragma once
#include <cstdint>

#include "base/atomic.h"
#include "sched/g.h"

namespace gort {

class RunQueue {
 public:
  static constexpr uint32_t kSize = 256;

  // What put() could not keep: the older half of the ring and the new one, linked through G::link.
  struct Overflow {
    G* head = nullptr;
    G* tail = nullptr;
    uint32_t count = 0;
  };

  // Inside the section. With `asNext` g becomes next and the former next goes to the ring.
  Overflow put(G* g, bool asNext);
  // Inside the section: next first, then the ring in order. After many uninterrupted `next` the ring gets a turn, so
  // that two goroutines that wake each other cannot starve the others.
  G* take();
  // Inside the section: the oldest of the ring, null if it is empty.
  G* takeOldest();
  // Inside the section: everything, linked through G::link.
  Overflow takeAll();
  // Owner only: whether there is no room in the ring. Thieves may make some at any time outside the section.
  bool full() const { return loadRelaxed(tail_) - loadRelaxed(head_) == kSize; }

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

  static constexpr uint32_t kMostNextInARow = 128;

  // Written with the section in hand, read by anyone.
  uint32_t head_ = 0;
  uint32_t tail_ = 0;
  G* next_ = nullptr;
  uint32_t nextInARow_ = 0;
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
  return takeOldest();
}

}  // namespace gort
