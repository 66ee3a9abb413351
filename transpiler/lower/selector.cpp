// This file implements x.f: qualified identifiers, fields through embedded ones, method values and expressions, and type
// assertions.
#include "lower/body.h"

namespace lower {

using namespace types;

namespace {

// Whether a field of the path from the ith on, other than the last, is a pointer.
bool passesPointer(Struct* s, const std::vector<int>& index, size_t i, size_t count) {
  for (; i + 1 < count && s != nullptr; i++) {
    Type* t = s->fields[static_cast<size_t>(index[i])]->type;
    if (isPointer(t)) {
      return true;
    }
    s = asUnder<Struct>(t);
  }
  return false;
}

}  // namespace

Expr* Body::fieldPath(Expr* x, Type* t, const std::vector<int>& index, size_t count, Type** result,
                      bool addressOnly) {
  for (size_t i = 0; i < count; i++) {
    bool arrow = isPointer(t);
    auto* s = asUnder<Struct>(arrow ? pointerElem(t) : t);
    if (s == nullptr) {
      break;
    }
    if (arrow && (missesNil(s, static_cast<size_t>(index[i])) || (addressOnly && !passesPointer(s, index, i, count)))) {
      x = cxx::call("go::nilCheck", {raw(x, t)});
    }
    Var* field = s->fields[static_cast<size_t>(index[i])];
    x = cxx::member(x, unit_.fieldName(field), arrow);
    t = field->type;
  }
  *result = t;
  return x;
}

Expr* Body::selector(const ast::SelectorExpr* e, bool addressOnly) {
  const Selection* s = info_.selection(e);
  if (s == nullptr) {
    Object* o = info_.use(e->sel);
    if (auto* f = dynCast<Func>(o)) {
      return cxx::name(functionName(e, f));
    }
    return cxx::name(unit_.reference(o));
  }
  switch (s->kind) {
    case SelectionKind::FieldVal: {
      Type* t = typeOf(e->x);
      addressOnly_ = addressOnly && !isPointer(t) && !passesPointer(asUnder<Struct>(t), s->index, 0, s->index.size());
      Expr* x = expr(e->x);
      return fieldPath(x, t, s->index, s->index.size(), &t, addressOnly && !isThis(e->x));
    }
    case SelectionKind::MethodVal:
      return methodValue(e, *s);
    case SelectionKind::MethodExpr:
      return methodExpr(e, *s);
  }
  return nullptr;
}

// The method's name at a call, with the type arguments of a generic one.
std::string Body::methodRef(const ast::SelectorExpr* e, const Func* f) {
  const Instance* instance = info_.instance(e->sel);
  if (instance == nullptr || instance->typeArgs.empty()) {
    Type* t = typeOf(e->x);
    return unit_.memberName(pointerElem(t) != nullptr ? pointerElem(t) : t, f);
  }
  std::string name = methodName(f->name);
  std::vector<Type*> args;
  for (Type* t : instance->typeArgs) {
    args.push_back(env_.subst(t));
  }
  Func* origin = f->origin != nullptr ? f->origin : const_cast<Func*>(f);
  Type* recv = origin->signature()->recv->type;
  recv = pointerElem(recv) != nullptr ? pointerElem(recv) : recv;
  // The receiver's type at the end of the path of embedded fields.
  const Selection* s = info_.selection(e);
  Type* t = typeOf(e->x);
  Type* last = t;
  fieldPath(cxx::name("x"), t, s->index, s->index.size() - 1, &last);
  last = isPointer(last) ? pointerElem(last) : last;
  unit_.requireFunc(origin, asNamed(last), args);
  return name + unit_.typeArgs(args);
}

namespace {

std::vector<cxx::Param> forwardParams(Unit& unit, Signature* sig, std::vector<Expr*>& args) {
  std::vector<cxx::Param> ps;
  for (size_t i = 0; i < sig->params->vars.size(); i++) {
    std::string name = "arg" + std::to_string(i + 1);
    ps.push_back({unit.paramType(sig, i), name});
    args.push_back(cxx::name(name));
  }
  return ps;
}

}  // namespace

// A closure over the receiver, which is evaluated now.
Expr* Body::methodValue(const ast::SelectorExpr* e, const Selection& sel) {
  auto* method = static_cast<Func*>(sel.obj);
  auto* sig = signatureOf(e);
  Type* t = typeOf(e->x);
  std::vector<Expr*> args;
  std::vector<cxx::Param> ps = forwardParams(unit_, sig, args);
  bool pointerMethod = method->signature()->recv != nullptr && isPointer(method->signature()->recv->type);
  Expr* recv = isConstant(e->x) ? exact(e->x) : expr(e->x);
  // The receiver proper is evaluated now, also where it is an embedded field.
  recv = fieldPath(recv, t, sel.index, sel.index.size() - 1, &t, pointerMethod);
  bool arrow = isPointer(t);
  if (isa<TypeParam>(unalias(info_.typeOf(e->x).type))) {
    // The method of the type argument takes the value as it is.
  } else if (!arrow && pointerMethod && !isInterface(t)) {
    recv = cxx::unary("&", recv);
    arrow = true;
  } else if (arrow && !pointerMethod) {
    recv = cxx::unary("*", cxx::call("go::nilCheck", {raw(recv, t)}));
    arrow = false;
  }
  if (isInterface(t) || recv->kind != cxx::ExprKind::Name) {
    recv = temp(recv);
  }
  if (isInterface(t)) {
    emit(cxx::exprStmt(cxx::call("go::nilCheck", {cxx::call(cxx::member(recv, "type"), {})})));
  }
  std::string name = recv->text;
  std::string capture = recv->kind == cxx::ExprKind::Name && name.find(':') == std::string::npos ? name + " = " + name
                                                                                                  : "self = " + name;
  std::string self = capture.starts_with("self = ") && name != "self" ? "self" : name;
  Expr* call = cxx::call(cxx::member(cxx::name(self), methodRef(e, method), arrow), args);
  std::string result = unit_.resultType(sig);
  auto* x = cxx::lambda({capture}, ps, {result.empty() ? cxx::exprStmt(call) : cxx::returnStmt(call)});
  x->lambda.result = result;
  return x;
}

// T.M: a lambda with the receiver as its first parameter.
Expr* Body::methodExpr(const ast::SelectorExpr* e, const Selection& sel) {
  auto* sig = signatureOf(e);
  std::vector<Expr*> args;
  std::vector<cxx::Param> ps = forwardParams(unit_, sig, args);
  Expr* self = args[0];
  args.erase(args.begin());
  bool arrow = isPointer(sig->params->vars[0]->type);
  Expr* call = cxx::call(cxx::member(self, methodRef(e, static_cast<Func*>(sel.obj)), arrow), args);
  std::string result = unit_.resultType(sig);
  auto* x = cxx::lambda({}, ps, {result.empty() ? cxx::exprStmt(call) : cxx::returnStmt(call)});
  x->lambda.result = result;
  return x;
}

Expr* Body::typeAssert(const ast::AssertExpr* e) {
  return cxx::call("go::assertTo<" + spell(typeOf(e->type)) + ">", {expr(e->x)});
}

}  // namespace lower
