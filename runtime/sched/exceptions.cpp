// This file implements where C++ keeps the exceptions that are being handled: for each goroutine, not for each thread,
// as a user's C++ may wait in a catch block and go on elsewhere. The functions replace those of the C++ library (the
// dynamic one finds them in the program, of the static one that part is not linked then).
#include "sched/exceptions.h"

#include "sched/m.h"

namespace gort {
namespace {

// As in the C++ ABI: `struct __cxa_eh_globals`.
struct Caught {
  void* innermost = nullptr;
  unsigned int thrown = 0;  // and not yet caught
};
static_assert(sizeof(Caught) == sizeof(G::Roots::caught));

constinit thread_local Caught ofThread [[gnu::tls_model("initial-exec")]];

// The compiler must not share the address of the thread's with a caller that may have moved on since.
[[gnu::noinline]] void* current() {
  G* g = currentG();
  return g ? static_cast<void*>(g->roots.caught) : &ofThread;
}

}  // namespace

void separateExceptions() {}

}  // namespace gort

extern "C" {
[[gnu::visibility("default")]] void* __cxa_get_globals() noexcept { return gort::current(); }
[[gnu::visibility("default")]] void* __cxa_get_globals_fast() noexcept { return gort::current(); }
}
