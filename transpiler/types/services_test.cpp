// Tests of what later phases ask without a checker: method sets, lookups, instances, layout, type strings.
#include <gtest/gtest.h>

#include <functional>

#include "syntax/syntax.h"
#include "syntax/walk.h"
#include "types/generics.h"
#include "types/info.h"

namespace types {
namespace {

// A package checked from its source text, which must be correct.
class Source {
 public:
  explicit Source(const std::string& body) : diags_(sources_) {
    const base::SourceFile* source = sources_.add("a.go", "package p\n" + body);
    pkg_ = new Package;
    pkg_->path = "p";
    pkg_->files = {syntax::parseFile(source, sources_, diags_, ast_)};
    info = checkPackage(pkg_, pkg_->files, {}, diags_);
    for (const diag::Diagnostic& d : diags_.all()) {
      ADD_FAILURE() << d.message;
    }
  }

  Type* type(std::string_view name) { return pkg_->scope->lookup(name)->type; }
  std::string text(Type* t) { return typeString(t, pkg_); }

  // "f(T) P" for each method of t, joined by spaces.
  std::string methods(Type* t) {
    std::string s;
    for (const MethodSetEntry& e : methodSet(t)) {
      s += (s.empty() ? "" : " ") + std::string(e.func->name);
    }
    return s;
  }

  Info* info;
  Package* pkg_;

 private:
  base::Sources sources_;
  diag::Diags diags_;
  ast::Ast ast_;
};

TEST(MethodSet, PointersHaveMore) {
  Source s(R"(
type Inner struct{}
func (Inner) A()  {}
func (*Inner) B() {}
type Outer struct{ Inner }
func (Outer) C() {}
type ByPointer struct{ *Inner }
type Hidden struct{ Inner; A int }
)");
  EXPECT_EQ(s.methods(s.type("Inner")), "A");
  EXPECT_EQ(s.methods(make<Pointer>(s.type("Inner"))), "A B");
  EXPECT_EQ(s.methods(s.type("Outer")), "A C");
  EXPECT_EQ(s.methods(make<Pointer>(s.type("Outer"))), "A B C");
  EXPECT_EQ(s.methods(s.type("ByPointer")), "A B");
  EXPECT_EQ(s.methods(s.type("Hidden")), "");
}

TEST(MethodSet, InterfacesIncludeEmbeddedOnes) {
  Source s(R"(
type R interface{ Read() }
type W interface{ write(); Close() }
type RW interface{ W; R }
)");
  std::string names;
  for (Func* f : interfaceMethods(asUnder<Interface>(s.type("RW")))) {
    names += std::string(f->name) + " ";
  }
  EXPECT_EQ(names, "Close Read write ");
}

TEST(Lookup, AmbiguityAndDepth) {
  Source s(R"(
type A struct{ x, y int }
type B struct{ x int }
type C struct{ A; B; z struct{ y int } }
type D struct{ C; y string }
)");
  EXPECT_EQ(lookupFieldOrMethod(s.type("C"), false, s.pkg_, "x").obj, nullptr);
  EXPECT_EQ(lookupFieldOrMethod(s.type("C"), false, s.pkg_, "y").index, (std::vector<int>{0, 1}));
  EXPECT_EQ(lookupFieldOrMethod(s.type("D"), false, s.pkg_, "y").index, std::vector<int>{1});
  EXPECT_NE(lookupFieldOrMethod(s.type("D"), false, s.pkg_, "Z", true).obj, nullptr);
}

TEST(Instance, OnePerArguments) {
  Source s(R"(
type List[T any] struct{ next *List[T]; val T }
func (l *List[E]) Push(v E) *List[E] { return l }
var a List[int]
var b List[int]
var c List[string]
)");
  EXPECT_EQ(s.type("a"), s.type("b"));
  EXPECT_NE(s.type("a"), s.type("c"));
  EXPECT_EQ(instantiate(s.type("List"), {basicType(BasicKind::Int)}), s.type("a"));
  EXPECT_EQ(s.text(under(s.type("c"))), "struct{next *List[string]; val string}");
  Func* push = methodsOf(asNamed(s.type("c")))[0];
  EXPECT_EQ(s.text(push->type), "func(v string) *List[string]");
  EXPECT_EQ(push->origin, asNamed(s.type("List"))->methods[0]);
}

TEST(Instance, GenericMethods) {
  Source s(R"(
type Box[T any] struct{ v T }
func (b Box[T]) Map[U any](f func(T) U) Box[U] { return Box[U]{f(b.v)} }
var b Box[int]
var c = b.Map(func(int) string { return "" })
)");
  EXPECT_EQ(s.text(s.type("c")), "Box[string]");
}

TEST(Inference, FromArgumentsConstraintsAndConstants) {
  Source s(R"(
func Map[T, U any](xs []T, f func(T) U) []U { return nil }
func Ptr[T any, P interface{ *T; Set() }](t T) P { return nil }
func Max[T int | float64](a, b T) T { return a }
func Clone[S ~[]E, E any](s S) S { return s }
type Ints []int
type V struct{}
func (*V) Set() {}
var a = Map([]int{1}, func(int) string { return "" })
var b = Ptr(V{})
var c = Max(1, 2.5)
var d = Clone(Ints{1})
)");
  EXPECT_EQ(s.text(s.type("a")), "[]string");
  EXPECT_EQ(s.text(s.type("b")), "*V");
  EXPECT_EQ(s.text(s.type("c")), "float64");
  EXPECT_EQ(s.text(s.type("d")), "Ints");
}

// "name[args] " for each use of a generic function or type outside of its own declaration, in source order.
std::string instancesIn(Source& s, ast::Node* root) {
  std::string out;
  std::function<void(ast::Node*)> visit = [&](ast::Node* n) {
    if (auto* name = ast::dynCast<ast::Name>(n)) {
      if (const Instance* inst = s.info->instance(name)) {
        out += std::string(name->value) + "[";
        for (Type* t : inst->typeArgs) {
          out += (out.back() == '[' ? "" : ",") + s.text(t);
        }
        out += "] ";
      }
    }
    ast::forEachChild(n, visit);
  };
  visit(root);
  return out;
}

TEST(Instance, RecordedAtEveryUse) {
  Source s(R"(
type Box[T any] struct{ v T }
func (b Box[T]) Map[U any](f func(T) U) Box[U] { return Box[U]{f(b.v)} }
func Id[T any](x T) T { return x }
func Apply[T, U any](x T, f func(T) U) U { return f(x) }
type X struct{}
func (*X) M() {}
func New[T any, P interface{ *T; M() }]() P { return P(new(T)) }
func main() {
	var _ func(int) int = Id
	_ = Id[string]
	_ = Apply(1, Id)
	_ = Apply[int](1, Id[int])
	_ = Box[int]{1}.Map(func(int) string { return "" })
	_ = Box[int].Map[string]
	_ = Box[int]{1}.Map[bool]
	_ = New[X]()
	var l Box[Box[int]]
	_ = l
}
)");
  auto* main = static_cast<Func*>(s.pkg_->scope->lookup("main"));
  EXPECT_EQ(
      instancesIn(s, main->decl),
      "Id[int] Id[string] Apply[int,int] Id[int] Apply[int,int] Id[int] Box[int] Map[string] Box[int] Map[string] "
      "Box[int] Map[bool] New[X,*X] Box[Box[int]] Box[int] ");
}

TEST(Identity, StructureMattersNamesDoNot) {
  Source s(R"(
type F func(a int, b ...string) error
type G func(int, ...string) error
type S struct{ a int `x:"1"` }
type T struct{ a int }
type I interface{ f(); g(I) }
type J interface{ g(I); f() }
)");
  EXPECT_TRUE(identical(under(s.type("F")), under(s.type("G"))));
  EXPECT_FALSE(identical(s.type("F"), s.type("G")));
  EXPECT_FALSE(identical(under(s.type("S")), under(s.type("T"))));
  EXPECT_TRUE(identicalIgnoreTags(under(s.type("S")), under(s.type("T"))));
  EXPECT_TRUE(identical(under(s.type("I")), under(s.type("J"))));
  EXPECT_TRUE(identical(byteType(), basicType(BasicKind::Uint8)));
}

TEST(Comparable, ByTypeSet) {
  Source s(R"(
type A struct{ f func() }
type B struct{ x any }
func g[P comparable, Q any]() {}
)");
  EXPECT_FALSE(comparable(s.type("A")));
  EXPECT_TRUE(comparable(s.type("B")));
  const auto& params = cast<Signature>(s.type("g"))->typeParams;
  EXPECT_TRUE(comparable(params[0]));
  EXPECT_FALSE(comparable(params[1]));
}

TEST(Sizes, AsGcOnAmd64) {
  Source s(R"(
type A struct{ a bool; b int64; c bool }
type B struct{ a int32; z struct{} }
type C [3]A
type D struct{ s string; i any; m map[int]int; f func(); c complex64 }
)");
  EXPECT_EQ(sizeOf(s.type("A")), 24);
  EXPECT_EQ(sizeOf(s.type("B")), 8);
  EXPECT_EQ(alignOf(s.type("B")), 4);
  EXPECT_EQ(sizeOf(s.type("C")), 72);
  EXPECT_EQ(sizeOf(s.type("D")), 56);
  EXPECT_EQ(offsetsOf(asUnder<Struct>(s.type("D"))->fields), (std::vector<int64_t>{0, 16, 32, 40, 48}));
}

TEST(TypeString, AsGcWrites) {
  Source s(R"(
type T[K comparable, V, W any] map[K]V
var a func(x, y int, rest ...[]byte) (n int, err error)
var b chan (<-chan int)
var c struct{ T[string, int, any]; f *[3]func() "tag" }
var d interface{ m(); error }
func e[P ~int | string](p P) {}
)");
  EXPECT_EQ(s.text(s.type("T")), "T[K comparable, V, W any]");
  EXPECT_EQ(s.text(s.type("a")), "func(x int, y int, rest ...[]byte) (n int, err error)");
  EXPECT_EQ(s.text(s.type("b")), "chan (<-chan int)");
  EXPECT_EQ(s.text(s.type("c")), "struct{T[string, int, any]; f *[3]func() \"tag\"}");
  EXPECT_EQ(s.text(s.type("d")), "interface{m(); error}");
  EXPECT_EQ(s.text(s.type("e")), "func[P ~int | string](p P)");
  EXPECT_EQ(objectString(s.pkg_->scope->lookup("e")), "func p.e[P ~int | string](p P)");
}

TEST(InitOrder, DependenciesFirst) {
  Source s(R"(
var a = b + f()
var b = c
var c = 1
var d, e = g()
func f() int { return d }
func g() (int, int) { return 2, 3 }
)");
  std::string order;
  for (const Initializer& init : s.info->initOrder) {
    for (Var* v : init.lhs) {
      order += v->name;
    }
    order += ' ';
  }
  EXPECT_EQ(order, "c b de a ");
}

}  // namespace
}  // namespace types
