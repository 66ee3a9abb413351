// Transpiled from main.go by go2cpp.

// A server that starts a goroutine for every request. A semaphore limits how many of them process at once, but nothing limits how
// many wait for it: with requests that come in too fast the program can consume unlimited resources (gated-server mends that).

#include "go/go.h"
#include "go/fmt.h"
#include "go/runtime.h"

namespace main_ {
namespace fmt = go::fmt;
namespace runtime = go::runtime;

inline constexpr go::Int MaxOutstanding = 4;

// Request carries its argument in and its result out.
struct Request {
  go::Int n = 0;
  go::Chan<go::Int> answer{};

  friend auto operator==(const Request&, const Request&) -> bool = default;

  static const go::Type goType;
};

constinit go::Chan<go::Int> sem{};

// gate keeps the requests in process until main has looked at what is going on.
constinit go::Chan<go::Bool> gate{};

void initPackage();

void process(Request* r) {
  gate.recv();
  r->answer.send(r->n * 2);
}

void handle(Request* r) {
  sem.send(1);  // Wait for active queue to drain.
  process(r);   // May take a long time.
  sem.recv();   // Done; enable next request to run.
}

// Serve handles requests until there are no more.
void Serve(go::Chan<Request*> queue) {
  for (;;) {
    auto req = queue.recv();
    if (req == nullptr) {
      return;
    }
    go::spawn(handle, req);  // Don't wait for handle to finish.
  }
}

void main() {
  [[maybe_unused]] static constexpr go::Int requests = 1000;
  auto queue = go::makeChan<Request*>();
  go::spawn(Serve, queue);

  auto before = runtime::NumGoroutine();
  auto answers = go::makeChan<go::Int>(requests);
  for (auto i : go::range(requests)) {
    queue.send(go::alloc(Request{.n = i, .answer = answers}));
  }
  queue.close();
  fmt::Println({"a goroutine for each request:", runtime::NumGoroutine() - before >= requests - 1});

  gate.close();
  go::Int total = 0;
  for ([[maybe_unused]] auto _ : go::range(requests)) {
    total += answers.recv();
  }
  fmt::Println({"total:", total});
}

void initPackage() {
  fmt::initPackage();
  sem = go::makeChan<go::Int>(MaxOutstanding);
  gate = go::makeChan<go::Bool>();
}

constexpr go::Field requestFields[] = {
    {.name = "n", .type = go::typeOf<go::Int>(), .offset = offsetof(Request, n)},
    {.name = "answer",
     .type = go::typeOf<go::Chan<go::Int>>(),
     .offset = offsetof(Request, answer)},
};
constinit const go::Type Request::goType = go::structType<Request>("main.Request", requestFields);

}  // namespace main_

int main() {
  return go::run(main_::initPackage, main_::main);
}
