// This file implements operators. Arithmetic narrower than int is cast back; division, modulo and shifts that may panic
// or exceed the width go through the runtime; the rest is C++'s own operator.
#include "lower/body.h"

namespace lower {

using namespace types;

Expr* Body::operation(const ast::Operation* e, bool addressOnly) {
  return e->y == nullptr ? unaryOp(e, addressOnly) : binaryOp(e);
}

Expr* Body::narrow(Expr* x, Type* t) {
  return isNarrow(t) && !unit_.isDefinedScalar(t) ? cxx::call(spell(t), {x}) : x;
}

Expr* Body::unaryOp(const ast::Operation* e, bool addressOnly) {
  Type* t = typeOf(e);
  switch (e->op) {
    case ast::Operator::And:
      return addressOf(e->x);
    case ast::Operator::Mul:
      return cxx::unary("*", addressOnly || missesNil(t) ? cxx::call("go::nilCheck", {rawExpr(e->x)}) : expr(e->x));
    case ast::Operator::Recv:
      return receive(e);
    case ast::Operator::Not: {
      Expr* x = condition(e->x);
      return cxx::unary("!", x);
    }
    case ast::Operator::Add:
      return expr(e->x);
    case ast::Operator::Sub:
      return narrow(cxx::unary("-", expr(e->x)), t);
    case ast::Operator::Xor:
      return narrow(cxx::unary("~", expr(e->x)), t);
    default:
      return unsupported(e, "operator " + std::string(ast::operatorText(e->op)));
  }
}

Expr* Body::receive(const ast::Operation* e) { return cxx::call(baseMember(expr(e->x), typeOf(e->x), "recv"), {}); }

Expr* Body::addressOf(const ast::Expr* e) {
  auto* x = ast::unparen(const_cast<ast::Expr*>(e));
  if (auto* lit = ast::dynCast<ast::CompositeLit>(x)) {
    Type* t = typeOf(lit);
    if (lit->elems.empty() && asUnder<Struct>(t) != nullptr) {
      return cxx::call("go::alloc<" + spell(t) + ">", {});
    }
    return cxx::call("go::alloc", {compositeLit(lit, t, true)});
  }
  if (auto* op = ast::dynCast<ast::Operation>(x); op != nullptr && op->y == nullptr && op->op == ast::Operator::Mul) {
    return cxx::call("go::nilCheck", {rawExpr(op->x)});
  }
  return cxx::unary("&", checkedPlace(x));
}

// The receiver of the method being lowered, as it came.
bool Body::isThis(const ast::Expr* e) const {
  Var* v = varOf(e);
  return v != nullptr && v->varKind == VarKind::Recv && !facts_.reassigned(v);
}

Expr* Body::arithmetic(ast::Operator op, Expr* x, Expr* y, Type* t, const ast::Expr* right) {
  std::string text(ast::operatorText(op));
  switch (op) {
    case ast::Operator::Div:
    case ast::Operator::Rem: {
      bool plain = !isInteger(t);
      if (!plain && right != nullptr && isConstant(right)) {
        auto n = info(right).value.toInt().int64Value();
        plain = !n.has_value() || (*n != 0 && *n != -1);
      }
      if (plain) {
        return narrow(cxx::binary(x, text, y), t);
      }
      return cxx::call(op == ast::Operator::Div ? "go::div" : "go::mod", {x, y});
    }
    case ast::Operator::AndNot:
      return narrow(cxx::binary(x, "&", cxx::unary("~", y)), t);
    default:
      return narrow(cxx::binary(x, text, y), t);
  }
}

Expr* Body::shiftOp(const ast::Operation* e) {
  Type* t = typeOf(e);
  Expr* x = isConstant(e->x) ? constantExpr(e->x, t, true) : expr(e->x);
  bool left = e->op == ast::Operator::Shl;
  if (isConstant(e->y)) {
    auto n = info(e->y).value.toInt().int64Value();
    if (!n.has_value()) {
      return cxx::call(left ? "go::shl" : "go::shr", {x, cxx::literal("64")});
    }
    if (*n < bitsOf(t)) {
      Expr* count = constant(info(e->y).value.toInt(), basicType(BasicKind::Int), false, e->y);
      return narrow(cxx::binary(x, left ? "<<" : ">>", count), t);
    }
  }
  Expr* count = isConstant(e->y) ? constantExpr(e->y, isInteger(typeOf(e->y)) ? typeOf(e->y) : basicType(BasicKind::Uint), true)
                                 : expr(e->y);
  return cxx::call(left ? "go::shl" : "go::shr", {x, count});
}

Expr* Body::binaryOp(const ast::Operation* e) {
  switch (e->op) {
    case ast::Operator::AndAnd:
    case ast::Operator::OrOr:
      return logical(e);
    case ast::Operator::Eql:
    case ast::Operator::Neq:
    case ast::Operator::Lss:
    case ast::Operator::Leq:
    case ast::Operator::Gtr:
    case ast::Operator::Geq:
      return comparison(e);
    case ast::Operator::Shl:
    case ast::Operator::Shr:
      return shiftOp(e);
    default:
      break;
  }
  Type* t = typeOf(e);
  // Constants stay bare beside an operand that has the type; a defined type's operators take them, too.
  auto operand = [&](const ast::Expr* x) -> Expr* {
    if (!isConstant(x)) {
      return expr(x);
    }
    if (Expr* tree = constantTree(x, t)) {
      return tree;
    }
    bool needsType = e->op == ast::Operator::AndNot || isComplex(t);
    if (needsType) {
      return constant(info(x).value, t, true, x);
    }
    Type* u = under(t);
    auto* b = dynCast<Basic>(u);
    return constant(info(x).value, b == nullptr ? t : static_cast<Type*>(basicType(b->basic)),
                    b != nullptr && b->basic == BasicKind::Uintptr, x);
  };
  if (unit_.isDefinedScalar(t) && isComplex(t)) {
    Expr* x = rawExpr(e->x);
    return cxx::call(spell(t), {arithmetic(e->op, x, rawExpr(e->y), under(t), e->y)});
  }
  Expr* x = operand(e->x);
  Expr* y = operand(e->y);
  return arithmetic(e->op, x, y, t, e->y);
}

// A right operand that needs statements must not run unless the left one says so.
Expr* Body::logical(const ast::Operation* e) {
  bool isAnd = e->op == ast::Operator::AndAnd;
  Expr* x = condition(e->x);
  Expr* y = nullptr;
  std::vector<Stmt*> before = collect([&] { y = condition(e->y); });
  Type* t = typeOf(e);
  auto wrap = [&](Expr* r) { return unit_.isDefinedScalar(t) ? cxx::call(spell(t), {r}) : r; };
  if (before.empty()) {
    return wrap(cxx::binary(x, isAnd ? "&&" : "||", y));
  }
  std::string name = fresh("t");
  emit(cxx::varStmt("go::Bool", name, x));
  before.push_back(cxx::exprStmt(cxx::assign(cxx::name(name), y)));
  emit(cxx::ifStmt(isAnd ? cxx::name(name) : cxx::unary("!", cxx::name(name)), before));
  return wrap(cxx::name(name));
}

Expr* Body::equal(Expr* x, Type* xt, Expr* y, Type* yt) {
  bool xi = isInterface(xt);
  bool yi = isInterface(yt);
  if (xi && !yi) {
    y = cxx::call(spell(xt), {y});
  } else if (yi && !xi) {
    x = cxx::call(spell(yt), {x});
  } else if (xi && yi && !identical(xt, yt)) {
    x = cxx::call("go::Any", {x});
    y = cxx::call("go::Any", {y});
  } else if (!identical(xt, yt)) {
    if (isPointer(xt)) {
      x = raw(x, xt);
      y = raw(y, yt);
    } else if (asUnder<Chan>(xt) != nullptr) {
      bool xBoth = asUnder<Chan>(xt)->dir == ChanDir::SendRecv;
      (xBoth ? x : y) = cxx::call(spell(under(xBoth ? yt : xt)), {xBoth ? x : y});
    } else {
      y = convertImplicit(y, yt, xt);
    }
  }
  return cxx::binary(x, "==", y);
}

namespace {

// x != x asks for NaN; a sign keeps compilers from taking it for a mistake.
Expr* apart(Expr* comparison) {
  Expr* x = comparison->args[0];
  Expr* y = comparison->args[1];
  bool same = x->kind == cxx::ExprKind::Name && y->kind == cxx::ExprKind::Name && x->text == y->text;
  return same ? cxx::binary(x, comparison->text, cxx::unary("+", y)) : comparison;
}

}  // namespace

Expr* Body::comparison(const ast::Operation* e) {
  Type* t = typeOf(e);
  auto wrap = [&](Expr* r) { return unit_.isDefinedScalar(t) ? cxx::call(spell(t), {r}) : r; };
  std::string op(ast::operatorText(e->op));
  if (isNil(e->x) || isNil(e->y)) {
    const ast::Expr* other = isNil(e->x) ? e->y : e->x;
    return wrap(cxx::binary(isNil(other) ? cxx::literal("nullptr") : expr(other), op, cxx::literal("nullptr")));
  }
  Type* xt = typeOf(e->x);
  Type* yt = typeOf(e->y);
  auto operand = [&](const ast::Expr* x, Type* own, Type* other) -> Expr* {
    if (!isConstant(x)) {
      return isInterface(other) && !isInterface(own) ? exact(x, own) : expr(x);
    }
    if (isInterface(other) || isInterface(own)) {
      return exprAs(x, isInterface(other) ? other : own);
    }
    if (Expr* tree = constantTree(x, other)) {
      return tree;
    }
    auto* b = asUnder<Basic>(other);
    bool needsType = b == nullptr || isComplex(other) || b->basic == BasicKind::Uintptr;
    return constant(info(x).value, needsType ? other : static_cast<Type*>(basicType(b->basic)), needsType, x);
  };
  Expr* x = operand(e->x, xt, yt);
  Expr* y = operand(e->y, yt, xt);
  if (e->op == ast::Operator::Eql || e->op == ast::Operator::Neq) {
    bool xc = isConstant(e->x);
    bool yc = isConstant(e->y);
    Expr* r = (xc || yc) && !isInterface(xt) && !isInterface(yt) ? cxx::binary(x, "==", y)
                                                                : equal(x, xt, y, yt);
    r->text = op;
    return wrap(isNumeric(xt) ? apart(r) : r);
  }
  Expr* r = cxx::binary(x, op, y);
  return wrap(isNumeric(xt) ? apart(r) : r);
}

}  // namespace lower
