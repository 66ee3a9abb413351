// G: one goroutine. Its record is made by `go`, its stack is bound when it first runs. Records live outside the
// collected heap, are reused and never freed, so a stale G* may always be read.
#pragma once
#include <cstddef>
#include <cstdint>

#include "base/sanitizer.h"
#include "go/chan.h"
#include "stack/stack.h"

namespace gort {

struct M;

enum class GStatus : uint32_t {
  Dead,      // not in use, or its function has returned; in a free list
  Runnable,  // in a run queue, or about to be put there by whoever made it so; runs no code
  Running,   // owned by the M in G::m, which executes it
  Waiting,   // parked; some wait queue (channel, semaphore, timer, poller) has a pointer to it
  Blocked,   // in a blocking system call on its M, whose P may be taken away
};

enum class WaitReason : uint32_t {
#define WAIT_REASON(name, text) name,
#include "sched/wait_reasons.def"
#undef WAIT_REASON
};
const char* waitReasonText(WaitReason reason);

// What the SIGSEGV handler saw, for the text of the panic.
struct Fault {
  uintptr_t code = 0, address = 0, pc = 0;
};

struct G {
  // Words that may point into the collected heap. Owned by the layers named; scanned conservatively.
  struct Roots {
    void* argument = nullptr;   // of `entry`; the closure that `go` made
    void* defers = nullptr;     // lang: list of pending deferred calls
    void* panics = nullptr;     // lang: list of panics in progress
    void* lang[2] = {};         // lang: whatever else it keeps for a goroutine
    void* caught[2] = {};       // C++ of users: the exceptions in progress, see exceptions.cpp
    void* waitingOn = nullptr;  // what a parked goroutine waits on, for debuggers
  };

  // What a switch touches comes first.
  void* sp = nullptr;    // saved stack pointer; stale while Running on its own stack
  uint32_t unsaved = 0;  // 1 from before it is published until its context is saved; see park.h
  GStatus status = GStatus::Dead;
  WaitReason waitReason = WaitReason::None;
  bool system = false;     // the runtime's own: not counted for deadlock, not dumped
  Stack* stack = nullptr;  // null until it first runs
  M* m = nullptr;          // while Running or Blocked
  Waiter waiter;           // chan: its record in a wait queue, unless it selects or waits on the channel of a timer
  uint64_t id = 0;         // Go's goroutine id; 1 is main
  G* link = nullptr;       // in one run queue, free list or ready batch
  void (*entry)(void*) = nullptr;
  Roots roots;

  uint32_t selectClaimed = 0;  // chan: which case of a select woke it is decided by exchanging this to 1
  Waiter* fired = nullptr;     // chan: the waiter record through which it was woken
  Fault fault;                 // sched: written by the signal handler on this goroutine's thread
  uint64_t parentId = 0;       // who spawned it
  uintptr_t createdAt = 0;     // return address in the function with the go statement
#if GORT_TSAN || GORT_ASAN
  void* fiber = nullptr;  // their handle of this context
#endif
};

// Records, ids and the count of goroutines, cached for one P so that most goroutines are made and ended without a lock.
struct GCache {
  G* free = nullptr;
  uint32_t freeCount = 0;
  uint64_t nextId = 0, endId = 0;
  int64_t live = 0;  // goroutines made less goroutines ended here, system ones excluded; read by anyone
};

// A record with a fresh id, status Dead, nothing else set. `cache` is the P's, which must be held, or null.
G* newG(GCache* cache);
// Gives the record back. It must be Dead and in no queue.
void freeG(GCache* cache, G* g);
// Visits every record, dead ones included. Takes no lock.
void forEachG(void (*visit)(G* g, void* context), void* context);
// Goroutines that exist, system ones excluded.
int64_t goroutineCount();
// `cache` as for newG().
void countGoroutine(GCache* cache, int delta);

}  // namespace gort
