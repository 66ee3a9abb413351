// Transpiled from main.go by go2cpp.

// A server that gates the creation of goroutines: a request has to pass the semaphore before its goroutine is started, so there
// are never more than MaxOutstanding of them.

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

void initPackage();

void process(Request* r) {
  r->answer.send(r->n * 2);
}

// Serve handles requests until the queue is closed.
void Serve(go::Chan<Request*> queue) {
  for (auto req : queue) {
    sem.send(1);
    go::spawn([req] {
      process(req);  // Each iteration has its own req since Go 1.22; see loop-variable.
      sem.recv();
    });
  }
}

void main() {
  [[maybe_unused]] static constexpr go::Int requests = 1000;
  auto queue = go::makeChan<Request*>();
  go::spawn(Serve, queue);

  auto before = runtime::NumGoroutine();
  auto answers = go::makeChan<go::Int>(requests);
  go::Int most = 0;
  for (auto i : go::range(requests)) {
    queue.send(go::alloc(Request{.n = i, .answer = answers}));
    most = go::max(most, runtime::NumGoroutine() - before);
  }
  queue.close();

  go::Int total = 0;
  for ([[maybe_unused]] auto _ : go::range(requests)) {
    total += answers.recv();
  }
  fmt::Println({"total:", total});
  fmt::Println({"goroutines are limited:", most < 100});
}

void initPackage() {
  fmt::initPackage();
  sem = go::makeChan<go::Int>(MaxOutstanding);
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
