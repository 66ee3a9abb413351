// runtime.SetFinalizer on Go values.
#pragma once

#include "go/interface.h"

namespace gort {

// object: a pointer to the start of a heap object; finalizer: a func with one parameter of that pointer type, or nil to
// remove. Other values are fatal errors, as in gc. Finalizers run one after the other on a goroutine that the
// collection starts.
void setFinalizerOf(go::Any object, go::Any finalizer);

}  // namespace gort
