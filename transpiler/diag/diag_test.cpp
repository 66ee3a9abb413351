// Tests of the order, filtering and limit of diagnostics.
#include "diag/diag.h"

#include <gtest/gtest.h>

#include "llvm/Support/raw_ostream.h"

namespace diag {
namespace {

using base::Pos;

struct DiagsTest : testing::Test {
  base::Sources sources;
  uint32_t a = sources.add("a.go", "")->baseId;
  uint32_t b = sources.add("b.go", "")->baseId;
  Diags diags{sources};

  std::string printed() {
    std::string text;
    llvm::raw_string_ostream out(text);
    diags.print(out);
    return text;
  }
};

TEST_F(DiagsTest, SortsByFileAndPlace) {
  diags.error(Pos(a, 9, 2), Code::None, "second\n\tcontinued");
  diags.error(Pos(b, 1, 1), Code::None, "third");
  diags.warning(Pos(a, 2, 5), Code::Printf, "first");
  EXPECT_EQ(printed(), "a.go:2:5: warning: first [printf]\na.go:9:2: second\n\tcontinued\nb.go:1:1: third\n");
  EXPECT_EQ(diags.errorCount(), 2);
}

TEST_F(DiagsTest, OneSyntaxErrorALine) {
  diags.syntaxError(Pos(a, 1, 1), "syntax error: x");
  diags.syntaxError(Pos(a, 1, 9), "syntax error: y");
  diags.syntaxError(Pos(a, 2, 1), "syntax error: z");
  EXPECT_EQ(printed(), "a.go:1:1: syntax error: x\na.go:2:1: syntax error: z\n");
  EXPECT_TRUE(diags.hasSyntaxErrors());
}

TEST_F(DiagsTest, EqualErrorsOfALineOnce) {
  diags.error(Pos(a, 1, 1), Code::UndeclaredName, "undefined: x");
  diags.error(Pos(a, 1, 5), Code::UndeclaredName, "undefined: x");
  diags.error(Pos(a, 2, 5), Code::UndeclaredName, "undefined: x");
  EXPECT_EQ(printed(), "a.go:1:1: undefined: x\na.go:2:5: undefined: x\n");
  EXPECT_FALSE(diags.hasSyntaxErrors());
}

TEST_F(DiagsTest, StopsAfterTen) {
  for (uint32_t line = 20; line > 0; line--) {
    diags.error(Pos(a, line, 1), Code::None, "e");
  }
  EXPECT_TRUE(diags.full());
  std::string text = printed();
  EXPECT_TRUE(text.starts_with("a.go:11:1: e\n")) << text;
  EXPECT_TRUE(text.ends_with("a.go:20:1: e\na.go:11:1: too many errors\n")) << text;
}

TEST_F(DiagsTest, Json) {
  diags.error(Pos(a, 3, 4), Code::UnusedVar, "declared and not used: x");
  std::string text;
  llvm::raw_string_ostream out(text);
  diags.printJson(out);
  EXPECT_EQ(text,
            "{\"file\":\"a.go\",\"line\":3,\"column\":4,\"code\":\"UnusedVar\","
            "\"message\":\"declared and not used: x\",\"severity\":\"error\"}\n");
}

}  // namespace
}  // namespace diag
