// This file implements the checking of interface types.
#include <algorithm>

#include "types/checker.h"

namespace types {

void Checker::interfaceType(Interface* t, ast::InterfaceType* e, TypeName* def) {
  for (ast::Field* f : e->methods) {
    if (f->name == nullptr) {
      Type* embedded = parseUnion(f->type);
      t->embeddeds.push_back(embedded);
      t->embedPos.push_back(ast::startPos(f->type));
      continue;
    }
    if (f->name->value == "_") {
      error(f->name, Code::BlankIfaceMethod, "methods must have a unique non-blank name");
      continue;
    }
    Type* type = typ(f->type);
    auto* sig = dynCast<Signature>(type);
    if (sig == nullptr) {
      if (isValid(type)) {
        errorf(f->type, Code::InvalidSyntaxTree, "%s is not a method signature", type);
      }
      continue;
    }
    // Methods of a declared interface have the defined type as their receiver.
    Type* recv = t;
    if (def != nullptr) {
      if (Named* named = asNamed(def->type)) {
        recv = named;
      }
    }
    sig->recv = make<Var>(VarKind::Recv, f->name->pos, pkg, "", recv);
    auto* m = make<Func>(f->name->pos, pkg, f->name->value, sig);
    m->color = kBlack;
    recordDef(f->name, m);
    t->methods.push_back(m);
  }
  // Methods and embedded elements are set; their types may not be complete.
  t->complete = true;
  if (t->methods.empty() && t->embeddeds.empty()) {
    t->typeSet = emptyInterface()->typeSet;
    return;
  }
  std::sort(t->methods.begin(), t->methods.end(), methodLess);
  later([t, pos = e->pos] { typeSetOf(t, pos); });
}

}  // namespace types
