// This file implements type identity.
//
// The first difference ends a comparison, so a pair that is met again is taken to be identical: either it was found to
// be, or it is being compared. That ends cycles (interfaces may refer to themselves through their methods), and it
// keeps types that hold the same type twice, as func(a, b T), from doubling the work at every level.
#include <algorithm>
#include <map>

#include "llvm/ADT/DenseSet.h"
#include "types/generics.h"
#include "types/predicates.h"
#include "types/typeset.h"
#include "types/typestring.h"

namespace types {

class Comparer {
 public:
  enum Options { Exactly, IgnoreTags, IgnoreInvalids };
  explicit Comparer(Options options = Exactly) : options_(options) {}

  bool identical(Type* x, Type* y);

 private:
  bool sameKind(Type* x, Type* y);
  bool structs(Struct* x, Struct* y);
  bool tuples(Tuple* x, Tuple* y);
  bool signatures(Signature* x, Signature* y);
  bool interfaces(Interface* x, Interface* y);
  bool termLists(const TermList& x, const TermList& y);
  bool nameds(Named* x, Named* y);
  bool typeLists(const std::vector<Type*>& x, const std::vector<Type*>& y);

  Options options_;
  llvm::SmallDenseSet<std::pair<Type*, Type*>, 8> met_;
};

bool Comparer::structs(Struct* x, Struct* y) {
  if (x->fields.size() != y->fields.size()) {
    return false;
  }
  auto tag = [](Struct* s, size_t i) { return i < s->tags.size() ? std::string_view(s->tags[i]) : ""; };
  for (size_t i = 0; i < x->fields.size(); ++i) {
    Var* f = x->fields[i];
    Var* g = y->fields[i];
    if (f->embedded != g->embedded || (options_ != IgnoreTags && tag(x, i) != tag(y, i)) ||
        !sameId(f, g->pkg, g->name, false) || !identical(f->type, g->type)) {
      return false;
    }
  }
  return true;
}

bool Comparer::tuples(Tuple* x, Tuple* y) {
  size_t n = x == nullptr ? 0 : x->vars.size();
  if (n != (y == nullptr ? 0 : y->vars.size())) {
    return false;
  }
  for (size_t i = 0; i < n; ++i) {
    if (!identical(x->vars[i]->type, y->vars[i]->type)) {
      return false;
    }
  }
  return true;
}

bool Comparer::signatures(Signature* x, Signature* y) {
  if (x->typeParams.size() != y->typeParams.size() || x->variadic != y->variadic) {
    return false;
  }
  Tuple* params = y->params;
  Tuple* results = y->results;
  if (!x->typeParams.empty()) {
    // Names of type parameters do not matter: y is rewritten with those of x.
    SubstMap map = substMap(y->typeParams, {x->typeParams.begin(), x->typeParams.end()});
    for (size_t i = 0; i < x->typeParams.size(); ++i) {
      if (!identical(x->typeParams[i]->bound, subst({}, y->typeParams[i]->bound, map))) {
        return false;
      }
    }
    params = substTuple(params, map);
    results = substTuple(results, map);
  }
  return tuples(x->params, params) && tuples(x->results, results);
}

bool Comparer::interfaces(Interface* x, Interface* y) {
  TypeSet* xs = typeSetOf(x);
  TypeSet* ys = typeSetOf(y);
  if (xs->comparable != ys->comparable || !termLists(xs->terms, ys->terms) ||
      xs->methods.size() != ys->methods.size()) {
    return false;
  }
  for (size_t i = 0; i < xs->methods.size(); ++i) {
    Func* f = xs->methods[i];
    Func* g = ys->methods[i];
    if (f->name != g->name || !sameId(f, g->pkg, g->name, false)) {
      return false;
    }
    if (f->type != nullptr && g->type != nullptr && !identical(f->type, g->type)) {
      return false;
    }
  }
  return true;
}

// Terms have no order, but two different ones of a list exclude each other, so their keys tell which to compare: trying
// each with each would follow all ways through nested lists.
bool Comparer::termLists(const TermList& x, const TermList& y) {
  if (x.isAll() || y.isAll()) {
    return x.isAll() && y.isAll();
  }
  if (x.terms.size() != y.terms.size()) {
    return false;
  }
  TypeWriter writer = TypeWriter::hasher();
  auto byKey = [&writer](const TermList& list) {
    std::map<std::string, Type*> types;
    for (const Term& t : list.terms) {
      writer.text(t.tilde ? "~" : "");
      writer.type(t.type);
      types[writer.take()] = t.type;
    }
    return types;
  };
  std::map<std::string, Type*> xs = byKey(x);
  std::map<std::string, Type*> ys = byKey(y);
  if (xs.size() != x.terms.size() || ys.size() != y.terms.size()) {
    return x.equals(y);  // keys do not tell them apart
  }
  std::vector<Type*> xTypes;
  std::vector<Type*> yTypes;
  for (auto i = xs.begin(), j = ys.begin(); i != xs.end(); ++i, ++j) {
    if (i->first != j->first) {
      return false;
    }
    xTypes.push_back(i->second);
    yTypes.push_back(j->second);
  }
  return typeLists(xTypes, yTypes);
}

// Tags in terms and type arguments are never ignored.
bool Comparer::typeLists(const std::vector<Type*>& x, const std::vector<Type*>& y) {
  Comparer exactly;
  Comparer& comparer = options_ == Exactly ? *this : exactly;
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [&comparer](Type* a, Type* b) { return comparer.identical(a, b); });
}

bool Comparer::nameds(Named* x, Named* y) { return identicalOrigin(x, y) && typeLists(x->typeArgs, y->typeArgs); }

bool Comparer::identical(Type* x, Type* y) {
  x = unalias(x);
  y = unalias(y);
  if (x == y) {
    return true;
  }
  if (options_ == IgnoreInvalids && (x == invalidType() || y == invalidType())) {
    return true;
  }
  if (x->kind != y->kind) {
    return false;
  }
  bool isLeaf = isa<Basic>(x) || isa<TypeParam>(x);
  return (!isLeaf && !met_.insert({x, y}).second) || sameKind(x, y);
}

bool Comparer::sameKind(Type* x, Type* y) {
  switch (x->kind) {
    case TypeKind::Basic:
      return cast<Basic>(x)->basic == cast<Basic>(y)->basic;
    case TypeKind::Array: {
      auto* a = cast<Array>(x);
      auto* b = cast<Array>(y);
      // An unknown length was reported; it fits everything.
      return (a->len < 0 || b->len < 0 || a->len == b->len) && identical(a->elem, b->elem);
    }
    case TypeKind::Slice:
      return identical(cast<Slice>(x)->elem, cast<Slice>(y)->elem);
    case TypeKind::Struct:
      return structs(cast<Struct>(x), cast<Struct>(y));
    case TypeKind::Pointer:
      return identical(cast<Pointer>(x)->elem, cast<Pointer>(y)->elem);
    case TypeKind::Tuple:
      return tuples(cast<Tuple>(x), cast<Tuple>(y));
    case TypeKind::Signature:
      return signatures(cast<Signature>(x), cast<Signature>(y));
    case TypeKind::Union: {
      bool invalid = false;
      return termLists(unionTerms(cast<Union>(x), {}, &invalid), unionTerms(cast<Union>(y), {}, &invalid));
    }
    case TypeKind::Interface:
      return interfaces(cast<Interface>(x), cast<Interface>(y));
    case TypeKind::Map:
      return identical(cast<Map>(x)->key, cast<Map>(y)->key) && identical(cast<Map>(x)->elem, cast<Map>(y)->elem);
    case TypeKind::Chan:
      return cast<Chan>(x)->dir == cast<Chan>(y)->dir && identical(cast<Chan>(x)->elem, cast<Chan>(y)->elem);
    case TypeKind::Named:
      return nameds(cast<Named>(x), cast<Named>(y));
    case TypeKind::TypeParam:
    case TypeKind::Alias:
      return false;
  }
  return false;
}

bool identical(Type* a, Type* b) { return a == b || Comparer().identical(a, b); }
bool identicalIgnoreTags(Type* a, Type* b) { return Comparer(Comparer::IgnoreTags).identical(a, b); }
bool identicalIgnoreInvalids(Type* a, Type* b) { return Comparer(Comparer::IgnoreInvalids).identical(a, b); }

bool identicalOrigin(Named* a, Named* b) { return a->obj == b->obj; }

}  // namespace types
