// This file implements generics: never-defined primary templates, so that uses look like C++, and explicit
// specialisations with concrete bodies.
#include "lower/body.h"
#include "lower/names.h"
#include "lower/unit.h"

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

}  // namespace lower
