// This file implements x[i] and x[lo:hi:max].
#include "lower/body.h"

namespace lower {

using namespace types;

// An index: a constant as it is, others without their defined type.
Expr* Body::indexValue(const ast::Expr* e) {
  if (isConstant(e)) {
    if (Expr* tree = constantTree(e, basicType(BasicKind::Int))) {
      return tree;
    }
    return constant(info(e).value.toInt(), basicType(BasicKind::Int), false, e);
  }
  return rawExpr(e);
}

Expr* Body::indexExpr(const ast::IndexExpr* e, bool addressOnly) {
  if (calleeOf(e) != nullptr) {
    return cxx::name(functionName(e, calleeOf(e)));
  }
  Type* t = typeOf(e->x);
  if (auto* map = asUnder<Map>(t)) {
    Expr* m = expr(e->x);
    return cxx::index(m, exprAs(e->index, map->key));
  }
  addressOnly_ = addressOnly && asUnder<Array>(t) != nullptr;
  Expr* x = isConstant(e->x) ? exact(e->x) : expr(e->x);
  if (isPointer(t)) {
    bool check = addressOnly || missesNil(pointerElem(t));
    x = cxx::unary("*", check ? cxx::call("go::nilCheck", {raw(x, t)}) : x);
  }
  return cxx::index(x, indexValue(e->index));
}

Expr* Body::sliceExpr(const ast::SliceExpr* e) {
  Type* t = typeOf(e->x);
  Expr* x = isConstant(e->x)                    ? exact(e->x)
            : asUnder<Array>(t) != nullptr ? checkedPlace(e->x)
                                           : raw(expr(e->x), isPointer(t) ? t : nullptr);
  Expr* lo = e->index[0] != nullptr ? indexValue(e->index[0]) : nullptr;
  Expr* hi = e->index[1] != nullptr ? indexValue(e->index[1]) : nullptr;
  Expr* max = e->index[2] != nullptr ? indexValue(e->index[2]) : nullptr;
  Expr* zero = cxx::literal("0");
  if (max != nullptr) {
    return cxx::call("go::slice", {x, lo != nullptr ? lo : zero, hi, max});
  }
  if (hi == nullptr) {
    bool whole = lo == nullptr && (asUnder<Slice>(t) != nullptr || isString(t));
    return whole ? x : cxx::call("go::sliceFrom", {x, lo != nullptr ? lo : zero});
  }
  return lo == nullptr ? cxx::call("go::sliceTo", {x, hi}) : cxx::call("go::slice", {x, lo, hi});
}

}  // namespace lower
