// runtime.SetFinalizer and runtime.AddCleanup on Go values.
#pragma once

#include "go/func.h"
#include "go/interface.h"

namespace gort {

// object: a pointer to the start of a heap object; finalizer: a func with one parameter that such pointers can be
// assigned to, or nil to remove. Other values are fatal errors with gc's texts. Pointers to what is never collected are
// ignored. Finalizers run one after the other on a goroutine that the collection starts.
void setFinalizerOf(go::Any object, go::Any finalizer);

// Has `run` called on that goroutine when the object that pointer points into is gone. The id is for removeCleanup(); 0
// if that never happens.
auto addCleanupTo(void* pointer, go::Func<void()> run) -> go::Uint64;

}  // namespace gort
