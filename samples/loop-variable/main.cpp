// Transpiled from main.go by go2cpp.

// The loop variable since Go 1.22: each iteration has its own, so each goroutine sees the value that it was started with.

#include "go/go.h"
#include "go/fmt.h"
#include "go/sync.h"

namespace main_ {
namespace fmt = go::fmt;
namespace sync = go::sync;

void initPackage();

void main() {
  auto& wg = go::heap<sync::WaitGroup>();
  auto& turns = go::heap<go::Array<go::Chan<go::Bool>, 4>>();
  for (auto i : go::range(go::Int(4))) {
    turns[i] = go::makeChan<go::Bool>();
  }

  for (go::Int i = 0; i < 3; i++) {
    wg.Add(1);
    go::spawn([&turns, i, &wg] {
      turns[i].recv();  // One after the other, so that the output is the same every time.
      fmt::Println({i});
      turns[i + 1].close();
      wg.Done();
    });
  }

  turns[0].close();
  wg.Wait();
}

void initPackage() {
  fmt::initPackage();
}

}  // namespace main_

int main() {
  return go::run(main_::initPackage, main_::main);
}
