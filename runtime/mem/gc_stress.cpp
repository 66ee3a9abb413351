// Many goroutines over several threads allocate, hand values to each other and park with pointers that only their
// stacks hold, while the collector runs as often as it can. Every structure is checked; a lost object shows as a wrong
// number or as poison.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/sanitizer.h"
#include "go/go.h"
#include "mem/collect.h"
#include "os/os.h"
#include "sched/m.h"
#include "sched/world.h"

namespace {

using go::Int;

struct Link {
  Int value = 0;
  Link* next = nullptr;
  go::Any any;
  static const go::Type goType;
};
constexpr go::Field linkFields[] = {
    {.name = "value", .type = go::typeOf<Int>(), .offset = offsetof(Link, value)},
    {.name = "next", .type = go::typeOf<Link*>(), .offset = offsetof(Link, next)},
    {.name = "any", .type = go::typeOf<go::Any>(), .offset = offsetof(Link, any)},
};
constinit const go::Type Link::goType = go::structType<Link>("main.Link", linkFields);

constexpr Int kLength = 20;

auto chain(Int seed) -> Link* {
  Link* head = nullptr;
  for (Int i = 0; i < kLength; i++) {
    head = go::alloc(Link{.value = seed + i, .next = head, .any = go::Any(seed * 1000 + i)});
  }
  return head;
}

auto isGood(const Link* head, Int seed) -> bool {
  for (Int i = kLength - 1; i >= 0; i--) {
    if (head == nullptr || head->value != seed + i || !(head->any == go::Any(seed * 1000 + i))) {
      return false;
    }
    head = head->next;
  }
  return head == nullptr;
}

Int bad;
Int finished;

void worker(Int id, Int rounds, go::Chan<Link*> in, go::Chan<Link*> out, go::Chan<Int> done) {
  go::Map<go::String, Link*> kept = go::makeMap<go::String, Link*>();
  Int errors = 0;
  for (Int i = 0; i < rounds; i++) {
    Link* own = chain(id * 7 + i);
    out.send(chain(i));  // parks with `own` on the stack alone
    Link* got = in.recv();
    errors += isGood(got, got->value - kLength + 1) ? 0 : 1;
    errors += isGood(own, id * 7 + i) ? 0 : 1;
    go::String key = go::String("k") + go::stringOf(i % 17 + 'a');
    if (auto [old, ok] = kept.lookup(key); ok) {
      errors += isGood(old, old->value - kLength + 1) ? 0 : 1;
    }
    kept.set(key, own);
    auto bytes = go::makeSlice<go::Byte>(i * 50);
    for (auto b : bytes) {
      errors += b;
    }
    for (auto k : go::indices(bytes)) {
      bytes[k] = 0xff;
    }
    go::Func<Link*()> f = [got] { return got; };
    errors += f() == got ? 0 : 1;
  }
  done.send(errors);
}

void scenario(Int pairs, Int rounds) {
  auto done = go::makeChan<Int>();
  for (Int i = 0; i < pairs; i++) {
    auto a = go::makeChan<Link*>();
    auto b = go::makeChan<Link*>(1);
    go::spawn(worker, i, rounds, a, b, done);
    go::spawn([a, b, i, rounds, done] {
      Int errors = 0;
      for (Int k = 0; k < rounds; k++) {
        Link* got = b.recv();
        errors += isGood(got, k) ? 0 : 1;
        a.send(chain(i + k));
      }
      done.send(errors);
    });
  }
  for (Int i = 0; i < 2 * pairs; i++) {
    bad += done.recv();
    finished++;
  }
}

TEST(Collector, ManyGoroutines) {
  go::run([] { scenario(50, 30); });
  EXPECT_EQ(finished, 100);
  EXPECT_EQ(bad, 0);
  finished = 0;
  gort::setGcStress(200);
  go::run([] { scenario(20, 20); });
  gort::setGcStress(0);
  EXPECT_EQ(finished, 40);
  EXPECT_EQ(bad, 0);
  EXPECT_GT(gort::heapNumbers().collections, 100U);
}

// Stop signals that arrive late, for instance those that ask for preemption, must not disturb the thread that stops the
// world, wherever it is.
TEST(Collector, StraySignals) {
  constexpr Int kRounds = 25;
  std::atomic<int> target = 0;
  std::atomic<bool> ended = false;
  std::thread storm([&] {
    while (!ended) {
      if (int tid = target; tid != 0) {
        gort::os::signalThread(tid, gort::kStopSignal);
      }
    }
  });
  Int good = 0;
  go::run([&] {
    for (Int i = 0; i < kRounds; i++) {
      Link* own = chain(i);
      target = gort::os::threadId();
      gort::collectGarbage();
      good += isGood(own, i) ? 1 : 0;
    }
  });
  ended = true;
  storm.join();
  EXPECT_EQ(good, kRounds);
}

}  // namespace
