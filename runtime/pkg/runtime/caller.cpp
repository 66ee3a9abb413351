// Positions of calls, from the runtime's tracebacks.
#include <stdio.h>
#include <string.h>

#include "go/runtime.h"
#include "sched/g.h"
#include "sched/park.h"
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
  bool hasParameters = false;
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
  found->hasParameters = frame.hasParameters;
}

auto find(Uintptr pc, Int n) -> Found {
  Found found{.wanted = n, .function = {}, .file = {}};
  gort::onSystemStack([&] { gort::forEachFrame(static_cast<uintptr_t>(pc.value), note, &found); });
  return found;
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
  Found found = find(pc, n);
  if (!found.ok) {
    return {String(), String(), 0, false};
  }
  return {heapString(found.function), heapString(found.file), found.line, true};
}

auto callText(Uintptr pc, Int n) -> Tuple<String, Bool> {
  Found found = find(pc, n);
  if (!found.ok) {
    return {String(), false};
  }
  char text[1024];
  gort::onSystemStack([&] {
    snprintf(text, sizeof text, "%s%s\n\t%s:%d\n", found.function, found.hasParameters ? "(...)" : "()", found.file,
             found.line);
  });
  return {heapString(text), true};
}

auto goroutineTexts() -> Tuple<String, String> {
  const gort::G* g = gort::currentG();
  char head[64];
  char created[1024] = "";
  Found creator = find(Uintptr(g->createdAt), 0);
  gort::onSystemStack([&] {
    snprintf(head, sizeof head, "goroutine %llu [running]:\n", static_cast<unsigned long long>(g->id));
    if (g->parentId != 0 && creator.ok) {
      snprintf(created, sizeof created, "created by %s in goroutine %llu\n\t%s:%d\n", creator.function,
               static_cast<unsigned long long>(g->parentId), creator.file, creator.line);
    }
  });
  return {heapString(head), heapString(created)};
}

}  // namespace go::runtime
