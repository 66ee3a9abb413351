// This file implements tracebacks on the unwinder of libgcc and on libbacktrace.
//
// A parked goroutine is unwound by itself: it is resumed once, not where it parked but in captureParked(), as if that
// had been called there. So the unwinder starts from real registers and needs to know nothing about switches.
#include "sched/traceback.h"

#include <cxxabi.h>
#include <unwind.h>

#include <cstdlib>
#include <cstring>

#include "arch/context.h"
#include "arch/limit.h"
#include "base/fatal.h"
#include "base/sanitizer.h"
#include "sched/symbol.h"
#include "sched/sysstack.h"

// libbacktrace has no header outside gcc's own folder.
extern "C" {
struct backtrace_state;
using BacktraceError = void (*)(void* data, const char* message, int number);
using BacktraceFull = int (*)(void* data, uintptr_t pc, const char* file, int line, const char* function);
using BacktraceSymbol = void (*)(void* data, uintptr_t pc, const char* name, uintptr_t value, uintptr_t size);
backtrace_state* backtrace_create_state(const char* file, int threaded, BacktraceError error, void* data);
int backtrace_pcinfo(backtrace_state* state, uintptr_t pc, BacktraceFull full, BacktraceError error, void* data);
int backtrace_syminfo(backtrace_state* state, uintptr_t pc, BacktraceSymbol symbol, BacktraceError error, void* data);
}

namespace gort {
namespace {

constexpr int kMostFrames = 100;

struct Callers {
  uintptr_t* pcs;
  int most;
  int count;
};

_Unwind_Reason_Code addCaller(_Unwind_Context* context, void* argument) {
  auto* callers = static_cast<Callers*>(argument);
  uintptr_t pc = _Unwind_GetIP(context);
  if (pc == 0 || callers->count == callers->most) return _URC_END_OF_STACK;
  callers->pcs[callers->count++] = pc;
  return _URC_NO_REASON;
}

void ignoreError(void*, const char*, int) {}

backtrace_state* symbols() {
  static backtrace_state* state = nullptr;
  if (!state) state = backtrace_create_state(nullptr, 1, ignoreError, nullptr);
  return state;
}

constexpr int kMostInlined = 16;

// One resolution of a pc: what libbacktrace knows about it, collected before it is turned into Go frames.
struct Resolution {
  struct Entry {
    const char* function;
    const char* file;
    int line;
  };
  const char* linkName = nullptr;  // of the function that contains the pc, from the symbol table
  Entry entries[kMostInlined];     // inlined calls, innermost first; the last one is the function itself
  int count = 0;
};

int onLine(void* data, uintptr_t, const char* file, int line, const char* function) {
  auto* resolution = static_cast<Resolution*>(data);
  if (resolution->count < kMostInlined) resolution->entries[resolution->count++] = {function, file, line};
  return 0;
}

void onSymbol(void* data, uintptr_t, const char* name, uintptr_t, uintptr_t) {
  static_cast<Resolution*>(data)->linkName = name;
}

bool isMangled(const char* name) { return name && strncmp(name, "_Z", 2) == 0; }

GoName goNameOf(const char* linkName) {
  char* readable = linkName ? abi::__cxa_demangle(linkName, nullptr, nullptr, nullptr) : nullptr;
  GoName name(readable ? readable : "");
  free(readable);
  return name;
}

// The debug information of -g1 gives an inlined function without its namespace. If it comes from a Go file, it is taken
// to be of the package of the function it was inlined into; else it is the runtime's.
GoName inlinedName(const Resolution::Entry& entry, const GoName& container) {
  size_t length = entry.file ? strlen(entry.file) : 0;
  bool isGo = length > 3 && strcmp(entry.file + length - 3, ".go") == 0;
  if (!isGo || !entry.function || !container.known()) return GoName("");
  return container.sibling(entry.function);
}

void printPosition(const Frame& frame) {
  if (!frame.file || frame.line == 0) return;
  writeErr("\t");
  writeErr(frame.file);
  writeErr(":");
  writeErrInt(frame.line);
  writeErr("\n");
}

void printFrame(const Frame& frame, void* context) {
  ++*static_cast<int*>(context);
  writeErr(frame.function);
  writeErr(frame.hasParameters ? "(...)\n" : "()\n");
  printPosition(frame);
}

int printAll(const uintptr_t* pcs, int count) {
  int printed = 0;
  for (int i = 0; i < count; i++) forEachFrame(pcs[i], printFrame, &printed);
  return printed;
}

int unwindCallers(uintptr_t* pcs, int most) {
  Callers result{pcs, most, 0};
  _Unwind_Backtrace(addCaller, &result);
  return result.count;
}

struct Capture {
  void* dumperSp;
  void* ownSp;
  uint32_t scratch;
  uintptr_t pcs[kMostFrames];
  int count;
};
Capture capture;

alignas(16) char captureStack[64 << 10];

GORT_NO_SPLIT void captureParked();

// On the parked goroutine's stack, which may have little room left.
void captureParked() {
  void* sp;
  gortCallOn(
      captureStack + sizeof captureStack, [](void*) { capture.count = unwindCallers(capture.pcs, kMostFrames); },
      nullptr, &sp);
  gortSwitch(&capture.ownSp, capture.dumperSp, &capture.scratch);
}

}  // namespace

int callers(uintptr_t* pcs, int most) {
  int count = 0;
  onSystemStack([&] { count = unwindCallers(pcs, most); });
  return count;
}

void forEachFrame(uintptr_t pc, void (*visit)(const Frame&, void*), void* context) {
  if (pc == 0 || !symbols()) return;
  Resolution resolution;
  uintptr_t call = pc - 1;  // the call is before the return address
  backtrace_syminfo(symbols(), call, onSymbol, ignoreError, &resolution);
  backtrace_pcinfo(symbols(), call, onLine, ignoreError, &resolution);
  GoName container = goNameOf(resolution.linkName);
  for (int i = 0; i < resolution.count; i++) {
    const Resolution::Entry& entry = resolution.entries[i];
    bool isContainer = i + 1 == resolution.count;
    GoName name = isContainer                 ? container
                  : isMangled(entry.function) ? goNameOf(entry.function)
                                              : inlinedName(entry, container);
    if (name.known()) visit({pc, name.text(), name.hasParameters(), entry.file, entry.line}, context);
  }
}

int printTraceback() {
  uintptr_t pcs[kMostFrames];
  int count = callers(pcs, kMostFrames);
  int printed = 0;
  onSystemStack([&] { printed = printAll(pcs, count); });
  return printed;
}

void printCreation(const G* g) {
  struct Creation {
    const G* g;
    bool printed;
  } creation{g, false};
  forEachFrame(
      g->createdAt,
      [](const Frame& frame, void* context) {
        auto* creation = static_cast<Creation*>(context);
        if (creation->printed) return;
        creation->printed = true;
        writeErr("created by ");
        writeErr(frame.function);
        writeErr(" in goroutine ");
        writeErrInt(static_cast<int64_t>(creation->g->parentId));
        writeErr("\n");
        printPosition(frame);
      },
      &creation);
}

int printParkedTraceback(G* g) {
  if (!g->stack || GORT_TSAN || GORT_ASAN) return 0;  // the sanitizers would have to follow the switch
  // Below the saved registers goes a copy of them that returns to captureParked(), whose return address is the place
  // where the goroutine parked.
  constexpr int kRegisters = kContextWords - 1;
  auto** saved = static_cast<void**>(g->sp);
  void** copy = saved - 1;
  for (int i = 0; i < kRegisters; i++) copy[i] = saved[i];
  copy[kRegisters] = reinterpret_cast<void*>(captureParked);
  gortSwitch(&capture.dumperSp, copy, &capture.scratch);
  return printAll(capture.pcs, capture.count);
}

}  // namespace gort
