// A C++ program that calls a Go package. Go code needs goroutines, so it runs under go::run, which starts the runtime, calls the
// function as Go's main goroutine and returns the exit status.
#include <cstdio>

#include "primes.h"

int main() {
  return go::run([] {
    for (go::Int prime : primes::First(10)) {
      std::printf("%ld\n", prime);
    }
  });
}
