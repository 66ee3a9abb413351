// Finalizers: functions to run once an object can no longer be reached.
#pragma once

#include "mem/mark.h"

namespace gort {

// runtime.SetFinalizer: run(object, closure) is called on a goroutine after the object has become unreachable; null
// removes. The object lives until it has run. The closure is kept alive.
using Finalizer = void (*)(void* object, void* closure);
void setFinalizer(void* object, Finalizer run, void* closure);

// Runs what is due; on a goroutine.
void runFinalizers();

// Called after a collection that made finalizers due, on the goroutine that collected, without locks; sets a goroutine
// to runFinalizers().
extern void (*finalizersDue)();

// ---- for the collector, in the stopped world ----

void markFinalizerClosures(Marker* marker);
// Moves the finalizers of unmarked objects to the due ones and marks what they need.
void findDeadFinalizable(Marker* marker);
auto anyFinalizersDue() -> bool;

}  // namespace gort
