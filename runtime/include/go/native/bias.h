// Mutexes that are biased to a thread: what generated code inlines of them.
//
// A mutex that one thread takes again and again becomes biased to it: its state is negative then and names the thread,
// which locks and unlocks it by plain stores. Who else wants it takes the bias away: it sets the thread's biasToken to
// kNoBias, makes every processor execute a barrier, and waits until biasBusy is 0. Either the owner sees kNoBias after
// it has become busy, or it is seen busy. See runtime/sched/thread_bias.h and runtime/sync/mutex.cpp.
#pragma once

namespace gort {

constexpr int kNoBias = -1;  // no mutex has this state

// The beginning of the runtime's record of a thread (runtime/base/thread.h).
struct ThreadHead {
  void* g;
  void* schedulerSp;
  int biasToken;      // the state of an unlocked mutex that is biased to this thread: negative and even; or none
  unsigned biasBusy;  // 1 while the thread may be changing such a mutex
};

// Changes the state of a mutex that is biased to this thread from unlocked (0) or locked (1) to `to`. False: it was
// another state, and is unchanged. Must be inlined: nothing in it may park.
[[gnu::always_inline]] inline bool changeBiased(int* state, int from, int to) {
  ThreadHead* thread;
  asm volatile(
      "movq gortThread@gottpoff(%%rip), %0\n\t"
      "movq %%fs:(%0), %0"
      : "=r"(thread));
  __atomic_store_n(&thread->biasBusy, 1, __ATOMIC_RELAXED);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  int token = __atomic_load_n(&thread->biasToken, __ATOMIC_RELAXED);
  bool done = __atomic_load_n(state, __ATOMIC_RELAXED) == (token | from);
  if (done) [[likely]]
    __atomic_store_n(state, token | to, __ATOMIC_RELAXED);
  __atomic_store_n(&thread->biasBusy, 0, __ATOMIC_RELEASE);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  return done;
}

}  // namespace gort
