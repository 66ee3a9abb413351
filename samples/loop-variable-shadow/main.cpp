// Transpiled from main.go by go2cpp.

// The second fix of the loop-variable bug, for Go before 1.22: a new variable of the same name in each iteration.

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
    auto i_ = i;  // Shadow the loop variable
    wg.Add(1);
    go::spawn([values, i_, &wg] {
      values.send(i_);
      wg.Done();
    });
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
