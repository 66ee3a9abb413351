// Parking and waking: what channels, locks, timers and the poller are built from.
//
//     Pin pin;
//     lock.lock();
//     ... put a record of currentG() into a wait queue that `lock` guards ...
//     park(lock.word(), WaitReason::ChanReceive);   // lock is released once the goroutine's context is saved
//     ... woken by ready(g); the lock is not held ...
//
// A goroutine that becomes reachable through several locks sets G::unsaved = 1, releases the locks and parks with
// &g->unsaved; whoever runs it next waits until that word is 0.
#pragma once
#include <cstdint>

#include "sched/g.h"
#include "sched/m.h"

namespace gort {

// Suspends the current goroutine, then stores 0 into *release. Must be pinned exactly once, and is again on return,
// possibly on another thread.
void park(uint32_t* release, WaitReason reason);

// Makes a parked goroutine runnable: the next one of this P if called by a goroutine, the last one if called by the
// scheduler loop. Only for the one who took it from its wait queue.
// Callable from any runtime thread.
void ready(G* g);
// The same for callers on a goroutine who have pinned p.
void readyPinned(P* p, G* g);

// Lets others run first (runtime.Gosched).
void yield();

// Ends the current goroutine; its deferred calls have run already (runtime.Goexit is lang's).
[[noreturn]] void exitGoroutine();

// Starts a goroutine that calls entry(argument). `argument` is kept alive by the collector until entry is called.
// `createdAt`: a return address in the function that contains the go statement, for tracebacks.
G* spawnGoroutine(void (*entry)(void*), void* argument, uintptr_t createdAt = 0);
// The same for the runtime's own goroutines, which do not count for deadlock detection and dumps.
G* spawnSystemGoroutine(void (*entry)(void*), void* argument);

// Parks for ever (nil channels, select without cases).
[[noreturn]] void parkForever(WaitReason reason);

}  // namespace gort
