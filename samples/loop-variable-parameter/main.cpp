// Transpiled from main.go by go2cpp.

// The first fix of the loop-variable bug, for Go before 1.22: pass the variable as an argument. It is evaluated by the go
// statement, so each goroutine has a copy.

#include "go/go.h"
#include "go/fmt.h"
#include "go/sync.h"

namespace main_ {
namespace fmt = go::fmt;
namespace sync = go::sync;

void initPackage();

void main() {
  auto& wg = go::heap<sync::WaitGroup>();
  auto values = go::makeChan<go::Int>(3);

  for (go::Int i = 0; i < 3; i++) {
    wg.Add(1);
    go::spawn(
        [values, &wg](go::Int i) {
          values.send(i);
          wg.Done();
        },
        i);
  }

  wg.Wait();
  values.close();
  auto seen = go::Array<go::Bool, 3>{};
  for (auto v : values) {
    seen[v] = true;
  }
  fmt::Println({"0, 1 and 2 were seen:", seen});
}

void initPackage() {
  fmt::initPackage();
}

}  // namespace main_

int main() {
  return go::run(main_::initPackage, main_::main);
}
