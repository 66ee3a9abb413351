// Transpiled from main.go by go2cpp.

// A sort in the background: a channel lets the goroutine that launched it wait for its end.

#include "go/go.h"
#include "go/fmt.h"
#include "go/sort.h"

namespace main_ {
namespace fmt = go::fmt;
namespace sort = go::sort;

// List is a list of integers that can sort itself.
struct List_ : go::Slice<go::Int> {
  using Slice::Slice;

  void Sort() const;

  static const go::Type goType;
};

void initPackage();

// Sort puts the list into increasing order.
void List_::Sort() const {
  auto list = *this;
  sort::Ints(list);
}

auto doSomethingForAWhile() -> go::Int {
  go::Int steps = 0;
  for (go::Int n = 27; n != 1; steps++) {
    if (n % 2 == 0) {
      n /= 2;
    } else {
      n = 3 * n + 1;
    }
  }
  return steps;
}

void main() {
  auto list = List_(go::makeSlice<go::Int>(1000));
  for (auto i : go::indices(list)) {
    list[i] = (i * 7919 + 17) % 1000;
  }

  auto c = go::makeChan<go::Int>();  // Allocate a channel.
  // Start the sort in a goroutine; when it completes, signal on the channel.
  go::spawn([list, c] {
    list.Sort();
    c.send(1);  // Send a signal; value does not matter.
  });
  fmt::Println({"steps taken meanwhile:", doSomethingForAWhile()});
  c.recv();  // Wait for sort to finish; discard sent value.

  fmt::Println({"sorted:", sort::IntsAreSorted(list), list[0], list[1], "...", list[999]});
}

void initPackage() {
  fmt::initPackage();
}

constexpr go::Method list_Methods[] = {
    go::method<&List_::Sort>("Sort"),
};
constinit const go::Type List_::goType =
    go::definedType<List_, go::Slice<go::Int>>("main.List", list_Methods);

}  // namespace main_

int main() {
  return go::run(main_::initPackage, main_::main);
}
