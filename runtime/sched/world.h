// Stopping the world for the collector, and what it must scan.
//
// A thread that runs goroutines is stopped by a signal, wherever it is, except inside a CriticalSection, at whose end
// it stops by itself. A thread that sleeps or is in callBlocking() is "outside": it counts as stopped and cannot come
// back before the world is started again. So while the world is stopped the holder of any lock may be standing still:
// the collector must not allocate through malloc, use stdio, or take a lock of the runtime.
#pragma once
#include <csignal>
#include <cstddef>

namespace gort {

constexpr int kStopSignal = SIGURG;  // Go's choice too: programs and debuggers expect it and ignore it by default

// Stops all other threads that run goroutines. One stopper at a time; a second one waits (and is stopped meanwhile).
// Best called inside onSystemStack().
void stopWorld();
void startWorld();

// Between stopWorld() and startWorld(): visits all ranges [low, high) outside the heap and the data segments that may
// hold pointers into the heap: goroutine stacks, thread stacks, registers of stopped threads, roots in the scheduler's
// records. Ranges are aligned to words. Takes no lock and allocates nothing.
using RangeVisitor = void (*)(const void* low, const void* high, void* context);
void forEachStack(RangeVisitor visit, void* context);

}  // namespace gort
