// Transpiled from main.go by go2cpp.

// The forms of make(chan T): a channel is a reference to an underlying structure, with or without a buffer.

#include "go/go.h"
#include "go/fmt.h"
#include "go/os.h"

namespace main_ {
namespace fmt = go::fmt;
namespace os = go::os;

void initPackage();

void main() {
  auto ci = go::makeChan<go::Int>();       // unbuffered channel of integers
  auto cj = go::makeChan<go::Int>(0);      // unbuffered channel of integers
  auto cs = go::makeChan<os::File*>(100);  // buffered channel of pointers to Files
  fmt::Println({go::len(ci), go::cap(ci), go::len(cj), go::cap(cj), go::len(cs), go::cap(cs)});

  // Sender and receiver of an unbuffered channel meet: neither goes on before the other is there.
  auto met = go::makeChan<go::String>();
  go::spawn([ci, met] {
    fmt::Println({"received", ci.recv()});
    met.send("the value was received");
  });
  ci.send(42);
  fmt::Println({met.recv()});

  // A buffer takes values without a receiver, until it is full.
  cs.send(os::Stdout);
  cs.send(os::Stderr);
  fmt::Println({"buffered:", go::len(cs)});
  auto out = cs.recv();
  fmt::Fprintln(out, {"written to the file that came out first"});

  // A channel is a reference: both names are the same channel.
  auto same = cj;
  go::spawn([same] { same.send(7); });
  fmt::Println({"sent through one name, received through the other:", cj.recv(), same == cj});

  // The zero value is nil: it is never ready.
  go::Chan<go::Int> none;
  go::RecvCase recv0{none};
  switch (go::trySelect(recv0)) {
    case 0: {
      auto v = recv0.value();
      fmt::Println({"impossible", v});
      break;
    }
    default: {
      fmt::Println({"a nil channel has length", go::len(none), "and is never ready"});
      break;
    }
  }

  // A closed channel gives what is left, then zero values.
  cs.close();
  auto [f, ok] = cs.recvOk();
  fmt::Println({f == os::Stderr, ok});
  go::tie(f, ok) = cs.recvOk();
  fmt::Println({f == nullptr, ok});
}

void initPackage() {
  fmt::initPackage();
  os::initPackage();
}

}  // namespace main_

int main() {
  return go::run(main_::initPackage, main_::main);
}
