// Transpiled from main.go by go2cpp.

// Channels of channels: a request carries the channel on which its answer is wanted, so each client has its own path back.

#include "go/go.h"
#include "go/fmt.h"

namespace main_ {
namespace fmt = go::fmt;

// Request is a function, its arguments, and where to send the result.
struct Request {
  go::Slice<go::Int> args{};
  go::Func<go::Int(go::Slice<go::Int>)> f{};
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

void handle(go::Chan<Request*> queue) {
  for (auto req : queue) {
    req->resultChan.send(req->f(req->args));
  }
}

void main() {
  auto clientRequests = go::makeChan<Request*>();
  go::spawn(handle, clientRequests);

  auto request = go::alloc(Request{
      .args = go::Slice<go::Int>{3, 4, 5}, .f = sum, .resultChan = go::makeChan<go::Int>()});
  // Send request
  clientRequests.send(request);
  // Wait for response.
  fmt::Printf("answer: %d\n", {request->resultChan.recv()});
}

void initPackage() {
  fmt::initPackage();
}

constexpr go::Field requestFields[] = {
    {.name = "args", .type = go::typeOf<go::Slice<go::Int>>(), .offset = offsetof(Request, args)},
    {.name = "f",
     .type = go::typeOf<go::Func<go::Int(go::Slice<go::Int>)>>(),
     .offset = offsetof(Request, f)},
    {.name = "resultChan",
     .type = go::typeOf<go::Chan<go::Int>>(),
     .offset = offsetof(Request, resultChan)},
};
constinit const go::Type Request::goType = go::structType<Request>("main.Request", requestFields);

}  // namespace main_

int main() {
  return go::run(main_::initPackage, main_::main);
}
