// Tests of the checker: what it tells later phases about a package, and in which words it refuses one.
#include <gtest/gtest.h>

#include <memory>

#include "syntax/syntax.h"
#include "syntax/walk.h"
#include "types/info.h"

namespace types {
namespace {

// A package checked from its source text.
class Checked {
 public:
  explicit Checked(const std::string& body, const std::string& goVersion = "go1.27") : diags_(sources_) {
    const base::SourceFile* source = sources_.add("a.go", "package p\n" + body);
    file = syntax::parseFile(source, sources_, diags_, ast_);
    auto* pkg = new Package;
    pkg->path = "p";
    pkg->files = {file};
    CheckOptions options;
    options.goVersion = goVersion;
    info = checkPackage(pkg, pkg->files, options, diags_);
  }

  // All messages, one a line, with "line:col: " before each.
  std::string errors() const {
    std::string out;
    for (const diag::Diagnostic& d : diags_.all()) {
      out += std::to_string(d.pos.line() - 1) + ":" + std::to_string(d.pos.col()) + ": " + d.message + "\n";
    }
    return out;
  }

  // The first node of kind T for which pred holds.
  template <class T, class Pred>
  T* find(Pred pred) const {
    T* found = nullptr;
    std::function<void(ast::Node*)> visit = [&](ast::Node* n) {
      if (auto* t = ast::dynCast<T>(n); t != nullptr && found == nullptr && pred(t)) {
        found = t;
      }
      ast::forEachChild(n, visit);
    };
    visit(file);
    return found;
  }

  template <class T>
  T* first() const {
    return find<T>([](T*) { return true; });
  }

  ast::Name* use(std::string_view name) const {
    return find<ast::Name>([&](ast::Name* n) { return n->value == name && info->use(n) != nullptr; });
  }

  std::string typeOf(const ast::Expr* e) const { return typeString(info->typeOf(e).type, info->pkg); }

  ast::File* file = nullptr;
  Info* info = nullptr;

 private:
  base::Sources sources_;
  diag::Diags diags_;
  ast::Ast ast_;
};

TEST(Check, UntypedOperandsGetTheTypeOfTheirPlace) {
  Checked c("func f(n uint, x float32) { var s int16 = 1 << n; _ = s; _ = x*2 + 'a' }");
  EXPECT_EQ(c.errors(), "");
  auto* shift = c.find<ast::Operation>([](ast::Operation* e) { return e->op == ast::Operator::Shl; });
  EXPECT_EQ(c.typeOf(shift), "int16");
  EXPECT_EQ(c.typeOf(shift->x), "int16");
  auto* rune = c.find<ast::BasicLit>([](ast::BasicLit* e) { return e->litKind == ast::LitKind::Rune; });
  EXPECT_EQ(c.typeOf(rune), "float32");
  EXPECT_EQ(c.info->typeOf(rune).value.toString(), "97");
}

TEST(Check, ConstantsAreFolded) {
  Checked c("const (\n a = iota * 10\n b\n s = \"x\" + \"y\"\n)\nvar v = len(s) << b");
  EXPECT_EQ(c.errors(), "");
  auto* v = c.first<ast::VarDecl>();
  ASSERT_TRUE(c.info->typeOf(v->values).isConstant());
  EXPECT_EQ(c.info->typeOf(v->values).value.int64Value(), 2 << 10);
}

TEST(Check, InferredInstancesAreRecorded) {
  Checked c(
      "func Map[T, U any](x []T, f func(T) U) []U { return nil }\nvar _ = Map([]int{1}, func(int) string { return \"\" "
      "})");
  EXPECT_EQ(c.errors(), "");
  const Instance* inst = c.info->instance(c.use("Map"));
  ASSERT_NE(inst, nullptr);
  ASSERT_EQ(inst->typeArgs.size(), 2u);
  EXPECT_EQ(typeString(inst->typeArgs[0]), "int");
  EXPECT_EQ(typeString(inst->typeArgs[1]), "string");
  EXPECT_EQ(typeString(inst->type), "func(x []int, f func(int) string) []string");
}

TEST(Check, SelectionsHaveThePathToTheField) {
  Checked c("type A struct { b int; *B }\ntype B struct { c, d int }\nfunc f(a A) int { return a.d }");
  EXPECT_EQ(c.errors(), "");
  const Selection* s = c.info->selection(c.first<ast::SelectorExpr>());
  ASSERT_NE(s, nullptr);
  EXPECT_EQ(s->kind, SelectionKind::FieldVal);
  EXPECT_EQ(s->index, (std::vector<int>{1, 1}));
  EXPECT_TRUE(s->indirect);
}

TEST(Check, MethodExpressionsHaveTheReceiverAsFirstParameter) {
  Checked c("type A int\nfunc (a A) m(s string) {}\nvar _ = A.m");
  EXPECT_EQ(c.errors(), "");
  const Selection* s = c.info->selection(c.first<ast::SelectorExpr>());
  ASSERT_NE(s, nullptr);
  EXPECT_EQ(s->kind, SelectionKind::MethodExpr);
  EXPECT_EQ(typeString(s->type, c.info->pkg), "func(a A, s string)");
}

TEST(Check, CommaOkGivesATuple) {
  Checked c("func f(m map[int]string) { v, ok := (m[1]); _, _ = v, ok }");
  EXPECT_EQ(c.errors(), "");
  EXPECT_EQ(c.typeOf(c.first<ast::IndexExpr>()), "(string, bool)");
  EXPECT_EQ(c.typeOf(c.first<ast::ParenExpr>()), "(string, bool)");
}

TEST(Check, TypeSwitchClausesHaveVariablesOfTheirOwn) {
  Checked c("func f(e any) { switch x := e.(type) {\n case int: _ = x\n case int8, int16: _ = x\n } }");
  EXPECT_EQ(c.errors(), "");
  auto* s = c.first<ast::SwitchStmt>();
  EXPECT_EQ(typeString(c.info->implicit(s->body[0])->type), "int");
  EXPECT_EQ(typeString(c.info->implicit(s->body[1])->type), "any");
}

TEST(Check, VariablesAreInitialisedInTheOrderOfTheirDependencies) {
  Checked c("var a = b\nvar b = f()\nvar c, d = g()\nfunc f() int { return c }\nfunc g() (int, int) { return 1, 2 }");
  EXPECT_EQ(c.errors(), "");
  std::string order;
  for (const Initializer& i : c.info->initOrder) {
    for (Var* v : i.lhs) {
      order += std::string(v->name) + " ";
    }
  }
  EXPECT_EQ(order, "c d b a ");
}

TEST(Check, FunctionsStandInSourceOrder) {
  Checked c("func b() {}\ntype T int\nfunc (T) m() {}\nfunc init() {}\nfunc a() {}\nfunc init() {}");
  EXPECT_EQ(c.errors(), "");
  std::string names;
  for (Func* f : c.info->funcs) {
    names += std::string(f->name) + " ";
    EXPECT_NE(f->decl, nullptr);
  }
  EXPECT_EQ(names, "b m init a init ");
}

TEST(Check, FollowUpErrorsAreNotReported) {
  Checked c("var a = undefined1 + 1\nvar b = a * \"x\"\nfunc f() { c := a; d := b.x.y(c) }");
  EXPECT_EQ(c.errors(), "1:9: undefined: undefined1\n3:20: declared and not used: d\n");
}

TEST(Check, VersionErrorsNameTheirOrigin) {
  Checked c("func f() { for range 3 {} }", "go1.21");
  EXPECT_EQ(c.errors(),
            "1:22: cannot range over 3 (untyped int constant): requires go1.22 or later "
            "(-lang was set to go1.21; check go.mod)\n");
}

TEST(Check, UnknownNodesHaveEmptyAnswers) {
  Checked c("var x = 1");
  ast::Name stray{};
  stray.kind = ast::NodeKind::Name;
  stray.id = 1u << 30;
  EXPECT_EQ(c.info->objectOf(&stray), nullptr);
  EXPECT_EQ(c.info->typeOf(&stray).type, nullptr);
  EXPECT_EQ(c.info->instance(nullptr), nullptr);
}

}  // namespace
}  // namespace types
