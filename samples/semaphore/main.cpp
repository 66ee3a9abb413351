// Transpiled from main.go by go2cpp.

// A buffered channel as a semaphore: its capacity limits how many goroutines are in process at the same time.

#include "go/go.h"
#include "go/fmt.h"
#include "go/sync.h"
#include "go/time.h"

namespace main_ {
namespace fmt = go::fmt;
namespace sync = go::sync;
namespace time = go::time;

inline constexpr go::Int MaxOutstanding = 3;

// Request is one piece of work.
struct Request {
  go::Int id = 0;
  go::Int result = 0;

  friend auto operator==(const Request&, const Request&) -> bool = default;

  static const go::Type goType;
};

// load counts the goroutines in process.
struct load {
  sync::Mutex mu{};
  go::Int current = 0;
  go::Int most = 0;

  friend auto operator==(const load&, const load&) -> bool = default;

  void add(go::Int n);

  static const go::Type goType;
};

constinit go::Chan<go::Int> sem{};

constinit load active{};

void initPackage();

void load::add(go::Int n) {
  auto l = this;
  l->mu.Lock();
  go::Defer defer{[l] { l->mu.Unlock(); }};
  l->current += n;
  l->most = go::max(l->most, l->current);
}

void process(Request* r) {
  active.add(1);
  time::Sleep(2 * time::Millisecond);  // May take a long time.
  r->result = r->id * r->id;
  active.add(-1);
}

void handle(Request* r, sync::WaitGroup* done) {
  sem.send(1);  // Wait for active queue to drain.
  process(r);
  sem.recv();  // Done; enable next request to run.
  done->Done();
}

void main() {
  auto requests = go::makeSlice<Request>(20);
  auto& done = go::heap<sync::WaitGroup>();
  done.Add(go::len(requests));
  for (auto i : go::indices(requests)) {
    requests[i].id = i;
    go::spawn(handle, &requests[i], &done);
  }
  done.Wait();

  go::Int total = 0;
  for (auto r : requests) {
    total += r.result;
  }
  fmt::Println({"sum of the results:", total});
  fmt::Println({"never more than", MaxOutstanding, "at once:", active.most <= MaxOutstanding});
}

void initPackage() {
  fmt::initPackage();
  time::initPackage();
  sem = go::makeChan<go::Int>(MaxOutstanding);
}

constexpr go::Field requestFields[] = {
    {.name = "id", .type = go::typeOf<go::Int>(), .offset = offsetof(Request, id)},
    {.name = "result", .type = go::typeOf<go::Int>(), .offset = offsetof(Request, result)},
};
constinit const go::Type Request::goType = go::structType<Request>("main.Request", requestFields);

constexpr go::Field loadFields[] = {
    {.name = "mu", .type = go::typeOf<sync::Mutex>(), .offset = offsetof(load, mu)},
    {.name = "current", .type = go::typeOf<go::Int>(), .offset = offsetof(load, current)},
    {.name = "most", .type = go::typeOf<go::Int>(), .offset = offsetof(load, most)},
};
constexpr go::Method loadMethods[] = {
    go::method<&load::add>("main.add"),
};
constinit const go::Type load::goType = go::structType<load>("main.load", loadFields, loadMethods);

}  // namespace main_

int main() {
  return go::run(main_::initPackage, main_::main);
}
