// Maps: all key shapes, walks during changes, panics.
#include "go/map.h"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <set>

#include "go/go.h"
#include "lang/panic_test_util.h"

namespace {

using go::Int;

struct Key {
  Int a = 0;
  go::String b;
  friend auto operator==(const Key&, const Key&) -> bool = default;
  static const go::Type goType;
};
constexpr go::Field keyFields[] = {{.name = "a", .type = go::typeOf<Int>(), .offset = offsetof(Key, a)},
                                   {.name = "b", .type = go::typeOf<go::String>(), .offset = offsetof(Key, b)}};
constinit const go::Type Key::goType = go::structType<Key>("main.Key", keyFields);

auto text(Int n) -> go::String {
  char digits[20];
  int size = snprintf(digits, sizeof(digits), "key%ld", n);
  return go::stringOf(go::Slice<char>::of(digits, size, size));
}

// The same random operations on our map and on std::map.
template <class K, class Make>
void compareWithModel(Make make) {
  go::Map<K, Int> m = go::makeMap<K, Int>();
  std::map<Int, Int> model;
  unsigned random = 1;
  for (int step = 0; step < 20000; step++) {
    random = random * 1664525 + 1013904223;
    Int n = (random >> 8) % 700;
    switch (random >> 29) {
      case 0:
      case 1:
      case 2:
        m.set(make(n), step);
        model[n] = step;
        break;
      case 3:
        m.ref(make(n)) += 1;
        model[n] += 1;
        break;
      case 4:
      case 5:
        m.erase(make(n));
        model.erase(n);
        break;
      default: {
        auto [v, ok] = m.lookup(make(n));
        EXPECT_EQ(ok, model.count(n) == 1);
        EXPECT_EQ(v, ok ? model[n] : 0);
      }
    }
    ASSERT_EQ(go::len(m), static_cast<Int>(model.size()));
  }
  Int sum = 0;
  for (auto [k, v] : go::range(m)) {
    EXPECT_EQ(m[k], v);
    sum += v;
  }
  for (auto [n, v] : model) {
    EXPECT_EQ(m[make(n)], v);
    sum -= v;
  }
  EXPECT_EQ(sum, 0);
}

TEST(Map, BehavesAsAMap) {
  compareWithModel<Int>([](Int n) { return n; });
  compareWithModel<go::Int32>([](Int n) { return static_cast<go::Int32>(n); });
  compareWithModel<go::Uint16>([](Int n) { return static_cast<go::Uint16>(n); });
  compareWithModel<go::Float64>([](Int n) { return static_cast<double>(n); });
  compareWithModel<go::String>(text);
  compareWithModel<Key>([](Int n) { return Key{.a = n % 10, .b = text(n)}; });
  compareWithModel<go::Any>([](Int n) { return n % 2 == 0 ? go::Any(n) : go::Any(text(n)); });
  compareWithModel<go::Array<Int, 2>>([](Int n) { return go::Array<Int, 2>{n, -n}; });
}

TEST(Map, NilReadsAsEmpty) {
  go::Map<Int, Int> m;
  EXPECT_EQ(m[3], 0);
  EXPECT_EQ(go::len(m), 0);
  m.erase(3);
  go::clear(m);
  for (auto k : go::keys(m)) {
    FAIL() << k;
  }
  EXPECT_EQ(panicText([&] { m.set(1, 2); }), "assignment to entry in nil map");
}

TEST(Map, NanKeysAreNeverFound) {
  double nan = std::numeric_limits<double>::quiet_NaN();
  go::Map<double, Int> m{{nan, 1}, {nan, 2}, {0.0, 3}};
  EXPECT_EQ(go::len(m), 3);
  EXPECT_EQ(m[nan], 0);
  EXPECT_EQ(m[-0.0], 3);
  m.erase(nan);
  EXPECT_EQ(go::len(m), 3);
  go::clear(m);
  EXPECT_EQ(go::len(m), 0);
}

TEST(Map, UnhashableKeysPanic) {
  go::Map<go::Any, Int> m{{go::Any(Int{1}), 2}};
  go::Any slice = go::Slice<Int>{1};
  EXPECT_EQ(panicText([&] { m.set(slice, 1); }), "runtime error: hash of unhashable type []int");
  EXPECT_EQ(panicText([&] { (void)m[slice]; }), "runtime error: hash of unhashable type []int");
  EXPECT_EQ(panicText([&] { (void)go::Map<go::Any, Int>()[slice]; }), "runtime error: hash of unhashable type []int");
}

TEST(Map, WalkMeetsWhatStaysOnce) {
  for (Int size : {3, 8, 9, 100, 1000}) {
    go::Map<Int, Int> m = go::makeMap<Int, Int>();
    for (Int i = 0; i < size; i++) {
      m.set(i, i);
    }
    std::multiset<Int> seen;
    Int added = 0;
    for (auto [k, v] : go::range(m)) {
      seen.insert(k);
      if (k < size) {
        m.erase((k + 1) % size == k ? k : size + 5000);  // absent mostly
        m.set(size + added++ % (3 * size), -1);          // grows while walked
      }
      if (added > 10 * size) {
        break;
      }
    }
    for (Int i = 0; i < size; i++) {
      EXPECT_EQ(seen.count(i), 1U) << size;
    }
  }
}

TEST(Map, WalkSkipsWhatIsDeleted) {
  go::Map<Int, Int> m = go::makeMap<Int, Int>();
  for (Int i = 0; i < 50; i++) {
    m.set(i, i);
  }
  std::set<Int> gone;
  for (auto [k, v] : go::range(m)) {
    EXPECT_EQ(gone.count(k), 0U);
    Int victim = (k * 7 + 3) % 50;
    if (victim != k) {
      m.erase(victim);
      gone.insert(victim);
    }
  }
  go::clear(m);
  EXPECT_EQ(go::len(m), 0);
}

TEST(Map, WalkOfClearedMapEnds) {
  go::Map<double, Int> m{{std::numeric_limits<double>::quiet_NaN(), 1}, {1.0, 2}, {2.0, 3}};
  Int rounds = 0;
  for (auto k : go::keys(m)) {
    (void)k;
    rounds++;
    go::clear(m);
    for (Int i = 0; i < 100; i++) {
      m.set(100.0 + static_cast<double>(i), 0);
    }
    if (rounds > 3) {
      break;
    }
  }
  EXPECT_LE(rounds, 3);
}

TEST(Map, StartsVary) {
  go::Map<Int, Int> m;
  m = go::makeMap<Int, Int>();
  for (Int i = 0; i < 8; i++) {
    m.set(i, i);
  }
  std::set<Int> firsts;
  for (int i = 0; i < 200; i++) {
    for (auto k : go::keys(m)) {
      firsts.insert(k);
      break;
    }
  }
  EXPECT_GT(firsts.size(), 4U);
}

}  // namespace
