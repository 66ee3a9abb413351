// Stands in for runtime/lang until its panics exist: prints Go's text of an unrecovered panic.
#include "base/fatal.h"
#include "base/panic_hooks.h"
#include "os/os.h"

namespace gort {

[[gnu::weak]] void panicPlain(const char* text) {
  writeErr("panic: ");
  writeErr(text);
  writeErr("\n");
  if (dumpGoroutines) dumpGoroutines();
  os::exitProcess(2);
}

[[gnu::weak]] void panicNilDereference() {
  writeErr("panic: runtime error: invalid memory address or nil pointer dereference\n");
  os::exitProcess(2);
}

}  // namespace gort
