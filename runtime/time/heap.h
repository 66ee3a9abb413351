// TimerHeap: the timers of one P, a 4-ary heap ordered by time. 4-ary: half the levels of a binary heap, and the four
// children share a cache line.
#pragma once
#include <cstdint>

#include "base/spinlock.h"
#include "time/timer.h"

namespace gort {

struct P;

struct TimerHeap {
  // The timer's address, plus 1 if its position in the heap is not kept in Timer::index: nobody changes or stops it
  // before it fires. Sifting then touches nothing but the entries; sleeping goroutines' timers are far apart in memory.
  struct Entry {
    int64_t when;
    uintptr_t word;

    Timer* timer() const { return reinterpret_cast<Timer*>(word & ~uintptr_t{1}); }
    bool isFixed() const { return word & 1; }
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
  uint32_t siftUp(uint32_t index);  // returns where it ended
  void siftDown(uint32_t index);
  void publish();
};

}  // namespace gort
