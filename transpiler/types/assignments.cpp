// This file types assignments: assignability, initialisation of constants and variables, := and =.
#include <set>

#include "syntax/printer.h"
#include "types/checker.h"

namespace types {

void Checker::assignment(Operand& x, Type* target, std::string_view context) {
  singleValue(x);
  switch (x.mode) {
    case Mode::Invalid:
      return;
    case Mode::NilValue:
    case Mode::Constant:
    case Mode::Variable:
    case Mode::MapIndex:
    case Mode::Value:
    case Mode::CommaOk:
    case Mode::CommaErr:
      break;
    default:
      errorf(&x, Code::IncompatibleAssign, "cannot assign %s to %s in %s", x, target, context);
      x.invalidate();
      return;
  }
  if (isUntyped(x.type)) {
    Type* want = target;
    // Without a type to go by, and for interfaces, an untyped value takes its default type first.
    if (x.isNil()) {
      if (target == nullptr) {
        errorf(&x, Code::UntypedNilUse, "use of untyped nil in %s", context);
        x.invalidate();
        return;
      }
    } else if (target == nullptr || isNonTypeParamInterface(target)) {
      want = defaultType(x.type);
    }
    Implicit implicit = implicitTypeAndValue(x, want);
    if (implicit.code != Code::None) {
      std::string text = message("cannot use %s as %s value in %s", x, want, context);
      Code code = implicit.code;
      if (code == Code::TruncatedFloat) {
        text += " (truncated)";
      } else if (code == Code::NumericOverflow) {
        text += " (overflows)";
      } else {
        code = Code::IncompatibleAssign;
      }
      error(&x, code, text);
      x.invalidate();
      return;
    }
    if (implicit.hasVal) {
      x.val = implicit.val;
      updateExprVal(x.expr, x.val);
    }
    if (implicit.type != x.type) {
      x.type = implicit.type;
      updateExprType(x.expr, x.type, false);
    }
  }
  // A generic function must be instantiated here.
  Target function = newTarget(target, context);
  nonGeneric(function.ptr(), x);
  if (!x.isValid() || target == nullptr) {
    return;
  }
  std::string cause;
  Code code = Code::None;
  if (!assignableTo(x, target, &cause, &code)) {
    if (cause.empty()) {
      errorf(&x, code, "cannot use %s as %s value in %s", x, target, context);
    } else {
      errorf(&x, code, "cannot use %s as %s value in %s: %s", x, target, context, cause);
    }
    x.invalidate();
  }
}

bool Checker::assignableTo(const Operand& x, Type* target, std::string* cause, Code* code) {
  Code ignored;
  Code& why = code == nullptr ? ignored : *code;
  why = Code::None;
  if (!x.isValid() || !isValid(target)) {
    return true;
  }
  Type* origTarget = target;
  Type* v = unalias(x.type);
  Type* t = unalias(target);
  if (identical(v, t)) {
    return true;
  }
  Type* vu = under(v);
  Type* tu = under(t);
  auto* vp = dynCast<TypeParam>(v);
  auto* tp = dynCast<TypeParam>(t);

  // An untyped value that the type, or each type of the parameter's set, can represent.
  if (isUntyped(vu)) {
    why = Code::IncompatibleAssign;
    if (tp != nullptr) {
      return forEachTerm(
          tp, [&](const Term* term) { return term != nullptr && implicitTypeAndValue(x, term->type).type != nullptr; });
    }
    return implicitTypeAndValue(x, t).type != nullptr;
  }

  // Identical underlying types, of which at most one has a name.
  if (vp == nullptr && tp == nullptr && identical(vu, tu) && (!hasName(v) || !hasName(t))) {
    return true;
  }

  // An interface that v implements. (A pointer to an interface gets its own words.)
  if ((isa<Interface>(tu) && tp == nullptr) || isInterfacePtr(tu)) {
    if (implementsType(v, t, false, cause)) {
      return true;
    }
    if (vp == nullptr) {
      why = Code::InvalidIfaceAssign;
      return false;
    }
    if (cause != nullptr) {
      cause->clear();
    }
  }

  // The other way round a type assertion is missing.
  if (isa<Interface>(vu) && vp == nullptr && implementsType(t, v, false, nullptr)) {
    if (cause != nullptr) {
      *cause = "need type assertion";
    }
    why = Code::IncompatibleAssign;
    return false;
  }

  // A bidirectional channel of the same element type.
  if (auto* vc = dynCast<Chan>(vu); vc != nullptr && vc->dir == ChanDir::SendRecv) {
    if (auto* tc = dynCast<Chan>(tu); tc != nullptr && identical(vc->elem, tc->elem)) {
      why = Code::InvalidChanAssign;
      return !hasName(v) || !hasName(t);
    }
  }

  why = Code::IncompatibleAssign;
  auto explain = [&](const std::string& text) {
    if (cause != nullptr) {
      *cause = cause->empty() ? text : text + "\n\t" + *cause;
    }
  };
  // Type parameters: each type of the set must do, where the other side has no name.
  if (tp != nullptr && !hasName(v)) {
    bool ok = false;
    forEachTerm(tp, [&](const Term* term) {
      if (term == nullptr) {
        return false;
      }
      ok = assignableTo(x, term->type, cause, code);
      if (!ok) {
        explain(message("cannot assign %s to %s (in %s)", x.type, term->type, t));
      }
      return ok;
    });
    return ok;
  }
  if (vp != nullptr && !hasName(t)) {
    bool ok = false;
    Operand y = x;
    forEachTerm(vp, [&](const Term* term) {
      if (term == nullptr) {
        return false;
      }
      y.type = term->type;
      ok = assignableTo(y, t, cause, code);
      if (!ok) {
        explain(message("cannot assign %s (in %s) to %s", term->type, v, origTarget));
      }
      return ok;
    });
    return ok;
  }
  return false;
}

void Checker::initConst(Const* lhs, Operand& x) {
  if (!x.isValid() || !isValid(x.type) || (lhs->type != nullptr && !isValid(lhs->type))) {
    if (lhs->type == nullptr) {
      lhs->type = invalidType();
    }
    return;
  }
  if (x.mode != Mode::Constant) {
    errorf(&x, Code::InvalidConstInit, "%s is not constant", x);
    if (lhs->type == nullptr) {
      lhs->type = invalidType();
    }
    return;
  }
  if (lhs->type == nullptr) {
    lhs->type = x.type;
  }
  assignment(x, lhs->type, "constant declaration");
  if (x.isValid()) {
    lhs->value = x.val;
  }
}

void Checker::initVar(Var* lhs, Operand& x, std::string_view context) {
  if (!x.isValid() || !isValid(x.type) || (lhs->type != nullptr && !isValid(lhs->type))) {
    if (lhs->type == nullptr) {
      lhs->type = invalidType();
    }
    x.invalidate();
    return;
  }
  if (lhs->type == nullptr) {
    Type* t = x.type;
    if (isUntyped(t)) {
      if (t == basicType(BasicKind::UntypedNil)) {
        errorf(&x, Code::UntypedNilUse, "use of untyped nil in %s", context);
        lhs->type = invalidType();
        x.invalidate();
        return;
      }
      t = defaultType(t);
    }
    lhs->type = t;
  }
  assignment(x, lhs->type, context);
}

Type* Checker::lhsVar(ast::Expr* lhs) {
  auto* ident = ast::dynCast<ast::Name>(ast::unparen(lhs));
  if (ident != nullptr && ident->value == "_") {
    recordDef(ident, nullptr);
    return nullptr;
  }
  // To assign to a variable is not to use it.
  Var* v = nullptr;
  bool used = false;
  if (ident != nullptr) {
    if (v = dynCast<Var>(lookup(ident->value)); v != nullptr) {
      used = v->used;
    }
  }
  Operand x;
  expr(nullptr, x, lhs);
  if (v != nullptr && v->pkg == pkg) {
    v->used = used;
  }
  if (!x.isValid() || !isValid(x.type)) {
    return invalidType();
  }
  if (x.mode == Mode::Variable || x.mode == Mode::MapIndex) {
    return x.type;
  }
  if (auto* sel = ast::dynCast<ast::SelectorExpr>(x.expr)) {
    Operand op;
    expr(nullptr, op, sel->x);
    if (op.mode == Mode::MapIndex) {
      errorf(&x, Code::UnaddressableFieldAssign, "cannot assign to struct field %s in map", x.expr);
      return invalidType();
    }
  }
  errorf(&x, Code::UnassignableOperand, "cannot assign to %s (neither addressable nor a map index expression)", x.expr);
  return invalidType();
}

void Checker::assignVar(ast::Expr* lhs, ast::Expr* rhs, Operand* x, std::string_view context) {
  Type* t = lhsVar(lhs);
  if (t != nullptr && !isValid(t)) {
    if (x != nullptr) {
      x->invalidate();
    } else {
      use(rhs);
    }
    return;
  }
  Operand own;
  if (x == nullptr) {
    Target target;
    if (t != nullptr && isa<Signature>(under(t))) {
      target = newTarget(t, ast::toString(lhs));
    }
    x = &own;
    expr(target.ptr(), *x, rhs);
  }
  if (t == nullptr && context == "assignment") {
    context = "assignment to _ identifier";
  }
  assignment(*x, t, context);
}

std::vector<Type*> operandTypes(const std::vector<Operand>& list) {
  std::vector<Type*> types;
  for (const Operand& x : list) {
    types.push_back(x.type);
  }
  return types;
}

std::vector<Type*> varTypes(const std::vector<Var*>& list) {
  std::vector<Type*> types;
  for (const Var* v : list) {
    types.push_back(v->type);
  }
  return types;
}

std::string Checker::typesSummary(const std::vector<Type*>& list, bool variadic, bool hasDots) {
  std::string out = "(";
  for (size_t i = 0; i < list.size(); i++) {
    Type* t = list[i];
    bool last = i + 1 == list.size();
    std::string s;
    if (t == nullptr || !isValid(t)) {
      s = "unknown type";
    } else if (isUntyped(t)) {
      // "number" does not suggest one numeric type; for others "untyped" only lengthens the text.
      std::string_view name = cast<Basic>(t)->name;
      s = isNumeric(t) ? "number" : std::string(name.substr(name.find(' ') + 1));
    } else {
      s = show(t);
    }
    if (last && variadic) {
      auto* slice = dynCast<Slice>(t);
      s = "..." + (slice == nullptr ? s : show(slice->elem));
    } else if (last && hasDots) {
      s += "...";
    }
    out += (i > 0 ? ", " : "") + s;
  }
  return out + ")";
}

void Checker::assignError(ast::List<ast::Expr*> rhs, size_t l, size_t r) {
  auto measure = [](size_t n, const char* unit) { return std::to_string(n) + " " + unit + (n == 1 ? "" : "s"); };
  std::string vars = measure(l, "variable"), vals = measure(r, "value");
  if (rhs.size() == 1) {
    if (auto* call = ast::dynCast<ast::CallExpr>(ast::unparen(rhs[0]))) {
      errorf(rhs[0], Code::WrongAssignCount, "assignment mismatch: %s but %s returns %s", vars, call->fun, vals);
      return;
    }
  }
  errorf(rhs[0], Code::WrongAssignCount, "assignment mismatch: %s but %s", vars, vals);
}

void Checker::returnError(At at, const std::vector<Var*>& lhs, const std::vector<Operand>& rhs) {
  size_t l = lhs.size(), r = rhs.size();
  if (r > l) {
    at = At(&rhs[l]);  // the first value too many
  } else if (r > 0) {
    at = At(&rhs[r - 1]);  // the last one there is
  }
  ErrorReport err(*this, Code::WrongResultCount);
  err.addf(at, "%s return values", r > l ? "too many" : "not enough");
  err.addf(Pos(), "have %s", typesSummary(operandTypes(rhs), false, false));
  err.addf(Pos(), "want %s", typesSummary(varTypes(lhs), false, false));
  err.report();
}

// True if there is one expression and it is a call: then it is not matched one to one, for better messages.
static bool isSingleCall(ast::List<ast::Expr*> rhs) {
  return rhs.size() == 1 && ast::isa<ast::CallExpr>(ast::unparen(rhs[0]));
}

void Checker::initVars(const std::vector<Var*>& lhs, ast::List<ast::Expr*> rhs, ast::Stmt* returnStmt) {
  size_t l = lhs.size(), r = rhs.size();
  std::string_view context = returnStmt != nullptr ? "return statement" : l > 1 ? "multiple assignment" : "assignment";
  auto ensureTypes = [&] {
    for (Var* v : lhs) {
      if (v->type == nullptr) {
        v->type = invalidType();
      }
    }
  };
  if (l == r && !isSingleCall(rhs)) {
    for (size_t i = 0; i < l; i++) {
      Operand x;
      bool unnamed = returnStmt != nullptr && lhs[i]->name.empty();
      Target target = newTarget(lhs[i]->type, unnamed ? "result variable" : lhs[i]->name);
      expr(target.ptr(), x, rhs[i]);
      initVar(lhs[i], x, context);
    }
    return;
  }
  if (r != 1) {
    // Other errors on the right side explain a mismatch.
    if (use(rhs)) {
      if (returnStmt != nullptr) {
        returnError(returnStmt, lhs, exprList(rhs));
      } else {
        assignError(rhs, l, r);
      }
    }
    ensureTypes();
    return;
  }
  bool commaOk = false;
  std::vector<Operand> list = multiExpr(rhs[0], l == 2 && returnStmt == nullptr, &commaOk);
  if (list.size() == l) {
    for (size_t i = 0; i < l; i++) {
      initVar(lhs[i], list[i], context);
    }
    if (commaOk && list[0].isValid() && list[1].isValid()) {
      recordCommaOkTypes(rhs[0], list);
    }
    return;
  }
  if (list[0].isValid()) {
    if (returnStmt != nullptr) {
      returnError(returnStmt, lhs, list);
    } else {
      assignError(rhs, l, list.size());
    }
  }
  ensureTypes();
}

void Checker::assignVars(ast::List<ast::Expr*> lhs, ast::List<ast::Expr*> rhs) {
  size_t l = lhs.size(), r = rhs.size();
  std::string_view context = l > 1 ? "multiple assignment" : "assignment";
  if (l == r && !isSingleCall(rhs)) {
    for (size_t i = 0; i < l; i++) {
      assignVar(lhs[i], rhs[i], nullptr, context);
    }
    return;
  }
  if (r != 1) {
    bool okLhs = useLhs(lhs), okRhs = use(rhs);
    if (okLhs && okRhs) {
      assignError(rhs, l, r);
    }
    return;
  }
  bool commaOk = false;
  std::vector<Operand> list = multiExpr(rhs[0], l == 2, &commaOk);
  if (list.size() == l) {
    for (size_t i = 0; i < l; i++) {
      assignVar(lhs[i], nullptr, &list[i], context);
    }
    if (commaOk && list[0].isValid() && list[1].isValid()) {
      recordCommaOkTypes(rhs[0], list);
    }
    return;
  }
  if (list[0].isValid()) {
    assignError(rhs, l, list.size());
  }
  useLhs(lhs);
}

void Checker::shortVarDecl(At at, ast::List<ast::Expr*> lhs, ast::List<ast::Expr*> rhs) {
  size_t top = delayed.size();
  Scope* scope = env.scope;
  std::set<std::string_view> seen;
  std::vector<Var*> lhsVars, newVars;
  bool failed = false;
  for (ast::Expr* e : lhs) {
    // Stands for what is not a variable.
    auto* v = make<Var>(VarKind::Local, e->pos, pkg, "_", nullptr);
    auto* ident = ast::dynCast<ast::Name>(e);
    if (ident == nullptr) {
      useLhs({&e, 1});
      errorf(e, Code::BadDecl, "non-name %s on left side of :=", e);
      failed = true;
    } else if (ident->value != "_" && !seen.insert(ident->value).second) {
      errorf(e, Code::RepeatedDecl, "%s repeated on left side of :=", e);
      failed = true;
    } else if (Object* alt = scope->lookup(ident->value); alt != nullptr) {
      recordUse(ident, alt);
      if (auto* old = dynCast<Var>(alt)) {
        v = old;
      } else {
        errorf(e, Code::UnassignableOperand, "cannot assign to %s", e);
        failed = true;
      }
    } else {
      v->name = ident->value;
      if (ident->value != "_") {
        newVars.push_back(v);
      }
      recordDef(ident, v);
    }
    lhsVars.push_back(v);
  }
  initVars(lhsVars, rhs, nullptr);
  processDelayed(top);
  if (newVars.empty() && !failed) {
    error(at, Code::NoNewVar, "no new variables on left side of :=");
    return;
  }
  Pos scopePos = ast::endPos(rhs[rhs.size() - 1]);
  for (Var* v : newVars) {
    declare(scope, nullptr, v, scopePos);
  }
}

}  // namespace types
