// What hangs on heap objects besides their contents: finalizers, cleanups and weak handles.
//
// The rules are Go's. A finalizer gets the dead object back, which lives until then; what the object points to outlives
// it, so chains are finalized from the front, and a cycle through a finalizable object is never freed. A cleanup runs
// when the object is gone, or, if it also has a finalizer, when it is found dead once more after that. A weak handle is
// cleared as soon as the object is found dead, before a finalizer can bring it back.
#pragma once

#include <cstddef>
#include <cstdint>

#include "mem/mark.h"

namespace gort {

// run(object, closure) on a goroutine. Of a cleanup the object is null. The closure is kept alive.
using Finalizer = void (*)(void* object, void* closure);

// runtime.SetFinalizer for the heap object that begins at `object`; null removes. False if there is one already.
auto setFinalizer(void* object, Finalizer run, void* closure) -> bool;

// runtime.AddCleanup for the heap object that p points into; the id is for removeCleanup() and never 0.
auto addCleanup(void* p, Finalizer run, void* closure) -> uint64_t;
void removeCleanup(void* p, uint64_t id);

// The one weak handle of p: a word that holds p until the object that p points into is found dead, and null from then
// on. The word is a heap object. For p outside of the heap it never changes.
auto weakHandle(void* p) -> void**;

// Runs the finalizers and cleanups that are due; on a goroutine.
void runFinalizers();

// Called after a collection that made some due, on the goroutine that collected, without locks; sets a goroutine to
// runFinalizers().
extern void (*finalizersDue)();

// ---- for the collector, in the stopped world ----

// Marks closures, handles, and what objects with finalizers point to.
void markSpecials(Marker* marker);
// After marking: clears weak handles of unmarked objects, makes their finalizers or cleanups due, and marks what those
// need.
void findDeadSpecials(Marker* marker);
// Any thread, at any time.
auto anyFinalizersDue() -> bool;

}  // namespace gort
