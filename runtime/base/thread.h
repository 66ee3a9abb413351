// The one thread-local of the runtime: what every layer may know about the thread it runs on.
//
// sched's M begins with a Thread, so currentM() and currentThread() are the same pointer. Code that runs on a
// goroutine may find itself on another thread after any call that can park; it must read currentThread() again then
// and never keep the pointer. The compiler must not keep the address of the variable either, hence the assembly.
#pragma once
#include <cstdint>

#include "base/atomic.h"

namespace gort {

struct G;

struct Thread {
  // The first two are known to assembly code (arch/segment_layout.h), these four to generated code
  // (go/native/bias.h); owned by sched.
  G* g = nullptr;               // the goroutine it runs; null in the scheduler loop
  void* schedulerSp = nullptr;  // the suspended scheduler loop: where the free part of the thread's own stack begins
  int32_t biasToken = -1;       // see sched/thread_bias.h
  uint32_t biasBusy = 0;
  // These two are known to arch/context_amd64.S; owned by sched, see m.h.
  uint32_t pins = 1;          // 1 in the scheduler loop
  uint32_t preempt = 0;       // sysmon asks the signal handler, or the end of the pin, to take the P away
  void* heapCache = nullptr;  // the allocator's cache of this thread; owned and read by runtime/mem only
  uint32_t critical = 0;      // > 0: the collector must not stop the thread here (see CriticalSection)
  bool stopPending = false;   // set by the stop signal when it found critical > 0
};

}  // namespace gort

extern "C" {
extern constinit thread_local gort::Thread* gortThread [[gnu::tls_model("initial-exec")]];
}

namespace gort {

// The thread's record, read afresh; null on threads the runtime did not start.
inline Thread* currentThread() {
  Thread* thread;
  asm volatile(
      "movq gortThread@gottpoff(%%rip), %0\n\t"
      "movq %%fs:(%0), %0"
      : "=r"(thread));
  return thread;
}
void setCurrentThread(Thread* thread);

// Called when the last critical section ends while a stop is pending; set once by sched before threads start.
extern void (*stopAtCriticalEnd)();

// While one exists on a thread, the collector waits for its end instead of stopping the thread inside. For short pieces
// of the allocator whose half-done state the collector must not see; nothing in it may park or block.
class CriticalSection {
 public:
  explicit CriticalSection(Thread* thread) : thread_(thread) {
    storeRelaxed(thread->critical, thread->critical + 1);
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
  }
  ~CriticalSection() {
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    storeRelaxed(thread_->critical, thread_->critical - 1);
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (thread_->critical == 0 && loadRelaxed(thread_->stopPending)) stopAtCriticalEnd();
  }
  CriticalSection(const CriticalSection&) = delete;
  CriticalSection& operator=(const CriticalSection&) = delete;

 private:
  Thread* thread_;
};

}  // namespace gort
