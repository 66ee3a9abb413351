// This file implements RunQueue. Stores that publish work are sequentially consistent: a worker that goes idle says so
// first and looks at the queues afterwards, and a producer looks for idle workers after its store, so one of the two
// sees the other.
#include "sched/runq.h"

#include "base/atomic.h"
#include "base/fatal.h"
#include "os/os.h"

namespace gort {
namespace {
G* loadSlot(G* const* slot) { return __atomic_load_n(slot, __ATOMIC_RELAXED); }
void storeSlot(G** slot, G* g) { __atomic_store_n(slot, g, __ATOMIC_RELAXED); }
}  // namespace

RunQueue::Overflow RunQueue::put(G* g, bool asNext) {
  if (asNext) {
    G* kicked = __atomic_exchange_n(&next_, g, __ATOMIC_SEQ_CST);
    if (!kicked) return {};
    g = kicked;
  }
  uint32_t head = loadAcquire(head_);
  if (tail_ - head == kSize) return putSlow(g, head);
  storeSlot(&ring_[tail_ % kSize], g);
  storeSeqCst(tail_, tail_ + 1);
  return {};
}

RunQueue::Overflow RunQueue::putSlow(G* g, uint32_t head) {
  for (;;) {
    uint32_t n = (tail_ - head) / 2;
    if (n < kSize / 2) {  // thieves were faster: there is room again
      storeSlot(&ring_[tail_ % kSize], g);
      storeSeqCst(tail_, tail_ + 1);
      return {};
    }
    G* batch[kSize / 2];
    for (uint32_t i = 0; i < n; i++) batch[i] = loadSlot(&ring_[(head + i) % kSize]);
    if (!__atomic_compare_exchange_n(&head_, &head, head + n, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) continue;
    for (uint32_t i = 0; i + 1 < n; i++) batch[i]->link = batch[i + 1];
    batch[n - 1]->link = g;
    g->link = nullptr;
    return {batch[0], g, n + 1};
  }
}

G* RunQueue::take() {
  if (nextInARow_ < kMostNextInARow || tail_ == loadAcquire(head_)) {
    G* g = loadRelaxed(next_);
    if (g && __atomic_compare_exchange_n(&next_, &g, nullptr, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) {
      nextInARow_++;
      return g;
    }
  }
  nextInARow_ = 0;
  uint32_t head = loadAcquire(head_);
  while (head != tail_) {
    G* g = loadSlot(&ring_[head % kSize]);
    if (__atomic_compare_exchange_n(&head_, &head, head + 1, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) return g;
  }
  return nullptr;
}

RunQueue::Overflow RunQueue::takeAll() {
  Overflow all;
  while (G* g = take()) {
    g->link = nullptr;
    (all.tail ? all.tail->link : all.head) = g;
    all.tail = g;
    all.count++;
  }
  return all;
}

// Copies up to half of this ring to `into` from position `at` on, and takes it by moving head.
uint32_t RunQueue::grab(RunQueue& into, uint32_t at, bool stealNext) {
  for (;;) {
    uint32_t head = loadAcquire(head_);
    uint32_t tail = loadSeqCst(tail_);
    uint32_t n = tail - head;
    n -= n / 2;
    if (n == 0) {
      if (!stealNext) return 0;
      G* g = loadSeqCst(next_);
      if (!g) return 0;
      // The owner is likely to run it in a moment; moving it to another core would cost more than waiting.
      os::sleepNanos(3000);
      if (!__atomic_compare_exchange_n(&next_, &g, nullptr, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) continue;
      storeSlot(&into.ring_[at % kSize], g);
      return 1;
    }
    if (n > kSize / 2) continue;  // head and tail were read at different times
    for (uint32_t i = 0; i < n; i++) storeSlot(&into.ring_[(at + i) % kSize], loadSlot(&ring_[(head + i) % kSize]));
    if (__atomic_compare_exchange_n(&head_, &head, head + n, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) return n;
  }
}

G* RunQueue::stealInto(RunQueue& mine, bool stealNext) {
  uint32_t n = grab(mine, mine.tail_, stealNext);
  if (n == 0) return nullptr;
  G* g = loadSlot(&mine.ring_[(mine.tail_ + n - 1) % kSize]);
  if (n > 1) storeSeqCst(mine.tail_, mine.tail_ + n - 1);
  return g;
}

bool RunQueue::empty() const {
  // `next` may move to the ring between the looks, so the tail must not have changed.
  for (;;) {
    uint32_t head = loadSeqCst(head_);
    uint32_t tail = loadSeqCst(tail_);
    G* next = loadSeqCst(next_);
    if (tail == loadSeqCst(tail_)) return head == tail && !next;
  }
}

uint32_t RunQueue::size() const {
  uint32_t n = loadAcquire(tail_) - loadAcquire(head_);
  return n + (loadRelaxed(next_) ? 1 : 0);
}

}  // namespace gort
