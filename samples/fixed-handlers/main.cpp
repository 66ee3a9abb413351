// Transpiled from main.go by go2cpp.

// A fixed number of handlers, all reading from the request channel: their number limits the simultaneous calls to process.
// Serve blocks until it is told to exit.

#include "go/go.h"
#include "go/fmt.h"
#include "go/time.h"

namespace main_ {
namespace fmt = go::fmt;
namespace time = go::time;

inline constexpr go::Int MaxOutstanding = 3;

// Request is a number and the place for its square.
struct Request {
  go::Int n = 0;
  go::Int square = 0;

  friend auto operator==(const Request&, const Request&) -> bool = default;

  static const go::Type goType;
};

void initPackage();

void process(Request* r, go::SendChan<Request*> processed) {
  time::Sleep(time::Millisecond);  // Simulating work
  r->square = r->n * r->n;
  processed.send(r);
}

void handle(go::Chan<Request*> queue, go::SendChan<Request*> processed) {
  for (auto r : queue) {
    process(r, processed);
  }
}

// Serve starts the handlers and returns when something arrives on quit.
void Serve(go::Chan<Request*> clientRequests, go::SendChan<Request*> processed,
           go::Chan<go::Bool> quit) {
  // Start handlers
  for (go::Int i = 0; i < MaxOutstanding; i++) {
    go::spawn(handle, clientRequests, processed);
  }
  quit.recv();  // Wait to be told to exit.
  fmt::Println({"Server exiting."});
  quit.send(true);
}

void main() {
  auto clientRequests = go::makeChan<Request*>();
  auto processed = go::makeChan<Request*>();
  auto quit = go::makeChan<go::Bool>();
  go::spawn(Serve, clientRequests, processed, quit);

  // Simulate some requests
  go::spawn([clientRequests] {
    for (go::Int i = 0; i < 10; i++) {
      clientRequests.send(go::alloc(Request{.n = i}));
    }
  });

  go::Array<go::Int, 10> squares;
  for ([[maybe_unused]] auto _ : go::range(go::Int(10))) {
    auto r = processed.recv();
    squares[r->n] = r->square;
  }
  for (auto [i, square] : go::range(squares)) {
    fmt::Println({"Processed", i, square});
  }

  quit.send(true);  // Send signal to quit
  quit.recv();
}

void initPackage() {
  fmt::initPackage();
  time::initPackage();
}

constexpr go::Field requestFields[] = {
    {.name = "n", .type = go::typeOf<go::Int>(), .offset = offsetof(Request, n)},
    {.name = "square", .type = go::typeOf<go::Int>(), .offset = offsetof(Request, square)},
};
constinit const go::Type Request::goType = go::structType<Request>("main.Request", requestFields);

}  // namespace main_

int main() {
  return go::run(main_::initPackage, main_::main);
}
