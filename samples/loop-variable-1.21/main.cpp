// Transpiled from main.go by go2cpp.

// The loop-variable bug as Go 1.21 saw it: all iterations share one variable, and the goroutines read it when the loop is over.
// The build line above asks for the rules of Go 1.21; go2cpp warns and names both fixes.

#include "go/go.h"
#include "go/fmt.h"
#include "go/sync.h"

namespace main_ {
namespace fmt = go::fmt;
namespace sync = go::sync;

void initPackage();

void main() {
  auto& wg = go::heap<sync::WaitGroup>();
  auto loopOver = go::makeChan<go::Bool>();

  {
    auto& i = go::heap<go::Int>(0);
    for (; i < 3; i++) {
      wg.Add(1);
      go::spawn([loopOver, &i, &wg] {
        loopOver.recv();
        fmt::Println({i});  // This prints the value of 'i' after the loop.
        wg.Done();
      });
    }
  }

  loopOver.close();
  wg.Wait();
}

void initPackage() {
  fmt::initPackage();
}

}  // namespace main_

int main() {
  return go::run(main_::initPackage, main_::main);
}
