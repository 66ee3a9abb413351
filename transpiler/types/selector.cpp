// This file types x.f: qualified identifiers, fields, method values and method expressions.
#include <algorithm>

#include "types/checker.h"

namespace types {

// The first exported object of the scope (by name) whose name differs only in case, or null.
static Object* lookupFolded(Scope* scope, std::string_view name) {
  Object* found = nullptr;
  auto same = [](char a, char b) { return tolower(a) == tolower(b); };
  for (Object* o : scope->ordered) {
    if (o->exported() && o->name.size() == name.size() && std::equal(name.begin(), name.end(), o->name.begin(), same) &&
        (found == nullptr || o->name < found->name)) {
      found = o;
    }
  }
  return found;
}

bool Checker::qualifiedIdent(Operand& x, ast::SelectorExpr* e, PkgName* name) {
  recordUse(ast::cast<ast::Name>(e->x), name);
  name->used = true;
  Package* imported = name->imported;
  std::string_view sel = e->sel->value;
  Object* o = imported->scope->lookup(sel);
  // gc's export data has unexported names only where exported ones need them, and those are types nearly always: other
  // unexported names are undefined.
  if (isa<TypeName>(o) && !o->exported()) {
    errorf(e->sel, Code::UnexportedName, "name %s not exported by package %s", sel, imported->name);
  } else if (o == nullptr || !o->exported()) {
    if (!imported->fake && isValidName(sel)) {
      if (Object* other = lookupFolded(imported->scope, sel); other != nullptr) {
        errorf(e->sel, Code::UndeclaredImportedName, "undefined: %s (but have %s)", static_cast<ast::Expr*>(e),
               other->name);
      } else {
        errorf(e->sel, Code::UndeclaredImportedName, "undefined: %s", static_cast<ast::Expr*>(e));
      }
    }
    return false;
  }
  recordUse(e->sel, o);
  x.type = o->type;
  switch (o->kind) {
    case ObjectKind::Const:
      x.mode = Mode::Constant;
      x.val = static_cast<Const*>(o)->value;
      break;
    case ObjectKind::TypeName:
      x.mode = Mode::TypeExpr;
      break;
    case ObjectKind::Var:
      x.mode = Mode::Variable;
      break;
    case ObjectKind::Func:
      x.mode = Mode::Value;
      break;
    case ObjectKind::Builtin:
      x.mode = Mode::Builtin;
      x.id = static_cast<Builtin*>(o)->id;
      break;
    default:
      return false;
  }
  // An imported package with errors has invalid types here and there.
  if (o->kind != ObjectKind::Builtin && (x.type == nullptr || !isValid(x.type))) {
    x.invalidate();
    return false;
  }
  x.expr = e;
  return true;
}

void Checker::selector(Operand& x, ast::SelectorExpr* e, bool wantType) {
  auto fail = [&] {
    x.invalidate();
    x.type = invalidType();
    x.expr = e;
  };
  std::string_view sel = e->sel->value;
  // Package names are no operands: qualified identifiers end here.
  if (auto* ident = ast::dynCast<ast::Name>(e->x)) {
    if (auto* name = dynCast<PkgName>(lookup(ident->value))) {
      if (!qualifiedIdent(x, e, name)) {
        fail();
      }
      return;
    }
  }
  exprOrType(x, e->x, false);
  if (!x.isValid()) {
    return fail();
  }
  if (x.mode == Mode::Builtin) {
    errorf(e->pos, Code::UncalledBuiltin, "invalid use of %s in selector expression", x);
    return fail();
  }
  if (!isComplete(x.type)) {
    return fail();
  }
  if (wantType) {
    errorf(e->sel, Code::NotAType, "%s is not a type", static_cast<ast::Expr*>(e));
    return fail();
  }
  if (auto* p = asUnder<Pointer>(x.type); p != nullptr && !isComplete(p->elem)) {
    return fail();
  }
  Lookup found = lookupMember(x.type, x.mode == Mode::Variable, pkg, sel, false);
  if (found.obj == nullptr) {
    if (!isValid(under(x.type))) {
      return fail();
    }
    if (!found.index.empty()) {
      errorf(e->sel, Code::AmbiguousSelector, "ambiguous selector %s.%s", x.expr, sel);
      return fail();
    }
    if (found.indirect) {
      if (x.mode == Mode::TypeExpr) {
        errorf(e->sel, Code::InvalidMethodExpr, "invalid method expression %s.%s (needs pointer receiver (*%s).%s)",
               x.type, sel, x.type, sel);
      } else {
        errorf(e->sel, Code::InvalidMethodExpr, "cannot call pointer method %s on %s", sel, x.type);
      }
      return fail();
    }
    std::string why;
    if (isInterfacePtr(x.type)) {
      why = interfacePtrError(x.type);
    } else {
      Lookup other = lookupMember(x.type, x.mode == Mode::Variable, pkg, sel, true);
      why = lookupError(x.type, sel, other.obj, false);
    }
    errorf(e->sel, Code::MissingFieldOrMethod, "%s.%s undefined (%s)", x.expr, sel, why);
    return fail();
  }
  if (auto* field = dynCast<Var>(found.obj)) {
    if (x.mode == Mode::TypeExpr) {
      errorf(e->x, Code::MissingFieldOrMethod, "operand for field selector %s must be value of type %s", sel, x.type);
      return fail();
    }
    recordSelection(e, SelectionKind::FieldVal, x.type, field, found.index, found.indirect, field->type);
    x.mode = x.mode == Mode::Variable || found.indirect ? Mode::Variable : Mode::Value;
    x.type = field->type;
    x.expr = e;
    return;
  }
  auto* method = static_cast<Func*>(found.obj);
  objDecl(method);
  addDeclDep(method);
  auto* sig = method->signature();
  auto* result = make<Signature>(*sig);
  result->recv = nullptr;
  if (x.mode != Mode::TypeExpr) {
    result->droppedRecv = sig->recv;
    recordSelection(e, SelectionKind::MethodVal, x.type, method, found.index, found.indirect, result);
  } else {
    if (sig->recv == nullptr) {
      error(e, Code::InvalidDeclCycle, "illegal cycle in method declaration");
      return fail();
    }
    // The receiver becomes the first parameter; it has a name if the others have.
    std::vector<Var*> params = sig->params->vars;
    std::string_view name;
    if (!params.empty() && !params[0]->name.empty()) {
      name = sig->recv->name.empty() ? "_" : sig->recv->name;
    }
    params.insert(params.begin(), make<Var>(VarKind::Param, sig->recv->pos, sig->recv->pkg, name, x.type));
    result->recvTypeParams.clear();
    result->scope = nullptr;
    result->isMethodExpr = true;
    result->params = make<Tuple>(params);
    recordSelection(e, SelectionKind::MethodExpr, x.type, method, found.index, found.indirect, result);
  }
  x.mode = Mode::Value;
  x.type = result;
  x.expr = e;
}

}  // namespace types
