// This file implements RunQueue. Since all changes happen in sections, none of them needs an atomic read-modify-write;
// the positions are atomic words only because anyone may look whether there is work.
#include "sched/runq.h"

#include "base/atomic.h"
#include "base/fatal.h"

namespace gort {

RunQueue::Overflow RunQueue::putInFullRing(G* g) {
  Overflow overflow;
  overflow.count = kSize / 2 + 1;
  overflow.head = ring_[head_ % kSize];
  overflow.tail = g;
  for (uint32_t i = 0; i < kSize / 2; i++) {
    ring_[(head_ + i) % kSize]->link = i + 1 < kSize / 2 ? ring_[(head_ + i + 1) % kSize] : g;
  }
  g->link = nullptr;
  storeRelease(head_, head_ + kSize / 2);
  return overflow;
}

void RunQueue::putInRoom(G* g) {
  Overflow none = put(g, false);
  GORT_CHECK(none.count == 0);
}

RunQueue::Overflow RunQueue::putBatch(G* const* batch, uint32_t n) {
  Overflow overflow;
  for (uint32_t i = 0; i < n; i++) {
    // It happens once at most: half of the ring is free then.
    if (Overflow pushed = put(batch[i], false); pushed.count != 0) overflow = pushed;
  }
  return overflow;
}

RunQueue::Overflow RunQueue::takeAll() {
  Overflow all;
  G* g = next_ ? next_ : takeOldest();
  storeRelaxed(next_, nullptr);
  for (; g; g = takeOldest()) {
    g->link = nullptr;
    (all.tail ? all.tail->link : all.head) = g;
    all.tail = g;
    all.count++;
  }
  return all;
}

uint32_t RunQueue::grab(G** batch, bool withNext) {
  uint32_t n = tail_ - head_;
  n -= n / 2;
  if (n == 0) {
    if (!withNext || !next_) return 0;
    batch[0] = next_;
    storeRelaxed(next_, nullptr);
    return 1;
  }
  for (uint32_t i = 0; i < n; i++) batch[i] = ring_[(head_ + i) % kSize];
  storeRelease(head_, head_ + n);
  return n;
}

bool RunQueue::empty() const {
  // `next` may move to the ring between the looks, so the tail must not have changed.
  for (;;) {
    uint32_t head = loadAcquire(head_);
    uint32_t tail = loadAcquire(tail_);
    G* next = loadAcquire(next_);
    if (tail == loadAcquire(tail_)) return head == tail && !next;
  }
}

uint32_t RunQueue::size() const {
  uint32_t head = loadAcquire(head_);  // first: the difference is never negative
  uint32_t n = loadAcquire(tail_) - head;
  return n + (loadRelaxed(next_) ? 1 : 0);
}

}  // namespace gort
