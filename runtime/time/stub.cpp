// Stands in for runtime/time and runtime/poll: no timers, no descriptors.
#include "sched/hooks.h"
namespace gort {
void runTimers(P*, int64_t) {}
void visitTimerRoots(void (*)(const void*, const void*, void*), void*) {}
ReadyList pollNetwork(int64_t) { return {}; }
bool pollHasWaiters() { return false; }
void pollBreak() {}
}  // namespace gort
