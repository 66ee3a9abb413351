// This file implements composite literals: T{.a = 1}, go::Slice<T>{a, b}, go::Map<K, V>{{k, v}}. A literal that the Go
// source spreads over lines is spread here, too.
#include "lower/body.h"

namespace lower {

using namespace types;

bool Body::spansLines(const ast::CompositeLit* e) const {
  return !e->elems.empty() && e->rbrace.line() > e->elems.back()->pos.line() && e->elems[0]->pos.line() > e->pos.line();
}

Expr* Body::compositeLit(const ast::CompositeLit* e, Type* t, bool spellType) {
  Type* u = under(t);
  Expr* x = nullptr;
  if (asUnder<Struct>(t) != nullptr) {
    x = structLit(e, t, spellType);
  } else if (asUnder<Map>(t) != nullptr) {
    x = mapLit(e, t, spellType);
  } else if (isa<Pointer>(u)) {
    return cxx::call("go::alloc", {compositeLit(e, static_cast<Pointer*>(u)->elem, true)});
  } else {
    x = listLit(e, t, spellType);
  }
  if (x->kind == cxx::ExprKind::Braces && spansLines(e)) {
    x->multiline = true;
  }
  return x;
}

// A literal whose type the source leaves out needs none here either, but for arrays (brace elision differs).
Expr* Body::element(const ast::Expr* e, Type* t, bool elidable) {
  auto* lit = ast::dynCast<ast::CompositeLit>(e);
  if (lit == nullptr || lit->type != nullptr) {
    return exprAs(e, t);
  }
  bool elide = elidable && asUnder<Array>(t) == nullptr && !lit->elems.empty() && !isPointer(t);
  return compositeLit(lit, t, !elide);
}

Expr* Body::structLit(const ast::CompositeLit* e, Type* t, bool spellType) {
  auto* s = asUnder<Struct>(t);
  std::string name = spellType ? spell(t) : "";
  std::vector<Expr*> args;
  std::vector<std::string> names;
  if (e->keyCount == 0) {
    for (size_t i = 0; i < e->elems.size(); i++) {
      Var* field = s->fields[i];
      Expr* value = element(e->elems[i], field->type, false);
      if (field->name == "_") {
        continue;
      }
      args.push_back(value);
      names.push_back(unit_.fieldName(field));
    }
    return cxx::braces(name, args, names);
  }
  FieldTree tree;
  for (const ast::Expr* elem : e->elems) {
    auto* kv = ast::cast<ast::KeyValueExpr>(elem);
    // A key may name a promoted field, and be a path of selectors.
    FieldTree* at = &tree;
    Type* owner = t;
    std::vector<const ast::Name*> path;
    const ast::Expr* key = kv->key;
    while (auto* sel = ast::dynCast<ast::SelectorExpr>(key)) {
      path.insert(path.begin(), sel->sel);
      key = sel->x;
    }
    path.insert(path.begin(), ast::cast<ast::Name>(key));
    for (const ast::Name* name : path) {
      LookupResult found = lookupFieldOrMethod(owner, true, const_cast<Package*>(info_.pkg), name->value);
      for (int index : found.index) {
        at = &at->fields[index];
        owner = asUnder<Struct>(owner)->fields[static_cast<size_t>(index)]->type;
      }
    }
    at->value = element(kv->value, owner, false);
  }
  return fieldTree(tree, t, spellType);
}

// Designators, which C++ wants in the order of the fields.
Expr* Body::fieldTree(const FieldTree& tree, Type* t, bool spellType) {
  std::vector<Expr*> args;
  std::vector<std::string> names;
  for (const auto& [index, sub] : tree.fields) {
    Var* field = asUnder<Struct>(t)->fields[static_cast<size_t>(index)];
    args.push_back(sub.value != nullptr ? sub.value : fieldTree(sub, field->type, true));
    names.push_back(unit_.fieldName(field));
  }
  return cxx::braces(spellType ? spell(t) : "", args, names);
}

Expr* Body::listLit(const ast::CompositeLit* e, Type* t, bool spellType) {
  auto* array = asUnder<Array>(t);
  Type* elem = array != nullptr ? array->elem : asUnder<Slice>(t)->elem;
  std::vector<Expr*> values;
  std::vector<int64_t> indices;
  int64_t next = 0;
  int64_t length = 0;
  bool dense = true;
  for (const ast::Expr* item : e->elems) {
    auto* kv = ast::dynCast<ast::KeyValueExpr>(item);
    if (kv != nullptr) {
      int64_t key = info(kv->key).value.toInt().int64Value().value_or(0);
      dense = dense && key == next;
      next = key;
    }
    values.push_back(element(kv != nullptr ? kv->value : item, elem, dense));
    indices.push_back(next);
    next++;
    length = next > length ? next : length;
  }
  std::string name = spell(t);
  if (array == nullptr && values.empty()) {
    // Empty, but not nil.
    Expr* x = cxx::call("go::makeSlice<" + spell(elem) + ">", {cxx::literal("0")});
    return isa<Named>(unalias(t)) ? cxx::call(name, {x}) : x;
  }
  if (!dense) {
    std::string own = array != nullptr ? spell(array) : spell(under(t));
    std::vector<Expr*> entries;
    for (size_t i = 0; i < values.size(); i++) {
      entries.push_back(cxx::braces("", {cxx::literal(std::to_string(indices[i])), values[i]}));
    }
    Expr* list = cxx::braces("", entries);
    list->multiline = spansLines(e);
    std::vector<Expr*> args = {list};
    if (array == nullptr) {
      args.insert(args.begin(), cxx::literal(std::to_string(length)));
    }
    Expr* x = cxx::call(own + "::keyed", args);
    return own == name ? x : cxx::call(name, {x});
  }
  return cxx::braces(spellType ? name : "", values);
}

Expr* Body::mapLit(const ast::CompositeLit* e, Type* t, bool spellType) {
  auto* map = asUnder<Map>(t);
  if (e->elems.empty()) {
    Expr* x = cxx::call("go::makeMap<" + spell(map->key) + ", " + spell(map->elem) + ">", {});
    return isa<Named>(unalias(t)) ? cxx::call(spell(t), {x}) : x;
  }
  std::vector<Expr*> entries;
  for (const ast::Expr* item : e->elems) {
    auto* kv = ast::cast<ast::KeyValueExpr>(item);
    Expr* key = element(kv->key, map->key, true);
    entries.push_back(cxx::braces("", {key, element(kv->value, map->elem, true)}));
  }
  return cxx::braces(spellType ? spell(t) : "", entries);
}

}  // namespace lower
