// This file implements the defer statement. The general form pushes a lambda on the function's go::Defers; where the facts allow it a
// go::Defer guard stands in the block instead. The operands are evaluated at the statement (go.cpp).
#include "lower/body.h"

namespace lower {

using namespace types;

// Whether the callee may itself call recover, and so needs the token.
bool Body::mayRecover(const ast::CallExpr* call) {
  if (builtinOf(call->fun) != nullptr) {
    return false;
  }
  Func* callee = calleeOf(call->fun);
  if (callee == nullptr) {
    return true;
  }
  Var* recv = callee->signature()->recv;
  if (recv != nullptr && isInterface(recv->type)) {
    return true;
  }
  return analysis::callsRecover(callee);
}

// func(params) {...}(args): the lambda of the literal, with the parameters as captures.
Expr* Body::deferredLiteral(const ast::CallExpr* call, const ast::FuncLit* lit) {
  Signature* sig = signatureOf(lit);
  std::vector<std::string> initial;
  if (!call->args.empty() || sig->variadic) {
    for (Expr* arg : arguments(call, sig, true)) {
      size_t i = initial.size();
      Stmt* value = cxx::varStmt(unit_.paramType(sig, i), fresh("t"), arg);
      emit(value);
      initial.push_back(value->names[0]);
    }
  }
  bool recovers = facts_.function(lit).callsRecover;
  auto* x = static_cast<cxx::LambdaExpr*>(funcLit(lit, recovers ? ownName("recover") : ""));
  cxx::Lambda& lambda = x->lambda;
  for (size_t i = 0; i < initial.size(); i++) {
    if (!lambda.params[i].name.empty()) {
      lambda.captures.push_back(lambda.params[i].name + " = " + initial[i]);
    }
  }
  for (const Var* p : sig->params->vars) {
    lambda.isMutable = lambda.isMutable || facts_.reassigned(p) || facts_.addressTaken(p) || facts_.capturedByRef(p);
  }
  lambda.params.erase(lambda.params.begin(), lambda.params.begin() + static_cast<ptrdiff_t>(initial.size()));
  if (!lambda.result.empty()) {
    // The result is dropped: the outer lambda has none.
    return cxx::lambda({"=", "inner = " + temp(x)->text}, {}, {cxx::exprStmt(cxx::call("inner", {}))});
  }
  return x;
}

// The function's go::Defers. In the body of a loop over a function, the iterator's own defers are newer.
Expr* Body::defersHere() {
  Expr* defers = cxx::name(ownName("defers"));
  return enclosingRangeFunc() == nullptr ? defers : cxx::call(cxx::member(defers, "outside"), {});
}

void Body::deferStmt(const ast::CallStmt* s) {
  auto* e = ast::dynCast<ast::CallExpr>(ast::unparen(s->x));
  if (e == nullptr) {
    return static_cast<void>(unsupported(s, "this defer statement"));
  }
  const Builtin* b = builtinOf(e->fun);
  if (b != nullptr && b->id == BuiltinId::Recover) {
    // The token of this function: it recovers the panic that this function is called for, if that is the newest when it ends.
    return emit(cxx::exprStmt(cxx::call(
        cxx::member(defersHere(), "push"),
        {cxx::lambda({ownName("recover")}, {}, {cxx::exprStmt(cxx::call(ownName("recover"), {}))})})));
  }
  bool recovers = false;
  auto* lit = ast::dynCast<ast::FuncLit>(ast::unparen(e->fun));
  Expr* later = lit != nullptr ? deferredLiteral(e, lit) : delayedCall(e, &recovers);
  if (fn_->facts->defers == analysis::DeferForm::Guard) {
    Stmt* guard = cxx::varStmt("go::Defer", fresh("defer"), cxx::braces("", {later}));
    guard->direct = true;
    return emit(guard);
  }
  emit(cxx::exprStmt(cxx::call(cxx::member(defersHere(), recovers ? "pushCall" : "push"), {later})));
}

}  // namespace lower
