// Tests of UTF-8, character classes and quoting.
#include "base/unicode.h"

#include <gtest/gtest.h>

namespace base {

TEST(Utf8, DecodesAndRejects) {
  EXPECT_EQ(decodeUtf8("a").rune, 'a');
  EXPECT_EQ(decodeUtf8("é").rune, 0xE9);
  EXPECT_EQ(decodeUtf8("世").size, 3);
  EXPECT_EQ(decodeUtf8("😀").rune, 0x1F600);
  for (const char* bad : {"\x80", "\xC0\x80", "\xE4\xB8", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
    Decoded d = decodeUtf8(bad);
    EXPECT_EQ(d.rune, kRuneError) << bad;
    EXPECT_EQ(d.size, 1) << bad;
  }
  EXPECT_EQ(decodeUtf8("").size, 0);
}

TEST(Utf8, AppendsWhatItDecodes) {
  for (Rune r : {0, 0x78, 0x7FF, 0x800, 0xFFFD, 0x10000, kMaxRune}) {
    std::string s;
    appendUtf8(s, r);
    EXPECT_EQ(decodeUtf8(s).rune, r);
    EXPECT_EQ(decodeUtf8(s).size, static_cast<int>(s.size()));
  }
  std::string surrogate;
  appendUtf8(surrogate, 0xD800);
  EXPECT_EQ(surrogate, "\uFFFD");
}

TEST(Unicode, Classes) {
  EXPECT_TRUE(isLetter('a') && isLetter(0xE9) && isLetter(0x4E16) && !isLetter('1') && !isLetter(0x1F600));
  EXPECT_TRUE(isDigit('7') && isDigit(0x0663) && !isDigit(0xB2));
  EXPECT_TRUE(isExported("Foo") && isExported("Éa") && !isExported("foo") && !isExported("_A") && !isExported("世"));
}

TEST(Quote, AsGoDoes) {
  EXPECT_EQ(quote("a\"b\\c\n\x01\xFF世\u00a0"), R"("a\"b\\c\n\x01\xff世\u00a0")");
  EXPECT_EQ(quote(std::string_view("\0", 1)), R"("\x00")");
  EXPECT_EQ(quoteRune('\''), R"('\'')");
  EXPECT_EQ(describeRune('@'), "U+0040 '@'");
  EXPECT_EQ(describeRune(0x01), "U+0001");
}

TEST(Unquote, AllForms) {
  EXPECT_EQ(unquote(R"("a\tb\x41\101\u4e16\U0001F600\"")"), "a\tbAA世😀\"");
  EXPECT_EQ(unquote("`a\\n\r\n`"), "a\\n\n");
  EXPECT_EQ(unquoteRune(R"('\'')"), '\'');
  EXPECT_EQ(unquoteRune("'世'"), 0x4E16);
  EXPECT_EQ(unquoteRune(R"('\377')"), 255);
  for (const char* bad :
       {"", "\"", "\"a", R"("\q")", R"("\x4")", R"("\ud800")", R"("\400")", "''", "'ab'", "\"a\nb\""}) {
    EXPECT_FALSE(unquote(bad)) << bad;
  }
}

}  // namespace base
