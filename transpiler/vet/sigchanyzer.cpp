// This file implements the warning about signal.Notify(c) with an unbuffered c: a signal that comes while nobody
// receives is dropped.
#include "syntax/walk.h"
#include "vet/pass.h"

namespace vet {

namespace {

// The expression that declares v, if one expression does: v := x, var v = x.
class Declaration {
 public:
  Declaration(const Pass& pass, const types::Object* v) : pass_(pass), variable_(v) {}

  ast::Expr* find(ast::Node* n) {
    if (auto* s = ast::dynCast<ast::AssignStmt>(n); s != nullptr && s->op == ast::Operator::Def) {
      look(ast::unpackList(s->lhs), ast::unpackList(s->rhs));
    } else if (auto* d = ast::dynCast<ast::VarDecl>(n)) {
      look(d->names, ast::unpackList(d->values));
    }
    if (found_ == nullptr) {
      ast::forEachChild(n, [this](ast::Node* child) { found_ == nullptr ? find(child) : nullptr; });
    }
    return found_;
  }

 private:
  template <class Names>
  void look(const Names& names, ast::List<ast::Expr*> values) {
    for (size_t i = 0; i < names.size() && names.size() == values.size(); i++) {
      if (auto* name = ast::dynCast<ast::Name>(names[i]); name != nullptr && pass_.info.def(name) == variable_) {
        found_ = values[i];
      }
    }
  }

  const Pass& pass_;
  const types::Object* variable_;
  ast::Expr* found_ = nullptr;
};

// What the variable that e names was declared with; null if e is no variable of the file.
ast::Expr* declarationOf(const Pass& pass, ast::Expr* e) {
  auto* name = ast::dynCast<ast::Name>(e);
  const types::Object* v = name != nullptr ? pass.info.use(name) : nullptr;
  if (!types::isa<types::Var>(v) || pass.parents.empty()) {
    return nullptr;
  }
  return Declaration(pass, v).find(pass.parents[0]);
}

bool isNotify(const Pass& pass, const ast::CallExpr* call) {
  ast::Expr* fun = call->fun;
  if (ast::isa<ast::Name>(fun)) {
    fun = declarationOf(pass, fun);  // notify := signal.Notify
  }
  auto* selector = ast::dynCast<ast::SelectorExpr>(fun);
  return selector != nullptr && selector->sel->value == "Notify" &&
         isFunction(pass.info.use(selector->sel), "os/signal", {"Notify"});
}

bool isMake(const Pass& pass, const ast::CallExpr* call) {
  auto* builtin = types::dynCast<types::Builtin>(pass.info.use(ast::dynCast<ast::Name>(call->fun)));
  return builtin != nullptr && builtin->id == types::BuiltinId::Make;
}

}  // namespace

void warnUnbufferedSignal(Pass& pass, ast::CallExpr* call) {
  if (call->args.empty() || !pass.isOn(diag::Code::UnbufferedSignal) || !pass.imports("os/signal") ||
      !isNotify(pass, call)) {
    return;
  }
  ast::Expr* channel = call->args[0];
  auto* made = ast::dynCast<ast::CallExpr>(channel);
  if (made != nullptr && isMake(pass, made)) {
    return;  // nobody else has the channel: it is made only to be told from others
  }
  if (made == nullptr) {
    made = ast::dynCast<ast::CallExpr>(declarationOf(pass, channel));
  }
  if (made != nullptr && made->args.size() == 1) {
    pass.warn(call, Text::UnbufferedSignalChannel, {});
  }
}

}  // namespace vet
