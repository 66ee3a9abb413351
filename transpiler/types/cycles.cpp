// This file implements two checks for cycles through types: declarations that only name each other (type A B; type B
// A), found before anything is typed, and uses of a type while its declaration is being checked.
#include <algorithm>

#include "types/checker.h"

namespace types {

static size_t firstInSource(const std::vector<Object*>& path) {
  auto first = std::min_element(path.begin(), path.end(), [](Object* a, Object* b) { return a->pos < b->pos; });
  return static_cast<size_t>(first - path.begin());
}

void Checker::directCycles() {
  // Names that were followed: where they stand on the current path, or kDone.
  constexpr size_t kDone = static_cast<size_t>(-1);
  std::unordered_map<TypeName*, size_t> at;
  for (Object* o : objList) {
    std::vector<Object*> path;
    auto* name = dynCast<TypeName>(o);
    while (name != nullptr) {
      auto [entry, isNew] = at.emplace(name, path.size());
      if (!isNew) {
        if (entry->second != kDone) {
          std::vector<Object*> cycle(path.begin() + static_cast<std::ptrdiff_t>(entry->second), path.end());
          name->type = invalidType();
          cycleError(cycle, firstInSource(cycle));
        }
        break;
      }
      path.push_back(name);
      DeclInfo* decl = objMap[name];
      auto* rhs = decl->tdecl == nullptr ? nullptr : ast::dynCast<ast::Name>(decl->tdecl->type);
      name = rhs == nullptr ? nullptr : dynCast<TypeName>(pkg->scope->lookup(rhs->value));
    }
    for (Object* p : path) {
      at[static_cast<TypeName*>(p)] = kDone;
    }
  }
}

bool Checker::isComplete(Type* t) {
  while (t != nullptr) {
    TypeName* obj = nullptr;
    Type* rhs = nullptr;
    if (auto* a = dynCast<Alias>(t)) {
      obj = a->origin == nullptr ? a->obj : nullptr;
      rhs = a->fromRhs;
    } else if (auto* n = dynCast<Named>(t)) {
      obj = cycleName(n);
      rhs = n->fromRhs;
    } else {
      return true;
    }
    auto at = obj == nullptr ? objPathIndex.end() : objPathIndex.find(obj);
    if (at != objPathIndex.end()) {
      std::vector<Object*> cycle(objPath.begin() + static_cast<std::ptrdiff_t>(at->second), objPath.end());
      cycleError(cycle, firstInSource(cycle));
      return false;
    }
    t = rhs;
  }
  return true;
}

}  // namespace types
