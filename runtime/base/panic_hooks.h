// What lower layers need from runtime/lang when a Go program does something wrong. Declared here, defined in lang, so
// that channels and the scheduler know nothing about panics.
#pragma once
#include <cstdint>

namespace gort {

// Panics on the current goroutine with a runtime.Error whose text is `text` ("send on closed channel").
// `text` must live forever. Other goroutines may run deferred calls after it; no runtime lock may be held.
[[noreturn]] void panicPlain(const char* text);

// Where the SIGSEGV handler continues after a fault at an address below 65536: panics with Go's nil dereference error.
// Runs on the goroutine's stack as if called from the faulting instruction; G::fault says what happened.
[[noreturn]] void panicNilDereference();

}  // namespace gort
