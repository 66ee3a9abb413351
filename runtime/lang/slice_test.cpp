// Slices and strings against numbers recorded from real Go.
#include "go/slice.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "go/go.h"
#include "lang/panic_test_util.h"

namespace {

using go::Int;

struct Three {
  go::Int32 a = 0, b = 0, c = 0;
  static const go::Type goType;
};
struct Five {
  Int a = 0, b = 0, c = 0, d = 0, e = 0;
  static const go::Type goType;
};
struct FivePointers {
  Int *a = nullptr, *b = nullptr, *c = nullptr, *d = nullptr, *e = nullptr;
  static const go::Type goType;
};
struct Big {
  go::Array<Int, 75> a;
  static const go::Type goType;
};
struct BigPointers {
  go::Array<Int*, 75> a;
  static const go::Type goType;
};

constexpr go::Field threeFields[] = {{.name = "a", .type = go::typeOf<go::Int32>(), .offset = offsetof(Three, a)}};
constexpr go::Field fiveFields[] = {{.name = "a", .type = go::typeOf<Int>(), .offset = offsetof(Five, a)}};
constexpr go::Field fivePointersFields[] = {
    {.name = "a", .type = go::typeOf<Int*>(), .offset = offsetof(FivePointers, a)},
    {.name = "e", .type = go::typeOf<Int*>(), .offset = offsetof(FivePointers, e)}};
constexpr go::Field bigFields[] = {{.name = "a", .type = go::typeOf<go::Array<Int, 75>>(), .offset = 0}};
constexpr go::Field bigPointersFields[] = {{.name = "a", .type = go::typeOf<go::Array<Int*, 75>>(), .offset = 0}};
constinit const go::Type Three::goType = go::structType<Three>("main.Three", threeFields);
constinit const go::Type Five::goType = go::structType<Five>("main.Five", fiveFields);
constinit const go::Type FivePointers::goType = go::structType<FivePointers>("main.FivePointers", fivePointersFields);
constinit const go::Type Big::goType = go::structType<Big>("main.Big", bigFields);
constinit const go::Type BigPointers::goType = go::structType<BigPointers>("main.BigPointers", bigPointersFields);

// Capacities while 5000 elements are appended one by one, and those of append([]T(nil), make([]T, n)...).
template <class T>
const std::vector<Int> growth;
template <class T>
const std::vector<Int> jumps;
template <>
const std::vector<Int> growth<go::Byte> = {8, 16, 32, 64, 128, 256, 512, 896, 1408, 2048, 3072, 4096, 5376};
template <>
const std::vector<Int> jumps<go::Byte> = {8, 8, 8, 8, 8, 16, 24, 48, 112, 288, 1024, 4864, 10240};
template <>
const std::vector<Int> growth<go::Int16> = {4, 8, 16, 32, 64, 128, 256, 512, 896, 1344, 2048, 3072, 4096, 5440};
template <>
const std::vector<Int> jumps<go::Int16> = {4, 4, 4, 8, 8, 12, 24, 40, 104, 288, 1024, 4736, 10240};
template <>
const std::vector<Int> growth<go::Int32> = {2, 4, 8, 16, 32, 64, 128, 256, 512, 864, 1344, 2048, 3072, 4096, 5440};
template <>
const std::vector<Int> jumps<go::Int32> = {2, 2, 4, 6, 8, 12, 20, 36, 104, 288, 1024, 4608, 10240};
template <>
const std::vector<Int> growth<go::Int> = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 848, 1280, 1792, 2560, 3408, 5120};
template <>
const std::vector<Int> jumps<go::Int> = {1, 2, 3, 6, 8, 10, 18, 36, 112, 288, 1024, 5120, 10240};
template <>
const std::vector<Int> growth<Three> = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 853, 1365, 2048, 3413, 4778, 6826};
template <>
const std::vector<Int> jumps<Three> = {1, 2, 4, 5, 8, 9, 17, 34, 106, 266, 1024, 4778, 10240};
template <>
const std::vector<Int> growth<go::String> = {1, 2, 4, 8, 16, 32, 71, 143, 303, 591, 1023, 1535, 2560, 3584, 5120};
template <>
const std::vector<Int> jumps<go::String> = {1, 2, 3, 5, 7, 9, 18, 35, 111, 303, 1023, 4608, 10240};
template <>
const std::vector<Int> growth<go::Slice<go::Byte>> = {1,   2,   4,    8,    16,   37,   74,   170,
                                                      341, 682, 1135, 1706, 2389, 3413, 4778, 6485};
template <>
const std::vector<Int> jumps<go::Slice<go::Byte>> = {1, 2, 3, 5, 7, 9, 17, 37, 111, 271, 1023, 4437, 10240};
template <>
const std::vector<Int> growth<Five> = {1, 2, 4, 8, 16, 32, 67, 134, 272, 544, 1024, 1638, 2252, 3072, 4096, 5324};
template <>
const std::vector<Int> jumps<Five> = {1, 2, 3, 5, 7, 9, 17, 35, 102, 272, 1024, 4300, 10035};
template <>
const std::vector<Int> growth<FivePointers> = {1,   2,   4,    8,    17,   35,   76,   153,
                                               307, 614, 1024, 1638, 2252, 3072, 4096, 5324};
template <>
const std::vector<Int> jumps<FivePointers> = {1, 2, 3, 5, 7, 9, 17, 35, 102, 271, 1024, 4300, 10035};
template <>
const std::vector<Int> growth<Big> = {1, 2, 4, 8, 16, 34, 68, 136, 273, 546, 887, 1310, 1829, 2484, 3304, 4328, 5611};
template <>
const std::vector<Int> jumps<Big> = {1, 2, 3, 5, 8, 10, 17, 34, 109, 259, 1010, 4109, 10007};
template <>
const std::vector<Int> growth<BigPointers> = {1,   2,   4,    8,    16,   34,   68,   136, 273,
                                              546, 887, 1310, 1829, 2484, 3304, 4328, 5611};
template <>
const std::vector<Int> jumps<BigPointers> = {1, 2, 3, 5, 8, 10, 17, 34, 109, 259, 1010, 4109, 10007};
template <>
const std::vector<Int> growth<go::Int*> = {1, 2, 4, 8, 16, 32, 64, 143, 287, 607, 1023, 1535, 2303, 3071, 4095, 6144};
template <>
const std::vector<Int> jumps<go::Int*> = {1, 2, 3, 6, 8, 10, 18, 36, 111, 287, 1023, 5120, 10240};

template <class T>
void checkGrowth() {
  go::Slice<T> s;
  std::vector<Int> seen;
  for (Int i = 0; i < 5000; i++) {
    s = go::append(s, T{});
    if (seen.empty() || seen.back() != go::cap(s)) {
      seen.push_back(go::cap(s));
    }
  }
  EXPECT_EQ(seen, growth<T>);
  seen.clear();
  for (Int n : {1, 2, 3, 5, 7, 9, 17, 33, 100, 257, 1000, 4097, 10000}) {
    seen.push_back(go::cap(go::appendSlice(go::Slice<T>(), go::makeSlice<T>(n))));
  }
  EXPECT_EQ(seen, jumps<T>);
}

TEST(Append, GrowsAsGo) {
  checkGrowth<go::Byte>();
  checkGrowth<go::Int16>();
  checkGrowth<go::Int32>();
  checkGrowth<go::Int>();
  checkGrowth<Three>();
  checkGrowth<go::String>();
  checkGrowth<go::Slice<go::Byte>>();
  checkGrowth<Five>();
  checkGrowth<FivePointers>();
  checkGrowth<Big>();
  checkGrowth<BigPointers>();
  checkGrowth<go::Int*>();
}

TEST(Append, ReadsItsOperandsFirst) {
  go::Slice<Int> s{1, 2, 3};
  auto t = go::append(go::sliceTo(s, 1), s[2], s[1]);
  EXPECT_EQ(t[1], 3);
  EXPECT_EQ(t[2], 2);
}

TEST(Append, KeepsDefinedTypesAndTakesStrings) {
  go::Slice<go::Byte> b = go::toBytes("ab");
  b = go::appendSlice(b, go::String("cd"));
  EXPECT_TRUE(go::stringOf(b) == "abcd");
  EXPECT_EQ(go::copy(b, go::String("xyz")), 3);
  EXPECT_TRUE(go::stringOf(b) == "xyzd");
}

TEST(Conversions, CapacitiesAsGo) {
  struct Row {
    Int n, bytes, runes;
  };
  for (auto [n, bytes, runes] : std::vector<Row>{{1, 8, 2},
                                                 {5, 8, 6},
                                                 {8, 8, 8},
                                                 {9, 16, 12},
                                                 {16, 16, 16},
                                                 {31, 32, 32},
                                                 {32, 32, 32},
                                                 {33, 48, 36},
                                                 {100, 112, 104},
                                                 {1000, 1024, 1024},
                                                 {5000, 5376, 5120}}) {
    auto s = go::stringOf(go::makeSlice<go::Byte>(n));
    EXPECT_EQ(go::cap(go::toBytes(s)), bytes);
    EXPECT_EQ(go::cap(go::toRunes(s)), runes);
  }
}

TEST(Slice, Bounds) {
  go::Slice<Int> s = go::makeSlice<Int>(3, 5);
  go::Array<Int, 4> a{1, 2, 3, 4};
  go::String text("hello");
  Int five = 5, six = 6, minus = -1, two = 2;
  EXPECT_EQ(panicText([&] { s[five]; }), "runtime error: index out of range [5] with length 3");
  EXPECT_EQ(panicText([&] { s[minus]; }), "runtime error: index out of range [-1]");
  EXPECT_EQ(panicText([&] { a[five]; }), "runtime error: index out of range [5] with length 4");
  EXPECT_EQ(panicText([&] { text[five]; }), "runtime error: index out of range [5] with length 5");
  EXPECT_EQ(panicText([&] { go::slice(s, 0, six); }), "runtime error: slice bounds out of range [:6] with capacity 5");
  EXPECT_EQ(panicText([&] { go::slice(a, 0, five); }), "runtime error: slice bounds out of range [:5] with length 4");
  EXPECT_EQ(panicText([&] { go::slice(text, 0, six); }), "runtime error: slice bounds out of range [:6] with length 5");
  EXPECT_EQ(panicText([&] { go::slice(s, two, 1); }), "runtime error: slice bounds out of range [2:1]");
  EXPECT_EQ(panicText([&] { go::sliceFrom(s, five); }), "runtime error: slice bounds out of range [5:3]");
  EXPECT_EQ(panicText([&] { go::slice(s, 0, 1, six); }),
            "runtime error: slice bounds out of range [::6] with capacity 5");
  EXPECT_EQ(panicText([&] { go::slice(s, 0, five, two); }), "runtime error: slice bounds out of range [:5:2]");
  EXPECT_EQ(panicText([&] { go::slice(s, five, two, five); }), "runtime error: slice bounds out of range [5:2:]");
  EXPECT_EQ(panicText([&] { go::slice(s, minus, two); }), "runtime error: slice bounds out of range [-1:]");
  EXPECT_EQ(panicText([&] { (void)go::makeSlice<Int>(minus); }), "runtime error: makeslice: len out of range");
  EXPECT_EQ(panicText([&] { (void)go::makeSlice<Int>(1, minus); }), "runtime error: makeslice: cap out of range");
  EXPECT_EQ(panicText([&] { (void)go::toArrayPtr<Int, 4>(s); }),
            "runtime error: cannot convert slice with length 3 to array or pointer to array with length 4");
}

TEST(Slice, EmptyIsNotNil) {
  EXPECT_TRUE(go::Slice<Int>() == nullptr);
  EXPECT_FALSE(go::makeSlice<Int>(0) == nullptr);
  EXPECT_FALSE(go::makeSlice<go::Empty>(9) == nullptr);
  EXPECT_EQ(go::len(go::Slice<Int>::keyed(7, {{5, 1}})), 7);
}

TEST(String, RangeReplacesBadBytes) {
  std::vector<std::pair<Int, go::Rune>> seen;
  for (auto [i, r] : go::range(go::String("a\xc3\xa9\xff\xe4\xb8\x96\xed\xa0\x80\xf0\x9f\x98\x80"))) {
    seen.emplace_back(i, r);
  }
  std::vector<std::pair<Int, go::Rune>> wanted = {{0, 'a'},    {1, 0xe9},   {3, 0xfffd}, {4, 0x4e16},
                                                  {7, 0xfffd}, {8, 0xfffd}, {9, 0xfffd}, {10, 0x1f600}};
  EXPECT_EQ(seen, wanted);
}

TEST(String, ConvertsRunes) {
  EXPECT_TRUE(go::stringOf(0x4e16) == "\xe4\xb8\x96");
  EXPECT_TRUE(go::stringOf(-1) == "\xef\xbf\xbd");
  EXPECT_TRUE(go::stringOf(0xd800) == "\xef\xbf\xbd");
  EXPECT_TRUE(go::stringOf(go::Slice<go::Rune>{'h', 0x1f600}) == "h\xf0\x9f\x98\x80");
  EXPECT_EQ(go::len(go::toRunes("h\xc3\xa9\xff")), 3);
}

TEST(String, Orders) {
  EXPECT_TRUE(go::String("a") < "b");
  EXPECT_TRUE(go::String("") < "a");
  EXPECT_TRUE(go::String("a\xff") > "a\x01z");
  EXPECT_TRUE(go::String("ab") + "cd" == "abcd");
  EXPECT_TRUE(go::String("nul\0x").len == 5);
}

}  // namespace
