// This file implements defined types, aliases and type parameters as far as they are completed on demand: underlying
// types, right sides and methods of instances, and constraints.
//
// A declared type has its right side (fromRhs) when its declaration has been checked; an instance gets it by
// substitution on first use, and each of its methods likewise. The underlying type is found by following right sides
// and then cached. Before a declaration is done, under() answers invalidType() and caches nothing.
#include <algorithm>

#include "types/checker.h"
#include "types/generics.h"
#include "types/predicates.h"
#include "types/typeset.h"
#include "types/utf8.h"

namespace types {

static Checker*& current() {
  static Checker* checker = nullptr;
  return checker;
}

Checker* currentChecker() { return current(); }

Checker* setCurrentChecker(Checker* c) {
  Checker* old = current();
  current() = c;
  return old;
}

// Types made since the last cleanup; cleanup completes them.
static std::vector<Type*>& unfinished() {
  static std::vector<Type*> list;
  return list;
}

void Checker::cleanup() {
  // Completing a type may make more.
  for (size_t i = 0; i < unfinished().size(); ++i) {
    Type* t = unfinished()[i];
    switch (t->kind) {
      case TypeKind::Named:
        if (cast<Named>(t)->origin == nullptr) {
          under(t);
        }
        break;
      case TypeKind::Alias:
        unalias(t);
        break;
      case TypeKind::TypeParam:
        constraintOf(cast<TypeParam>(t));
        break;
      case TypeKind::Interface:
        typeSetOf(cast<Interface>(t));
        break;
      default:
        break;
    }
  }
  unfinished().clear();
}

template <class T>
static T* lazily(T* t) {
  if (currentChecker() != nullptr) {
    unfinished().push_back(t);
  }
  return t;
}

Named* newNamed(TypeName* obj) {
  auto* n = lazily(make<Named>(obj));
  if (obj->type == nullptr) {
    obj->type = n;
  }
  return n;
}

Alias* newAlias(TypeName* obj, Type* rhs) {
  auto* a = lazily(make<Alias>(obj));
  a->fromRhs = rhs;
  if (obj->type == nullptr) {
    obj->type = a;
  }
  return a;
}

TypeParam* newTypeParam(TypeName* obj, Type* bound) {
  static uint64_t nextId = 0;
  auto* p = lazily(make<TypeParam>(obj, bound, ++nextId));
  if (obj->type == nullptr) {
    obj->type = p;
  }
  return p;
}

Interface* newInterface() { return lazily(make<Interface>()); }

void bindTypeParams(const std::vector<TypeParam*>& list) {
  for (size_t i = 0; i < list.size(); ++i) {
    list[i]->index = static_cast<int>(i);
  }
}

// ---------------------------------------------------------------------------------------------------------------
// Aliases and underlying types

// A longer chain of aliases is a cycle.
static constexpr int kMaxAliases = 1000;

Type* unalias(Type* t) {
  if (t == nullptr || t->kind != TypeKind::Alias) {
    return t;
  }
  auto* a = cast<Alias>(t);
  if (a->actual != nullptr) {
    return a->actual;
  }
  Type* target = a->fromRhs;
  // A cycle of aliases was reported; it must not keep us here.
  for (int steps = 0; target != nullptr && target->kind == TypeKind::Alias; ++steps) {
    target = steps < kMaxAliases ? cast<Alias>(target)->fromRhs : invalidType();
  }
  if (target == nullptr) {
    return a;  // being declared; not an error yet
  }
  a->actual = target;
  return target;
}

bool isValid(Type* t) {
  auto* a = dynCast<Alias>(t);
  for (int steps = 0; a != nullptr && steps < 1000; ++steps) {
    if (a->fromRhs == nullptr) {
      return true;
    }
    a = dynCast<Alias>(a->fromRhs);
  }
  return unalias(t) != invalidType();
}

Named* asNamed(Type* t) { return dynCast<Named>(unalias(t)); }
TypeParam* asTypeParam(Type* t) { return dynCast<TypeParam>(unalias(t)); }

static Type* resolveUnderlying(Named* start) {
  std::vector<Named*> path;
  Type* t = start;
  while (true) {
    t = unalias(t);
    if (isa<Alias>(t)) {
      return invalidType();
    }
    auto* n = dynCast<Named>(t);
    if (n == nullptr) {
      break;
    }
    if (n->underlying != nullptr) {
      t = n->underlying;
      break;
    }
    if (std::find(path.begin(), path.end(), n) != path.end()) {
      t = invalidType();
      break;
    }
    path.push_back(n);
    t = rhsOf(n);
    if (t == nullptr) {
      return invalidType();
    }
  }
  Type* u = isa<TypeParam>(t) ? under(t) : t;
  for (Named* n : path) {
    n->underlying = u;
  }
  return u;
}

Type* under(Type* t) {
  if (t == nullptr) {
    return invalidType();
  }
  switch (t->kind) {
    case TypeKind::Named: {
      auto* n = cast<Named>(t);
      return n->underlying != nullptr ? n->underlying : resolveUnderlying(n);
    }
    case TypeKind::Alias: {
      Type* target = unalias(t);
      return target == t ? invalidType() : under(target);
    }
    case TypeKind::TypeParam:
      return constraintOf(cast<TypeParam>(t));
    default:
      return t;
  }
}

Interface* constraintOf(TypeParam* t) {
  Type* bound = t->bound;
  if (bound == nullptr || isTypeParam(bound)) {
    return emptyInterface();
  }
  Type* u = under(bound);
  if (!isValid(u)) {
    return emptyInterface();
  }
  auto* iface = dynCast<Interface>(u);
  if (iface == nullptr) {
    iface = implicitInterface(bound);
    t->bound = iface;
  }
  if (iface->typeSet == nullptr) {
    Named* n = asNamed(bound);
    typeSetOf(iface, n != nullptr ? n->obj->pos : t->obj->pos);
  }
  return iface;
}

const std::vector<TypeParam*>& typeParamsOf(Type* t) {
  static const std::vector<TypeParam*> kNone;
  switch (t->kind) {
    case TypeKind::Named: {
      auto* n = cast<Named>(t);
      return n->origin != nullptr ? n->origin->typeParams : n->typeParams;
    }
    case TypeKind::Alias: {
      auto* a = cast<Alias>(t);
      return a->origin != nullptr ? a->origin->typeParams : a->typeParams;
    }
    case TypeKind::Signature:
      return cast<Signature>(t)->typeParams;
    default:
      return kNone;
  }
}

const std::vector<Type*>& typeArgsOf(Type* t) {
  static const std::vector<Type*> kNone;
  switch (t->kind) {
    case TypeKind::Named:
      return cast<Named>(t)->typeArgs;
    case TypeKind::Alias:
      return cast<Alias>(t)->typeArgs;
    default:
      return kNone;
  }
}

// ---------------------------------------------------------------------------------------------------------------
// Instances

bool replaceReceivers(std::vector<Func*>& methods, Type* from, Type* to) {
  bool copied = false;
  for (Func*& m : methods) {
    if (m->type == nullptr || m->signature()->recv == nullptr || m->signature()->recv->type != from) {
      continue;
    }
    auto* sig = make<Signature>(*m->signature());
    sig->recv = cloneVar(sig->recv, to);
    m = cloneFunc(m, sig);
    copied = true;
  }
  return copied;
}

Type* rhsOf(Named* n) {
  if (n->fromRhs != nullptr || n->origin == nullptr) {
    return n->fromRhs;
  }
  Named* origin = n->origin;
  if (n->typeArgs.size() != origin->typeParams.size()) {
    return n->fromRhs = invalidType();
  }
  Type* declared = rhsOf(origin);
  if (declared == nullptr) {
    return nullptr;
  }
  Type* rhs = subst(n->pos, declared, substMap(origin->typeParams, n->typeArgs));
  if (auto* iface = dynCast<Interface>(rhs)) {
    std::vector<Func*> methods = iface->methods;
    if (replaceReceivers(methods, origin, n)) {
      if (iface == declared) {
        // Nothing was substituted, so the declared interface itself must stay as it is.
        Interface* copy = newInterface();
        copy->complete = true;
        copy->embeddeds = iface->embeddeds;
        iface = copy;
      }
      iface->methods = std::move(methods);
      iface->typeSet = nullptr;
      rhs = iface;
    }
  }
  return n->fromRhs = rhs;
}

TypeName* cycleName(Named* n) {
  if (n->origin == nullptr) {
    return n->obj;
  }
  if (n->ownName == nullptr) {
    n->ownName = make<TypeName>(n->pos, n->obj->pkg, n->obj->name, n);
  }
  return n->ownName;
}

Func* originOf(Func* f) { return f->origin != nullptr ? f->origin : f; }

bool hasPtrRecv(const Func* f) {
  if (f->type != nullptr && f->signature()->recv != nullptr) {
    bool isPointer = false;
    deref(f->signature()->recv->type, &isPointer);
    return isPointer;
  }
  return f->hasPtrRecv;
}

// Method i of an instance, made from that of its origin.
static Func* expandMethod(Named* n, size_t i) {
  Func* declared = n->origin->methods[i];
  if (declared->type == nullptr && currentChecker() != nullptr) {
    currentChecker()->objDecl(declared);
  }
  Signature* sig = declared->signature();
  Signature* result = sig;
  if (sig->recvTypeParams.size() == n->typeArgs.size()) {
    result = cast<Signature>(subst(declared->pos, sig, substMap(sig->recvTypeParams, n->typeArgs)));
  }
  if (result == sig) {
    result = make<Signature>(*sig);
  }
  Type* recv = hasPtrRecv(declared) ? static_cast<Type*>(make<Pointer>(n)) : n;
  if (sig->recv != nullptr) {
    result->recv = cloneVar(sig->recv, recv);
  }
  result->recvTypeParams.clear();
  return cloneFunc(declared, result);
}

static Func* methodAt(Named* n, size_t i) {
  if (n->origin == nullptr) {
    return n->methods[i];
  }
  if (n->methods.size() < n->origin->methods.size()) {
    n->methods.resize(n->origin->methods.size());
  }
  if (n->methods[i] == nullptr) {
    Func* m = expandMethod(n, i);
    n->methods[i] = m;
  }
  return n->methods[i];
}

const std::vector<Func*>& methodsOf(Named* t) {
  if (t->origin != nullptr) {
    for (size_t i = 0; i < t->origin->methods.size(); ++i) {
      methodAt(t, i);
    }
  }
  return t->methods;
}

Func* lookupNamedMethod(Named* n, const Package* pkg, std::string_view name, bool foldCase, int* index) {
  Named* origin = n->origin != nullptr ? n->origin : n;
  if (name == "_" || !(samePkg(origin->obj->pkg, pkg) || foldCase || objectId(pkg, name) == name)) {
    return nullptr;
  }
  for (size_t i = 0; i < origin->methods.size(); ++i) {
    std::string_view have = origin->methods[i]->name;
    if (have == name || (foldCase && equalFold(have, name))) {
      if (index != nullptr) {
        *index = static_cast<int>(i);
      }
      return methodAt(n, i);
    }
  }
  return nullptr;
}

}  // namespace types
