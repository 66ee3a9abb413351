// This file implements substitution: a type with its type parameters replaced.
//
// What does not mention a replaced parameter is returned as it is, so identity of pointers tells "nothing changed".
// Named instances are only re-instantiated, never entered: their right sides are substituted on demand. A type that is
// reached twice, as in func(a, b T), is substituted once and stays shared: otherwise nested ones would double at every
// level.
#include "llvm/ADT/DenseMap.h"
#include "types/checker.h"
#include "types/generics.h"
#include "types/typeset.h"

namespace types {

SubstMap substMap(const std::vector<TypeParam*>& params, const std::vector<Type*>& args) {
  SubstMap map;
  for (size_t i = 0; i < params.size() && i < args.size(); ++i) {
    map[params[i]] = args[i];
  }
  return map;
}

Var* cloneVar(Var* v, Type* type) {
  auto* copy = make<Var>(*v);
  copy->type = type;
  copy->origin = v->origin != nullptr ? v->origin : v;
  return copy;
}

Func* cloneFunc(Func* f, Type* type) {
  auto* copy = make<Func>(*f);
  copy->type = type;
  copy->origin = originOf(f);
  return copy;
}

class Subster {
 public:
  Subster(base::Pos pos, const SubstMap& map) : pos_(pos), map_(map) {}

  Type* type(Type* t);

 private:
  Type* lookup(TypeParam* p) const {
    auto at = map_.find(p);
    return at != map_.end() && at->second != nullptr ? at->second : p;
  }

  // Replaces each element by f of it; false if none changed.
  template <class T, class F>
  static bool list(std::vector<T>& v, F f) {
    bool changed = false;
    for (T& x : v) {
      T y = f(x);
      changed = changed || y != x;
      x = y;
    }
    return changed;
  }
  bool types(std::vector<Type*>& v) {
    return list(v, [this](Type* t) { return type(t); });
  }
  bool vars(std::vector<Var*>& v) {
    return list(v, [this](Var* x) {
      Type* t = type(x->type);
      return t == x->type ? x : cloneVar(x, t);
    });
  }

  Type* replaced(Type* t);
  Tuple* tuple(Tuple* t);
  Type* structType(Struct* t);
  Type* signature(Signature* t);
  Type* unionType(Union* t);
  Type* interfaceType(Interface* t);
  Type* generic(Type* t, const std::vector<Type*>& typeArgs);

  friend Tuple* substTuple(Tuple* t, const SubstMap& map);

  base::Pos pos_;
  const SubstMap& map_;
  llvm::SmallDenseMap<Type*, Type*, 8> done_;  // without leaves and tuples, which a signature has to itself
};

Tuple* Subster::tuple(Tuple* t) {
  if (t == nullptr) {
    return t;
  }
  std::vector<Var*> v = t->vars;
  return vars(v) ? make<Tuple>(std::move(v)) : t;
}

Type* Subster::structType(Struct* t) {
  std::vector<Var*> fields = t->fields;
  if (!vars(fields)) {
    return t;
  }
  auto* s = make<Struct>();
  s->fields = std::move(fields);
  s->tags = t->tags;
  return s;
}

Type* Subster::signature(Signature* t) {
  // A generic method keeps its own parameters, in fresh copies whose constraints are substituted too; when the
  // parameters themselves are replaced, the caller drops them from the result.
  if (!t->typeParams.empty() && map_.count(t->typeParams[0]) == 0) {
    SubstMap map = map_;
    std::vector<TypeParam*> fresh;
    for (TypeParam* p : t->typeParams) {
      auto* name = make<TypeName>(p->obj->pos, p->obj->pkg, p->obj->name, nullptr);
      TypeParam* copy = newTypeParam(name, nullptr);
      copy->index = p->index;
      fresh.push_back(copy);
      map[p] = copy;
      if (currentChecker() != nullptr) {
        currentChecker()->recordMonoCanon(copy, p);
      }
    }
    Subster inner(pos_, map);
    for (size_t i = 0; i < fresh.size(); ++i) {
      fresh[i]->bound = subst(pos_, t->typeParams[i]->bound, map);
    }
    auto* s = make<Signature>(*t);
    s->scope = nullptr;
    s->typeParams = std::move(fresh);
    s->params = inner.tuple(t->params);
    s->results = inner.tuple(t->results);
    return s;
  }
  Tuple* params = tuple(t->params);
  Tuple* results = tuple(t->results);
  if (params == t->params && results == t->results) {
    return t;
  }
  auto* s = make<Signature>(*t);
  s->scope = nullptr;
  s->params = params;
  s->results = results;
  return s;
}

Type* Subster::unionType(Union* t) {
  std::vector<Term> terms = t->terms;
  bool changed = false;
  for (Term& term : terms) {
    Type* u = type(term.type);
    changed = changed || u != term.type;
    term.type = u;
  }
  return changed ? make<Union>(std::move(terms)) : t;
}

Type* Subster::interfaceType(Interface* t) {
  std::vector<Func*> methods = t->methods;
  bool changed = list(methods, [this](Func* f) {
    Type* sig = type(f->type);
    return sig == f->type ? f : cloneFunc(f, sig);
  });
  std::vector<Type*> embeddeds = t->embeddeds;
  changed = types(embeddeds) || changed;
  if (!changed) {
    return t;
  }
  Interface* i = newInterface();
  i->embeddeds = std::move(embeddeds);
  i->embedPos = t->embedPos;
  i->implicit = t->implicit;
  i->complete = t->complete;
  replaceReceivers(methods, t, i);
  i->methods = std::move(methods);
  return i;
}

// An instance of a generic Named or Alias; other Named and Alias types have nothing to substitute.
Type* Subster::generic(Type* t, const std::vector<Type*>& typeArgs) {
  size_t want = typeParamsOf(t).size();
  if (want == 0) {
    return t;
  }
  if (typeArgs.size() != want) {
    return invalidType();
  }
  std::vector<Type*> args = typeArgs;
  if (!types(args)) {
    return t;
  }
  Type* origin = isa<Named>(t) ? static_cast<Type*>(cast<Named>(t)->origin) : cast<Alias>(t)->origin;
  return instance(pos_, origin, args);
}

Type* Subster::type(Type* t) {
  if (t == nullptr) {
    return invalidType();
  }
  if (isa<Basic>(t)) {
    return t;
  }
  if (auto* p = dynCast<TypeParam>(t)) {
    return lookup(p);
  }
  if (auto at = done_.find(t); at != done_.end()) {
    return at->second;
  }
  Type* result = replaced(t);
  done_[t] = result;
  return result;
}

Type* Subster::replaced(Type* t) {
  switch (t->kind) {
    case TypeKind::Basic:
    case TypeKind::TypeParam:
      return t;  // done by type()
    case TypeKind::Alias:
      return generic(t, cast<Alias>(t)->typeArgs);
    case TypeKind::Named:
      return generic(t, cast<Named>(t)->typeArgs);
    case TypeKind::Array: {
      auto* a = cast<Array>(t);
      Type* elem = type(a->elem);
      return elem == a->elem ? t : make<Array>(elem, a->len);
    }
    case TypeKind::Slice: {
      Type* elem = type(cast<Slice>(t)->elem);
      return elem == cast<Slice>(t)->elem ? t : make<Slice>(elem);
    }
    case TypeKind::Struct:
      return structType(cast<Struct>(t));
    case TypeKind::Pointer: {
      Type* elem = type(cast<Pointer>(t)->elem);
      return elem == cast<Pointer>(t)->elem ? t : make<Pointer>(elem);
    }
    case TypeKind::Tuple:
      return tuple(cast<Tuple>(t));
    case TypeKind::Signature:
      return signature(cast<Signature>(t));
    case TypeKind::Union:
      return unionType(cast<Union>(t));
    case TypeKind::Interface:
      return interfaceType(cast<Interface>(t));
    case TypeKind::Map: {
      auto* m = cast<Map>(t);
      Type* key = type(m->key);
      Type* elem = type(m->elem);
      return key == m->key && elem == m->elem ? t : make<Map>(key, elem);
    }
    case TypeKind::Chan: {
      auto* c = cast<Chan>(t);
      Type* elem = type(c->elem);
      return elem == c->elem ? t : make<Chan>(c->dir, elem);
    }
  }
  return t;
}

Type* subst(base::Pos pos, Type* t, const SubstMap& map) {
  if (map.empty()) {
    return t;
  }
  return Subster(pos, map).type(t);
}

Tuple* substTuple(Tuple* t, const SubstMap& map) { return map.empty() ? t : Subster({}, map).tuple(t); }

}  // namespace types
