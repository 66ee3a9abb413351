// Context switching and landings: all of the runtime that knows the CPU. A port is one .S file and this header.
//
// A suspended context is its stack pointer; the registers that a call preserves lie on top of its stack, where the
// collector's scan of the stack finds them. The stack limit (limit.h) is part of the context. Floating point control
// words are not saved: Go programs never change them.
#pragma once
#include <cstddef>
#include <cstdint>

extern "C" {

// Suspends the running context into *saveSp, then stores 0 into *release, then continues the context `toSp`.
// The order matters: whoever sees *release == 0 may continue the suspended context at once on another thread.
void gortSwitch(void** saveSp, void* toSp, uint32_t* release);

// The same as the last act of a function on a goroutine that is pinned once: who continues the context later comes to
// `resume`, which returns to that function's caller. gortResumeRecv and gortResumeSend undo the pin before; the one
// returns `success` of the goroutine's Waiter, the other returns if that is true, and else calls gortSendFailed.
// gortResumePinned does nothing else: then it need not be the last act.
bool gortSwitchLast(void** saveSp, void* toSp, uint32_t* release, void (*resume)());
void gortResumeRecv();
void gortResumeSend();
void gortResumePinned();
// What they call, on the goroutine: the panic of a sender, and preemptAtUnpin().
[[noreturn]] void gortSendFailed();
void gortPreemptAtUnpin();

// Calls run(argument) on the stack that ends at `stackTop`, which does not grow; *saveSp holds the caller's stack
// pointer meanwhile.
void gortCallOn(void* stackTop, void (*run)(void*), void* argument, void** saveSp);

// What a function needs to be continued at the point where it prepared the landing.
struct GortLanding {
  void *rbx, *rbp, *r12, *r13, *r14, *r15, *rsp, *rip;
  void* limit;
};

// Prepares a landing: returns 0 now, and 1 once more when someone jumps to it. The caller's frame must still exist
// then; what it keeps in variables that changed in between must be in memory (volatile, or captured by reference).
[[gnu::returns_twice]] int gortLandingSave(GortLanding* landing);
[[noreturn]] void gortLandingJump(const GortLanding* landing);
}

namespace gort {

using Landing = GortLanding;

// Words that a suspended context has on its stack: the limit, r15, r14, r13, r12, rbx, rbp, and the return address.
constexpr int kContextWords = 8;

// Lays out a fresh stack so that switching to the result calls entry() with an aligned stack. entry() must not return.
// `limit` is 0 for a stack that does not grow.
inline void* prepareStack(void* high, uintptr_t limit, void (*entry)()) {
  auto** sp = static_cast<void**>(high);
  *--sp = nullptr;  // return address of entry(): the end of a backtrace
  *--sp = reinterpret_cast<void*>(entry);
  for (int i = 0; i < 6; i++) *--sp = nullptr;  // rbp rbx r12 r13 r14 r15
  *--sp = reinterpret_cast<void*>(limit);
  return sp;
}

}  // namespace gort
