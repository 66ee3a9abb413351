// This file implements generics: never-defined primary templates, so that uses look like C++, and explicit
// specialisations with concrete bodies. Where the primary could not be declared, because the signature has an unnamed type
// built of type parameters, an instance is an ordinary function under a name made of its type arguments.
#include "lower/body.h"
#include "lower/names.h"
#include "lower/unit.h"
#include "types/predicates.h"

namespace lower {

using namespace types;

namespace {

std::string templateHead(const std::vector<TypeParam*>& params) {
  std::string head = "template <";
  for (TypeParam* p : params) {
    std::string name(p->obj->name);
    head += (head.size() > 10 ? ", class" : "class") + (name == "_" ? "" : " " + cppName(name));
  }
  return head + ">";
}

}  // namespace

cxx::Decl* Unit::primaryTemplate(const Named* t) {
  cxx::Decl* d = cxx::decl(cxx::DeclKind::Struct, typeName(const_cast<Named*>(t)));
  d->head = templateHead(t->typeParams);
  d->forward = true;
  return d;
}

cxx::Decl* Unit::primaryTemplate(Func* f) {
  cxx::Decl* d = cxx::decl(cxx::DeclKind::Function);
  bool outer = std::exchange(spellTypeParams, true);
  std::unordered_set<std::string> names;
  for (TypeParam* p : f->signature()->typeParams) {
    names.insert(cppName(p->obj->name));
  }
  PlaceScope place(*this, space, names);
  d->function = prototype(f, f->signature(), true);
  d->function.head = templateHead(f->signature()->typeParams);
  spellTypeParams = outer;
  return d;
}

namespace {

// An unnamed struct or interface built of type parameters, which C++ could not name in a primary template.
bool hasUnnamedOf(const std::vector<TypeParam*>& params, Type* t) {
  bool found = false;
  auto visit = [&](Type* part) { found = found || hasUnnamedOf(params, part); };
  switch (t->kind) {
    case TypeKind::Pointer:
      visit(static_cast<Pointer*>(t)->elem);
      break;
    case TypeKind::Slice:
      visit(static_cast<Slice*>(t)->elem);
      break;
    case TypeKind::Array:
      visit(static_cast<Array*>(t)->elem);
      break;
    case TypeKind::Chan:
      visit(static_cast<Chan*>(t)->elem);
      break;
    case TypeKind::Map:
      visit(static_cast<Map*>(t)->key);
      visit(static_cast<Map*>(t)->elem);
      break;
    case TypeKind::Signature:
      visit(static_cast<Signature*>(t)->params);
      visit(static_cast<Signature*>(t)->results);
      break;
    case TypeKind::Tuple:
      for (const Var* v : static_cast<Tuple*>(t)->vars) {
        visit(v->type);
      }
      break;
    case TypeKind::Named:
      for (Type* arg : static_cast<Named*>(t)->typeArgs) {
        visit(arg);
      }
      break;
    case TypeKind::Alias:
      visit(unalias(t));
      break;
    case TypeKind::Struct:
    case TypeKind::Interface:
      return isParameterized(params, t);
    default:
      break;
  }
  return found;
}

}  // namespace

bool Unit::isTemplate(Func* origin) { return !hasUnnamedOf(origin->signature()->typeParams, origin->signature()); }

std::string Unit::instanceName(const std::string& name, Func* origin, const std::vector<Type*>& args) {
  std::string list = typeArgs(args);
  if (isTemplate(origin)) {
    return name + list;
  }
  std::string plain = name;
  for (char c : list) {
    bool letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
    plain += letter ? c : '_';
  }
  return plain;
}

}  // namespace lower
