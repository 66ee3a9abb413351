// This file implements Body's services: types with the instance's arguments, questions about expressions, temporaries.
#include "lower/body.h"

#include "syntax/walk.h"

namespace lower {

using namespace types;

Body::Body(Unit& unit, const Info& info, const analysis::Facts& facts, Env env)
    : unit_(unit), info_(info), facts_(facts), env_(std::move(env)) {
  scopes_.emplace_back();
}

Type* Body::typeOf(const ast::Expr* e) {
  Type* t = info_.typeOf(e).type;
  if (t == nullptr) {
    // The checker records no type where a variable is only assigned to.
    if (Var* v = varOf(e)) {
      t = v->type;
    }
  }
  return env_.subst(t);
}

bool Body::isConstant(const ast::Expr* e) const {
  const TypeAndValue& tv = info_.typeOf(e);
  return tv.isConstant() && tv.value.isKnown();
}

bool Body::isNil(const ast::Expr* e) const {
  const TypeAndValue& tv = info_.typeOf(e);
  if (tv.mode == Mode::NilValue) {
    return true;
  }
  auto* name = ast::dynCast<ast::Name>(ast::unparen(const_cast<ast::Expr*>(e)));
  return name != nullptr && isa<Nil>(info_.use(name));
}

const Builtin* Body::builtinOf(const ast::Expr* e) const {
  auto* x = ast::unparen(const_cast<ast::Expr*>(e));
  if (auto* name = ast::dynCast<ast::Name>(x)) {
    return dynCast<Builtin>(info_.use(name));
  }
  if (auto* sel = ast::dynCast<ast::SelectorExpr>(x)) {
    return info_.selection(sel) == nullptr ? dynCast<Builtin>(info_.use(sel->sel)) : nullptr;
  }
  return nullptr;
}

Func* Body::calleeOf(const ast::Expr* e) const {
  auto* x = ast::unparen(const_cast<ast::Expr*>(e));
  if (auto* index = ast::dynCast<ast::IndexExpr>(x)) {
    x = ast::unparen(index->x);
  }
  if (auto* name = ast::dynCast<ast::Name>(x)) {
    return dynCast<Func>(info_.use(name));
  }
  if (auto* sel = ast::dynCast<ast::SelectorExpr>(x)) {
    if (const Selection* s = info_.selection(sel)) {
      return s->kind == SelectionKind::MethodVal ? dynCast<Func>(s->obj) : nullptr;
    }
    return dynCast<Func>(info_.use(sel->sel));
  }
  return nullptr;
}

Var* Body::varOf(const ast::Expr* e) const {
  auto* name = ast::dynCast<ast::Name>(ast::unparen(const_cast<ast::Expr*>(e)));
  return name == nullptr ? nullptr : dynCast<Var>(info_.objectOf(name));
}

bool Body::isBlank(const ast::Expr* e) const {
  auto* name = ast::dynCast<ast::Name>(ast::unparen(const_cast<ast::Expr*>(e)));
  return name != nullptr && name->value == "_";
}

bool Body::isStable(const ast::Expr* e) const {
  if (isConstant(e) || isNil(e)) {
    return true;
  }
  Var* v = varOf(e);
  return v != nullptr && v->varKind != VarKind::Package && v->varKind != VarKind::Field && !facts_.reassigned(v) &&
         !facts_.addressTaken(v);
}

bool Body::hasCall(const ast::Node* n) const {
  if (auto* call = ast::dynCast<ast::CallExpr>(n)) {
    if (!isType(call->fun) && !isConstant(call)) {
      return true;
    }
  }
  if (auto* op = ast::dynCast<ast::Operation>(n); op != nullptr && op->y == nullptr && op->op == ast::Operator::Recv) {
    return true;
  }
  if (ast::isa<ast::FuncLit>(n)) {
    return false;
  }
  bool found = false;
  ast::forEachChild(const_cast<ast::Node*>(n), [&](ast::Node* child) { found = found || hasCall(child); });
  return found;
}

Expr* Body::unsupported(const ast::Node* n, const std::string& what) {
  unit_.unsupported(n->pos, what);
  return cxx::name("unsupported");
}

void Body::emit(Stmt* s) { out_->push_back(s); }

Expr* Body::temp(Expr* x) {
  std::string name = fresh("t");
  emit(cxx::varStmt("auto", name, x));
  return cxx::name(name);
}

std::vector<Stmt*> Body::collect(const std::function<void()>& f) {
  std::vector<Stmt*> list;
  std::vector<Stmt*>* outer = std::exchange(out_, &list);
  f();
  out_ = outer;
  return list;
}

}  // namespace lower
