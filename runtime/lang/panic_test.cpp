// panic, recover and defer; the texts of unrecovered panics.
#include "go/panic.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "go/go.h"
#include "lang/panic_test_util.h"

namespace {

using go::Int;

std::vector<std::string> trace;

void note(const char* s) { trace.emplace_back(s); }

auto taken() -> std::vector<std::string> {
  auto t = trace;
  trace.clear();
  return t;
}

using Trace = std::vector<std::string>;

TEST(Defer, RunsInReverseAtTheEnd) {
  go::deferring([&](go::Defers& defers) {
    for (Int i = 0; i < 3; i++) {
      defers.push([i] { note(i == 0 ? "0" : i == 1 ? "1" : "2"); });
    }
    note("body");
  });
  EXPECT_EQ(taken(), (Trace{"body", "2", "1", "0"}));
}

TEST(Defer, ManyRecords) {
  Int sum = 0;
  go::deferring([&](go::Defers& defers) {
    for (Int i = 0; i < 1000; i++) {
      defers.push([&sum, i] { sum += i; });
    }
  });
  EXPECT_EQ(sum, 499500);
}

TEST(Defer, LightFormRunsInAPanicToo) {
  EXPECT_EQ(panicText([] {
              go::Defer d([] { note("light"); });
              go::panic("boom");
            }),
            "boom");
  EXPECT_EQ(taken(), (Trace{"light"}));
}

auto safeDivide(Int a, Int b) -> Int {
  Int result = 0;
  go::deferring([&](go::Defers& defers) {
    defers.push([&](go::Recover recover) {
      if (recover() != nullptr) {
        result = -1;
      }
    });
    result = go::div(a, b);
  });
  return result;
}

TEST(Recover, ChangesResults) {
  EXPECT_EQ(safeDivide(6, 3), 2);
  EXPECT_EQ(safeDivide(6, 0), -1);
}

void helper() {
  auto recover = go::takeRecover();
  note(recover() == nullptr ? "helper nil" : "helper recovered");
}

TEST(Recover, OnlyWhenCalledDirectly) {
  EXPECT_EQ(panicText([] {
              go::deferring([](go::Defers& defers) {
                defers.push([] { helper(); });
                go::panic("a");
              });
            }),
            "a");
  EXPECT_EQ(panicText([] {
              go::deferring([](go::Defers& defers) {
                defers.pushCall([] { helper(); });
                go::panic("a");
              });
            }),
            "no panic");
  helper();
  EXPECT_EQ(taken(), (Trace{"helper nil", "helper recovered", "helper nil"}));
}

TEST(Recover, NestedPanics) {
  EXPECT_EQ(panicText([] {
              go::deferring([](go::Defers& defers) {
                defers.push([](go::Recover recover) {
                  go::Any first = recover();
                  EXPECT_TRUE(first == go::Any("first"));
                  EXPECT_EQ(panicText([] { go::panic("inner"); }), "inner");
                  go::panic("second");
                });
                go::panic("first");
              });
            }),
            "second");
}

TEST(Recover, PanicInDeferredCallReplaces) {
  Int order = 0;
  EXPECT_EQ(panicText([&] {
              go::deferring([&](go::Defers& defers) {
                defers.push([&](go::Recover recover) {
                  order = order * 10 + 1;
                  EXPECT_TRUE(recover() == go::Any("two"));
                });
                defers.push([&] {
                  order = order * 10 + 2;
                  go::panic("two");
                });
                go::panic("one");
              });
            }),
            "no panic");
  EXPECT_EQ(order, 21);
}

TEST(Recover, InANormalReturnIsNil) {
  go::deferring(
      [](go::Defers& defers) { defers.push([](go::Recover recover) { EXPECT_TRUE(recover() == nullptr); }); });
}

TEST(Recover, NilPanic) {
  EXPECT_EQ(panicText([] { go::panic(nullptr); }), "runtime error: panic called with nil argument");
}

TEST(Recover, DeepStacks) {
  struct Deep {
    static void down(Int n) {
      if (n == 0) {
        go::panic("bottom");
      }
      go::deferring([n](go::Defers& defers) {
        defers.push([] {});
        down(n - 1);
      });
    }
  };
  EXPECT_EQ(panicText([] { Deep::down(500); }), "bottom");
}

// ---- unrecovered ----

struct Code : go::Defined<Code, Int> {
  using Defined::Defined;
  static const go::Type goType;
};
struct Failure {
  go::String text;
  auto Error() const -> go::String { return text; }
  static const go::Type goType;
};
struct Quiet {
  Int n = 0;
  static const go::Type goType;
};
constexpr go::Method failureMethods[] = {go::method<&Failure::Error>("Error")};
constexpr go::Field failureFields[] = {{.name = "text", .type = go::typeOf<go::String>(), .offset = 0}};
constinit const go::Type Code::goType = go::definedType<Code, Int>("main.Code");
constinit const go::Type Failure::goType = go::structType<Failure>("main.Failure", failureFields, failureMethods);
constinit const go::Type Quiet::goType = go::structType<Quiet>("main.Quiet");

TEST(PanicDeathTest, Texts) {
  auto code = ::testing::ExitedWithCode(2);
  EXPECT_EXIT(go::panic("boom"), code, "^panic: boom\n\ngoroutine 1 \\[running\\]:\n");
  EXPECT_EXIT(go::panic(Int{42}), code, "^panic: 42\n");
  EXPECT_EXIT(go::panic(1.5), code, "^panic: 1.5\n");
  EXPECT_EXIT(go::panic(Code(3)), code, "^panic: main.Code\\(3\\)\n");
  EXPECT_EXIT(go::panic(Failure{"bad\nthing"}), code, "^panic: bad\n\tthing\n");
  EXPECT_EXIT(go::panic(Quiet{7}), code, "^panic: \\(main.Quiet\\) 0x[0-9a-f]+\n");
  EXPECT_EXIT(go::panic(go::alloc(Quiet{7})), code, "^panic: \\(\\*main.Quiet\\) 0x[0-9a-f]+\n");
  EXPECT_EXIT(go::Slice<Int>()[3], code, "^panic: runtime error: index out of range \\[3\\] with length 0\n");
}

TEST(PanicDeathTest, Chains) {
  EXPECT_EXIT(go::deferring([](go::Defers& defers) {
                defers.push([] { go::panic("second"); });
                go::panic("first");
              }),
              ::testing::ExitedWithCode(2), "^panic: first\n\tpanic: second\n\ngoroutine");
  EXPECT_EXIT(go::deferring([](go::Defers& defers) {
                defers.push([](go::Recover recover) {
                  recover();
                  go::panic("second");
                });
                go::panic("first");
              }),
              ::testing::ExitedWithCode(2), "^panic: first \\[recovered\\]\n\tpanic: second\n\ngoroutine");
  EXPECT_EXIT(go::deferring([](go::Defers& defers) {
                defers.push([](go::Recover recover) { go::panic(recover()); });
                go::panic("same");
              }),
              ::testing::ExitedWithCode(2), "^panic: same \\[recovered, repanicked\\]\n\ngoroutine");
}

TEST(Print, Formats) {
  auto printed = [](auto f) {
    ::testing::internal::CaptureStderr();
    f();
    return ::testing::internal::GetCapturedStderr();
  };
  EXPECT_EQ(printed([] { go::println(); }), "\n");
  EXPECT_EQ(printed([] { go::println(Int{-5}, go::Uint8{200}, true, "x", go::String("y")); }), "-5 200 true x y\n");
  EXPECT_EQ(printed([] { go::print("a", 1, "b"); }), "a1b");
  EXPECT_EQ(printed([] { go::println(0.0, 1.5, 100.0, 123456.0, 1234567.0, 1e20, 1e-4, 1e-5, 0.1, 3.0e300); }),
            "0 1.5 100 123456 1.234567e+06 1e+20 0.0001 1e-05 0.1 3e+300\n");
  EXPECT_EQ(printed([] { go::println(0.1f, go::complex(1.0, -2.0), 1e308 * 10, -0.0); }), "0.1 (1-2i) +Inf -0\n");
  EXPECT_EQ(printed([] { go::println(static_cast<Int*>(nullptr), go::Slice<Int>(), go::Any()); }),
            "0x0 [0/0]0x0 (0x0,0x0)\n");
}

}  // namespace
