// Fatal ends: text on standard error in Go's wording, exit status 2.
#pragma once
#include <cstddef>
#include <cstdint>

namespace gort {

// Writes straight to standard error; safe in signal handlers and on any stack.
void writeErr(const char* text);
void writeErr(const char* text, size_t size);
void writeErrInt(int64_t value);
void writeErrHex(uint64_t value);

// Prints "fatal error: TEXT", the goroutines as far as known, and ends the process with status 2.
[[noreturn]] void fatal(const char* text);

// A broken promise inside the runtime: prints the text with "runtime: " before it and ends like fatal().
[[noreturn]] void internalError(const char* text);

// Before a panic that ends the program is printed: returns for the first goroutine only, so that others do not write in
// between.
void beginFatalPanic();
// Before an ordinary end of the program: does not return when a panic is ending it.
void letFatalPanicEnd();

// Prints all goroutines after a fatal error; set by sched once it runs, may be null before.
extern void (*dumpGoroutines)();

}  // namespace gort

// Checks a promise that only a fault of the runtime itself can break. Always on: the conditions are cheap.
#define GORT_CHECK(condition) ((condition) ? (void)0 : ::gort::internalError("check failed: " #condition))
