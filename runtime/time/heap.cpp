// This file implements TimerHeap. Memory comes from mmap and doubles: a goroutine's stack is no place for malloc.
#include "time/heap.h"

#include <cstring>

#include "base/fatal.h"
#include "os/os.h"
#include "sched/p.h"

namespace gort {

void TimerHeap::grow() {
  uint32_t larger = capacity == 0 ? 256 : capacity * 2;
  auto* fresh = static_cast<Entry*>(os::map(sizeof(Entry) * larger));
  if (!fresh) fatal("out of memory (timers)");
  if (size > 0) memcpy(fresh, entries, sizeof(Entry) * size);
  if (entries) os::unmap(entries, sizeof(Entry) * capacity);
  entries = fresh;
  capacity = larger;
}

void TimerHeap::place(uint32_t index, Entry entry) {
  entries[index] = entry;
  if (!entry.isFixed()) entry.timer()->index = static_cast<int32_t>(index);
}

uint32_t TimerHeap::siftUp(uint32_t index) {
  Entry entry = entries[index];
  while (index > 0) {
    uint32_t parent = (index - 1) / 4;
    if (entries[parent].when <= entry.when) break;
    place(index, entries[parent]);
    index = parent;
  }
  place(index, entry);
  return index;
}

void TimerHeap::siftDown(uint32_t index) {
  Entry entry = entries[index];
  for (;;) {
    uint32_t child = index * 4 + 1;
    if (child >= size) break;
    uint32_t end = child + 4 < size ? child + 4 : size;
    uint32_t least = child;
    for (uint32_t c = child + 1; c < end; c++) {
      if (entries[c].when < entries[least].when) least = c;
    }
    if (entry.when <= entries[least].when) break;
    place(index, entries[least]);
    index = least;
  }
  place(index, entry);
}

void TimerHeap::publish() { storeSeqCst(p->nextTimer, size == 0 ? 0 : entries[0].when); }

void TimerHeap::insert(Timer* timer) {
  if (size == capacity) grow();
  timer->index = 0;
  place(size, {timer->when, reinterpret_cast<uintptr_t>(timer) | (timer->isFixed ? 1 : 0)});
  siftUp(size++);
  publish();
}

void TimerHeap::remove(Timer* timer) {
  auto index = static_cast<uint32_t>(timer->index);  // a fixed one is removed when it fires, from the top
  timer->index = -1;
  Entry last = entries[--size];
  entries[size] = {};
  if (index != size) {
    place(index, last);
    siftDown(siftUp(index));
  }
  publish();
}

void TimerHeap::update(Timer* timer) {
  entries[timer->index].when = timer->when;
  siftDown(siftUp(static_cast<uint32_t>(timer->index)));
  publish();
}

}  // namespace gort
