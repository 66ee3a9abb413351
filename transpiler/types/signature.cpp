// This file implements the checking of function types: receivers, parameters and results.
#include "types/checker.h"

namespace types {

namespace {

// Checks one function type; its scope is open meanwhile.
class SignatureBuilder {
 public:
  explicit SignatureBuilder(Checker& check) : check_(check) {}

  // The receiver; *tparams gets its type parameters.
  Var* receiver(ast::Field* field, Pos scopePos, std::vector<TypeParam*>* tparams);

  struct Params {
    std::vector<ast::Name*> names;  // null where there is none
    std::vector<Var*> vars;
    bool variadic = false;
  };
  Params params(VarKind kind, ast::List<ast::Field*> list);
  void declare(const Params& p, Pos scopePos);

 private:
  Type* plainReceiver(ast::Expr* type, ast::Expr* base);
  Type* genericReceiver(ast::Expr* type, const Checker::RecvParts& parts, Pos scopePos,
                        std::vector<TypeParam*>* tparams);
  void bindReceiverParams(ast::Expr* base, Named* generic, const std::vector<TypeParam*>& own);
  void recordParenthesized(ast::Expr* e, Type* t);
  void validReceiver(ast::Expr* base, Var* recv);

  Checker& check_;
};

Type* unpointer(Type* t) {
  while (auto* p = dynCast<Pointer>(t)) {
    t = p->elem;
  }
  return t;
}

Type* SignatureBuilder::plainReceiver(ast::Expr* type, ast::Expr* base) {
  Type* recv = check_.varType(type);
  // Methods cannot be declared through an alias of an instance.
  auto* a = dynCast<Alias>(unpointer(recv));
  while (a != nullptr) {
    Type* target = a->fromRhs == nullptr ? invalidType() : unpointer(a->fromRhs);
    if (!typeParamsOf(target).empty() && !isa<Signature>(target)) {
      check_.errorf(base, Code::InvalidRecv, "cannot define new methods on instantiated type %s", target);
      return invalidType();
    }
    a = dynCast<Alias>(target);
  }
  return recv;
}

// Gives the receiver's own type parameters the constraints of the type's.
void SignatureBuilder::bindReceiverParams(ast::Expr* base, Named* generic, const std::vector<TypeParam*>& own) {
  const std::vector<TypeParam*>& declared = generic->typeParams;
  if (own.size() != declared.size()) {
    check_.errorf(base, Code::BadRecv, "receiver declares %d type parameter%s, but receiver base type declares %d",
                  own.size(), own.size() == 1 ? "" : "s", declared.size());
    return;
  }
  SubstMap map = substMap(declared, {own.begin(), own.end()});
  for (size_t i = 0; i < own.size(); ++i) {
    check_.recordMonoCanon(own[i], declared[i]);
    own[i]->bound = subst(own[i]->obj->pos, declared[i]->bound, map);
  }
}

Type* SignatureBuilder::genericReceiver(ast::Expr* type, const Checker::RecvParts& parts, Pos scopePos,
                                        std::vector<TypeParam*>* tparams) {
  Named* generic = nullptr;
  std::string cause;
  Type* t = check_.genericType(parts.base, &cause);
  if (!isValid(t)) {
    if (!cause.empty()) {
      check_.error(parts.base, Code::InvalidRecv, cause);
    }
  } else if (isa<Alias>(t)) {
    check_.errorf(parts.base, Code::InvalidRecv, "cannot define new methods on generic alias type %s", t);
  } else {
    generic = cast<Named>(t);
  }
  for (ast::Name* name : parts.tparams) {
    TypeParam* p = check_.declareTypeParam(name, scopePos);
    tparams->push_back(p);
    // The name both declares and uses the parameter.
    check_.recordUse(name, p->obj);
    check_.recordTypeAndValue(name, Mode::TypeExpr, p);
  }
  bindTypeParams(*tparams);
  if (generic == nullptr) {
    return invalidType();
  }
  bindReceiverParams(parts.base, generic, *tparams);
  check_.verifyVersionf(parts.base, go1_18, "type instantiation");
  std::vector<Type*> targs(tparams->begin(), tparams->end());
  Type* recv = instance(type->pos, generic, targs);
  check_.recordInstance(parts.base, targs, recv);
  if (parts.ptr && isValid(recv)) {
    recv = make<Pointer>(recv);
  }
  recordParenthesized(type, recv);
  return recv;
}

// Records the type of (*(T[P])) and what is inside.
void SignatureBuilder::recordParenthesized(ast::Expr* e, Type* t) {
  while (true) {
    check_.recordTypeAndValue(e, Mode::TypeExpr, t);
    if (auto* paren = ast::dynCast<ast::ParenExpr>(e)) {
      e = paren->x;
      continue;
    }
    auto* op = ast::dynCast<ast::Operation>(e);
    auto* p = dynCast<Pointer>(t);
    if (op == nullptr || op->op != ast::Operator::Mul || op->y != nullptr || p == nullptr) {
      return;
    }
    e = op->x;
    t = p->elem;
  }
}

void SignatureBuilder::validReceiver(ast::Expr* base, Var* recv) {
  Type* t = deref(recv->type);
  Type* actual = unalias(t);
  if (!isValid(actual)) {
    return;
  }
  if (isa<Basic>(actual)) {
    check_.errorf(base, Code::InvalidRecv, "cannot define new methods on non-local type %s", t);
    return;
  }
  auto* n = dynCast<Named>(actual);
  if (n == nullptr) {
    check_.errorf(base, Code::InvalidRecv, "invalid receiver type %s", recv->type);
    return;
  }
  if (n->obj->pkg != check_.pkg) {
    check_.errorf(base, Code::InvalidRecv, "cannot define new methods on non-local type %s", t);
    return;
  }
  Type* u = under(n);
  std::string_view cause;
  if (isUnsafePointer(u)) {
    cause = "unsafe.Pointer";
  } else if (isa<Pointer>(u) || isa<Interface>(u)) {
    cause = "pointer or interface type";
  }
  if (!cause.empty()) {
    check_.errorf(base, Code::InvalidRecv, "invalid receiver type %s (%s)", t, cause);
  }
}

Var* SignatureBuilder::receiver(ast::Field* field, Pos scopePos, std::vector<TypeParam*>* tparams) {
  Checker::RecvParts parts = check_.unpackRecv(field->type, true);
  Type* t = parts.tparams.empty() ? plainReceiver(field->type, parts.base)
                                  : genericReceiver(field->type, parts, scopePos, tparams);
  Var* recv = nullptr;
  if (field->name != nullptr && !field->name->value.empty()) {
    // Declared by the caller, after the parameters.
    recv = make<Var>(VarKind::Recv, field->name->pos, check_.pkg, field->name->value, t);
  } else {
    recv = make<Var>(VarKind::Recv, field->pos, check_.pkg, "", t);
    check_.recordImplicit(field, recv);
  }
  check_.later([check = &check_, base = parts.base, recv] { SignatureBuilder(*check).validReceiver(base, recv); });
  return recv;
}

SignatureBuilder::Params SignatureBuilder::params(VarKind kind, ast::List<ast::Field*> list) {
  Params result;
  Type* type = nullptr;
  ast::Expr* prev = nullptr;
  bool named = false;
  bool anonymous = false;
  for (size_t i = 0; i < list.size(); ++i) {
    ast::Field* f = list[i];
    if (f->type != prev) {
      prev = f->type;
      ast::Expr* e = f->type;
      if (auto* dots = ast::dynCast<ast::DotsType>(e)) {
        e = dots->elem;
        if (kind == VarKind::Param && i + 1 == list.size()) {
          result.variadic = true;
        } else {
          check_.error(dots, Code::InvalidSyntaxTree, "invalid use of ...");
        }
      }
      type = check_.varType(e);
    }
    Var* v = nullptr;
    if (f->name != nullptr) {
      v = make<Var>(kind, f->name->pos, check_.pkg, f->name->value, type);
      named = true;
    } else {
      v = make<Var>(kind, f->pos, check_.pkg, "", type);
      check_.recordImplicit(f, v);
      anonymous = true;
    }
    result.names.push_back(f->name);
    result.vars.push_back(v);
  }
  if (named && anonymous) {
    check_.error(list[0], Code::InvalidSyntaxTree, "list contains both named and anonymous parameters");
  }
  if (result.variadic) {
    Var* last = result.vars.back();
    last->type = make<Slice>(last->type);
    check_.recordTypeAndValue(list.back()->type, Mode::TypeExpr, last->type);
  }
  return result;
}

void SignatureBuilder::declare(const Params& p, Pos scopePos) {
  for (size_t i = 0; i < p.names.size(); ++i) {
    if (p.names[i] != nullptr && !p.names[i]->value.empty()) {
      check_.declare(check_.env.scope, p.names[i], p.vars[i], scopePos);
    }
  }
}

}  // namespace

void Checker::funcType(Signature* sig, ast::Field* recvField, ast::List<ast::Field*> tparams, ast::FuncType* e) {
  openScope(e);
  env.scope->isFunc = true;
  sig->scope = env.scope;
  SignatureBuilder builder(*this);
  Var* recv = nullptr;
  std::vector<TypeParam*> recvParams;
  if (recvField != nullptr) {
    recv = builder.receiver(recvField, e->pos, &recvParams);
  }
  if (!tparams.empty()) {
    collectTypeParams(&sig->typeParams, tparams);
  }
  SignatureBuilder::Params params = builder.params(VarKind::Param, e->params);
  SignatureBuilder::Params results = builder.params(VarKind::Result, e->results);
  Pos scopePos = ast::endPos(e);
  if (recv != nullptr && !recv->name.empty()) {
    declare(env.scope, recvField->name, recv, scopePos);
  }
  builder.declare(params, scopePos);
  builder.declare(results, scopePos);
  sig->recv = recv;
  sig->recvTypeParams = std::move(recvParams);
  sig->params = make<Tuple>(std::move(params.vars));
  sig->results = make<Tuple>(std::move(results.vars));
  sig->variadic = params.variadic;
  closeScope();
}

}  // namespace types
