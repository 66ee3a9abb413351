// The heap and the collector on one thread: what is reachable survives, what is not goes, sizes and layouts fit.
#include "mem/heap.h"

#include <gtest/gtest.h>

#include "go/go.h"
#include "mem/collect.h"
#include "mem/special.h"
#include "mem/layout.h"
#include "mem/sizes.h"

namespace {

using go::Int;

struct Node {
  Int value = 0;
  Node* left = nullptr;
  Node* right = nullptr;
  static const go::Type goType;
};
struct Mixed {
  go::Uint8 flag = 0;
  go::String name;
  go::Any any;
  go::Slice<Int> numbers;
  go::Int32 a = 0, b = 0;
  go::Func<void()> f;
  static const go::Type goType;
};
constexpr go::Field nodeFields[] = {
    {.name = "value", .type = go::typeOf<Int>(), .offset = offsetof(Node, value)},
    {.name = "left", .type = go::typeOf<Node*>(), .offset = offsetof(Node, left)},
    {.name = "right", .type = go::typeOf<Node*>(), .offset = offsetof(Node, right)},
};
constexpr go::Field mixedFields[] = {
    {.name = "flag", .type = go::typeOf<go::Uint8>(), .offset = offsetof(Mixed, flag)},
    {.name = "name", .type = go::typeOf<go::String>(), .offset = offsetof(Mixed, name)},
    {.name = "any", .type = go::typeOf<go::Any>(), .offset = offsetof(Mixed, any)},
    {.name = "numbers", .type = go::typeOf<go::Slice<Int>>(), .offset = offsetof(Mixed, numbers)},
    {.name = "a", .type = go::typeOf<go::Int32>(), .offset = offsetof(Mixed, a)},
    {.name = "b", .type = go::typeOf<go::Int32>(), .offset = offsetof(Mixed, b)},
    {.name = "f", .type = go::typeOf<go::Func<void()>>(), .offset = offsetof(Mixed, f)},
};
constinit const go::Type Node::goType = go::structType<Node>("main.Node", nodeFields);
constinit const go::Type Mixed::goType = go::structType<Mixed>("main.Mixed", mixedFields);

auto tree(Int depth) -> Node* {
  if (depth == 0) {
    return go::alloc(Node{.value = 1});
  }
  return go::alloc(Node{.value = depth, .left = tree(depth - 1), .right = tree(depth - 1)});
}
auto count(const Node* n) -> Int { return n == nullptr ? 0 : 1 + count(n->left) + count(n->right); }

Node* global;

// Overwrites the part of the stack that earlier calls used, so that no stale pointer lies there.
[[gnu::noinline]] void scrubStack() {
  char space[32 << 10];
  __builtin_memset(space, 0, sizeof(space));
  asm volatile("" : : "r"(space) : "memory");
}

TEST(Layout, OfTypes) {
  EXPECT_EQ(gort::layoutOf(go::typeOf<Int>())->period, 0U);
  EXPECT_EQ(gort::layoutOf(go::typeOf<go::Array<go::Float64, 1000>>())->period, 0U);
  const gort::Layout* node = gort::layoutOf(go::typeOf<Node>());
  EXPECT_EQ(node->period, 63U);
  EXPECT_EQ(node->mask & 7, 6U);
  const gort::Layout* mixed = gort::layoutOf(go::typeOf<Mixed>());
  EXPECT_EQ(mixed->mask & 0x3ff, 0x232U);  // name, any's data, numbers, f
  EXPECT_EQ(gort::layoutOf(go::typeOf<go::Array<Node, 1000>>()), node);
  EXPECT_EQ(gort::layoutOf(go::typeOf<go::Slice<Int>*>()), gort::layoutOf(go::typeOf<Int*>()));
}

TEST(Heap, ZeroedAndAligned) {
  for (Int n : {1, 7, 16, 17, 100, 1000, 5000, 9000, 100000, 1000000}) {
    auto s = go::makeSlice<go::Byte>(n);
    EXPECT_EQ(reinterpret_cast<uintptr_t>(s.ptr) % 16, 0U);
    for (auto b : s) {
      ASSERT_EQ(b, 0);
    }
    for (auto i : go::indices(s)) {
      s[i] = 0xff;
    }
    gort::HeapObject object = gort::heapObject(s.ptr + n / 2);
    EXPECT_EQ(object.start, s.ptr);
    EXPECT_GE(object.size, static_cast<size_t>(n));
  }
  gort::collectGarbage();
  for (int round = 0; round < 100; round++) {
    for (auto b : go::makeSlice<go::Byte>(1 + round * 97)) {
      ASSERT_EQ(b, 0);
    }
  }
}

TEST(Heap, SizesFit) {
  for (size_t n = 1; n <= gort::kMostSmall; n++) {
    size_t size = gort::sizeOfIndex(gort::sizeIndex(n));
    ASSERT_GE(size, n);
    ASSERT_EQ(size % 16, 0U);
    ASSERT_LE(size, n + n / 2 + 16);
  }
}

TEST(Collect, KeepsWhatIsReachable) {
  global = tree(12);
  auto local = tree(10);
  go::Slice<go::Any> xs;
  go::Map<go::String, Node*> m = go::makeMap<go::String, Node*>();
  for (Int i = 0; i < 1000; i++) {
    xs = go::append(xs, go::Any(i + 1000));
    m.set(go::String("k") + go::stringOf(i + 0x4e00), tree(2));
    if (i % 100 == 0) {
      gort::collectGarbage();
    }
  }
  EXPECT_EQ(count(global), 8191);
  EXPECT_EQ(count(local), 2047);
  for (auto [i, x] : go::range(xs)) {
    ASSERT_EQ(go::assertTo<Int>(x), i + 1000);
  }
  for (auto [k, v] : go::range(m)) {
    ASSERT_EQ(count(v), 7);
    ASSERT_EQ(k[0], 'k');
  }
}

TEST(Collect, KeepsThroughInteriorPointersAndClosures) {
  auto array = go::makeSlice<Int>(100000);
  array[70000] = 7;
  Int* interior = &array[70000];
  array = nullptr;
  auto& captured = go::heap<Node*>(tree(3));
  go::Func<Int()> f = [&captured] { return count(captured); };
  scrubStack();
  for (int i = 0; i < 50; i++) {
    gort::collectGarbage();
    (void)go::makeSlice<Int>(100000);
    (void)tree(5);
  }
  EXPECT_EQ(*interior, 7);
  EXPECT_EQ(f(), 15);
}

TEST(Collect, FreesTheRest) {
  global = nullptr;
  scrubStack();
  gort::collectGarbage();
  uint64_t before = gort::heapNumbers().liveBytes;
  for (int i = 0; i < 200; i++) {
    (void)tree(12);
    (void)go::makeSlice<go::Byte>(1 << 20);
  }
  scrubStack();
  gort::collectGarbage();
  gort::HeapNumbers after = gort::heapNumbers();
  EXPECT_LT(after.liveBytes, before + (4 << 20));
  EXPECT_LT(after.heapBytes, size_t{200} << 20);
  EXPECT_GT(after.totalBytes, size_t{200} << 20);
  EXPECT_GT(after.frees, 200U * 8000);
  EXPECT_GE(after.collections, 5U);
}

TEST(Collect, CountsAllocationsExactly) {
  uint64_t before = gort::heapNumbers().allocations;
  for (int i = 0; i < 1000; i++) {
    (void)go::alloc<Node>();
  }
  EXPECT_EQ(gort::heapNumbers().allocations - before, 1000U);
}

TEST(Collect, Stress) {
  gort::setGcStress(3);
  auto t = tree(6);
  go::Map<Int, go::String> m = go::makeMap<Int, go::String>();
  for (Int i = 0; i < 300; i++) {
    m.set(i, go::String("v") + go::stringOf(i + 0x4e00));
  }
  for (auto [k, v] : go::range(m)) {
    ASSERT_TRUE(v == go::String("v") + go::stringOf(k + 0x4e00));
  }
  EXPECT_EQ(count(t), 127);
  gort::setGcStress(0);
}

// As native types of packages are: no fields listed.
struct Native {
  Int n = 0;
  go::Slice<Int> numbers;
  static const go::Type goType;
};
constinit const go::Type Native::goType = go::structType<Native>("main.Native");

TEST(Collect, ScansNativeStructsWhole) {
  auto native = go::alloc<Native>();
  native->numbers = go::makeSlice<Int>(100);
  native->numbers[99] = 5;
  gort::setGcStress(1);
  for (int i = 0; i < 10; i++) {
    (void)go::makeSlice<Int>(100);
  }
  gort::setGcStress(0);
  EXPECT_EQ(native->numbers[99], 5);
}

int finalized;

[[gnu::noinline]] void makeFinalizable() {
  for (int i = 0; i < 10; i++) {
    gort::setFinalizer(
        tree(2), [](void* object, void*) { finalized += count(static_cast<Node*>(object)) == 7; }, nullptr);
  }
}

TEST(Finalizer, RunsOnceAfterDeath) {
  makeFinalizable();
  auto kept = go::alloc<Node>();
  gort::setFinalizer(kept, [](void*, void*) { finalized += 1000; }, nullptr);
  scrubStack();
  gort::collectGarbage();
  gort::runFinalizers();
  EXPECT_GE(finalized, 8);  // a stale word on the stack may keep one or two
  EXPECT_LE(finalized, 10);
  gort::setFinalizer(kept, nullptr, nullptr);
}

Int order;

[[gnu::noinline]] void makeChainOfFinalizable() {
  auto last = go::alloc(Node{.value = 2});
  auto first = go::alloc(Node{.value = 1, .left = last});
  for (auto n : {last, first}) {
    gort::setFinalizer(n, [](void* object, void*) { order = order * 10 + static_cast<Node*>(object)->value; }, nullptr);
  }
}

TEST(Finalizer, RunsBeforeThoseOfWhatItPointsTo) {
  makeChainOfFinalizable();
  for (int i = 0; i < 3; i++) {
    scrubStack();
    gort::collectGarbage();
    gort::runFinalizers();
  }
  EXPECT_TRUE(order == 12 || order == 0) << order;  // 0: a stale word on the stack keeps them
}

[[gnu::noinline]] void makeTwiceFinalizable() {
  auto n = go::alloc<Node>();
  EXPECT_TRUE(gort::setFinalizer(n, [](void*, void*) {}, nullptr));
  EXPECT_FALSE(gort::setFinalizer(n, [](void*, void*) {}, nullptr));
  EXPECT_TRUE(gort::setFinalizer(n, nullptr, nullptr));
  EXPECT_TRUE(gort::setFinalizer(n, [](void*, void*) {}, nullptr));
}

TEST(Finalizer, IsOne) { makeTwiceFinalizable(); }

constexpr int kObjects = 500;  // of which stale words on the stack may keep a few
constexpr int kMostStale = 4;

void** handles[kObjects];
int cleaned;

[[gnu::noinline]] void makeWeakTrees() {
  for (auto& handle : handles) {
    handle = gort::weakHandle(tree(3));
  }
}

auto clearedHandles() -> int {
  int cleared = 0;
  for (auto handle : handles) {
    cleared += *handle == nullptr;
  }
  return cleared;
}

TEST(Weak, IsClearedAtDeath) {
  makeWeakTrees();
  auto kept = tree(3);
  void** handle = gort::weakHandle(kept);
  void** inner = gort::weakHandle(&kept->left);
  EXPECT_EQ(handle, gort::weakHandle(kept));
  EXPECT_NE(handle, inner);
  EXPECT_EQ(*inner, &kept->left);
  EXPECT_EQ(*gort::weakHandle(&global), &global);
  scrubStack();
  gort::collectGarbage();
  gort::collectGarbage();
  EXPECT_GE(clearedHandles(), kObjects - kMostStale);
  EXPECT_EQ(*handle, kept);
  EXPECT_EQ(*inner, &kept->left);
  EXPECT_EQ(*gort::weakHandle(&global), &global);
}

[[gnu::noinline]] void makeWeakFinalizable() {
  for (auto& handle : handles) {
    auto n = go::alloc(Node{.value = 5});
    handle = gort::weakHandle(n);
    gort::setFinalizer(n, [](void* object, void*) { finalized += static_cast<Node*>(object)->value == 5; }, nullptr);
    gort::addCleanup(&n->left, [](void* object, void*) { cleaned += object == nullptr; }, nullptr);
  }
}

TEST(Weak, IsClearedBeforeTheFinalizerAndCleanupsComeAfterIt) {
  finalized = cleaned = 0;
  makeWeakFinalizable();
  scrubStack();
  gort::collectGarbage();
  EXPECT_GE(clearedHandles(), kObjects - kMostStale);
  gort::runFinalizers();
  EXPECT_GE(finalized, kObjects - kMostStale);
  EXPECT_EQ(cleaned, 0);
  scrubStack();
  gort::collectGarbage();
  gort::runFinalizers();
  EXPECT_GE(cleaned, kObjects - 2 * kMostStale);
}

[[gnu::noinline]] void makeStoppedCleanups() {
  for (int i = 0; i < kObjects; i++) {
    auto n = go::alloc<Node>();
    gort::addCleanup(n, [](void*, void*) { cleaned++; }, nullptr);
    uint64_t id = gort::addCleanup(n, [](void*, void*) { cleaned += 1000000; }, nullptr);
    gort::removeCleanup(n, id);
    gort::removeCleanup(n, id);
  }
}

TEST(Cleanup, RunsUnlessStopped) {
  cleaned = 0;
  makeStoppedCleanups();
  scrubStack();
  gort::collectGarbage();
  gort::runFinalizers();
  EXPECT_GE(cleaned, kObjects - kMostStale);
  EXPECT_LE(cleaned, kObjects);
}

[[gnu::noinline]] void fillHeap(go::Slice<go::Slice<go::Byte>>* all) {
  *all = go::makeSlice<go::Slice<go::Byte>>(64);
  for (auto i : go::indices(*all)) {
    (*all)[i] = go::makeSlice<go::Byte>(1 << 20);
    for (Int k = 0; k < 1 << 20; k += 4096) {
      (*all)[i][k] = 1;
    }
  }
}

TEST(Release, GivesBackAndTakesAgain) {
  go::Slice<go::Slice<go::Byte>> all;
  fillHeap(&all);
  gort::HeapNumbers full = gort::heapNumbers();
  EXPECT_GE(full.liveBytes, 64U << 20);
  all = {};
  scrubStack();
  gort::freeOsMemory();
  gort::HeapNumbers empty = gort::heapNumbers();
  EXPECT_GE(empty.releasedBytes, 60U << 20);
  EXPECT_EQ(empty.releasedBytes, empty.idleBytes);
  EXPECT_EQ(empty.forced, full.forced + 1);
  fillHeap(&all);
  gort::HeapNumbers again = gort::heapNumbers();
  EXPECT_LE(again.releasedBytes + (60U << 20), empty.releasedBytes + (1U << 20));
  for (auto bytes : all) {
    ASSERT_EQ(bytes[4096], 1);
    ASSERT_EQ(bytes[4097], 0);
  }
}

TEST(Release, HappensInIdleTime) {
  go::Slice<go::Slice<go::Byte>> all;
  fillHeap(&all);
  all = {};
  scrubStack();
  gort::collectGarbage();
  for (int i = 0; i < 100; i++) {
    gort::tendHeap();
  }
  gort::HeapNumbers n = gort::heapNumbers();
  EXPECT_LE(n.heapBytes - n.releasedBytes, n.nextCollection + n.nextCollection / 10 + (2U << 20));
}

TEST(Limit, CollectsEarlier) {
  int percent = gort::setGcPercent(-1);
  EXPECT_EQ(gort::setMemoryLimit(32 << 20), INT64_MAX);
  EXPECT_EQ(gort::setMemoryLimit(-1), 32 << 20);
  uint32_t before = gort::heapNumbers().collections;
  for (int i = 0; i < 200; i++) {
    (void)go::makeSlice<go::Byte>(1 << 20);
  }
  gort::HeapNumbers n = gort::heapNumbers();
  EXPECT_GE(n.collections, before + 4);
  EXPECT_LE(n.heapBytes - n.releasedBytes, 40U << 20);
  EXPECT_EQ(gort::setMemoryLimit(INT64_MAX), 32 << 20);
  gort::setGcPercent(percent);
}

}  // namespace
