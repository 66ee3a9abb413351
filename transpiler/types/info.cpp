// This file implements Info's accessors.
#include "types/info.h"

namespace types {

namespace {

template <class T>
T* find(const std::vector<T*>& table, uint32_t base, const ast::Node* n) {
  uint32_t i = n == nullptr ? 0 : n->id - base;
  return n != nullptr && n->id >= base && i < table.size() ? table[i] : nullptr;
}

}  // namespace

const TypeAndValue& Info::typeOf(const ast::Expr* e) const {
  static const TypeAndValue none;
  return e != nullptr && e->id >= firstId && e->id - firstId < types.size() ? types[e->id - firstId] : none;
}

Object* Info::def(const ast::Name* n) const { return find(defs, firstId, n); }
Object* Info::use(const ast::Name* n) const { return find(uses, firstId, n); }
Object* Info::implicit(const ast::Node* n) const { return find(implicits, firstId, n); }
Scope* Info::scope(const ast::Node* n) const { return find(scopes, firstId, n); }
const Selection* Info::selection(const ast::SelectorExpr* e) const { return find(selections, firstId, e); }
const Instance* Info::instance(const ast::Name* n) const { return find(instances, firstId, n); }

Object* Info::objectOf(const ast::Name* n) const {
  Object* o = def(n);
  return o != nullptr ? o : use(n);
}

}  // namespace types
