// This file implements the warning about loop variables that goroutines share, in code for Go before 1.22.
#include "types/loopvar.h"

#include <set>

#include "syntax/walk.h"
#include "types/checker.h"

namespace types {

namespace {

class Finder {
 public:
  explicit Finder(Checker& check) : check_(check) {}

  void visit(ast::Node* n) {
    if (auto* loop = ast::dynCast<ast::ForStmt>(n)) {
      std::set<Object*> outer = vars_;
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
      if (Object* o = check_.info->def(ast::dynCast<ast::Name>(e)); o != nullptr) {
        vars_.insert(o);
      }
    }
  }

  void warnUses(ast::Node* n) {
    if (auto* name = ast::dynCast<ast::Name>(n)) {
      if (Object* o = check_.info->use(name); o != nullptr && vars_.contains(o) && warned_.insert(n->id).second) {
        check_.diags.warning(name->pos, Code::None,
                             message("loop variable %s captured by goroutine: before go1.22 all iterations share it "
                                     "(copy it first, %s := %s, or set \"go 1.22\" in go.mod)",
                                     o->name, o->name, o->name));
      }
    }
    ast::forEachChild(n, [this](ast::Node* child) { warnUses(child); });
  }

  Checker& check_;
  std::set<Object*> vars_;  // of the loops around
  std::set<uint32_t> warned_;
};

}  // namespace

void warnSharedLoopVars(Checker& check) {
  for (ast::File* f : check.files) {
    GoVersion version = check.fileVersions[f->source].version;
    if (version.isKnown() && version < go1_22) {
      Finder(check).visit(f);
    }
  }
}

}  // namespace types
