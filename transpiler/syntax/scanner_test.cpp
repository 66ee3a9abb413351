// Tests of tokens, semicolon insertion and lexical errors, through the token dump.
#include <gtest/gtest.h>

#include "syntax/dump.h"

namespace syntax {
namespace {

std::string scan(std::string text) {
  base::SourceFile file{"x.go", std::move(text), 1};
  std::string dump = dumpTokens(file), joined;
  for (char c : dump) {
    joined += c == '\n' ? '|' : c;
  }
  return joined;
}

TEST(Scanner, SemicolonsAreInserted) {
  EXPECT_EQ(scan("a\n"), "1:1 Name a|1:2 Semi newline|2:1 Eof|");
  EXPECT_EQ(scan("a"), "1:1 Name a|1:2 Semi EOF|1:2 Eof|");
  EXPECT_EQ(scan("return // c\n)"), "1:1 Return|1:8 comment // c|1:12 Semi newline|2:1 Rparen|2:2 Semi EOF|2:2 Eof|");
  EXPECT_EQ(scan("a /* \n */ b"), "1:1 Name a|1:3 comment /* | */|1:3 Semi newline|2:5 Name b|2:6 Semi EOF|2:6 Eof|");
  EXPECT_EQ(scan("+\n"), "1:1 Operator +|2:1 Eof|");
}

TEST(Scanner, Operators) {
  EXPECT_EQ(
      scan("<<= <- &^= ++ ... := * *= ~"),
      "1:1 AssignOp <<|1:5 Arrow|1:8 AssignOp &^|1:12 IncOp +|1:15 DotDotDot|1:19 Define|1:22 Star|1:24 AssignOp *|"
      "1:27 Operator ~|1:28 Eof|");
  EXPECT_EQ(scan("..x"), "1:1 Dot|1:2 Dot|1:3 Name x|1:4 Semi EOF|1:4 Eof|");
}

TEST(Scanner, Literals) {
  for (const char* good : {"0", "0b1_0", "0o17", "017", "0xFF", "1_000", "1.", ".5", "1e+3", "0x1p-2", "0x.8p0", "3i",
                           "08i", "'a'", "'\\''", "'\\x7f'", "\"\\u4e16\"", "`raw\\`"}) {
    EXPECT_TRUE(scan(good).starts_with(std::string("1:1 Literal ") + good + "|")) << scan(good);
  }
}

struct Bad {
  const char* text;
  const char* error;
};

TEST(Scanner, LiteralErrors) {
  for (const Bad& bad : {Bad{"0b12", "1:4 error: invalid digit '2' in binary literal"},
                         {"089", "1:2 error: invalid digit '8' in octal literal"},
                         {"0x", "1:3 error: hexadecimal literal has no digits"},
                         {"1__0", "1:3 error: '_' must separate successive digits"},
                         {"0b1.0", "1:4 error: invalid radix point in binary literal"},
                         {"0x1.0", "1:6 error: hexadecimal mantissa requires a 'p' exponent"},
                         {"1e", "1:3 error: exponent has no digits"},
                         {"1p3", "1:2 error: 'p' exponent requires hexadecimal mantissa"},
                         {"''", "1:2 error: empty rune literal or unescaped '"},
                         {"'ab'", "1:1 error: more than one character in rune literal"},
                         {"'a\n", "1:3 error: newline in rune literal"},
                         {"\"a\n", "1:3 error: newline in string"},
                         {"\"a", "1:1 error: string not terminated"},
                         {"`a", "1:1 error: string not terminated"},
                         {"/* a", "1:1 error: comment not terminated"},
                         {"\"\\q\"", "1:3 error: unknown escape"},
                         {"'\\400'", "1:6 error: octal escape value 256 > 255"},
                         {"'\\ud800'", "1:8 error: escape is invalid Unicode code point U+D800"},
                         {"@", "1:1 error: invalid character U+0040 '@'"}}) {
    EXPECT_NE(scan(bad.text).find(bad.error), std::string::npos) << bad.text << ": " << scan(bad.text);
  }
}

TEST(Scanner, OddBytes) {
  EXPECT_EQ(scan("\xEF\xBB\xBF"
                 "a"),
            "1:4 Name a|1:5 Semi EOF|1:5 Eof|");
  EXPECT_NE(scan("a \xEF\xBB\xBF"
                 "b")
                .find("1:3 error: invalid BOM in the middle of the file"),
            std::string::npos);
  EXPECT_NE(scan("a \xFF b").find("1:3 error: invalid UTF-8 encoding"), std::string::npos);
  EXPECT_NE(scan(std::string("a \0 b", 5)).find("1:3 error: invalid NUL character"), std::string::npos);
  EXPECT_EQ(scan("a\r\nb"), "1:1 Name a|1:3 Semi newline|2:1 Name b|2:2 Semi EOF|2:2 Eof|");
}

}  // namespace
}  // namespace syntax
