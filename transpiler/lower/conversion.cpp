// This file implements conversions T(x).
#include "lower/body.h"

namespace lower {

using namespace types;

Expr* Body::conversion(const ast::CallExpr* e) {
  Type* to = typeOf(e->fun);
  const ast::Expr* arg = e->args[0];
  if (isNil(arg)) {
    return exact(arg, to);
  }
  if (isConstant(arg)) {
    // Constant conversions that are not constants: to slices, interfaces, and string(rune) of typed integers.
    Type* from = typeOf(arg);
    if (isInterface(to)) {
      return cxx::call(spell(to), {exprAs(arg, to)});
    }
    if (asUnder<Basic>(to) != nullptr && isa<TypeParam>(unalias(info_.typeOf(e->fun).type))) {
      // The type parameter's conversion is not constant; the value is.
      if (isString(to) && isInteger(from)) {
        return cxx::call("go::stringOf", {exact(arg)});
      }
      if (isInteger(to) && info(arg).value.toInt().isKnown()) {
        return convert(exact(arg), defaultType(from), to, arg);
      }
      return constantExpr(arg, to, true);
    }
    return convert(exact(arg, isa<Basic>(unalias(from)) ? defaultType(from) : from), from, to, arg);
  }
  if (ast::isa<ast::FuncLit>(ast::unparen(const_cast<ast::Expr*>(arg))) || calleeOf(arg) != nullptr) {
    return isInterface(to) ? exact(arg, to) : cxx::call(spell(to), {expr(arg)});
  }
  return convert(expr(arg), typeOf(arg), to, arg);
}

Expr* Body::convert(Expr* x, Type* from, Type* to, const ast::Expr*) {
  Type* fu = under(from);
  Type* tu = under(to);
  auto construct = [&](Expr* v) { return cxx::call(spell(to), {v}); };
  if (isInterface(to)) {
    return identical(from, to) ? x : construct(convertImplicit(x, from, to));
  }
  if (identical(from, to)) {
    return isPointer(to) ? x : construct(x);
  }
  auto* fb = dynCast<Basic>(fu);
  auto* tb = dynCast<Basic>(tu);
  // To and from unsafe.Pointer and uintptr.
  bool toUnsafe = tb != nullptr && tb->basic == BasicKind::UnsafePointer;
  bool fromUnsafe = fb != nullptr && fb->basic == BasicKind::UnsafePointer;
  if (toUnsafe) {
    if (fb != nullptr && !fromUnsafe) {
      return cxx::call("reinterpret_cast<void*>", {raw(x, from)});
    }
    Expr* p = cxx::call("static_cast<void*>", {raw(x, from)});
    return unit_.isDefinedScalar(to) ? construct(p) : p;
  }
  if (fromUnsafe && tb != nullptr) {
    Expr* v = cxx::call("go::Uintptr", {raw(x, from)});
    return tb->basic == BasicKind::Uintptr && isa<Basic>(unalias(to)) ? v : construct(v);
  }
  if (fromUnsafe) {
    Expr* p = cxx::call("static_cast<" + spell(tu) + ">", {raw(x, from)});
    return isa<Pointer>(tu) && !unit_.isDefinedScalar(to) ? p : construct(p);
  }
  if (isa<Pointer>(tu) && isa<Pointer>(fu)) {
    Expr* p = raw(x, from);
    if (!identical(static_cast<Pointer*>(tu)->elem, static_cast<Pointer*>(fu)->elem)) {
      p = cxx::call("reinterpret_cast<" + spell(tu) + ">", {p});
    }
    return unit_.isDefinedScalar(to) ? construct(p) : p;
  }
  if (tb != nullptr && fb != nullptr) {
    if (isString(to)) {
      if (isString(from)) {
        return construct(raw(x, from));
      }
      Expr* s = cxx::call("go::stringOf", {x});
      return unit_.isDefinedScalar(to) ? construct(s) : s;
    }
    if (isFloat(from) && isInteger(to)) {
      return cxx::call("go::convert<" + spell(to) + ">", {x});
    }
    if (isComplex(to) && unit_.isDefinedScalar(to)) {
      return construct(cxx::call(spell(tu), {raw(x, from)}));
    }
    return construct(raw(x, from));
  }
  if (isString(to)) {
    Expr* s = cxx::call("go::stringOf", {x});
    return unit_.isDefinedScalar(to) ? construct(s) : s;
  }
  if (isString(from)) {
    auto* slice = dynCast<Slice>(tu);
    bool bytes = slice != nullptr && bitsOf(slice->elem) == 8;
    Expr* s = cxx::call(bytes ? "go::toBytes" : "go::toRunes", {x});
    return isa<Named>(unalias(to)) ? construct(s) : s;
  }
  if (auto* slice = dynCast<Slice>(fu)) {
    std::string elem = spell(slice->elem);
    if (auto* array = dynCast<Array>(tu)) {
      return construct(cxx::call("go::toArray<" + elem + ", " + std::to_string(array->len) + ">", {x}));
    }
    auto* p = dynCast<Pointer>(tu);
    auto* array = p != nullptr ? asUnder<Array>(p->elem) : nullptr;
    if (array != nullptr) {
      Expr* v = cxx::call("go::toArrayPtr<" + elem + ", " + std::to_string(array->len) + ">", {x});
      if (!isa<Array>(unalias(p->elem))) {
        v = cxx::call("reinterpret_cast<" + spell(tu) + ">", {v});
      }
      return unit_.isDefinedScalar(to) ? construct(v) : v;
    }
  }
  if (isa<Struct>(tu)) {
    return spell(from) == spell(to) ? x : cxx::call("__builtin_bit_cast", {cxx::name(spell(to)), x});
  }
  // Slice, map, chan, func and array types with the same structure share their representation; two defined types meet
  // in the unnamed one.
  if (isa<Named>(unalias(from)) && isa<Named>(unalias(to)) && !isa<Chan>(tu)) {
    return construct(cxx::call(spell(tu), {x}));
  }
  return construct(x);
}

}  // namespace lower
