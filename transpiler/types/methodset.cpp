// This file implements the services of info.h that later phases use without a checker: method sets, instances,
// satisfaction.
#include <algorithm>
#include <map>

#include "types/generics.h"
#include "types/info.h"
#include "types/predicates.h"
#include "types/typeset.h"

namespace types {

namespace {

// Collects the names of all methods that t or its embedded fields may have; lookups then decide about each.
class MethodNames {
 public:
  void visit(Type* t) {
    if (!seen_.insert(t).second) {
      return;
    }
    if (Named* n = asNamed(t)) {
      for (Func* m : n->origin != nullptr ? n->origin->methods : n->methods) {
        add(m);
      }
    }
    Type* u = under(t);
    if (auto* s = dynCast<Struct>(u)) {
      for (Var* f : s->fields) {
        if (f->embedded) {
          visit(deref(f->type));
        }
      }
    } else if (auto* i = dynCast<Interface>(u)) {
      for (Func* m : typeSetOf(i)->methods) {
        add(m);
      }
    }
  }

  const std::map<std::string, Func*>& all() const { return names_; }

 private:
  void add(Func* m) { names_.emplace(objectId(m->pkg, m->name), m); }

  std::map<std::string, Func*> names_;
  std::set<Type*> seen_;
};

}  // namespace

std::vector<MethodSetEntry> methodSet(Type* t) {
  MethodNames names;
  names.visit(deref(t));
  std::vector<MethodSetEntry> result;
  for (const auto& [id, m] : names.all()) {
    Lookup r = lookupMember(t, false, m->pkg, m->name, false);
    if (auto* f = dynCast<Func>(r.obj)) {
      result.push_back({f, std::move(r.index), r.indirect});
    }
  }
  std::sort(result.begin(), result.end(), [](const MethodSetEntry& a, const MethodSetEntry& b) {
    if (a.func->name != b.func->name || a.func->exported() || a.func->pkg == nullptr || b.func->pkg == nullptr) {
      return a.func->name < b.func->name;
    }
    return a.func->pkg->path < b.func->pkg->path;
  });
  return result;
}

std::vector<Func*> interfaceMethods(Interface* t) {
  std::vector<Func*> methods = typeSetOf(t)->methods;
  std::sort(methods.begin(), methods.end(), [](const Func* a, const Func* b) {
    if (a->name != b->name || a->exported() || a->pkg == nullptr || b->pkg == nullptr) {
      return a->name < b->name;
    }
    return a->pkg->path < b->pkg->path;
  });
  return methods;
}

bool implements(Type* t, Type* iface) { return implementsType(t, iface, false, nullptr); }

bool comparable(Type* t) { return !incomparableCause(t); }

Type* substitute(Type* t, const std::vector<TypeParam*>& params, const std::vector<Type*>& args) {
  return subst({}, t, substMap(params, args));
}

Type* instantiate(Type* generic, const std::vector<Type*>& args) { return instance({}, generic, args); }

}  // namespace types
