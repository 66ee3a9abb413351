// Tests of //go:build expressions.
#include "syntax/build_constraint.h"

#include <gtest/gtest.h>

namespace syntax {

static bool holds(const std::string& expr) {
  auto c = parseBuildConstraint("//go:build " + expr);
  EXPECT_NE(c, nullptr) << expr;
  return c != nullptr && c->eval([](std::string_view tag) { return tag == "a" || tag == "b"; });
}

TEST(BuildConstraint, Evaluates) {
  EXPECT_TRUE(holds("a"));
  EXPECT_FALSE(holds("x"));
  EXPECT_TRUE(holds("!x && (a || x)"));
  EXPECT_TRUE(holds("x && a || b"));
  EXPECT_FALSE(holds("!(a && b)"));
}

TEST(BuildConstraint, Rejects) {
  for (const char* bad : {"//go:build", "//go:build ", "//go:builda", "// +build a", "//go:build a b", "//go:build (a",
                          "//go:build !!a", "//go:build a &&", "//go:build a & b"}) {
    EXPECT_EQ(parseBuildConstraint(bad), nullptr) << bad;
  }
}

TEST(BuildConstraint, GoVersion) {
  auto version = [](const std::string& expr) { return parseBuildConstraint("//go:build " + expr)->goVersion(); };
  EXPECT_EQ(version("go1.21"), "go1.21");
  EXPECT_EQ(version("linux && go1.18"), "go1.18");
  EXPECT_EQ(version("go1.18 || go1.20"), "go1.18");
  EXPECT_EQ(version("go1.18 && go1.20"), "go1.20");
  EXPECT_EQ(version("linux || go1.18"), "");
  EXPECT_EQ(version("!go1.18"), "");
  EXPECT_EQ(version("ignore"), "");
}

}  // namespace syntax
