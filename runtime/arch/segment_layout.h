// The layout of a stack segment and of the runtime's records as far as assembly code must know it. Included by C++ and
// by assembly; stack/segments.cpp and sched/grow.cpp assert that the records agree.
#pragma once

// Bytes between the low end of a segment and its limit, which is what code compiled with -fsplit-stack compares its
// stack pointer with. Below the limit there must be room, unchecked by anyone, for
//    48  the header of the segment
//   255  a frame that is compared without being subtracted: both compilers do that for frames under 256 bytes
//   150  a nil dereference there: the red zone that the handler of the fault keeps, and the call that it fakes
//    64  what __morestack pushes; it saves argument registers on the worker's stack
// or, instead of the last two, 390 bytes for a leaf function of libc (memmem needs 370), or a context switch.
#define GORT_SLOP 704

// What __morestack asks for beyond the frame that did not fit, so that the callee is not at the limit at once.
#define GORT_HEADROOM 1024

// What a function gets that a linker found to call code built without -fsplit-stack.
#define GORT_NON_SPLIT_ROOM 16384

// struct Segment
#define GORT_SEGMENT_NEXT 0
#define GORT_SEGMENT_PREVIOUS_LIMIT 8
#define GORT_SEGMENT_TOP 16
#define GORT_SEGMENT_ROOM 24
#define GORT_SEGMENT_CALLER_SP 32

// struct Thread
#define GORT_THREAD_GOROUTINE 0
#define GORT_THREAD_SYSTEM_SP 8
#define GORT_THREAD_PINS 24
#define GORT_THREAD_PREEMPT 28

// struct G
#define GORT_G_SP 0
#define GORT_G_WAITER_SUCCESS 74
