// Starting the runtime, the body of a goroutine, and the numbers programs may ask for.
#pragma once
#include <cstdint>

namespace gort {

// Starts the runtime if it is not yet running, runs entry(argument) as the main goroutine and returns 0 when it has
// returned. Called on a thread of the program, which only waits; other goroutines go on until the process ends.
int runMain(void (*entry)(void*), void* argument);

// First code on every goroutine stack.
[[noreturn]] void goroutineMain();

// Ends the process at once with the status (os.Exit). [fiber]
[[noreturn]] void exitProcess(int status);

int64_t maxProcs();
// Changes GOMAXPROCS when n > 0; returns the former setting.
int64_t setMaxProcs(int64_t n);

// While held, a standstill of all goroutines is no deadlock, because something outside can wake one (os/signal).
void blockDeadlockDetection(int delta);

}  // namespace gort
