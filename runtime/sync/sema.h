// Semaphores on a word of memory, and wait lists for condition variables: what package sync is built from.
//
// The word is the semaphore's count; the goroutines that wait for it are found through its address, so a semaphore
// costs four bytes and needs no initialisation.
#pragma once
#include <cstdint>

#include "sched/g.h"

namespace gort {

// Waits until *count > 0 and decrements it. With `first` the goroutine queues before all others (a mutex waiter that
// was woken and lost again). With `joinsWaker` it stays on the P of the one who wakes it (sched/together.h).
void semAcquire(uint32_t* count, bool first = false, WaitReason reason = WaitReason::Semacquire,
                bool joinsWaker = false);

// Increments *count and wakes one waiter if there is one. With `handOff` the waiter gets the count directly and runs
// at once, in place of the caller, who goes on later.
void semRelease(uint32_t* count, bool handOff = false);

// What sync.Cond waits on. Zero is ready to use.
struct NotifyList {
  uint32_t wait = 0;    // ticket of the next waiter; atomic
  uint32_t notify = 0;  // ticket of the next waiter to be notified; written under lock
  uint32_t lock = 0;
  void* first = nullptr;  // waiters, on their parked stacks
  void* last = nullptr;
};

// Takes a ticket; called with the user's lock held. notifyListWait(ticket) then waits after that lock was released.
uint32_t notifyListAdd(NotifyList* list);
void notifyListWait(NotifyList* list, uint32_t ticket);
void notifyListNotifyAll(NotifyList* list);
void notifyListNotifyOne(NotifyList* list);

}  // namespace gort
