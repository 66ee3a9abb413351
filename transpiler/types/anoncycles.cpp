// This file implements gc's restriction that an anonymous interface must not refer to itself:
//
//   type T interface { m() interface { T } }
//
// It runs on a package without errors, when all type sets are known.
#include <algorithm>

#include "syntax/walk.h"
#include "types/checker.h"

namespace types {

namespace {

class AnonymousCycles {
 public:
  explicit AnonymousCycles(Checker& check) : check_(check) {}

  void walk(ast::Node* n) {
    if (auto* e = ast::dynCast<ast::InterfaceType>(n)) {
      auto* iface = dynCast<Interface>(unalias(check_.info->typeOf(e).type));
      if (iface != nullptr && hasCycle(iface)) {
        check_.error(e->pos, Code::InvalidTypeCycle,
                     "invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)");
        for (auto& [t, cyclic] : cyclic_) {
          cyclic = false;  // reported once is enough
        }
      }
      return;
    }
    ast::forEachChild(n, [this](ast::Node* child) { walk(child); });
  }

 private:
  bool hasCycle(Interface* t) {
    for (Func* m : typeSetOf(t)->methods) {
      if (visit(m->type)) {
        return true;
      }
    }
    return false;
  }

  bool visitVars(const std::vector<Var*>& vars) {
    return std::any_of(vars.begin(), vars.end(), [this](Var* v) { return visit(v->type); });
  }

  // True if t leads to an anonymous interface that is being visited.
  bool visit(Type* t) {
    t = unalias(t);
    if (done_.count(t) != 0) {
      return false;
    }
    if (enter(t)) {
      return true;
    }
    done_.insert(t);
    return false;
  }

  bool enter(Type* t) {
    switch (t->kind) {
      case TypeKind::Pointer:
        return visit(cast<Pointer>(t)->elem);
      case TypeKind::Array:
        return visit(cast<Array>(t)->elem);
      case TypeKind::Chan:
        return visit(cast<Chan>(t)->elem);
      case TypeKind::Slice:
        return visit(cast<Slice>(t)->elem);
      case TypeKind::Map:
        return visit(cast<Map>(t)->key) || visit(cast<Map>(t)->elem);
      case TypeKind::Struct:
        return visitVars(cast<Struct>(t)->fields);
      case TypeKind::Tuple:
        return visitVars(cast<Tuple>(t)->vars);
      case TypeKind::Signature:
        return visit(cast<Signature>(t)->params) || visit(cast<Signature>(t)->results);
      case TypeKind::Interface:
        return visitInterface(cast<Interface>(t));
      case TypeKind::Basic:
      case TypeKind::Named:
      case TypeKind::TypeParam:
      case TypeKind::Union:
      case TypeKind::Alias:
        return false;
    }
    return false;
  }

  bool visitInterface(Interface* t) {
    if (t->methods.empty() && t->embeddeds.empty()) {
      return false;
    }
    auto [at, isNew] = cyclic_.emplace(t, true);
    if (!isNew) {
      return at->second;
    }
    if (hasCycle(t)) {
      return true;
    }
    cyclic_[t] = false;
    return false;
  }

  Checker& check_;
  std::unordered_set<Type*> done_;               // lead to no such interface
  std::unordered_map<Interface*, bool> cyclic_;  // true: being visited, or part of a cycle
};

}  // namespace

void Checker::anonymousCycles() {
  AnonymousCycles cycles(*this);
  for (ast::File* f : files) {
    cycles.walk(f);
  }
}

}  // namespace types
