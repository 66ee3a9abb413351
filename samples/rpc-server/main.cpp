// Transpiled from main.go by go2cpp.

// A framework for a rate-limited, parallel, non-blocking RPC system, and there is not a mutex in sight. Handlers answer on the
// channel that comes with each request; a ticker sets the pace at which requests are let in; clients do something else while
// they wait.

#include "go/go.h"
#include "go/fmt.h"
#include "go/time.h"

namespace main_ {
namespace fmt = go::fmt;
namespace time = go::time;
inline constexpr go::Int handlers = 4;
inline constexpr go::Int clients = 10;
inline constexpr time::Duration pace = time::Millisecond;

// Request is a call that waits to be made.
struct Request {
  go::Func<go::Int(go::Slice<go::Int>)> method{};
  go::Slice<go::Int> args{};
  go::Chan<go::Int> resultChan{};

  static const go::Type goType;
};

void initPackage();

auto sum(go::Slice<go::Int> a) -> go::Int {
  go::Int s = 0;
  for (auto v : a) {
    s += v;
  }
  return s;
}

auto product(go::Slice<go::Int> a) -> go::Int {
  go::Int p = 1;
  for (auto v : a) {
    p *= v;
  }
  return p;
}

void handle(go::RecvChan<Request*> queue) {
  for (auto req : queue) {
    req->resultChan.send(req->method(req->args));
  }
}

// limit passes requests on, one for each tick, until there are no more.
void limit(go::RecvChan<Request*> in, go::SendChan<Request*> out) {
  auto ticker = time::NewTicker(pace);
  go::Defer defer{[ticker] { ticker->Stop(); }};
  for (auto req : in) {
    ticker->C.recv();
    out.send(req);
  }
  out.close();
}

// call sends a request and returns at once; the answer comes later, on the channel that is returned.
auto call(go::SendChan<Request*> server, go::Func<go::Int(go::Slice<go::Int>)> method,
          go::Variadic<go::Int> args) -> go::RecvChan<go::Int> {
  auto answer = go::makeChan<go::Int>(1);  // Buffered: the handler need not wait for the client.
  go::spawn([server, method, args, answer] {
    server.send(go::alloc(Request{.method = method, .args = args, .resultChan = answer}));
  });
  return answer;
}

void main() {
  auto server = go::makeChan<Request*>();
  auto limited = go::makeChan<Request*>();
  go::spawn(limit, server, limited);
  for ([[maybe_unused]] auto _ : go::range(handlers)) {
    go::spawn(handle, limited);
  }

  auto start = time::Now();
  go::Array<go::RecvChan<go::Int>, 10> sums;
  go::Array<go::RecvChan<go::Int>, 10> products;
  for (auto i : go::range(clients)) {
    sums[i] = call(server, sum, {i, i + 1, i + 2});
    products[i] = call(server, product, {i, i + 1});
  }
  for (auto i : go::range(clients)) {
    fmt::Println({"client", i, "sum", sums[i].recv(), "product", products[i].recv()});
  }
  fmt::Println({"rate-limited:", time::Since(start) >= 19000000});

  go::RecvCase recv0{call(server, sum, {1, 2, 3})};
  go::RecvCase recv1{time::After(10 * time::Second)};
  switch (go::select(recv0, recv1)) {
    case 0: {
      auto v = recv0.value();
      fmt::Println({"answer in time:", v});
      break;
    }
    case 1: {
      fmt::Println({"no answer"});
      break;
    }
  }
}

void initPackage() {
  fmt::initPackage();
  time::initPackage();
}

constexpr go::Field requestFields[] = {
    {.name = "method",
     .type = go::typeOf<go::Func<go::Int(go::Slice<go::Int>)>>(),
     .offset = offsetof(Request, method)},
    {.name = "args", .type = go::typeOf<go::Slice<go::Int>>(), .offset = offsetof(Request, args)},
    {.name = "resultChan",
     .type = go::typeOf<go::Chan<go::Int>>(),
     .offset = offsetof(Request, resultChan)},
};
constinit const go::Type Request::goType = go::structType<Request>("main.Request", requestFields);

}  // namespace main_

int main() {
  return go::run(main_::initPackage, main_::main);
}
