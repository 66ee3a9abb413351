// This file implements the go statement, and calls whose operands are evaluated now and which are made later (go and defer).
//
// Operands that are plain locals are captured by value under their own name; what else is not constant is evaluated into a temporary first.
// The receiver of a pointer method is the variable itself, so its root is captured by reference.
#include "lower/body.h"

namespace lower {

using namespace types;

void Body::goStmt(const ast::CallStmt* s) {
  auto* e = ast::dynCast<ast::CallExpr>(ast::unparen(s->x));
  if (e == nullptr) {
    return static_cast<void>(unsupported(s, "this go statement"));
  }
  auto* fun = ast::unparen(e->fun);
  Func* callee = calleeOf(fun);
  bool isMethod = callee != nullptr && callee->signature()->recv != nullptr;
  std::vector<Expr*> args;
  if (auto* lit = ast::dynCast<ast::FuncLit>(fun)) {
    args.push_back(funcLit(lit));
  } else if (callee != nullptr && !isMethod) {
    args.push_back(cxx::name(functionName(fun, callee)));
  } else if (callee == nullptr && builtinOf(fun) == nullptr && !isType(fun)) {
    args.push_back(expr(fun));
  } else {
    bool recovers = false;
    args.push_back(delayedCall(e, &recovers));
    return emit(cxx::exprStmt(cxx::call("go::spawn", args)));
  }
  Signature* sig = signatureOf(fun);
  // A function's parameter types are known to go::spawn; a lambda's and a braced list's are not.
  bool deduced = callee == nullptr || sig->variadic;
  for (Expr* arg : arguments(e, sig, deduced)) {
    args.push_back(arg);
  }
  emit(cxx::exprStmt(cxx::call("go::spawn", args)));
}

// Notes that the lambda being made needs the value that x has now.
void Body::captureOperand(const ast::Expr* x, std::vector<std::string>& captures) {
  if (isConstant(x) || isNil(x) || isType(x) || calleeOf(x) != nullptr) {
    return;
  }
  auto add = [&](const std::string& text) {
    for (const std::string& known : captures) {
      if (known == text) {
        return;
      }
    }
    captures.push_back(text);
  };
  Var* v = varOf(x);
  bool local = v != nullptr && v->varKind != VarKind::Package;
  if (local) {
    std::string name = localName(v);
    bool byReference = false;
    for (const std::string& known : captures) {
      byReference = byReference || known == "&" + name;
    }
    if (!byReference) {
      return add(bindings_.count(v) != 0 ? name + " = " + name : name);
    }
  }
  if (auto* tuple = dynCast<Tuple>(typeOf(x))) {
    std::vector<std::string> names;
    for (size_t i = 0; i < tuple->vars.size(); i++) {
      names.push_back(fresh("t"));
    }
    emit(cxx::bindStmt(names, expr(x)));
    for (const std::string& name : names) {
      add(name + " = " + name);
    }
    evaluated_[x] = names;
    return;
  }
  std::string name = temp(exact(x))->text;
  evaluated_[x] = {name};
  add(name);
}

// The local variable at the root of a path of fields, as long as the path needs no memory but the variable, or what it points to.
Var* Body::pathRoot(const ast::Expr* x, bool* throughPointer) {
  x = ast::unparen(const_cast<ast::Expr*>(x));
  if (Var* v = varOf(x)) {
    *throughPointer = *throughPointer || isPointer(v->type);
    return v->varKind == VarKind::Package ? nullptr : v;
  }
  auto* sel = ast::dynCast<ast::SelectorExpr>(x);
  const Selection* s = sel == nullptr ? nullptr : info_.selection(sel);
  if (s == nullptr || s->kind != SelectionKind::FieldVal) {
    return nullptr;
  }
  // A pointer on the way, but at the root, may be changed meanwhile.
  bool rootPointer = isPointer(typeOf(sel->x)) && varOf(sel->x) != nullptr && s->index.size() == 1;
  if ((s->indirect || isPointer(typeOf(sel->x))) && !rootPointer) {
    return nullptr;
  }
  return pathRoot(sel->x, throughPointer);
}

// A package variable, or a field inside one.
bool Body::isPackagePath(const ast::Expr* x) {
  x = ast::unparen(const_cast<ast::Expr*>(x));
  if (Var* v = varOf(x)) {
    return v->varKind == VarKind::Package;
  }
  auto* sel = ast::dynCast<ast::SelectorExpr>(x);
  const Selection* s = sel == nullptr ? nullptr : info_.selection(sel);
  if (sel != nullptr && s == nullptr) {
    return isa<Var>(info_.use(sel->sel));
  }
  return s != nullptr && s->kind == SelectionKind::FieldVal && !s->indirect && !isPointer(typeOf(sel->x)) &&
         isPackagePath(sel->x);
}

void Body::captureReceiver(const ast::SelectorExpr* sel, const Selection& s, std::vector<std::string>& captures) {
  auto* method = static_cast<Func*>(s.obj);
  Type* recv = method->signature()->recv == nullptr ? nullptr : method->signature()->recv->type;
  Type* t = typeOf(sel->x);
  bool isParam = isa<TypeParam>(unalias(info_.typeOf(sel->x).type));
  if (recv != nullptr && !isPointer(recv) && !isParam && (isPointer(t) || s.index.size() > 1)) {
    // The receiver proper is copied now: what a pointer on the way points to may change.
    Expr* x = fieldPath(expr(sel->x), t, s.index, s.index.size() - 1, &t);
    x = temp(isPointer(t) ? cxx::unary("*", cxx::call("go::nilCheck", {raw(x, t)})) : x);
    if (isInterface(t)) {
      emit(cxx::exprStmt(cxx::call("go::nilCheck", {cxx::call(cxx::member(x, "type"), {})})));
    }
    receivers_[sel] = x->text;
    captures.push_back(x->text);
    return;
  }
  bool byAddress = recv != nullptr && isPointer(recv) && !isInterface(typeOf(sel->x));
  if (byAddress && !isPointer(typeOf(sel->x)) && isPackagePath(sel->x)) {
    return;  // always there, always in the same place
  }
  bool throughPointer = false;
  Var* root = byAddress ? pathRoot(sel->x, &throughPointer) : nullptr;
  if (root != nullptr && (!isPointer(typeOf(sel->x)) || varOf(sel->x) != nullptr)) {
    std::string name = localName(root);
    bool rename = bindings_.count(root) != 0;
    captures.push_back((throughPointer ? "" : "&") + name + (rename ? " = " + name : ""));
    return;
  }
  if (byAddress && !isPointer(typeOf(sel->x))) {
    std::string name = fresh("t");
    emit(cxx::varStmt("auto&", name, lvalue(sel->x)));
    evaluated_[sel->x] = {name};
    captures.push_back("&" + name);
    return;
  }
  captureOperand(sel->x, captures);
  if (isInterface(typeOf(sel->x))) {
    // Calling a nil interface's method panics here, not later.
    emit(cxx::exprStmt(cxx::call("go::nilCheck", {cxx::call(cxx::member(expr(sel->x), "type"), {})})));
  }
}

// A lambda that makes the call later with the operands of now; *recovers tells whether the callee may call recover.
Expr* Body::delayedCall(const ast::CallExpr* call, bool* recovers) {
  std::vector<std::string> captures;
  auto* fun = ast::unparen(call->fun);
  auto* sel = ast::dynCast<ast::SelectorExpr>(fun);
  const Selection* s = sel == nullptr ? nullptr : info_.selection(sel);
  if (s != nullptr && s->kind == SelectionKind::MethodVal) {
    captureReceiver(sel, *s, captures);
  } else if (builtinOf(fun) == nullptr) {
    captureOperand(fun, captures);
  }
  for (const ast::Expr* arg : call->args) {
    captureOperand(arg, captures);
  }
  *recovers = mayRecover(call);
  const ast::CallExpr* outer = std::exchange(deferred_, call);
  std::vector<Stmt*> body = collect([&] { emit(cxx::exprStmt(this->call(call))); });
  deferred_ = outer;
  return cxx::lambda(captures, {}, std::move(body));
}

}  // namespace lower
