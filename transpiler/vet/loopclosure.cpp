// This file implements the warning about loop variables that goroutines and deferred functions share, in code for Go
// before 1.22.
//
// What starts goroutines: go statements and the Go methods of groups. A deferred function counts if its loop is in the
// same function: else it runs within the iteration.
#include <set>

#include "syntax/walk.h"
#include "vet/pass.h"

namespace vet {

namespace {

class Finder {
 public:
  explicit Finder(Pass& pass) : pass_(pass) {}

  void visit(ast::Node* n) {
    if (auto* loop = ast::dynCast<ast::ForStmt>(n)) {
      Vars outer = vars_, outerOwn = own_;
      addVars(loop->init);
      visitChildren(n);
      vars_ = std::move(outer);
      own_ = std::move(outerOwn);
      return;
    }
    if (ast::isa<ast::FuncLit>(n)) {
      Vars outerOwn = std::move(own_);
      own_.clear();
      visitChildren(n);
      own_ = std::move(outerOwn);
      return;
    }
    if (auto* s = ast::dynCast<ast::CallStmt>(n)) {
      auto* call = ast::dynCast<ast::CallExpr>(s->x);
      bool isGo = s->call == ast::CallStmtKind::Go;
      warnUses(call != nullptr ? call->fun : nullptr, isGo ? vars_ : own_, isGo ? "goroutine" : "deferred function");
    } else if (auto* call = ast::dynCast<ast::CallExpr>(n); call != nullptr && call->args.size() == 1) {
      const types::Object* callee = pass_.callee(call);
      if (isMethod(callee, "sync", "WaitGroup", "Go") ||
          isMethod(callee, "golang.org/x/sync/errgroup", "Group", "Go")) {
        warnUses(call->args[0], vars_, "goroutine");
      }
    }
    visitChildren(n);
  }

 private:
  using Vars = std::set<types::Object*>;

  void visitChildren(ast::Node* n) {
    ast::forEachChild(n, [this](ast::Node* child) { visit(child); });
  }

  void addVars(ast::Stmt* init) {
    ast::Expr* lhs = nullptr;
    if (auto* range = ast::dynCast<ast::RangeClause>(init); range != nullptr && range->def) {
      lhs = range->lhs;
    } else if (auto* assign = ast::dynCast<ast::AssignStmt>(init);
               assign != nullptr && assign->op == ast::Operator::Def) {
      lhs = assign->lhs;
    }
    for (ast::Expr* e : ast::unpackList(lhs)) {
      if (types::Object* o = pass_.info.def(ast::dynCast<ast::Name>(e)); o != nullptr) {
        vars_.insert(o);
        own_.insert(o);
      }
    }
  }

  // Only a function literal captures.
  void warnUses(ast::Expr* function, const Vars& vars, const char* by) {
    if (auto* lit = ast::dynCast<ast::FuncLit>(ast::unparen(function))) {
      warnUsesIn(lit->body, vars, by);
    }
  }

  void warnUsesIn(ast::Node* n, const Vars& vars, const char* by) {
    if (auto* name = ast::dynCast<ast::Name>(n)) {
      types::Object* o = pass_.info.use(name);
      if (o != nullptr && vars.contains(o) && warned_.insert(n->id).second) {
        std::string text(o->name);
        pass_.warn(name->pos, Text::SharedLoopVariable, {text, by, text, text});
      }
    }
    ast::forEachChild(n, [&](ast::Node* child) { warnUsesIn(child, vars, by); });
  }

  Pass& pass_;
  Vars vars_;  // of the loops around
  Vars own_;   // those of them in the same function
  std::set<uint32_t> warned_;
};

}  // namespace

void warnSharedLoopVariables(Pass& pass, ast::File* file) { Finder(pass).visit(file); }

}  // namespace vet
