// Type strings, identity, interfaces and assertions.
#include "lang/type.h"

#include <gtest/gtest.h>

#include <string>

#include "go/go.h"
#include "lang/panic_test_util.h"

namespace {

using go::Int;

struct Shape : go::Interface<Shape> {
  using Interface::Interface;
  struct Methods {
    go::Float64 (*Area)(void* self);
  };
  template <class T>
  static constexpr Methods methodsOf = {
      .Area = [](void* self) -> go::Float64 { return static_cast<T*>(self)->Area(); }};
  auto Area() const -> go::Float64 { return methods()->Area(data()); }
  static const go::Type goType;
};
struct Square {
  go::Float64 a = 0;
  auto Area() const -> go::Float64 { return a * a; }
  void Grow() { a++; }
  friend auto operator==(const Square&, const Square&) -> bool = default;
  static const go::Type goType;
};
struct Grower : go::Interface<Grower> {
  using Interface::Interface;
  struct Methods {
    void (*Grow)(void* self);
  };
  template <class T>
  static constexpr Methods methodsOf = {.Grow = [](void* self) { static_cast<T*>(self)->Grow(); }};
  void Grow() const { methods()->Grow(data()); }
  static const go::Type goType;
};
struct Decoder {
  Int n = 0;
  static const go::Type goType;
};
struct Handler : go::Func<void(Int)> {
  using Func::Func;
  auto Area() const -> go::Float64 { return 1.5; }
  static const go::Type goType;
};
struct AnonymousA {
  Int x = 0;
  go::String y;
  friend auto operator==(const AnonymousA&, const AnonymousA&) -> bool = default;
  static const go::Type goType;
};
struct AnonymousB {
  Int x = 0;
  go::String y;
  friend auto operator==(const AnonymousB&, const AnonymousB&) -> bool = default;
  static const go::Type goType;
};

constexpr go::Method shapeMethods[] = {go::interfaceMethod<go::Float64()>("Area")};
constexpr go::Method growerMethods[] = {go::interfaceMethod<void()>("Grow")};
constexpr go::Method squareMethods[] = {go::method<&Square::Area>("Area"), go::method<&Square::Grow>("Grow")};
constexpr go::Method handlerMethods[] = {go::method<&Handler::Area>("Area")};
constexpr go::Field squareFields[] = {{.name = "a", .type = go::typeOf<go::Float64>(), .offset = 0}};
constexpr go::Field aFields[] = {
    {.name = "x", .type = go::typeOf<Int>(), .offset = offsetof(AnonymousA, x)},
    {.name = "y", .type = go::typeOf<go::String>(), .offset = offsetof(AnonymousA, y), .tag = "json:\"y\""}};
constexpr go::Field bFields[] = {
    {.name = "x", .type = go::typeOf<Int>(), .offset = offsetof(AnonymousB, x)},
    {.name = "y", .type = go::typeOf<go::String>(), .offset = offsetof(AnonymousB, y), .tag = "json:\"y\""}};
constinit const go::Type Shape::goType = go::interfaceType<Shape>("main.Shape", shapeMethods);
constinit const go::Type Grower::goType = go::interfaceType<Grower>(nullptr, growerMethods);
constinit const go::Type Square::goType = go::structType<Square>("main.Square", squareFields, squareMethods);
constinit const go::Type Decoder::goType = go::structType<Decoder>("encoding/json.Decoder");
constinit const go::Type Handler::goType =
    go::definedType<Handler, go::Func<void(Int)>>("main.Handler", handlerMethods);
constinit const go::Type AnonymousA::goType = go::structType<AnonymousA>(nullptr, aFields);
constinit const go::Type AnonymousB::goType = go::structType<AnonymousB>(nullptr, bFields);

struct Empty1 : go::Any {
  using Any::Any;
  static const go::Type goType;
};
struct Empty2 : go::Any {
  using Any::Any;
  static const go::Type goType;
};
struct SquarePointer : go::Defined<SquarePointer, Square*> {
  using Defined::Defined;
  static const go::Type goType;
};
struct Pipe : go::Chan<Int> {
  using Chan::Chan;
  static const go::Type goType;
};
struct Handle : go::Defined<Handle, go::Uintptr> {
  using Defined::Defined;
  static const go::Type goType;
};
constinit const go::Type Empty1::goType = go::interfaceType<Empty1>("main.Empty1");
constinit const go::Type Empty2::goType = go::interfaceType<Empty2>("main.Empty2");
constinit const go::Type SquarePointer::goType = go::definedType<SquarePointer, Square*>("main.SquarePointer");
constinit const go::Type Pipe::goType = go::definedType<Pipe, go::Chan<Int>>("main.Pipe");
constinit const go::Type Handle::goType = go::definedType<Handle, go::Uintptr>("main.Handle");

template <class T>
auto name() -> std::string {
  go::String s = gort::typeString(go::typeOf<T>());
  return std::string(s.ptr, static_cast<size_t>(s.len));
}

TEST(TypeString, AsReflect) {
  EXPECT_EQ(name<Int>(), "int");
  EXPECT_EQ(name<go::Byte>(), "uint8");
  EXPECT_EQ(name<go::Rune>(), "int32");
  EXPECT_EQ(name<go::Uintptr>(), "uintptr");
  EXPECT_EQ(name<go::unsafe::Pointer>(), "unsafe.Pointer");
  EXPECT_EQ(name<go::Error>(), "error");
  EXPECT_EQ(name<go::Any>(), "interface {}");
  EXPECT_EQ(name<go::Empty>(), "struct {}");
  EXPECT_EQ(name<Square*>(), "*main.Square");
  EXPECT_EQ(name<Decoder>(), "json.Decoder");
  EXPECT_EQ(name<go::Slice<Square>>(), "[]main.Square");
  EXPECT_EQ((name<go::Array<go::Slice<go::String>, 3>>()), "[3][]string");
  EXPECT_EQ((name<go::Map<go::String, Int>>()), "map[string]int");
  EXPECT_EQ(name<go::Chan<Int>>(), "chan int");
  EXPECT_EQ(name<go::SendChan<Int>>(), "chan<- int");
  EXPECT_EQ(name<go::RecvChan<Int>>(), "<-chan int");
  EXPECT_EQ(name<go::Chan<go::RecvChan<Int>>>(), "chan (<-chan int)");
  EXPECT_EQ(name<go::Func<go::String(Int)>>(), "func(int) string");
  EXPECT_EQ((name<go::Func<void(Int, go::Variadic<go::Any>)>>()), "func(int, ...interface {})");
  EXPECT_EQ((name<go::Func<go::Tuple<Int, go::Error>()>>()), "func() (int, error)");
  EXPECT_EQ(name<AnonymousA>(), "struct { x int; y string \"json:\\\"y\\\"\" }");
  EXPECT_EQ(name<Grower>(), "interface { Grow() }");
  EXPECT_EQ(name<Handler>(), "main.Handler");
  EXPECT_EQ(name<Empty2*>(), "*main.Empty2");
  EXPECT_EQ(name<Handle>(), "main.Handle");
}

TEST(TypeString, NameAndPackage) {
  EXPECT_TRUE(gort::typeName(go::typeOf<Decoder>()) == "Decoder");
  EXPECT_TRUE(gort::typePackage(go::typeOf<Decoder>()) == "encoding/json");
  EXPECT_TRUE(gort::typePackage(go::typeOf<Int>()) == "");
  static constinit const go::Type renamed{.kind = go::Kind::Int, .name = "example.com/go-yaml#yaml.Kind"};
  EXPECT_TRUE(gort::typeString(&renamed) == "yaml.Kind");
  EXPECT_TRUE(gort::typeName(&renamed) == "Kind");
  EXPECT_TRUE(gort::typePackage(&renamed) == "example.com/go-yaml");
  EXPECT_TRUE(gort::typeName(go::typeOf<Square*>()) == "");
}

TEST(Identity, UnnamedStructsByStructure) {
  EXPECT_TRUE(gort::sameType(go::typeOf<AnonymousA>(), go::typeOf<AnonymousB>()));
  EXPECT_TRUE(gort::sameType(go::typeOf<go::Slice<AnonymousA>>(), go::typeOf<go::Slice<AnonymousB>>()));
  EXPECT_FALSE(gort::sameType(go::typeOf<Square*>(), go::typeOf<Decoder*>()));
  go::Any a = AnonymousA{.x = 1, .y = "q"};
  go::Any b = AnonymousB{.x = 1, .y = "q"};
  EXPECT_TRUE(a == b);
  EXPECT_TRUE(go::is<AnonymousB>(a));
}

TEST(Interface, HoldsValuesAndPointers) {
  Square square{3};
  Shape value = square;
  square.a = 4;
  Shape pointer = &square;
  EXPECT_EQ(value.Area(), 9);
  EXPECT_EQ(pointer.Area(), 16);
  EXPECT_TRUE(value == Shape(Square{3}));
  EXPECT_FALSE(value == pointer);
  EXPECT_FALSE(value == nullptr);
  Shape handler = Handler([](Int) {});
  EXPECT_EQ(handler.Area(), 1.5);
  go::Any any = handler;
  auto [back, ok] = go::cast<Handler>(any);
  EXPECT_TRUE(ok);
  back(1);
}

TEST(Interface, DynamicConversion) {
  Square square{2};
  go::Any pointer = &square;
  auto [grower, ok] = go::cast<Grower>(pointer);
  ASSERT_TRUE(ok);
  grower.Grow();
  EXPECT_EQ(square.a, 3);
  EXPECT_TRUE(go::is<Shape>(pointer));
  EXPECT_FALSE(go::is<Grower>(go::Any(square)));  // Grow has a pointer receiver
  EXPECT_TRUE(go::is<Shape>(go::Any(square)));
  EXPECT_FALSE(go::is<Shape>(go::Any(Int{3})));
  EXPECT_FALSE(go::is<Shape>(go::Any()));
  Shape shape = grower;
  EXPECT_EQ(shape.Area(), 9);
  EXPECT_TRUE(Shape(Grower(nullptr)) == nullptr);
}

TEST(Interface, AssertionTexts) {
  go::Any five = Int{5};
  go::Any none;
  go::Error error;
  Shape shape = Square{1};
  EXPECT_EQ(panicText([&] { go::assertTo<go::String>(five); }),
            "interface conversion: interface {} is int, not string");
  EXPECT_EQ(panicText([&] { go::assertTo<Int>(none); }), "interface conversion: interface {} is nil, not int");
  EXPECT_EQ(panicText([&] { go::assertTo<Square*>(error); }), "interface conversion: error is nil, not *main.Square");
  EXPECT_EQ(panicText([&] { go::assertTo<Square*>(shape); }),
            "interface conversion: main.Shape is main.Square, not *main.Square");
  EXPECT_EQ(panicText([&] { go::assertTo<Shape>(five); }),
            "interface conversion: int is not main.Shape: missing method Area");
  EXPECT_EQ(panicText([&] { go::assertTo<Shape>(none); }), "interface conversion: interface is nil, not main.Shape");
  EXPECT_EQ(panicText([&] { go::assertTo<Grower>(go::Any(Square{})); }),
            "interface conversion: main.Square is not interface { Grow() }: missing method Grow");
}

TEST(Interface, NamedEmptyOnes) {
  Empty1 a = Int{5};
  go::Any b = a;
  Empty2 c = a;
  a = b;
  EXPECT_TRUE(a == c);
  EXPECT_TRUE(go::is<Int>(c));
  EXPECT_TRUE(go::is<Empty2>(b));
  EXPECT_TRUE(Empty1(go::Error()) == nullptr);
  go::Map<Empty1, Int> m{{go::Any("x"), 1}, {Int{2}, 2}};
  EXPECT_EQ(m["x"], 1);
  EXPECT_EQ(m[Int{2}], 2);
}

TEST(Defined, OverPointersChannelsAndUintptr) {
  Square square{3};
  SquarePointer p = &square;
  Square* plain = p;
  EXPECT_TRUE(p == plain && plain == p && p != nullptr);
  EXPECT_EQ(p->a, 3);
  p = nullptr;
  EXPECT_TRUE(p == nullptr);
  EXPECT_FALSE(go::is<Square*>(go::Any(SquarePointer(plain))));
  Pipe pipe = go::makeChan<Int>(1);
  go::Chan<Int> same = pipe;
  pipe = same;
  go::RecvChan<Int> end = pipe;
  EXPECT_TRUE(same == pipe && end == go::RecvChan<Int>(same));
  EXPECT_TRUE(go::is<Pipe>(go::Any(pipe)));
  Handle h(3);
  EXPECT_EQ((h + 2).value, 5U);
  EXPECT_EQ(go::Uintptr(h).value, 3U);
}

TEST(Interface, Equality) {
  EXPECT_TRUE(go::Any(Int{1}) == go::Any(Int{1}));
  EXPECT_FALSE(go::Any(Int{1}) == go::Any(go::Int64{1}));
  EXPECT_TRUE(go::Any("abc") == go::Any(go::String("ab") + "c"));
  EXPECT_TRUE(go::Any() == nullptr);
  EXPECT_TRUE(go::Any() == go::Any());
  go::Any slice = go::Slice<Int>{1};
  EXPECT_EQ(panicText([&] { (void)(slice == slice); }), "runtime error: comparing uncomparable type []int");
  EXPECT_FALSE(slice == go::Any(Int{1}));
  EXPECT_TRUE(go::Any(1.5f) == go::Any(1.5f));
}

}  // namespace
