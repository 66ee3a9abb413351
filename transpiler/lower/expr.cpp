// This file implements expressions in general: dispatch by kind, and the value of an expression where a type is asked
// for (exprAs leaves implicit conversions to C++, exact does not).
#include <utility>

#include "lower/body.h"

namespace lower {

using namespace types;

Expr* Body::expr(const ast::Expr* e) {
  if (auto it = evaluated_.find(e); it != evaluated_.end() && it->second.size() == 1) {
    addressOnly_ = false;
    return cxx::name(it->second[0]);
  }
  if (facts_.hoist(e) && !isConstant(e)) {
    return temp(exprNoHoist(e));
  }
  return exprNoHoist(e);
}

Expr* Body::exprNoHoist(const ast::Expr* e) {
  bool addressOnly = std::exchange(addressOnly_, false);
  if (isConstant(e)) {
    return constantExpr(e, typeOf(e), false);
  }
  if (isNil(e)) {
    return cxx::literal("nullptr");
  }
  switch (e->kind) {
    case ast::NodeKind::Name:
      return nameExpr(ast::cast<ast::Name>(e));
    case ast::NodeKind::ParenExpr:
      addressOnly_ = addressOnly;
      return expr(ast::cast<ast::ParenExpr>(e)->x);
    case ast::NodeKind::CompositeLit:
      return compositeLit(ast::cast<ast::CompositeLit>(e), typeOf(e), true);
    case ast::NodeKind::FuncLit:
      return funcLit(ast::cast<ast::FuncLit>(e));
    case ast::NodeKind::SelectorExpr:
      return selector(ast::cast<ast::SelectorExpr>(e), addressOnly);
    case ast::NodeKind::IndexExpr:
      return indexExpr(ast::cast<ast::IndexExpr>(e), addressOnly);
    case ast::NodeKind::SliceExpr:
      return sliceExpr(ast::cast<ast::SliceExpr>(e));
    case ast::NodeKind::AssertExpr:
      return typeAssert(ast::cast<ast::AssertExpr>(e));
    case ast::NodeKind::Operation:
      return operation(ast::cast<ast::Operation>(e), addressOnly);
    case ast::NodeKind::CallExpr:
      return call(ast::cast<ast::CallExpr>(e));
    default:
      return unsupported(e, "expression of kind " + std::string(ast::kindName(e->kind)));
  }
}

std::string Body::functionName(const ast::Expr* e, const Func* f) {
  auto* x = ast::unparen(const_cast<ast::Expr*>(e));
  if (auto* index = ast::dynCast<ast::IndexExpr>(x)) {
    x = ast::unparen(index->x);
  }
  auto* sel = ast::dynCast<ast::SelectorExpr>(x);
  auto* name = sel != nullptr ? sel->sel : ast::cast<ast::Name>(x);
  std::string text = unit_.reference(f);
  const Instance* instance = info_.instance(name);
  if (instance == nullptr || instance->typeArgs.empty()) {
    return text;
  }
  std::vector<Type*> args;
  for (Type* t : instance->typeArgs) {
    args.push_back(env_.subst(t));
  }
  Func* origin = f->origin != nullptr ? f->origin : const_cast<Func*>(f);
  unit_.requireFunc(origin, nullptr, args);
  return unit_.instanceName(text, origin, args);
}

Expr* Body::nameExpr(const ast::Name* n) {
  Object* o = info_.objectOf(n);
  if (auto* v = dynCast<Var>(o)) {
    bool package = v->varKind == VarKind::Package || (v->pkg != nullptr && v->parent == v->pkg->scope);
    return cxx::name(package ? unit_.reference(v) : localName(v));
  }
  if (auto* f = dynCast<Func>(o)) {
    return cxx::name(functionName(n, f));
  }
  return unsupported(n, "use of " + std::string(n->value));
}

bool Body::hasExactType(const ast::Expr* e) {
  auto* x = ast::unparen(const_cast<ast::Expr*>(e));
  if (isConstant(x) || isNil(x) || ast::isa<ast::FuncLit>(x)) {
    return false;
  }
  if (calleeOf(x) != nullptr) {
    return false;
  }
  if (auto* sel = ast::dynCast<ast::SelectorExpr>(x)) {
    const Selection* s = info_.selection(sel);
    return s == nullptr || s->kind == SelectionKind::FieldVal;
  }
  return true;
}

Expr* Body::raw(Expr* x, Type* t) { return unit_.isDefinedScalar(t) ? cxx::member(x, "value") : x; }

Expr* Body::baseMember(Expr* x, Type* t, const char* name) {
  t = unalias(t);
  bool hidden = false;
  if (isa<Named>(t)) {
    for (const MethodSetEntry& m : methodSet(make<Pointer>(t))) {
      hidden = hidden || methodName(m.func->name) == name;
    }
  }
  if (!hidden) {
    return cxx::member(x, name);
  }
  std::string base = spell(under(t));
  base = base.substr(0, base.find('<'));
  return cxx::member(x, base.substr(base.rfind(':') + 1) + "::" + name);
}

Expr* Body::convertImplicit(Expr* x, Type* from, Type* to) {
  if (from != nullptr && to != nullptr && isInterface(to) && !isInterface(from) && !isUntypedNil(from) &&
      (unit_.hasSharedNames(from) || unit_.hasSharedNames(to))) {
    // Through the method table, which tells methods of different packages apart.
    return cxx::call(spell(to), {cxx::call("go::Any", {x})});
  }
  if (from == nullptr || to == nullptr || identical(from, to) || isInterface(to)) {
    return x;
  }
  bool toDefined = unit_.isDefinedScalar(to);
  bool fromDefined = unit_.isDefinedScalar(from);
  if (toDefined && !fromDefined) {
    return cxx::call(spell(to), {x});
  }
  if (fromDefined && !toDefined) {
    return cxx::member(x, "value");
  }
  if (asUnder<Struct>(to) != nullptr && asUnder<Struct>(from) != nullptr && !isUntypedNil(from)) {
    return cxx::call("__builtin_bit_cast", {cxx::name(spell(to)), x});
  }
  return x;
}

Expr* Body::exprAs(const ast::Expr* e, Type* t) {
  t = unalias(t);
  if (isNil(e)) {
    return unit_.isDefinedScalar(t) ? cxx::call(spell(t), {cxx::literal("nullptr")}) : cxx::literal("nullptr");
  }
  Type* from = typeOf(e);
  if (isInterface(t)) {
    if (isInterface(from) && !isConstant(e)) {
      return expr(e);
    }
    if (isConstant(e)) {
      const Constant& v = info(e).value;
      Type* own = isInterface(from) ? nullptr : defaultType(from);
      if (own == nullptr) {
        own = v.kind() == ConstantKind::Bool      ? basicType(BasicKind::Bool)
              : v.kind() == ConstantKind::String  ? basicType(BasicKind::String)
              : v.kind() == ConstantKind::Float   ? basicType(BasicKind::Float64)
              : v.kind() == ConstantKind::Complex ? basicType(BasicKind::Complex128)
                                                  : basicType(BasicKind::Int);
      }
      bool plainString = identical(own, basicType(BasicKind::String)) && isEmptyInterface(t) && !isa<Named>(t);
      return constantExpr(e, own, !plainString);
    }
    return convertImplicit(exact(e, from), from, t);
  }
  if (isConstant(e)) {
    return constantExpr(e, t, false);
  }
  return convertImplicit(expr(e), from, t);
}

Expr* Body::exact(const ast::Expr* e, Type* t) {
  t = unalias(t);
  if (isNil(e)) {
    return cxx::call(isPointer(t) && !unit_.isDefinedScalar(t) ? "static_cast<" + spell(t) + ">" : spell(t),
                     {cxx::literal("nullptr")});
  }
  if (isConstant(e) && !isInterface(t)) {
    return constantExpr(e, t, true);
  }
  Type* from = typeOf(e);
  if (!isConstant(e) && identical(from, t) && hasExactType(e)) {
    return expr(e);
  }
  Expr* x = exprAs(e, t);
  bool converted = !identical(from, t) && !isInterface(t) && unit_.isDefinedScalar(from) != unit_.isDefinedScalar(t);
  return converted ? x : cxx::call(isPointer(t) ? "static_cast<" + spell(t) + ">" : spell(t), {x});
}

}  // namespace lower
