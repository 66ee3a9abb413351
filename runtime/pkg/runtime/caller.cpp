// Positions of calls, from the runtime's tracebacks.
#include <string.h>

#include "go/runtime.h"
#include "sched/sysstack.h"
#include "sched/traceback.h"

namespace go::runtime {
namespace {

struct Found {
  Int wanted;  // counts down to 0
  bool ok = false;
  char function[256];
  char file[512];
  int line = 0;
};

void note(const gort::Frame& frame, void* context) {
  auto* found = static_cast<Found*>(context);
  if (found->ok || found->wanted-- > 0) {
    return;
  }
  found->ok = true;
  strncpy(found->function, frame.function, sizeof found->function - 1);
  strncpy(found->file, frame.file == nullptr ? "?" : frame.file, sizeof found->file - 1);
  found->line = frame.line;
}

auto heapString(const char* text) -> String {
  auto size = static_cast<Int>(strlen(text));
  auto* copy = static_cast<Byte*>(gort::allocateBytes(size));
  memcpy(copy, text, static_cast<size_t>(size));
  return String::of(reinterpret_cast<const char*>(copy), size);
}

}  // namespace

auto returnAddresses(Slice<Uintptr> pcs) -> Int {
  static_assert(sizeof(Uintptr) == sizeof(uintptr_t));
  return gort::callers(reinterpret_cast<uintptr_t*>(pcs.ptr), static_cast<int>(pcs.len));
}

auto frameAt(Uintptr pc, Int n) -> Tuple<String, String, Int, Bool> {
  Found found{.wanted = n, .function = {}, .file = {}};
  gort::onSystemStack([&] { gort::forEachFrame(static_cast<uintptr_t>(pc.value), note, &found); });
  if (!found.ok) {
    return {String(), String(), 0, false};
  }
  return {heapString(found.function), heapString(found.file), found.line, true};
}

}  // namespace go::runtime
