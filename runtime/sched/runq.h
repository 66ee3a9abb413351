// RunQueue: the runnable goroutines of one P. A ring of 256 plus `next`, the goroutine to run before all others (the
// one just woken or spawned). Only the owner puts; the owner and thieves take. head is moved by compare-and-swap, tail
// is stored by the owner alone; a slot is reused only after head has passed it.
#pragma once
#include <cstdint>

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

  // Owner only. With `asNext` g becomes next and the former next goes to the ring.
  Overflow put(G* g, bool asNext);
  // Owner only: next first, then the ring in order. After many uninterrupted `next` the ring gets a turn, so that two
  // goroutines that wake each other cannot starve the others.
  G* take();
  // Owner only: everything, linked through G::link.
  Overflow takeAll();

  // Any thread: takes half of the ring into `mine` (owned by the caller) and returns one of them; null when there is
  // nothing. `next` is taken only with stealNext and only when the ring is empty.
  G* stealInto(RunQueue& mine, bool stealNext);

  // Any thread: a snapshot that never misses work that was there all the time.
  bool empty() const;
  uint32_t size() const;

 private:
  uint32_t grab(RunQueue& into, uint32_t at, bool stealNext);
  Overflow putSlow(G* g, uint32_t head);

  static constexpr uint32_t kMostNextInARow = 128;

  uint32_t head_ = 0;
  uint32_t tail_ = 0;
  G* next_ = nullptr;
  uint32_t nextInARow_ = 0;
  G* ring_[kSize] = {};
};

}  // namespace gort
