// This file implements type identity.
//
// Interfaces may refer to themselves through their methods; a chain of the pairs being compared ends such cycles: a
// pair that is met again is taken to be identical.
#include "types/generics.h"
#include "types/predicates.h"
#include "types/typeset.h"

namespace types {

struct InterfacePair {
  Interface* x;
  Interface* y;
  const InterfacePair* prev;
  bool same(const InterfacePair& q) const { return (x == q.x && y == q.y) || (x == q.y && y == q.x); }
};

struct Comparer {
  bool ignoreTags = false;
  bool ignoreInvalids = false;

  bool identical(Type* x, Type* y, const InterfacePair* p) const;

 private:
  bool structs(Struct* x, Struct* y, const InterfacePair* p) const;
  bool tuples(Tuple* x, Tuple* y, const InterfacePair* p) const;
  bool signatures(Signature* x, Signature* y, const InterfacePair* p) const;
  bool interfaces(Interface* x, Interface* y, const InterfacePair* p) const;
  bool nameds(Named* x, Named* y) const;
};

bool Comparer::structs(Struct* x, Struct* y, const InterfacePair* p) const {
  if (x->fields.size() != y->fields.size()) {
    return false;
  }
  auto tag = [](Struct* s, size_t i) { return i < s->tags.size() ? std::string_view(s->tags[i]) : ""; };
  for (size_t i = 0; i < x->fields.size(); ++i) {
    Var* f = x->fields[i];
    Var* g = y->fields[i];
    if (f->embedded != g->embedded || (!ignoreTags && tag(x, i) != tag(y, i)) || !sameId(f, g->pkg, g->name, false) ||
        !identical(f->type, g->type, p)) {
      return false;
    }
  }
  return true;
}

bool Comparer::tuples(Tuple* x, Tuple* y, const InterfacePair* p) const {
  size_t n = x == nullptr ? 0 : x->vars.size();
  if (n != (y == nullptr ? 0 : y->vars.size())) {
    return false;
  }
  for (size_t i = 0; i < n; ++i) {
    if (!identical(x->vars[i]->type, y->vars[i]->type, p)) {
      return false;
    }
  }
  return true;
}

bool Comparer::signatures(Signature* x, Signature* y, const InterfacePair* p) const {
  if (x->typeParams.size() != y->typeParams.size() || x->variadic != y->variadic) {
    return false;
  }
  Tuple* params = y->params;
  Tuple* results = y->results;
  if (!x->typeParams.empty()) {
    // Names of type parameters do not matter: y is rewritten with those of x.
    SubstMap map = substMap(y->typeParams, {x->typeParams.begin(), x->typeParams.end()});
    for (size_t i = 0; i < x->typeParams.size(); ++i) {
      if (!identical(x->typeParams[i]->bound, subst({}, y->typeParams[i]->bound, map), p)) {
        return false;
      }
    }
    params = substTuple(params, map);
    results = substTuple(results, map);
  }
  return tuples(x->params, params, p) && tuples(x->results, results, p);
}

bool Comparer::interfaces(Interface* x, Interface* y, const InterfacePair* p) const {
  TypeSet* xs = typeSetOf(x);
  TypeSet* ys = typeSetOf(y);
  if (xs->comparable != ys->comparable || !xs->terms.equals(ys->terms) || xs->methods.size() != ys->methods.size()) {
    return false;
  }
  InterfacePair q{x, y, p};
  for (; p != nullptr; p = p->prev) {
    if (p->same(q)) {
      return true;
    }
  }
  for (size_t i = 0; i < xs->methods.size(); ++i) {
    Func* f = xs->methods[i];
    Func* g = ys->methods[i];
    if (f->name != g->name || !sameId(f, g->pkg, g->name, false)) {
      return false;
    }
    if (f->type != nullptr && g->type != nullptr && !identical(f->type, g->type, &q)) {
      return false;
    }
  }
  return true;
}

bool Comparer::nameds(Named* x, Named* y) const {
  if (!identicalOrigin(x, y) || x->typeArgs.size() != y->typeArgs.size()) {
    return false;
  }
  for (size_t i = 0; i < x->typeArgs.size(); ++i) {
    if (!types::identical(x->typeArgs[i], y->typeArgs[i])) {
      return false;
    }
  }
  return true;
}

bool Comparer::identical(Type* x, Type* y, const InterfacePair* p) const {
  x = unalias(x);
  y = unalias(y);
  if (x == y) {
    return true;
  }
  if (ignoreInvalids && (x == invalidType() || y == invalidType())) {
    return true;
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
      // An unknown length was reported; it fits everything.
      return (a->len < 0 || b->len < 0 || a->len == b->len) && identical(a->elem, b->elem, p);
    }
    case TypeKind::Slice:
      return identical(cast<Slice>(x)->elem, cast<Slice>(y)->elem, p);
    case TypeKind::Struct:
      return structs(cast<Struct>(x), cast<Struct>(y), p);
    case TypeKind::Pointer:
      return identical(cast<Pointer>(x)->elem, cast<Pointer>(y)->elem, p);
    case TypeKind::Tuple:
      return tuples(cast<Tuple>(x), cast<Tuple>(y), p);
    case TypeKind::Signature:
      return signatures(cast<Signature>(x), cast<Signature>(y), p);
    case TypeKind::Union: {
      bool invalid = false;
      return unionTerms(cast<Union>(x), {}, &invalid).equals(unionTerms(cast<Union>(y), {}, &invalid));
    }
    case TypeKind::Interface:
      return interfaces(cast<Interface>(x), cast<Interface>(y), p);
    case TypeKind::Map:
      return identical(cast<Map>(x)->key, cast<Map>(y)->key, p) && identical(cast<Map>(x)->elem, cast<Map>(y)->elem, p);
    case TypeKind::Chan:
      return cast<Chan>(x)->dir == cast<Chan>(y)->dir && identical(cast<Chan>(x)->elem, cast<Chan>(y)->elem, p);
    case TypeKind::Named:
      return nameds(cast<Named>(x), cast<Named>(y));
    case TypeKind::TypeParam:
    case TypeKind::Alias:
      return false;
  }
  return false;
}

bool identical(Type* a, Type* b) { return Comparer{}.identical(a, b, nullptr); }
bool identicalIgnoreTags(Type* a, Type* b) { return Comparer{.ignoreTags = true}.identical(a, b, nullptr); }
bool identicalIgnoreInvalids(Type* a, Type* b) { return Comparer{.ignoreInvalids = true}.identical(a, b, nullptr); }

bool identicalOrigin(Named* a, Named* b) { return a->obj == b->obj; }

}  // namespace types
