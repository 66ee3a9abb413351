// TimerHeap: the timers of one P, a 4-ary heap ordered by time. 4-ary: half the levels of a binary heap, and the four
// children share a cache line.
#pragma once
#include <cstdint>

#include "base/spinlock.h"
#include "time/timer.h"

namespace gort {

struct P;

struct TimerHeap {
  struct Entry {
    int64_t when;
    Timer* timer;
  };

  SpinLock lock;  // guards everything here and the timers that belong to this heap
  P* p = nullptr;
  Entry* entries = nullptr;
  uint32_t size = 0;
  uint32_t capacity = 0;

  // All with the lock held. Each leaves P::nextTimer right.
  void insert(Timer* timer);
  void remove(Timer* timer);
  void update(Timer* timer);  // its `when` has changed

 private:
  void grow();
  void place(uint32_t index, Entry entry);
  void siftUp(uint32_t index);
  void siftDown(uint32_t index);
  void publish();
};

}  // namespace gort
