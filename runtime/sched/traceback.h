// Stacks as a Go programmer wants to read them: who called whom, with Go's names of functions. Names and lines come
// from the executable's symbol table and line table, read by libbacktrace when first needed.
#pragma once
#include <cstdint>

#include "sched/g.h"

namespace gort {

struct Frame {
  uintptr_t pc;
  const char* function;  // Go's name, "main.worker"; lives until the next frame is delivered
  bool hasParameters;
  const char* file;  // may be null
  int line;
};

// Return addresses of the callers of this function, innermost first; returns how many. Any stack.
int callers(uintptr_t* pcs, int most);

// Delivers the Go functions that the return address belongs to: more than one where calls were inlined, innermost
// first, none for code of the runtime.
void forEachFrame(uintptr_t pc, void (*visit)(const Frame& frame, void* context), void* context);

// Prints the stack of the calling goroutine in Go's form; returns the number of frames printed.
int printTraceback();

// The same for a parked goroutine, which cannot run any more afterwards. Only for the dump before the process ends,
// and only while nobody else can wake it.
int printParkedTraceback(G* g);

// "created by main.main in goroutine 1" and its position.
void printCreation(const G* g);

}  // namespace gort
