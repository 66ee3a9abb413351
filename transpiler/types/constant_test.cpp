// Tests of exact constant arithmetic: values, limits of exactness, text as gc prints it.
#include "types/constant.h"

#include <cmath>

#include "gtest/gtest.h"

namespace types {
namespace {

Constant i(std::string_view text) { return Constant::fromIntLiteral(text); }
Constant f(std::string_view text) { return Constant::fromFloatLiteral(text); }

TEST(Constant, IntLiterals) {
  EXPECT_EQ(i("0").int64Value(), 0);
  EXPECT_EQ(i("1_000_000").int64Value(), 1000000);
  EXPECT_EQ(i("0x7fff_ffff_ffff_ffff").int64Value(), INT64_MAX);
  EXPECT_EQ(i("0b1011").int64Value(), 11);
  EXPECT_EQ(i("0o17").int64Value(), 15);
  EXPECT_EQ(i("017").int64Value(), 15);
  EXPECT_EQ(i("18446744073709551615").uint64Value(), UINT64_MAX);
  EXPECT_FALSE(i("18446744073709551616").uint64Value());
  EXPECT_EQ(i("340282366920938463463374607431768211456").toString(), "340282366920938463463374607431768211456");
}

TEST(Constant, IntArithmeticIsExact) {
  Constant big = shift(Constant::ofInt(1), ConstOp::Shl, 500);
  EXPECT_EQ(big.bitLen(), 501U);
  EXPECT_TRUE(compare(shift(big, ConstOp::Shr, 500), ConstOp::Eql, Constant::ofInt(1)));
  Constant minus = unaryOp(ConstOp::Minus, big);
  EXPECT_EQ(binaryOp(big, ConstOp::Add, minus).sign(), 0);
  EXPECT_EQ(binaryOp(Constant::ofInt(-7), ConstOp::IntQuo, Constant::ofInt(2)).int64Value(), -3);
  EXPECT_EQ(binaryOp(Constant::ofInt(-7), ConstOp::Rem, Constant::ofInt(2)).int64Value(), -1);
  EXPECT_EQ(shift(Constant::ofInt(-7), ConstOp::Shr, 1).int64Value(), -4);
  EXPECT_EQ(unaryOp(ConstOp::Minus, Constant::ofInt(INT64_MIN)).toString(), "9223372036854775808");
}

TEST(Constant, BitsAsInTwosComplement) {
  EXPECT_EQ(binaryOp(Constant::ofInt(-1), ConstOp::And, Constant::ofInt(0xff)).int64Value(), 0xff);
  EXPECT_EQ(binaryOp(Constant::ofInt(-16), ConstOp::Or, Constant::ofInt(3)).int64Value(), -13);
  EXPECT_EQ(binaryOp(Constant::ofInt(0xff), ConstOp::AndNot, Constant::ofInt(0xf)).int64Value(), 0xf0);
  EXPECT_EQ(unaryOp(ConstOp::Xor, Constant::ofInt(5)).int64Value(), -6);
  EXPECT_EQ(unaryOp(ConstOp::Xor, Constant::ofInt(5), 8, true).int64Value(), 250);
}

TEST(Constant, RationalsAreExact) {
  Constant third = binaryOp(f("1.0"), ConstOp::Quo, f("3.0"));
  Constant one = binaryOp(third, ConstOp::Mul, Constant::ofInt(3));
  EXPECT_TRUE(compare(one, ConstOp::Eql, Constant::ofInt(1)));
  EXPECT_EQ(one.kind(), ConstantKind::Float);
  EXPECT_EQ(one.toInt().int64Value(), 1);
  EXPECT_FALSE(third.toInt().isKnown());
  EXPECT_EQ(third.exactString(), "1/3");
  EXPECT_EQ(f("0.1").float64Value(), 0.1);
  EXPECT_EQ(f("1e-320").float64Value(), 1e-320);
  EXPECT_EQ(f("0x1.8p1").float64Value(), 3.0);
  EXPECT_EQ(f("3.4028234663852886e38").float32Value(), 3.4028234663852886e38F);
  EXPECT_TRUE(std::isinf(f("1e400").float64Value()));
}

TEST(Constant, LargeFloatsHave512Bits) {
  Constant huge = f("1e5000");
  EXPECT_EQ(huge.kind(), ConstantKind::Float);
  EXPECT_EQ(huge.toString(), "1e+5000");
  Constant back = binaryOp(huge, ConstOp::Quo, f("1e4999"));
  EXPECT_NEAR(back.float64Value(), 10.0, 1e-12);
  EXPECT_FALSE(f("1e10000000000").isKnown());
  EXPECT_EQ(f("1e-10000000000").sign(), 0);
}

TEST(Constant, ShortText) {
  EXPECT_EQ(f("3.14159265358979").toString(), "3.14159");
  EXPECT_EQ(f("1e6").toString(), "1e+06");
  EXPECT_EQ(f("100000.0").toString(), "100000");
  EXPECT_EQ(f("1000000.5").toString(), "1.0000005e+06");
  EXPECT_EQ(Constant::ofComplex(Constant::ofInt(1), f("2.5")).toString(), "(1 + 2.5i)");
  EXPECT_EQ(Constant::ofString("a\n\"").toString(), "\"a\\n\\\"\"");
  std::string s = Constant::ofString(std::string(100, 'x')).toString();
  EXPECT_EQ(s, "\"" + std::string(68, 'x') + "...");
}

TEST(Constant, CharactersAndStrings) {
  EXPECT_EQ(Constant::fromCharLiteral("'a'").int64Value(), 'a');
  EXPECT_EQ(Constant::fromCharLiteral("'\\n'").int64Value(), '\n');
  EXPECT_EQ(Constant::fromCharLiteral("'\\xff'").int64Value(), 255);
  EXPECT_EQ(Constant::fromCharLiteral("'世'").int64Value(), 0x4e16);
  EXPECT_EQ(Constant::fromStringLiteral("\"\\u4e16\\x80\\101\"").stringValue(),
            "世\x80"
            "A");
  EXPECT_EQ(Constant::fromStringLiteral("`a\\n\r\nb`").stringValue(), "a\\n\nb");
  EXPECT_FALSE(Constant::fromStringLiteral("\"\\ud800\"").isKnown());
}

TEST(Constant, AddedStrings) {
  Constant ab = binaryOp(Constant::ofString("a"), ConstOp::Add, Constant::ofString("b"));
  Constant abcab = binaryOp(binaryOp(ab, ConstOp::Add, Constant::ofString("c")), ConstOp::Add, ab);
  EXPECT_EQ(abcab.stringSize(), 5U);
  EXPECT_EQ(abcab.stringValue(), "abcab");
  EXPECT_EQ(binaryOp(ab, ConstOp::Add, abcab).stringValue(), "ababcab");
  EXPECT_EQ(binaryOp(Constant::ofString(""), ConstOp::Add, Constant::ofString("")).stringValue(), "");
  EXPECT_TRUE(compare(ab, ConstOp::Lss, abcab));
}

TEST(Constant, LargeStrings) {
  // 2^30 times "ab"; once more with the pieces cut elsewhere.
  auto doubled = [](Constant c) {
    for (int i = 0; i < 30; ++i) {
      c = binaryOp(c, ConstOp::Add, c);
    }
    return c;
  };
  auto sum = [](const Constant& x, const Constant& y) { return binaryOp(x, ConstOp::Add, y); };
  Constant a = Constant::ofString("a");
  Constant b = Constant::ofString("b");
  Constant x = sum(sum(a, doubled(Constant::ofString("ba"))), b);
  Constant y = sum(doubled(sum(a, b)), Constant::ofString("ab"));
  EXPECT_TRUE(compare(x, ConstOp::Eql, y));
  EXPECT_EQ(x.stringKey(), y.stringKey());
  EXPECT_FALSE(compare(x, ConstOp::Lss, y));
  Constant z = sum(y, a);
  EXPECT_TRUE(compare(x, ConstOp::Neq, z));
  EXPECT_NE(sum(a, x).stringKey(), sum(x, a).stringKey());
  EXPECT_TRUE(compare(sum(a, x), ConstOp::Lss, sum(x, a)));
  EXPECT_EQ(x.stringPrefix(5), "ababa");
  EXPECT_EQ(x.toString(), '"' + y.stringPrefix(68) + "...");
}

TEST(Constant, Complex) {
  Constant z = Constant::ofComplex(Constant::ofInt(0), Constant::ofInt(1));
  Constant square = binaryOp(z, ConstOp::Mul, z);
  EXPECT_EQ(square.toInt().int64Value(), -1);
  EXPECT_EQ(Constant::fromImagLiteral("012i").imagPart().toInt().int64Value(), 12);
  EXPECT_TRUE(compare(binaryOp(square, ConstOp::Quo, z), ConstOp::Eql, z));
}

TEST(Constant, UnknownStaysUnknown) {
  EXPECT_FALSE(binaryOp(Constant(), ConstOp::Add, Constant::ofInt(1)).isKnown());
  EXPECT_FALSE(shift(Constant(), ConstOp::Shl, 1).isKnown());
  EXPECT_EQ(Constant().sign(), 1);
}

}  // namespace
}  // namespace types
