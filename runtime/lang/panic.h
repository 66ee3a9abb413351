// The records behind go/panic.h, and what the scheduler's side uses: Goexit.
#pragma once

#include "arch/context.h"
#include "go/panic.h"

namespace gort {

struct G;

// One panic in progress (or a Goexit, which runs deferred calls like one), on the stack of whoever panicked. The
// goroutine's panics form a list, the newest first. A panic is dropped when one that is older or it itself is recovered
// below it.
struct Panic {
  Panic* link = nullptr;  // the panic during whose deferred calls this one came
  go::Any value;
  bool goexit = false;
  bool recovered = false;
  bool repanicked = false;  // printing: the next newer panic has the same value
};

// One go::deferring in progress, on its own stack frame.
struct DeferFrame : DeferSpace {
  Landing landing;
  G* g;
  Panic* outer;                 // the goroutine's newest panic when the frame began: what remains after a recovery here
  bool exiting;                 // a Goexit was among the panics dropped by landing here: it goes on
  alignas(16) char space[192];  // the first records; further ones come from the heap
};

// runtime.Goexit: runs all deferred calls of the goroutine, then ends it.
[[noreturn]] void goexit();

}  // namespace gort
