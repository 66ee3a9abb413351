// This file implements the warning about statements that control never reaches, by the rules of terminating statements,
// with break, continue, goto and panic counted as ends too.
#include <unordered_set>

#include "syntax/walk.h"
#include "vet/pass.h"

namespace vet {

namespace {

class Reachability {
 public:
  explicit Reachability(Pass& pass) : pass_(pass) {}

  void check(ast::BlockStmt* body) {
    collectTargets(body);
    list(body->list);
  }

 private:
  // What break and goto statements lead to; literals inside have targets of their own.
  void collectTargets(ast::Node* n) {
    if (ast::isa<ast::FuncLit>(n)) {
      return;
    }
    if (auto* b = ast::dynCast<ast::BranchStmt>(n);
        b != nullptr && (b->branch == ast::BranchKind::Break || b->branch == ast::BranchKind::Goto)) {
      targets_.insert(b->target);
    }
    ast::forEachChild(n, [this](ast::Node* child) { collectTargets(child); });
  }

  void list(ast::List<ast::Stmt*> statements) {
    for (ast::Stmt* s : statements) {
      statement(s);
    }
  }

  // Afterwards reachable_ tells whether what follows s is.
  void statement(ast::Stmt* s) {
    if (ast::isa<ast::LabeledStmt>(s) && targets_.contains(s)) {
      reachable_ = true;  // the goto is taken for reachable
    }
    if (!reachable_ && !ast::isa<ast::EmptyStmt>(s)) {
      pass_.warn(s, Text::NeverReached, {});
      reachable_ = true;  // once is enough
    }
    switch (s->kind) {
      case ast::NodeKind::BlockStmt:
        return list(ast::cast<ast::BlockStmt>(s)->list);
      case ast::NodeKind::LabeledStmt:
        return statement(ast::cast<ast::LabeledStmt>(s)->stmt);
      case ast::NodeKind::BranchStmt:
      case ast::NodeKind::ReturnStmt:
        reachable_ = false;
        return;
      case ast::NodeKind::ExprStmt:
        reachable_ = !isPanic(ast::cast<ast::ExprStmt>(s)->x);
        return;
      case ast::NodeKind::IfStmt:
        return conditional(ast::cast<ast::IfStmt>(s));
      case ast::NodeKind::ForStmt: {
        auto* loop = ast::cast<ast::ForStmt>(s);
        list(loop->body->list);
        reachable_ = loop->cond != nullptr || ast::isa<ast::RangeClause>(loop->init) || targets_.contains(s);
        return;
      }
      case ast::NodeKind::SwitchStmt: {
        bool hasDefault = false;
        for (ast::CaseClause* c : ast::cast<ast::SwitchStmt>(s)->body) {
          hasDefault |= c->cases == nullptr;
        }
        bool some = clauses(ast::cast<ast::SwitchStmt>(s)->body);
        reachable_ = some || !hasDefault || targets_.contains(s);
        return;
      }
      case ast::NodeKind::SelectStmt: {
        // Without a default it waits, so only its cases lead on.
        bool some = clauses(ast::cast<ast::SelectStmt>(s)->body);
        reachable_ = some || targets_.contains(s);
        return;
      }
      default:  // no control flow
        return;
    }
  }

  void conditional(ast::IfStmt* s) {
    list(s->then->list);
    bool afterThen = reachable_;
    reachable_ = true;
    if (s->els != nullptr) {
      statement(s->els);
      reachable_ = reachable_ || afterThen;
    }
  }

  // Whether the end of one of the clauses is reachable.
  template <class Clauses>
  bool clauses(const Clauses& all) {
    bool some = false;
    for (auto* clause : all) {
      reachable_ = true;
      list(clause->body);
      some |= reachable_;
    }
    return some;
  }

  bool isPanic(const ast::Expr* x) const {
    auto* call = ast::dynCast<ast::CallExpr>(x);
    auto* builtin =
        call != nullptr ? types::dynCast<types::Builtin>(pass_.info.use(ast::dynCast<ast::Name>(call->fun))) : nullptr;
    return builtin != nullptr && builtin->id == types::BuiltinId::Panic;
  }

  Pass& pass_;
  std::unordered_set<const ast::Node*> targets_;
  bool reachable_ = true;
};

}  // namespace

void warnUnreachable(Pass& pass, ast::BlockStmt* body) { Reachability(pass).check(body); }

}  // namespace vet
