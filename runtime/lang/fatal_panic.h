// The end of the process by an unrecovered panic.
#pragma once

#include "lang/panic.h"

namespace gort {

// Prints the goroutine's panics as gc does and ends the process with status 2. Calls Error and String methods of the
// values.
[[noreturn]] void fatalPanic(G* g, Panic* newest);

}  // namespace gort
