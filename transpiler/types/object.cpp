// This file implements objects and scopes.
#include "types/object.h"

#include "types/predicates.h"
#include "types/typeset.h"
#include "types/utf8.h"

namespace types {

static bool isExported(std::string_view name) {
  size_t i = 0;
  return !name.empty() && isUpperCase(decodeRune(name, &i));
}

bool Object::exported() const { return isExported(name); }

Object* Scope::lookup(std::string_view id) const {
  auto at = elements.find(id);
  return at == elements.end() ? nullptr : at->second;
}

Object* Scope::lookupParent(std::string_view id, base::Pos pos, Scope** where) {
  for (Scope* s = this; s != nullptr; s = s->parent) {
    Object* o = s->lookup(id);
    if (o == nullptr || (pos.isKnown() && o->scopePos > pos)) {
      continue;
    }
    if (where != nullptr) {
      *where = s;
    }
    return o;
  }
  return nullptr;
}

Object* Scope::insert(Object* o) {
  if (o->name == "_") {
    return nullptr;
  }
  auto [at, isNew] = elements.emplace(o->name, o);
  if (!isNew) {
    return at->second;
  }
  ordered.push_back(o);
  if (o->parent == nullptr) {
    o->parent = this;
  }
  return nullptr;
}

Scope* newScope(Scope* parent, base::Pos start, base::Pos end) {
  Scope* s = make<Scope>();
  s->parent = parent;
  s->start = start;
  s->end = end;
  if (parent != nullptr && parent != universe()) {
    parent->children.push_back(s);
  }
  return s;
}

bool samePkg(const Package* a, const Package* b) {
  if (a == nullptr || b == nullptr) {
    return a == b;
  }
  return a == b || a->path == b->path;
}

std::string objectId(const Package* pkg, std::string_view name) {
  if (isExported(name)) {
    return std::string(name);
  }
  std::string path = pkg != nullptr && !pkg->path.empty() ? pkg->path : "_";
  return path + "." + std::string(name);
}

bool sameId(const Object* o, const Package* pkg, std::string_view name, bool foldCase) {
  if (foldCase && equalFold(o->name, name)) {
    return true;
  }
  return o->name == name && (o->exported() || samePkg(o->pkg, pkg));
}

bool methodLess(const Func* a, const Func* b) {
  bool ea = a->exported();
  if (ea != b->exported()) {
    return ea;
  }
  if (a->name != b->name || ea || a->pkg == nullptr || b->pkg == nullptr) {
    return a->name < b->name;
  }
  return a->pkg->path < b->pkg->path;
}

}  // namespace types
