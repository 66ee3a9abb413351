// This file decides which cycles of declarations are allowed, and reports the others.
#include <algorithm>

#include "types/checker.h"

namespace types {

void Checker::objCycle(Object* o) {
  bool valid = validCycle(o);
  // An invalid function keeps its (empty) signature.
  bool isValue = o->kind == ObjectKind::Const || o->kind == ObjectKind::Var;
  if ((isValue && (!valid || o->type == nullptr)) || (o->kind == ObjectKind::TypeName && !valid)) {
    o->type = invalidType();
  }
}

static size_t firstInSource(const std::vector<Object*>& path) {
  auto it = std::min_element(path.begin(), path.end(), [](Object* a, Object* b) { return a->pos < b->pos; });
  return static_cast<size_t>(it - path.begin());
}

bool Checker::validCycle(Object* o) {
  std::vector<Object*> cycle(objPath.begin() + static_cast<ptrdiff_t>(objPathIndex.at(o)), objPath.end());
  size_t values = 0, definitions = 0;
  for (Object* p : cycle) {
    if (p->kind == ObjectKind::Const || p->kind == ObjectKind::Var) {
      values++;
    } else if (p->kind == ObjectKind::TypeName) {
      if (env.inTypeParamList && p->type != nullptr && isGeneric(p->type)) {
        return true;  // through a type parameter list: allowed
      }
      if (!isa<Alias>(p->type)) {
        definitions++;
      }
    }
  }
  // Values only: the order of initialisation reports it. Types only: a definition stops the expansion of aliases.
  if (values == cycle.size() || (values == 0 && definitions > 0)) {
    return true;
  }
  cycleError(cycle, firstInSource(cycle));
  return false;
}

void Checker::cycleError(const std::vector<Object*>& cycle, size_t start) {
  auto name = [](Object* o) -> std::string {
    if (Named* n = o->type == nullptr ? nullptr : asNamed(o->type); n != nullptr && !n->typeArgs.empty()) {
      return show(n);
    }
    std::string prefix = o->pkg == nullptr ? "" : qualify(o->pkg);
    return (prefix.empty() ? "" : prefix + ".") + std::string(o->name);
  };
  Object* o = cycle[start];
  bool isType = isa<TypeName>(o);
  // The alias stands for something from now on: no errors follow from it.
  if (auto* alias = dynCast<Alias>(o->type); isType && alias != nullptr) {
    alias->fromRhs = invalidType();
  }
  if (cycle.size() == 1) {
    errorf(o, Code::InvalidDeclCycle,
           isType ? "invalid recursive type: %s refers to itself" : "invalid cycle in declaration: %s refers to itself",
           name(o));
    return;
  }
  ErrorReport err(*this, Code::InvalidDeclCycle);
  err.addf(o, isType ? "invalid recursive type %s" : "invalid cycle in declaration of %s", name(o));
  for (size_t i = 0; i < cycle.size(); i++) {
    Object* next = cycle[(start + i + 1) % cycle.size()];
    err.addf(o, "%s refers to %s", name(o), name(next));
    o = next;
  }
  err.report();
}

}  // namespace types
