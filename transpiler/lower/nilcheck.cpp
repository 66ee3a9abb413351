// This file implements checks for nil pointers where the hardware would not notice: where only an address is computed,
// where a value is dropped or has no bytes, and where an offset could jump over the guard page at address zero.
#include "lower/body.h"
#include "syntax/walk.h"
#include "types/generics.h"

namespace lower {

using namespace types;

namespace {

constexpr int64_t kGuardSize = 4096;

}  // namespace

Expr* Body::checkedPlace(const ast::Expr* e) {
  auto* x = ast::unparen(const_cast<ast::Expr*>(e));
  if (isMapIndex(x)) {
    return lvalue(x);
  }
  addressOnly_ = true;
  Expr* place = exprNoHoist(x);
  addressOnly_ = false;
  return place;
}

bool Body::missesNil(Type* t) {
  int64_t size = sizeOf(t);
  return size == 0 || size < 0 || size > kGuardSize;
}

// Reading the field of a nil pointer's struct touches no byte of the guard page.
bool Body::missesNil(Struct* s, size_t field) {
  int64_t size = sizeOf(s->fields[field]->type);
  if (size == 0) {
    return true;
  }
  int64_t whole = sizeOf(s);
  return whole < 0 || (whole > kGuardSize && offsetOf(s, {static_cast<int>(field)}) + size > kGuardSize);
}

namespace {

// The part of a statement that is evaluated before everything else in it; null if that is nothing or unclear.
const ast::Node* evaluatedFirst(const ast::Stmt* s) {
  switch (s->kind) {
    case ast::NodeKind::ExprStmt:
    case ast::NodeKind::ReturnStmt:
    case ast::NodeKind::SendStmt:
      return s;
    case ast::NodeKind::AssignStmt:
      return ast::cast<ast::AssignStmt>(s)->rhs;
    case ast::NodeKind::IfStmt: {
      auto* i = ast::cast<ast::IfStmt>(s);
      return i->init != nullptr ? evaluatedFirst(i->init) : i->cond;
    }
    case ast::NodeKind::SwitchStmt: {
      auto* w = ast::cast<ast::SwitchStmt>(s);
      return w->init != nullptr ? evaluatedFirst(w->init) : w->tag;
    }
    case ast::NodeKind::ForStmt: {
      auto* r = ast::dynCast<ast::RangeClause>(ast::cast<ast::ForStmt>(s)->init);
      return r != nullptr ? r->x : nullptr;
    }
    default:
      return nullptr;
  }
}

}  // namespace

// v's memory is read whenever n is evaluated: not behind && and ||, in a literal, or as the receiver of another method.
bool Body::readsAtOnce(const ast::Node* n, const Var* v) const {
  if (auto* name = ast::dynCast<ast::Name>(n)) {
    return info_.use(name) == v && sizeOf(v->type) != 0;
  }
  if (ast::isa<ast::FuncLit>(n) || (ast::isa<ast::Expr>(n) && isConstant(static_cast<const ast::Expr*>(n)))) {
    return false;
  }
  if (auto* sel = ast::dynCast<ast::SelectorExpr>(n)) {
    const Selection* s = info_.selection(sel);
    bool field = s != nullptr && s->kind == SelectionKind::FieldVal && sizeOf(info_.typeOf(sel).type) != 0;
    return field && readsAtOnce(sel->x, v);
  }
  if (auto* op = ast::dynCast<ast::Operation>(n)) {
    bool logical = op->op == ast::Operator::AndAnd || op->op == ast::Operator::OrOr;
    bool address = op->y == nullptr && op->op == ast::Operator::And;
    return !address && (readsAtOnce(op->x, v) || (op->y != nullptr && !logical && readsAtOnce(op->y, v)));
  }
  bool found = false;
  ast::forEachChild(const_cast<ast::Node*>(n), [&](ast::Node* child) { found = found || readsAtOnce(child, v); });
  return found;
}

bool Body::readsReceiver(const ast::FuncDecl* d, const Var* recv) const {
  const ast::Node* first = d->body->list.empty() ? nullptr : evaluatedFirst(d->body->list.front());
  return first != nullptr && readsAtOnce(first, recv);
}

}  // namespace lower
