// This file implements calls. Operands that gc would evaluate before C++ does are hoisted by expr(); a call with
// several results as the only argument is bound to names first.
#include "lower/body.h"

namespace lower {

using namespace types;

Signature* Body::signatureOf(const ast::Expr* fun) { return asUnder<Signature>(typeOf(fun)); }

Expr* Body::call(const ast::CallExpr* e) {
  if (isType(e->fun)) {
    return conversion(e);
  }
  if (const Builtin* b = builtinOf(e->fun)) {
    return builtin(e, b);
  }
  Signature* sig = signatureOf(e->fun);
  if (sig == nullptr) {
    return unsupported(e, "call");
  }
  auto* fun = ast::unparen(e->fun);
  if (e->args.size() == 1 && isa<Tuple>(typeOf(e->args[0])) && hasCall(fun)) {
    // The argument needs statements of its own, which the callee must precede.
    auto* sel = ast::dynCast<ast::SelectorExpr>(fun);
    const Selection* s = sel != nullptr ? info_.selection(sel) : nullptr;
    const ast::Expr* early = s != nullptr && s->kind == SelectionKind::MethodVal ? sel->x : fun;
    evaluated_[early] = {temp(expr(early))->text};
  }
  auto* literal = ast::dynCast<ast::FuncLit>(fun);
  Func* known = calleeOf(fun);
  bool recovers = literal != nullptr ? facts_.function(literal).callsRecover
                                     : known != nullptr && analysis::callsRecover(known);
  if (recovers && e != deferred_) {
    emit(cxx::exprStmt(cxx::call("go::dropRecover", {})));
  }
  Expr* f = nullptr;
  if (auto* lit = ast::dynCast<ast::FuncLit>(fun)) {
    Expr* x = funcLit(lit);
    if (!facts_.captures(lit).empty()) {
      static_cast<cxx::LambdaExpr*>(x)->lambda.captures = {"&"};
    }
    f = x;
  } else {
    f = callee(fun);
  }
  return cxx::call(f, arguments(e, sig, false));
}

// What stands before the parentheses: a function's name, x.M, or a function value.
Expr* Body::callee(const ast::Expr* fun) {
  auto* x = ast::unparen(const_cast<ast::Expr*>(fun));
  auto* inner = x;
  if (auto* index = ast::dynCast<ast::IndexExpr>(x); index != nullptr && calleeOf(index) != nullptr) {
    inner = ast::unparen(index->x);
  }
  if (auto* sel = ast::dynCast<ast::SelectorExpr>(inner)) {
    const Selection* s = info_.selection(sel);
    if (auto it = receivers_.find(sel); it != receivers_.end()) {
      return cxx::member(cxx::name(it->second), methodRef(sel, static_cast<const Func*>(s->obj)));
    }
    if (s != nullptr && s->kind == SelectionKind::MethodVal) {
      Type* t = typeOf(sel->x);
      Expr* recv = isConstant(sel->x) ? exact(sel->x) : expr(sel->x);
      std::string name = methodRef(sel, static_cast<const Func*>(s->obj));
      if (name.find('<') != std::string::npos && s->index.size() > 1) {
        // No forwarding member exists for a generic method: go through the embedded fields.
        recv = fieldPath(recv, t, s->index, s->index.size() - 1, &t);
      }
      return cxx::member(recv, name, isPointer(t));
    }
  }
  if (calleeOf(x) != nullptr) {
    return cxx::name(functionName(x, calleeOf(x)));
  }
  return expr(x);
}

std::vector<Expr*> Body::arguments(const ast::CallExpr* e, Signature* sig, bool deduced) {
  std::vector<Expr*> values;
  std::vector<Type*> valueTypes;
  const auto& ps = sig->params->vars;
  size_t fixed = sig->variadic ? ps.size() - 1 : ps.size();
  auto* variadicSlice = sig->variadic ? asUnder<Slice>(ps.back()->type) : nullptr;
  auto paramAt = [&](size_t i) -> Type* {
    return i < fixed ? ps[i]->type : e->hasDots ? ps.back()->type : variadicSlice->elem;
  };
  auto* tuple = e->args.size() == 1 ? dynCast<Tuple>(typeOf(e->args[0])) : nullptr;
  if (tuple != nullptr) {
    std::vector<std::string> names;
    for (size_t i = 0; i < tuple->vars.size(); i++) {
      names.push_back(fresh("t"));
    }
    if (auto it = evaluated_.find(e->args[0]); it != evaluated_.end()) {
      names = it->second;
    } else {
      emit(cxx::bindStmt(names, expr(e->args[0])));
    }
    for (size_t i = 0; i < names.size(); i++) {
      values.push_back(convertImplicit(cxx::name(names[i]), tuple->vars[i]->type, paramAt(i)));
    }
  } else {
    for (size_t i = 0; i < e->args.size(); i++) {
      Type* t = paramAt(i);
      bool spelled = deduced && (isConstant(e->args[i]) || isInterface(t)) && !isNil(e->args[i]);
      values.push_back(spelled ? exact(e->args[i], t) : exprAs(e->args[i], t));
    }
  }
  if (!sig->variadic || e->hasDots) {
    return values;
  }
  std::vector<Expr*> rest(values.begin() + static_cast<ptrdiff_t>(fixed), values.end());
  values.resize(fixed);
  std::string type = deduced ? unit_.paramType(sig, fixed) : "";
  values.push_back(cxx::braces(type, rest));
  return values;
}

}  // namespace lower
