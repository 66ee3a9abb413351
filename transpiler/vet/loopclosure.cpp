// This file implements the warning about loop variables that goroutines share, in code for Go before 1.22.
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
      std::set<types::Object*> outer = vars_;
      addVars(loop->init);
      ast::forEachChild(n, [this](ast::Node* child) { visit(child); });
      vars_ = std::move(outer);
      return;
    }
    if (auto* go = ast::dynCast<ast::CallStmt>(n); go != nullptr && go->call == ast::CallStmtKind::Go) {
      if (auto* call = ast::dynCast<ast::CallExpr>(go->x)) {
        if (auto* lit = ast::dynCast<ast::FuncLit>(ast::unparen(call->fun))) {
          warnUses(lit->body);
        }
      }
    }
    ast::forEachChild(n, [this](ast::Node* child) { visit(child); });
  }

 private:
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
      }
    }
  }

  void warnUses(ast::Node* n) {
    if (auto* name = ast::dynCast<ast::Name>(n)) {
      types::Object* o = pass_.info.use(name);
      if (o != nullptr && vars_.contains(o) && warned_.insert(n->id).second) {
        std::string text(o->name);
        pass_.warn(name->pos, Text::SharedLoopVariable, {text, text, text});
      }
    }
    ast::forEachChild(n, [this](ast::Node* child) { warnUses(child); });
  }

  Pass& pass_;
  std::set<types::Object*> vars_;  // of the loops around
  std::set<uint32_t> warned_;
};

}  // namespace

void warnSharedLoopVariables(Pass& pass, ast::File* file) { Finder(pass).visit(file); }

}  // namespace vet
