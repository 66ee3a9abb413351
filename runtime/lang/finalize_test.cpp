// What runtime.SetFinalizer refuses, with gc's texts, and the forms of finalizers it takes.
#include "lang/finalize.h"

#include <gtest/gtest.h>

#include "go/go.h"
#include "mem/collect.h"
#include "mem/special.h"

namespace {

using go::Any;
using go::Int;

struct Thing {
  Int n = 0;
  Thing* next = nullptr;
  static const go::Type goType;
};
constexpr go::Field thingFields[] = {
    {.name = "n", .type = go::typeOf<Int>(), .offset = offsetof(Thing, n)},
    {.name = "next", .type = go::typeOf<Thing*>(), .offset = offsetof(Thing, next)},
};
constinit const go::Type Thing::goType = go::structType<Thing>("main.Thing", thingFields);

Thing global;

auto finalizer() -> Any { return Any(go::Func<void(Thing*)>([](Thing*) {})); }

void expectFatal(Any object, Any f, const char* text) {
  EXPECT_EXIT(gort::setFinalizerOf(object, f), testing::ExitedWithCode(2), text) << text;
}

TEST(SetFinalizer, RefusesAsGo) {
  Any object(go::alloc<Thing>());
  expectFatal(nullptr, finalizer(), "fatal error: runtime.SetFinalizer: first argument is nil");
  expectFatal(Any(Thing{}), finalizer(), "runtime.SetFinalizer: first argument is main.Thing, not pointer");
  expectFatal(Any(&go::alloc<Thing>()->next), Any(go::Func<void(Thing**)>([](Thing**) {})),
              "runtime.SetFinalizer: pointer not at beginning of allocated block");
  expectFatal(object, Any(Int(1)), "runtime.SetFinalizer: second argument is int, not a function");
  expectFatal(object, Any(go::Func<void(Int*)>([](Int*) {})),
              "runtime.SetFinalizer: cannot pass \\*main.Thing to finalizer func\\(\\*int\\)");
  expectFatal(object, Any(go::Func<void()>([] {})),
              "runtime.SetFinalizer: cannot pass \\*main.Thing to finalizer func\\(\\)");
  gort::setFinalizerOf(object, finalizer());
  expectFatal(object, finalizer(), "runtime.SetFinalizer: finalizer already set");
  gort::setFinalizerOf(object, nullptr);
  gort::setFinalizerOf(object, finalizer());
  gort::setFinalizerOf(Any(&global), finalizer());
}

Int sum;

[[gnu::noinline]] void makeAllForms() {
  for (int i = 0; i < 100; i++) {
    gort::setFinalizerOf(Any(go::alloc(Thing{.n = 1})), Any(go::Func<void(Thing*)>([](Thing* t) { sum += t->n; })));
    gort::setFinalizerOf(Any(go::alloc(Thing{.n = 1000})),
                         Any(go::Func<void(Any)>([](Any t) { sum += go::assertTo<Thing*>(t)->n; })));
    gort::setFinalizerOf(Any(go::alloc(Thing{.n = 1000000})),
                         Any(go::Func<go::Array<Int, 100>(Thing*)>([](Thing* t) -> go::Array<Int, 100> {
                           sum += t->n;
                           return {};
                         })));
  }
}

TEST(SetFinalizer, CallsAllForms) {
  makeAllForms();
  gort::finalizersDue = nullptr;
  [[maybe_unused]] char volatile space[32 << 10] = {};
  gort::collectGarbage();
  gort::runFinalizers();
  for (Int part : {sum % 1000, sum / 1000 % 1000, sum / 1000000}) {
    EXPECT_GE(part, 95);  // a stale word on the stack may keep a few
    EXPECT_LE(part, 100);
  }
}

}  // namespace
