// Tests of the printer: parentheses, string literals, statements.
#include "cxx/printer.h"

#include <gtest/gtest.h>

namespace cxx {
namespace {

TEST(Printer, ParenthesesFollowPrecedence) {
  auto* sum = binary(name("a"), "+", name("b"));
  EXPECT_EQ(toString(binary(sum, "*", name("c"))), "(a + b) * c");
  EXPECT_EQ(toString(binary(sum, "-", sum)), "a + b - (a + b)");
  EXPECT_EQ(toString(unary("*", member(name("p"), "q", true))), "*p->q");
  EXPECT_EQ(toString(member(unary("*", name("p")), "q")), "p->q");
  EXPECT_EQ(toString(index(unary("*", name("p")), name("i"))), "(*p)[i]");
  EXPECT_EQ(toString(unary("-", literal("-5"))), "-(-5)");
}

TEST(Printer, ParenthesesThatWarningsAskFor) {
  auto* both = binary(name("a"), "&&", name("b"));
  EXPECT_EQ(toString(binary(both, "||", name("c"))), "(a && b) || c");
  auto* shift = binary(name("a"), "<<", binary(name("b"), "+", literal("1")));
  EXPECT_EQ(toString(shift), "a << (b + 1)");
  auto* less = binary(name("a"), "<", name("b"));
  EXPECT_EQ(toString(binary(less, "==", name("c"))), "(a < b) == c");
}

TEST(Printer, StringLiterals) {
  EXPECT_EQ(quote("a\"b\\\n"), "\"a\\\"b\\\\\\n\"");
  EXPECT_EQ(quote("\x01"
                  "1"),
            "\"\\0011\"");
  EXPECT_EQ(quote("\xff"), "\"\\377\"");
  EXPECT_EQ(quote("h\xc3\xa9"), "\"h\xc3\xa9\"");
  EXPECT_EQ(quote("?\?="), "\"?\\?=\"");
}

TEST(Printer, ElseIfIsAChain) {
  Unit unit;
  auto* f = decl(DeclKind::Function);
  f->function.name = "f";
  f->function.hasBody = true;
  auto* inner = ifStmt(name("b"), {});
  auto* outer = ifStmt(name("a"), {returnStmt(nullptr)});
  outer->hasElse = true;
  outer->els = {inner};
  f->function.body = {outer};
  unit.decls = {f};
  EXPECT_EQ(print(unit), "void f() {\n  if (a) {\n    return;\n  } else if (b) {\n  }\n}\n");
}

TEST(Printer, ShortLambdasStayOnOneLine) {
  auto* f = lambda({"x"}, {{"go::Int", "a"}}, {returnStmt(binary(name("x"), "+", name("a")))});
  EXPECT_EQ(toString(f), "[x](go::Int a) { return x + a; }");
}

}  // namespace
}  // namespace cxx
