// This file types declarations: objDecl and what it needs for constants, variables, types and functions, and the
// declarations inside functions.
#include <algorithm>

#include "types/checker.h"

namespace types {

void Checker::declare(Scope* scope, ast::Name* id, Object* o, Pos scopePos) {
  if (o->name != "_") {
    if (Object* alt = scope->insert(o); alt != nullptr) {
      ErrorReport err(*this, Code::DuplicateDecl);
      err.addf(o, "%s redeclared in this block", o->name);
      err.addAltDecl(alt);
      err.report();
      return;
    }
    o->scopePos = scopePos;
  }
  if (id != nullptr) {
    recordDef(id, o);
  }
}

void Checker::objDecl(Object* o) {
  // An object is white (no type yet), grey (on the path) or black (type known). Reaching a grey one closes a cycle.
  if (objPathIndex.contains(o)) {
    objCycle(o);
    return;
  }
  if (o->type != nullptr) {
    return;
  }
  auto it = objMap.find(o);
  if (it == objMap.end()) {
    o->type = invalidType();
    return;
  }
  DeclInfo* d = it->second;
  push(o);
  Environment saved = std::move(env);
  env = Environment{};
  env.scope = d->file;
  env.version = d->version;
  switch (o->kind) {
    case ObjectKind::Const:
      env.decl = d;
      constDecl(static_cast<Const*>(o), d->vtype, d->init, d->inherited);
      break;
    case ObjectKind::Var:
      env.decl = d;
      varDecl(static_cast<Var*>(o), d->lhs, d->vtype, d->init);
      break;
    case ObjectKind::TypeName:
      typeDecl(static_cast<TypeName*>(o), d->tdecl);
      collectMethods(static_cast<TypeName*>(o));
      break;
    case ObjectKind::Func:
      funcDecl(static_cast<Func*>(o), d);
      break;
    default:
      break;
  }
  env = std::move(saved);
  pop();
}

void Checker::constDecl(Const* o, ast::Expr* type, ast::Expr* init, bool inherited) {
  Constant savedIota = env.iota;
  Pos savedErrpos = env.errpos;
  env.iota = o->value;
  env.errpos = Pos();
  o->value = Constant();
  bool typeOk = true;
  if (type != nullptr) {
    Type* t = typ(type);
    if (isConstType(t)) {
      o->type = t;
    } else {
      typeOk = false;
      if (isValid(under(t))) {
        errorf(type, Code::InvalidConstType, "invalid constant type %s", t);
      }
      o->type = invalidType();
    }
  }
  if (typeOk) {
    Operand x;
    if (init != nullptr) {
      if (inherited) {
        // Positions in the repeated expression would mislead.
        env.errpos = o->pos;
      }
      expr(nullptr, x, init);
    }
    initConst(o, x);
  }
  env.iota = savedIota;
  env.errpos = savedErrpos;
}

void Checker::varDecl(Var* o, const std::vector<Var*>& lhs, ast::Expr* type, ast::Expr* init) {
  if (type != nullptr) {
    o->type = varType(type);
  }
  if (init == nullptr) {
    if (type == nullptr) {
      o->type = invalidType();
    }
    return;
  }
  if (lhs.size() <= 1) {
    Operand x;
    Target target = newTarget(o->type, o->name);
    expr(target.ptr(), x, init);
    initVar(o, x, "variable declaration");
    return;
  }
  if (type != nullptr) {
    for (Var* v : lhs) {
      v->type = o->type;
    }
  }
  initVars(lhs, {&init, 1}, nullptr);
}

bool Checker::isImportedConstraint(Type* t) {
  Named* named = t == nullptr ? nullptr : asNamed(t);
  if (named == nullptr || named->obj->pkg == pkg || named->obj->pkg == nullptr) {
    return false;
  }
  auto* iface = asUnder<Interface>(named);
  return iface != nullptr && !typeSetOf(iface)->isMethodSet();
}

void Checker::typeDecl(TypeName* o, ast::TypeDecl* d) {
  auto state = std::make_shared<TypeDeclState>();
  later([this, o, d, state] {
    if (Named* t = asNamed(o->type); t != nullptr) {
      validType(t);
    }
    if (!state->versionError && isImportedConstraint(state->rhs)) {
      verifyVersionf(d->type, go1_18, "using type constraint %s", state->rhs);
    }
  });
  Scope* outer = env.scope;
  if (d->alias) {
    aliasDecl(o, d, state);
    env.scope = outer;
    return;
  }
  if (!d->typeParams.empty() && !verifyVersionf(d->typeParams[0], go1_18, "type parameter")) {
    state->versionError = true;
  }
  Named* named = newNamed(o);
  if (!d->typeParams.empty()) {
    openScope(d);
    collectTypeParams(&named->typeParams, d->typeParams);
  }
  state->rhs = declaredType(d->type, o);
  named->fromRhs = state->rhs;
  if (isTypeParam(state->rhs)) {
    error(d->type, Code::MisplacedTypeParam, "cannot use a type parameter as RHS in type declaration");
    named->fromRhs = invalidType();
  }
  env.scope = outer;
}

void Checker::aliasDecl(TypeName* o, ast::TypeDecl* d, const std::shared_ptr<TypeDeclState>& state) {
  // The higher requirement first: one correction then serves both.
  if (!d->typeParams.empty() && !verifyVersionf(d->typeParams[0], go1_23, "generic type alias")) {
    state->versionError = true;
  }
  if (!state->versionError && !verifyVersionf(d, go1_9, "type alias")) {
    state->versionError = true;
  }
  Alias* alias = newAlias(o, nullptr);
  if (!d->typeParams.empty()) {
    openScope(d);
    collectTypeParams(&alias->typeParams, d->typeParams);
  }
  state->rhs = declaredType(d->type, o);
  alias->fromRhs = state->rhs;
  auto* tpar = dynCast<TypeParam>(state->rhs);
  if (tpar != nullptr &&
      std::find(alias->typeParams.begin(), alias->typeParams.end(), tpar) != alias->typeParams.end()) {
    error(d->type, Code::MisplacedTypeParam, "cannot use type parameter declared in alias declaration as RHS");
    alias->fromRhs = invalidType();
  }
}

void Checker::collectTypeParams(std::vector<TypeParam*>* dst, ast::List<ast::Field*> list) {
  // All are in scope from the beginning of the list, so that their bounds may refer to one another.
  std::vector<TypeParam*> tparams;
  for (ast::Field* f : list) {
    tparams.push_back(declareTypeParam(f->name, list[0]->pos));
  }
  // The bounds may use the type that is being declared.
  bindTypeParams(tparams);
  *dst = tparams;
  env.inTypeParamList = true;
  Type* b = nullptr;
  for (size_t i = 0; i < list.size(); i++) {
    // Parameters of one group share their bound.
    if (i == 0 || list[i]->type != list[i - 1]->type) {
      b = bound(list[i]->type);
      if (isTypeParam(b)) {
        error(list[i]->type, Code::MisplacedTypeParam, "cannot use a type parameter as constraint");
        b = invalidType();
      }
    }
    tparams[i]->bound = b;
  }
  env.inTypeParamList = false;
}

Type* Checker::bound(ast::Expr* e) {
  auto* op = ast::dynCast<ast::Operation>(e);
  if (op == nullptr || (op->op != ast::Operator::Tilde && op->op != ast::Operator::Or)) {
    return typ(e);
  }
  // ~T and A|B mean interface{~T} and interface{A|B}.
  auto* field = new ast::Field{};
  field->kind = ast::NodeKind::Field;
  field->pos = e->pos;
  field->type = e;
  auto* iface = new ast::InterfaceType{};
  iface->kind = ast::NodeKind::InterfaceType;
  iface->pos = e->pos;
  iface->methods = {new ast::Field*(field), 1};
  Type* t = typ(iface);
  if (auto* i = dynCast<Interface>(t)) {
    i->implicit = true;
  }
  return t;
}

TypeParam* Checker::declareTypeParam(ast::Name* name, Pos scopePos) {
  auto* o = make<TypeName>(name->pos, pkg, name->value, nullptr);
  TypeParam* t = newTypeParam(o, invalidType());
  declare(env.scope, name, o, scopePos);
  return t;
}

void Checker::collectMethods(TypeName* o) {
  auto it = methods.find(o);
  if (it == methods.end()) {
    return;
  }
  std::vector<Func*> list = std::move(it->second);
  methods.erase(it);
  Named* base = asNamed(o->type);
  if (base != nullptr) {
    later([this, base] { checkFieldUniqueness(base); });
  }
  std::map<std::string, Func*> seen;
  for (Func* m : list) {
    auto [at, fresh] = seen.emplace(objectId(m->pkg, m->name), m);
    if (!fresh) {
      errorf(m->pos, Code::DuplicateMethod, "method %s.%s already declared at %v", o->name, m->name, at->second->pos);
    } else if (base != nullptr) {
      base->methods.push_back(m);
    }
  }
}

void Checker::checkFieldUniqueness(Named* base) {
  auto* t = asUnder<Struct>(base);
  if (t == nullptr) {
    return;
  }
  std::map<std::string, Func*> seen;
  for (Func* m : base->methods) {
    seen.emplace(objectId(m->pkg, m->name), m);
  }
  for (Var* field : t->fields) {
    if (field->name == "_") {
      continue;
    }
    if (auto it = seen.find(objectId(field->pkg, field->name)); it != seen.end()) {
      ErrorReport err(*this, Code::DuplicateFieldAndMethod);
      err.addf(it->second, "field and method with the same name %s", field->name);
      err.addAltDecl(field);
      err.report();
    }
  }
}

void Checker::funcDecl(Func* o, DeclInfo* d) {
  auto* sig = make<Signature>();
  sig->params = make<Tuple>();
  sig->results = make<Tuple>();
  o->type = sig;  // before its parts: they may refer to o
  ast::FuncDecl* fdecl = d->fdecl;
  funcType(sig, fdecl->recv, fdecl->typeParams, fdecl->type);
  if (sig->scope != nullptr) {
    sig->scope->start = fdecl->pos;
    sig->scope->end = ast::endPos(fdecl);
  }
  if (!fdecl->typeParams.empty() && fdecl->body == nullptr) {
    error(fdecl, Code::BadDecl, "generic function is missing function body");
  }
  bool generic = !sig->typeParams.empty() || !sig->recvTypeParams.empty();
  if ((generic || !options.ignoreFuncBodies) && fdecl->body != nullptr) {
    later([this, d, sig, fdecl] { funcBody(d, sig, fdecl->body, Constant()); });
  }
}

void Checker::declStmt(ast::List<ast::Decl*> list) {
  ConstGroup group;
  for (ast::Decl* d : list) {
    ConstGroup::Spec spec = group.next(d);
    if (auto* c = ast::dynCast<ast::ConstDecl>(d)) {
      size_t top = delayed.size();
      std::vector<Const*> lhs;
      for (size_t i = 0; i < c->names.size(); i++) {
        ast::Name* name = c->names[i];
        lhs.push_back(make<Const>(name->pos, pkg, name->value, nullptr, Constant::ofInt(spec.iota)));
        constDecl(lhs[i], spec.type, i < spec.values.size() ? spec.values[i] : nullptr, spec.inherited);
      }
      arity(c->pos, c->names, spec.values, true, spec.inherited);
      // Function literals see the scope as it is before the declaration.
      processDelayed(top);
      for (size_t i = 0; i < c->names.size(); i++) {
        declare(env.scope, c->names[i], lhs[i], ast::endPos(c));
      }
    } else if (auto* v = ast::dynCast<ast::VarDecl>(d)) {
      localVarDecl(v);
    } else if (auto* t = ast::dynCast<ast::TypeDecl>(d)) {
      auto* o = make<TypeName>(t->name->pos, pkg, t->name->value, nullptr);
      o->declScope = env.scope;
      declare(env.scope, t->name, o, t->name->pos);
      push(o);
      typeDecl(o, t);
      pop();
    }
  }
}

void Checker::localVarDecl(ast::VarDecl* d) {
  size_t top = delayed.size();
  std::vector<Var*> vars;
  for (ast::Name* name : d->names) {
    vars.push_back(make<Var>(VarKind::Local, name->pos, pkg, name->value, nullptr));
  }
  ast::List<ast::Expr*> values = ast::unpackList(d->values);
  for (size_t i = 0; i < vars.size(); i++) {
    bool multi = values.size() == 1 && vars.size() > 1;
    ast::Expr* init = multi ? values[0] : i < values.size() ? values[i] : nullptr;
    varDecl(vars[i], multi ? vars : std::vector<Var*>(), d->type, init);
    if (values.size() == 1) {
      break;  // that has typed all variables
    }
  }
  if (d->type == nullptr || !values.empty()) {
    arity(d->pos, d->names, values, false, false);
  }
  processDelayed(top);
  for (size_t i = 0; i < vars.size(); i++) {
    declare(env.scope, d->names[i], vars[i], ast::endPos(d));
  }
}

}  // namespace types
