// This file implements Unifier.
//
// Order matters: a defined type on the left moves to the right, a bound type parameter to the left; then the cases are
// tried from the special to the structural.
#include "types/unify.h"

#include <map>

#include "types/checker.h"
#include "types/generics.h"
#include "types/predicates.h"
#include "types/typeset.h"

namespace types {

// Deeper types do not occur; without a limit an infinite one would not end.
static constexpr int kDepthLimit = 50;

Unifier::Unifier(const std::vector<TypeParam*>& params, const std::vector<Type*>& args, bool interfaces)
    : interfaces_(interfaces) {
  for (size_t i = 0; i < params.size(); ++i) {
    handles_[params[i]] = std::make_shared<Type*>(i < args.size() ? args[i] : nullptr);
  }
}

int Unifier::unknowns() const {
  int n = 0;
  for (const auto& [p, h] : handles_) {
    n += *h == nullptr ? 1 : 0;
  }
  return n;
}

std::vector<Type*> Unifier::inferred(const std::vector<TypeParam*>& params) const {
  std::vector<Type*> list;
  for (TypeParam* p : params) {
    list.push_back(at(p));
  }
  return list;
}

TypeParam* Unifier::asBound(Type* t) const {
  TypeParam* p = asTypeParam(t);
  return p != nullptr && handles_.count(p) != 0 ? p : nullptr;
}

// Makes x and y the same parameter; false if both have different handles with a type each.
bool Unifier::join(TypeParam* x, TypeParam* y) {
  std::shared_ptr<Type*> hx = handles_[x];
  std::shared_ptr<Type*> hy = handles_[y];
  if (hx == hy) {
    return true;
  }
  if (*hx != nullptr && *hy != nullptr) {
    return false;
  }
  const auto& keep = *hx != nullptr ? hx : hy;
  const auto& drop = *hx != nullptr ? hy : hx;
  for (auto& [p, h] : handles_) {
    if (h == drop) {
      h = keep;
    }
  }
  return true;
}

bool Unifier::isRepeated(const Pair& q) {
  for (const Pair* p = q.prev; p != nullptr; p = p->prev) {
    if ((p->x == q.x && p->y == q.y) || (p->x == q.y && p->y == q.x)) {
      return true;
    }
  }
  return false;
}

static Interface* asInterface(Type* t) { return isTypeParam(t) ? nullptr : asUnder<Interface>(t); }

bool Unifier::nify(Type* x, Type* y, UnifyMode mode, const Pair* p) {
  if (depth_ >= kDepthLimit) {
    return false;
  }
  if (matched_.count({x, y, mode}) != 0) {
    return true;
  }
  ++depth_;
  bool result = nifyInner(x, y, mode, p);
  --depth_;
  if (result) {
    matched_.insert({x, y, mode});
  }
  return result;
}

bool Unifier::nifyInner(Type* x, Type* y, UnifyMode mode, const Pair* p) {
  if (unalias(x) == unalias(y)) {
    return true;
  }
  if (asNamed(x) != nullptr || asBound(y) != nullptr) {
    std::swap(x, y);
  }
  // A defined type matches a type literal by its underlying type.
  if (Named* ny = asNamed(y);
      (mode & kExact) == 0 && ny != nullptr && isTypeLit(x) && !(interfaces_ && isInterface(x))) {
    y = under(ny);
    if (unalias(x) == unalias(y)) {
      return true;
    }
  }
  TypeParam* px = asBound(x);
  TypeParam* py = asBound(y);
  if (px != nullptr && py != nullptr) {
    return join(px, py) || nify(at(px), at(py), mode, p);
  }
  if (px != nullptr) {
    return nifyBound(px, y, mode, p);
  }
  if (interfaces_ && (mode & kExact) == 0) {
    Interface* xi = asInterface(x);
    Interface* yi = asInterface(y);
    if (xi != nullptr && yi != nullptr) {
      return nifyInterfaces(xi, yi, p);
    }
    if (xi != nullptr || yi != nullptr) {
      return nifyMethods(xi != nullptr ? xi : yi, xi != nullptr ? y : x, p);
    }
  }
  if (isTypeParam(y)) {
    std::swap(x, y);
  }
  return nifyStructure(x, y, mode, p);
}

// px may have a type already: then y must match it, and the better of the two is kept.
bool Unifier::nifyBound(TypeParam* px, Type* y, UnifyMode mode, const Pair* p) {
  Type* x = at(px);
  if (x == nullptr) {
    set(px, y);
    return true;
  }
  if (!nify(x, y, mode, p)) {
    return false;
  }
  Interface* xi = asInterface(x);
  Interface* yi = asInterface(y);
  bool xn = asNamed(x) != nullptr;
  bool yn = asNamed(y) != nullptr;
  if (xi != nullptr && yi != nullptr) {
    // Two interfaces only stand for one type argument if they have the same methods.
    if (xn && yn) {
      return identical(x, y);
    }
    if (typeSetOf(xi)->methods.size() != typeSetOf(yi)->methods.size()) {
      return false;
    }
  } else if (xi != nullptr || yi != nullptr) {
    return false;
  }
  if ((mode & kExact) != 0 || xn) {
    return true;
  }
  auto* yc = asUnder<Chan>(y);
  if (yn || (yc != nullptr && yc->dir != ChanDir::SendRecv)) {
    set(px, y);  // a defined type, or a directed channel, is the better choice
  }
  return true;
}

// The methods of the smaller interface must be in the larger one.
bool Unifier::nifyInterfaces(Interface* xi, Interface* yi, const Pair* p) {
  TypeSet* xs = typeSetOf(xi);
  TypeSet* ys = typeSetOf(yi);
  if (xs->comparable != ys->comparable || !xs->terms.equals(ys->terms)) {
    return false;
  }
  Pair q{xi, yi, p};
  if (isRepeated(q)) {
    return true;
  }
  const TypeSet* small = xs->methods.size() > ys->methods.size() ? ys : xs;
  const TypeSet* large = small == xs ? ys : xs;
  std::map<std::string, Func*> byId;
  for (Func* m : large->methods) {
    byId[objectId(m->pkg, m->name)] = m;
  }
  for (Func* m : small->methods) {
    auto other = byId.find(objectId(m->pkg, m->name));
    if (other == byId.end() || !nify(m->type, other->second->type, kExact, &q)) {
      return false;
    }
  }
  return true;
}

// y, which is no interface, must have the methods of xi.
bool Unifier::nifyMethods(Interface* xi, Type* y, const Pair* p) {
  for (Func* m : typeSetOf(xi)->methods) {
    auto* f = dynCast<Func>(lookupMember(y, false, m->pkg, m->name, false).obj);
    if (f == nullptr) {
      return false;
    }
    if (f->type == nullptr && currentChecker() != nullptr) {
      currentChecker()->objDecl(f);
    }
    if (!f->signature()->typeParams.empty() || !nify(m->type, f->type, kExact, p)) {
      return false;
    }
  }
  return true;
}

bool Unifier::nifyStructs(Struct* x, Struct* y, UnifyMode mode, const Pair* p) {
  if (x->fields.size() != y->fields.size()) {
    return false;
  }
  auto tag = [](Struct* s, size_t i) { return i < s->tags.size() ? std::string_view(s->tags[i]) : ""; };
  for (size_t i = 0; i < x->fields.size(); ++i) {
    Var* f = x->fields[i];
    Var* g = y->fields[i];
    if (f->embedded != g->embedded || tag(x, i) != tag(y, i) || !sameId(f, g->pkg, g->name, false) ||
        !nify(f->type, g->type, mode, p)) {
      return false;
    }
  }
  return true;
}

bool Unifier::nifyTuples(Tuple* x, Tuple* y, UnifyMode mode, const Pair* p) {
  size_t n = x == nullptr ? 0 : x->vars.size();
  if (n != (y == nullptr ? 0 : y->vars.size())) {
    return false;
  }
  for (size_t i = 0; i < n; ++i) {
    if (!nify(x->vars[i]->type, y->vars[i]->type, mode, p)) {
      return false;
    }
  }
  return true;
}

bool Unifier::nifyExactInterfaces(Interface* x, Interface* y, const Pair* p) {
  TypeSet* xs = typeSetOf(x);
  TypeSet* ys = typeSetOf(y);
  if (xs->comparable != ys->comparable || !xs->terms.equals(ys->terms) || xs->methods.size() != ys->methods.size()) {
    return false;
  }
  Pair q{x, y, p};
  if (isRepeated(q)) {
    return true;
  }
  for (size_t i = 0; i < xs->methods.size(); ++i) {
    Func* f = xs->methods[i];
    Func* g = ys->methods[i];
    if (objectId(f->pkg, f->name) != objectId(g->pkg, g->name) || !nify(f->type, g->type, kExact, &q)) {
      return false;
    }
  }
  return true;
}

bool Unifier::nifyStructure(Type* xorig, Type* yorig, UnifyMode mode, const Pair* p) {
  // Below the outermost level of an assignment types must agree exactly.
  UnifyMode inner = (mode & kAssign) != 0 ? mode | kExact : mode;
  Type* x = unalias(xorig);
  Type* y = unalias(yorig);
  if (x->kind == TypeKind::TypeParam) {
    // Not one of ours: its core type must match.
    Type* core = commonUnder(x, nullptr, nullptr);
    return core != nullptr && nify(core, yorig, kAssign, p);
  }
  if (x->kind != y->kind) {
    return false;
  }
  switch (x->kind) {
    case TypeKind::Basic:
      return cast<Basic>(x)->basic == cast<Basic>(y)->basic;
    case TypeKind::Array: {
      auto* a = cast<Array>(x);
      auto* b = cast<Array>(y);
      return (a->len < 0 || b->len < 0 || a->len == b->len) && nify(a->elem, b->elem, inner, p);
    }
    case TypeKind::Slice:
      return nify(cast<Slice>(x)->elem, cast<Slice>(y)->elem, inner, p);
    case TypeKind::Struct:
      return nifyStructs(cast<Struct>(x), cast<Struct>(y), inner, p);
    case TypeKind::Pointer:
      return nify(cast<Pointer>(x)->elem, cast<Pointer>(y)->elem, inner, p);
    case TypeKind::Tuple:
      return nifyTuples(cast<Tuple>(x), cast<Tuple>(y), mode, p);
    case TypeKind::Signature: {
      auto* a = cast<Signature>(x);
      auto* b = cast<Signature>(y);
      return a->variadic == b->variadic && nifyTuples(a->params, b->params, inner, p) &&
             nifyTuples(a->results, b->results, inner, p);
    }
    case TypeKind::Interface:
      return nifyExactInterfaces(cast<Interface>(x), cast<Interface>(y), p);
    case TypeKind::Map:
      return nify(cast<Map>(x)->key, cast<Map>(y)->key, inner, p) &&
             nify(cast<Map>(x)->elem, cast<Map>(y)->elem, inner, p);
    case TypeKind::Chan:
      return ((mode & kExact) == 0 || cast<Chan>(x)->dir == cast<Chan>(y)->dir) &&
             nify(cast<Chan>(x)->elem, cast<Chan>(y)->elem, inner, p);
    case TypeKind::Named: {
      auto* a = cast<Named>(x);
      auto* b = cast<Named>(y);
      if (a->typeArgs.size() != b->typeArgs.size()) {
        return false;
      }
      for (size_t i = 0; i < a->typeArgs.size(); ++i) {
        if (!nify(a->typeArgs[i], b->typeArgs[i], mode, p)) {
          return false;
        }
      }
      return identicalOrigin(a, b);
    }
    case TypeKind::Union:
    case TypeKind::TypeParam:
    case TypeKind::Alias:
      return false;
  }
  return false;
}

}  // namespace types
