// Tests of the parser: the shape and positions of trees, errors, recovery, nesting. tests/syntax has the errors by
// kind.
#include <gtest/gtest.h>

#include "llvm/Support/raw_ostream.h"
#include "syntax/comments.h"
#include "syntax/positions.h"
#include "syntax/printer.h"
#include "syntax/syntax.h"
#include "syntax/walk.h"

namespace syntax {
namespace {

using namespace ast;

struct Parsed {
  base::Sources sources;
  diag::Diags diags{sources};
  Ast ast;
  File* file = nullptr;

  explicit Parsed(const std::string& text) { file = parseFile(sources.add("x.go", text), sources, diags, ast); }

  std::string errors() const {
    std::string text;
    llvm::raw_string_ostream out(text);
    diags.print(out);
    return text;
  }

  // The expression of "package p; var _ = <expr>".
  Expr* expr() const { return cast<VarDecl>(file->decls.back())->values; }
};

std::string reprint(const std::string& expr) {
  Parsed p("package p; var _ = " + expr);
  return p.errors().empty() ? toString(p.expr()) : p.errors();
}

TEST(Parser, PrecedenceAndForms) {
  Parsed p("package p; var _ = a + b*c == d && -e");
  auto* conj = cast<Operation>(p.expr());
  EXPECT_EQ(conj->op, Operator::AndAnd);
  EXPECT_EQ(cast<Operation>(conj->x)->op, Operator::Eql);
  EXPECT_EQ(cast<Operation>(cast<Operation>(cast<Operation>(conj->x)->x)->y)->op, Operator::Mul);

  for (const char* same :
       {"f(a, b...)", "x[i:j:k]", "x.(T)", "m[k].f(1).g", "func(a, b int, c ...string) (x, y error) {}",
        "struct{a, b int; T; *p.U}{}", "interface{f(); ~int | string}(nil)", "map[K][]V{…}", "[...]int{…}",
        "chan (<-chan int)(nil)", "F[int, string](x)", "<-ch", "&T{…}", "(a + b) * c"}) {
    std::string source = same;
    if (size_t at = source.find("…"); at != std::string::npos) {
      source.replace(at, std::string("…").size(), "1");
    }
    EXPECT_EQ(reprint(source), same);
  }
}

TEST(Parser, TypeParametersOrArray) {
  auto decl = [](const std::string& text) {
    auto* p = new Parsed("package p; type " + text);
    EXPECT_EQ(p->errors(), "") << text;
    return cast<TypeDecl>(p->file->decls.back());
  };
  EXPECT_EQ(decl("T[P any] int")->typeParams.size(), 1u);
  EXPECT_EQ(decl("T[P *C,] int")->typeParams.size(), 1u);
  EXPECT_EQ(decl("T[P *C, Q D] int")->typeParams.size(), 2u);
  EXPECT_EQ(decl("T[P []E, E any] int")->typeParams.size(), 2u);
  EXPECT_EQ(decl("T[P ~int|~string] int")->typeParams.size(), 1u);
  EXPECT_TRUE(decl("T[P any] = []P")->alias);
  EXPECT_TRUE(isa<ArrayType>(decl("T[N] int")->type));
  EXPECT_TRUE(isa<ArrayType>(decl("T[N * M] int")->type));
  EXPECT_TRUE(isa<SliceType>(decl("T[] int")->type));
}

TEST(Parser, PositionsAsGc) {
  Parsed p("package p\nvar _ = x.f(a, b[i]).g + T{1}\n");
  auto* sum = cast<Operation>(p.expr());
  EXPECT_EQ(sum->pos.col(), 24u);
  EXPECT_EQ(sum->x->pos.col(), 21u);                         // "." of .g
  EXPECT_EQ(cast<SelectorExpr>(sum->x)->x->pos.col(), 12u);  // "("
  EXPECT_EQ(sum->y->pos.col(), 27u);                         // "{"
  EXPECT_EQ(startPos(sum).col(), 9u);
  EXPECT_EQ(endPos(sum).col(), 29u);  // "}"
}

TEST(Parser, Errors) {
  EXPECT_EQ(Parsed("package p\nfunc f() {\n\tx := ]\n\ty y\n}\n}\n").errors(),
            "x.go:3:7: syntax error: unexpected ], expected expression\n"
            "x.go:4:4: syntax error: unexpected name y at end of statement\n"
            "x.go:6:1: syntax error: non-declaration statement outside function body\n");
  EXPECT_EQ(Parsed("func f() {}").errors(), "x.go:1:1: syntax error: package statement must be first\n");
  EXPECT_EQ(Parsed("package p; func f() { if x = 1 {} }").errors(),
            "x.go:1:28: syntax error: cannot use assignment x = 1 as value\n");
  EXPECT_EQ(Parsed("package p; func f() { L: for {}; goto M; break }").errors(),
            "x.go:1:23: label L defined and not used\nx.go:1:39: label M not defined\n"
            "x.go:1:42: break is not in a loop, switch, or select\n");
}

TEST(Parser, NestingEnds) {
  std::string deep(100'000, '(');
  EXPECT_NE(Parsed("package p; var _ = " + deep).errors().find("nesting is too deep"), std::string::npos);
  std::string types;
  for (int i = 0; i < 50'000; i++) {
    types += "[]";
  }
  EXPECT_NE(Parsed("package p; var _ " + types + "int").errors().find("nesting is too deep"), std::string::npos);
}

TEST(Parser, IdsAreDenseAndUnique) {
  Parsed p("package p; func f(a, b int) { x := []int{1, 2}; for i := range x { _ = i } }");
  std::vector<int> seen(p.ast.idCount());
  auto visit = [&](auto&& self, Node* n) -> void {
    ASSERT_LT(n->id, seen.size());
    seen[n->id]++;
    forEachChild(n, [&](Node* child) { self(self, child); });
  };
  visit(visit, p.file);
  for (size_t i = 1; i < seen.size(); i++) {
    EXPECT_LE(seen[i], 1) << i;
  }
}

TEST(Parser, BranchTargets) {
  Parsed p("package p; func f() { L: for { switch { case true: break; default: continue L }; goto L } }");
  ASSERT_EQ(p.errors(), "");
  auto* loop = cast<LabeledStmt>(cast<FuncDecl>(p.file->decls[0])->body->list[0]);
  auto* body = cast<ForStmt>(loop->stmt)->body;
  auto* sw = cast<SwitchStmt>(body->list[0]);
  EXPECT_EQ(cast<BranchStmt>(sw->body[0]->body[0])->target, sw);
  EXPECT_EQ(cast<BranchStmt>(sw->body[1]->body[0])->target, loop->stmt);
  EXPECT_EQ(cast<BranchStmt>(body->list[1])->target, loop);
}

TEST(Parser, Directives) {
  Parsed p("//go:build go1.21 && linux\n\npackage p\n\n//go:noinline\nfunc f() {}\n\n//line y.go:7:3\nvar x = ]\n");
  EXPECT_EQ(p.file->goVersion, "go1.21");
  ASSERT_EQ(p.file->decls[0]->directives.size(), 1u);
  EXPECT_EQ(p.file->decls[0]->directives[0].text, "go:noinline");
  EXPECT_EQ(p.errors(), "y.go:7:11: syntax error: unexpected ], expected expression\n");
  EXPECT_EQ(Parsed("package p\n\n//go:embed x\nfunc f() {}\n").errors(), "");
  EXPECT_EQ(Parsed("package p\nfunc f() {\n\t//go:noinline\n\tx()\n}\n").errors(),
            "x.go:3:4: misplaced compiler directive\n");
}

TEST(Comments, AreAttached) {
  Parsed p(
      "// file\npackage p // name\n\n// doc\nfunc f() { // open\n\t// above\n\tg() // behind\n\n\t// last\n}\n\n// "
      "end\n");
  const Comments& c = *p.file->comments;
  auto text = [](std::span<const Comment> list) {
    std::string all;
    for (const Comment& one : list) {
      all += std::string(one.text) + ";";
    }
    return all;
  };
  auto* f = cast<FuncDecl>(p.file->decls[0]);
  auto* call = f->body->list[0];
  EXPECT_EQ(text(c.leading(p.file->id)), "// file;");
  EXPECT_EQ(text(c.opening(p.file->id)), "// name;");
  EXPECT_EQ(text(c.closing(p.file->id)), "// end;");
  EXPECT_EQ(text(c.leading(f->id)), "// doc;");
  EXPECT_EQ(text(c.opening(f->body->id)), "// open;");
  EXPECT_EQ(text(c.leading(call->id)), "// above;");
  EXPECT_EQ(text(c.trailing(call->id)), "// behind;");
  EXPECT_EQ(text(c.closing(f->body->id)), "// last;");
  EXPECT_TRUE(c.blankBefore(f->id));
  EXPECT_FALSE(c.blankBefore(call->id));
  EXPECT_TRUE(c.closing(f->body->id)[0].blankBefore);
}

TEST(Parser, SkippedBodies) {
  base::Sources sources;
  diag::Diags diags(sources);
  Ast ast;
  ParseOptions options;
  options.skipBodies = true;
  const char* text =
      "package p\n"
      "func f() { a := '}'; b := \"}\\\"\"; /* } */ if a / 2 { } // }\n"
      "\tc := `}\n}`\n"
      "\tinvalid here ( }; func g[T any]() { return }\n"
      "func (l *L[T]) m() {}\n"
      "func (l *L) n() {}\n"
      "var x int\n"
      "func open() { {";
  File* file = parseFile(sources.add("x.go", text), sources, diags, ast, options);
  std::vector<bool> bodies;
  for (Decl* d : file->decls) {
    if (auto* f = dynCast<FuncDecl>(d)) {
      bodies.push_back(f->body != nullptr);
    }
  }
  EXPECT_EQ(bodies, (std::vector<bool>{false, true, true, false, false}));
  EXPECT_EQ(file->decls[1]->pos.line(), 5u);
  EXPECT_EQ(file->decls[1]->pos.col(), 25u);
  std::string errors;
  llvm::raw_string_ostream out(errors);
  diags.print(out);
  EXPECT_EQ(errors, "x.go:9:16: syntax error: unexpected EOF, expected }\n");
}

}  // namespace
}  // namespace syntax
