// C++ of a user on goroutines: exceptions are thrown and caught at many depths, some while others wait in catch blocks.
#include <exception>
#include <stdexcept>
#include <string>

#include "go/go.h"
#include "go/runtime.h"
#include "go/time.h"

namespace {

go::Int bad = 0;

std::string text(int n) { return "the exception with the number " + std::to_string(n); }

[[gnu::noinline]] int throwsAt(int depth, int n) {
  volatile char frame[200] = {};
  if (depth == 0) throw std::runtime_error(text(n));
  return throwsAt(depth - 1, n) + frame[depth];
}

void count(bool ok) {
  if (!ok) __atomic_fetch_add(&bad, 1, __ATOMIC_RELAXED);
}

// Goroutines that wait in a catch block go on later, perhaps on another thread, with their own exception.
void attempt(int n) {
  try {
    throwsAt(n % 300, n);
  } catch (const std::exception& e) {
    for (int i = 0; i < 3; i++) go::runtime::Gosched();
    if (n % 50 == 0) go::time::Sleep(go::time::Duration(1000));
    count(e.what() == text(n));
    try {
      throw;
    } catch (const std::runtime_error& again) {
      go::runtime::Gosched();
      count(again.what() == text(n));
    }
  }
  count(std::uncaught_exceptions() == 0 && !std::current_exception());
}

void mainGoroutine() {
  auto done = go::makeChan<go::Int>(0);
  for (int g = 0; g < 8; g++) {
    go::spawn([=] {
      for (int n = 0; n < 200; n++) attempt(n * 8 + g);
      done.send(g);
    });
  }
  go::Int sum = 0;
  for (int g = 0; g < 8; g++) sum += done.recv();
  // One ends while it handles an exception; the next to use its record has none.
  go::spawn([=] {
    go::deferring([&](go::Defers& defers) {
      defers.push([=] { done.send(100); });
      try {
        throw 1;
      } catch (int) {
        go::runtime::Goexit();
      }
    });
  });
  sum += done.recv();
  for (int g = 0; g < 4; g++) {
    go::spawn([=] {
      count(!std::current_exception());
      attempt(g);
      done.send(1);
    });
    sum += done.recv();
  }
  go::println(sum, bad);
}

}  // namespace

int main() { return go::run(go::time::initPackage, mainGoroutine); }
