// Arithmetic against numbers recorded from real Go on amd64.
#include "go/number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "go/go.h"
#include "lang/panic_test_util.h"

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr go::Int64 least = std::numeric_limits<go::Int64>::min();

struct Conversion {
  double from;
  go::Int8 i8;
  go::Int16 i16;
  go::Int32 i32;
  go::Int64 i64;
  go::Uint8 u8;
  go::Uint16 u16;
  go::Uint32 u32;
  go::Uint64 u64;
};
const Conversion conversions[] = {
    {0, 0, 0, 0, 0, 0, 0, 0, 0U},
    {1.8999999999999999, 1, 1, 1, 1, 1, 1, 1, 1U},
    {-1.8999999999999999, -1, -1, -1, -1, 255, 65535, 4294967295, 18446744073709551615U},
    {127.90000000000001, 127, 127, 127, 127, 127, 127, 127, 127U},
    {128, -128, 128, 128, 128, 128, 128, 128, 128U},
    {255.90000000000001, -1, 255, 255, 255, 255, 255, 255, 255U},
    {256, 0, 256, 256, 256, 0, 256, 256, 256U},
    {-128.90000000000001, -128, -128, -128, -128, 128, 65408, 4294967168, 18446744073709551488U},
    {-129, 127, -129, -129, -129, 127, 65407, 4294967167, 18446744073709551487U},
    {32768, 0, -32768, 32768, 32768, 0, 32768, 32768, 32768U},
    {65536.5, 0, 0, 65536, 65536, 0, 0, 65536, 65536U},
    {2147483647.5, -1, -1, 2147483647, 2147483647, 255, 65535, 2147483647, 2147483647U},
    {2147483648, 0, 0, -2147483648, 2147483648, 0, 0, 2147483648, 2147483648U},
    {-2147483648.9000001, 0, 0, -2147483648, -2147483648, 0, 0, 2147483648, 18446744071562067968U},
    {-2147483649, 0, 0, -2147483648, -2147483649, 0, 0, 2147483647, 18446744071562067967U},
    {4294967295.5, 0, 0, -2147483648, 4294967295, 0, 0, 4294967295, 4294967295U},
    {4294967296, 0, 0, -2147483648, 4294967296, 0, 0, 0, 4294967296U},
    {9.2233720368547748e+18, 0, 0, -2147483648, 9223372036854774784, 0, 0, 4294966272, 9223372036854774784U},
    {9.2233720368547758e+18, 0, 0, -2147483648, least, 0, 0, 0, 9223372036854775808U},
    {1.844674407370955e+19, 0, 0, -2147483648, least, 0, 0, 0, 18446744073709549568U},
    {1.8446744073709552e+19, 0, 0, -2147483648, least, 0, 0, 0, 9223372036854775808U},
    {1e+20, 0, 0, -2147483648, least, 0, 0, 0, 9223372036854775808U},
    {-1e+20, 0, 0, -2147483648, least, 0, 0, 0, 9223372036854775808U},
    {1.0000000000000001e+300, 0, 0, -2147483648, least, 0, 0, 0, 9223372036854775808U},
    {inf, 0, 0, -2147483648, least, 0, 0, 0, 9223372036854775808U},
    {-inf, 0, 0, -2147483648, least, 0, 0, 0, 9223372036854775808U},
    {nan, 0, 0, -2147483648, least, 0, 0, 0, 9223372036854775808U},
    {-0.5, 0, 0, 0, 0, 0, 0, 0, 0U},
};

TEST(Convert, FloatsAsGo) {
  for (const auto& c : conversions) {
    EXPECT_EQ(go::convert<go::Int8>(c.from), c.i8) << c.from;
    EXPECT_EQ(go::convert<go::Int16>(c.from), c.i16) << c.from;
    EXPECT_EQ(go::convert<go::Int32>(c.from), c.i32) << c.from;
    EXPECT_EQ(go::convert<go::Int64>(c.from), c.i64) << c.from;
    EXPECT_EQ(go::convert<go::Uint8>(c.from), c.u8) << c.from;
    EXPECT_EQ(go::convert<go::Uint16>(c.from), c.u16) << c.from;
    EXPECT_EQ(go::convert<go::Uint32>(c.from), c.u32) << c.from;
    EXPECT_EQ(go::convert<go::Uint64>(c.from), c.u64) << c.from;
  }
}

TEST(Divide, EdgeCases) {
  EXPECT_EQ(go::div(least, go::Int64{-1}), least);
  EXPECT_EQ(go::mod(least, go::Int64{-1}), 0);
  EXPECT_EQ(go::div(go::Int8{-128}, go::Int8{-1}), -128);
  EXPECT_EQ(go::div(100, go::Uint8{7}), 14);
  EXPECT_EQ(go::mod(go::Int{-7}, 3), -1);
  go::Int zero = 0;
  EXPECT_EQ(panicText([&] { (void)go::div(go::Int{1}, zero); }), "runtime error: integer divide by zero");
  EXPECT_EQ(panicText([&] { (void)go::mod(go::Int{1}, zero); }), "runtime error: integer divide by zero");
}

TEST(Shift, EdgeCases) {
  EXPECT_EQ(go::shl(go::Int32{1}, 33), 0);
  EXPECT_EQ(go::shl(go::Uint8{0xff}, 4), 0xf0);
  EXPECT_EQ(go::shr(go::Int{-5}, 40), -1);
  EXPECT_EQ(go::shr(go::Uint{5}, go::Uint64{64}), 0U);
  go::Int minus = -1;
  EXPECT_EQ(panicText([&] { (void)go::shl(go::Int{1}, minus); }), "runtime error: negative shift amount");
}

TEST(MinMax, NanAndZeros) {
  EXPECT_TRUE(std::isnan(go::min(1.0, nan)));
  EXPECT_TRUE(std::isnan(go::max(nan, 1.0)));
  EXPECT_TRUE(std::signbit(go::min(0.0, -0.0)));
  EXPECT_FALSE(std::signbit(go::max(-0.0, 0.0)));
  EXPECT_EQ(go::min(go::Int{3}, 1, 2), 1);
  EXPECT_TRUE(go::min("b", go::String("a")) == "a");
  EXPECT_EQ(go::min(1.5, go::Float32{2}), 1.5F);
  EXPECT_TRUE(go::max(go::String("a"), "b") == "b");
}

TEST(Complex, Division) {
  using go::complex;
  auto q = complex(1.0, 2.0) / complex(-3.5, 0.25);
  EXPECT_DOUBLE_EQ(go::real(q), -0.2436548223350254);
  EXPECT_DOUBLE_EQ(go::imag(q), -0.58883248730964466);
  auto zero = complex(1.0, 2.0) / complex(0.0, 0.0);
  EXPECT_EQ(go::real(zero), inf);
  EXPECT_EQ(go::imag(zero), inf);
  auto byInf = complex(1.0, 2.0) / complex(inf, 0.0);
  EXPECT_EQ(go::real(byInf), 0);
  EXPECT_TRUE(std::isnan(go::real(complex(1.0, 0.0) / complex(nan, 1.0))));
}

struct Celsius : go::Defined<Celsius, go::Float64> {
  using Defined::Defined;
};
struct Tiny : go::Defined<Tiny, go::Uint8> {
  using Defined::Defined;
};
struct Name : go::Defined<Name, go::String> {
  using Defined::Defined;
};

TEST(Defined, HasGoOperators) {
  Celsius c(20);
  EXPECT_EQ((c * 9 / 5 + 32).value, 68);
  EXPECT_EQ(go::Float64(-c), -20);
  Tiny t(200);
  EXPECT_EQ((t + 100).value, 44);
  EXPECT_EQ((~t).value, 55);
  EXPECT_EQ(go::shl(t, 1).value, 144);
  EXPECT_EQ(go::div(t, Tiny(7)).value, 28);
  EXPECT_EQ((t++).value, 200);
  EXPECT_EQ(go::Int(t), 201);
  EXPECT_TRUE(t > 200 && 202 > t);
  Name n("abc");
  EXPECT_TRUE(n + "d" == Name("abcd"));
  EXPECT_TRUE(go::slice(n, 1, 2) == "b");
  EXPECT_EQ(go::len(n), 3);
  EXPECT_EQ(n[0], 'a');
  EXPECT_TRUE(go::String(n) == "abc");
}

}  // namespace
