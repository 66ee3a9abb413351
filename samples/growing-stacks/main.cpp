// Transpiled from main.go by go2cpp.

// Stacks start small and grow as required: deep recursion in several goroutines at once, and a hundred thousand goroutines that
// are parked at the same time.

#include "go/go.h"
#include "go/fmt.h"
#include "go/sync.h"

namespace main_ {
namespace fmt = go::fmt;
namespace sync = go::sync;
inline constexpr go::Int depth = 1000000;
inline constexpr go::Int parked = 100'000;

void initPackage();

// sum returns 1 + 2 + ... + n, with a stack frame for each number.
auto sum(go::Int n) -> go::Int {
  if (n == 0) {
    return 0;
  }
  return n + sum(n - 1);
}

void deepRecursion() {
  auto results = go::makeChan<go::Int>();
  for ([[maybe_unused]] auto _ : go::range(go::Int(2))) {
    go::spawn([results] { results.send(sum(depth)); });
  }
  for ([[maybe_unused]] auto _ : go::range(go::Int(2))) {
    fmt::Println({"sum of the first", depth, "numbers:", results.recv()});
  }
}

void manyGoroutines() {
  auto& ready = go::heap<sync::WaitGroup>();
  auto start = go::makeChan<go::Bool>();
  auto results = go::makeChan<go::Int>(100);
  for (auto i : go::range(parked)) {
    ready.Add(1);
    go::spawn([&ready, start, results, i] {
      ready.Done();
      start.recv();  // All of them wait here.
      results.send(i);
    });
  }
  ready.Wait();
  start.close();

  go::Int total = 0;
  for ([[maybe_unused]] auto _ : go::range(parked)) {
    total += results.recv();
  }
  fmt::Println({parked, "goroutines answered, total", total});
}

void main() {
  deepRecursion();
  manyGoroutines();
}

void initPackage() {
  fmt::initPackage();
}

}  // namespace main_

int main() {
  return go::run(main_::initPackage, main_::main);
}
