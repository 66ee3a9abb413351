// This file types expression switches, type switches and select.
#include "types/checker.h"

namespace types {

namespace {

template <class Clause, class IsDefault>
void reportDefaults(Checker& check, ast::List<Clause*> list, IsDefault isDefault) {
  Clause* first = nullptr;
  for (Clause* c : list) {
    if (!isDefault(c)) {
      continue;
    }
    if (first == nullptr) {
      first = c;
    } else {
      check.errorf(c, Code::DuplicateDefault, "multiple defaults (first at %s)", first->pos);
    }
  }
}

// A key that is equal for equal case values; empty for values that gc does not compare.
std::string caseKey(const Constant& v) {
  switch (v.kind()) {
    case ConstantKind::Int:
      return v.int64Value() || v.uint64Value() ? "i" + v.exactString() : "";
    case ConstantKind::Float:
      return "f" + v.exactString();
    case ConstantKind::String:
      return "s" + v.stringKey();
    default:
      return "";
  }
}

}  // namespace

bool Checker::isNilExpr(ast::Expr* e) {
  auto* name = ast::dynCast<ast::Name>(ast::unparen(e));
  return name != nullptr && isa<Nil>(lookup(name->value));
}

void Checker::caseValues(Operand& x, ast::List<ast::Expr*> values, SeenValues& seen) {
  for (ast::Expr* e : values) {
    Operand v;
    expr(nullptr, v, e);
    if (!x.isValid() || !v.isValid()) {
      continue;
    }
    convertUntyped(v, x.type);
    if (!v.isValid()) {
      continue;
    }
    // In this order errors point to the case.
    Operand res = v, tag = x;
    comparison(res, tag, ast::Operator::Eql, true);
    if (!res.isValid() || v.mode != Mode::Constant) {
      continue;
    }
    std::string key = caseKey(v.val);
    if (key.empty()) {
      continue;
    }
    // Equal values of different types are different cases of an interface.
    const SeenValue* other = nullptr;
    for (const SeenValue& s : seen[key]) {
      if (identical(v.type, s.type)) {
        other = &s;
        break;
      }
    }
    if (other == nullptr) {
      seen[key].push_back({v.pos(), v.type});
      continue;
    }
    ErrorReport err(*this, Code::DuplicateCase);
    err.addf(&v, "duplicate case %s in expression switch", v);
    err.addf(other->pos, "previous case");
    err.report();
  }
}

void Checker::switchStmt(ast::SwitchStmt* s) {
  Operand x;
  if (s->tag != nullptr) {
    expr(nullptr, x, s->tag);
    assignment(x, nullptr, "switch expression");
    if (x.isValid() && !comparable(x.type) && !hasNil(x.type)) {
      errorf(&x, Code::InvalidExprSwitch, "cannot switch on %s (%s is not comparable)", x, x.type);
      x.invalidate();
    }
  } else {
    x.mode = Mode::Constant;
    x.type = basicType(BasicKind::Bool);
    x.val = Constant::ofBool(true);
    x.expr = newName(s->body.empty() ? s->rbrace : s->body[0]->pos, "true");
  }
  reportDefaults(*this, s->body, [](ast::CaseClause* c) { return c->cases == nullptr; });
  SeenValues seen;
  for (ast::CaseClause* clause : s->body) {
    caseValues(x, ast::unpackList(clause->cases), seen);
    openScope(clause);
    stmtList(clause->body);
    closeScope();
  }
}

Type* Checker::caseTypes(Operand* x, ast::List<ast::Expr*> list, SeenTypes& seen) {
  Type* t = nullptr;
  for (ast::Expr* e : list) {
    if (isNilExpr(e)) {
      t = nullptr;
      Operand nil;
      expr(nullptr, nil, e);
    } else {
      t = varType(e);
      if (!isValid(t)) {
        continue;
      }
    }
    ast::Expr* other = nullptr;
    for (auto& [seenType, at] : seen) {
      if (t == nullptr ? seenType == nullptr : seenType != nullptr && identical(t, seenType)) {
        other = at;
        break;
      }
    }
    if (other != nullptr) {
      ErrorReport err(*this, Code::DuplicateCase);
      err.addf(e, "duplicate case %s in type switch", t == nullptr ? "nil" : show(t));
      err.addf(other, "previous case");
      err.report();
      continue;
    }
    seen.emplace_back(t, e);
    if (x != nullptr && t != nullptr) {
      typeAssertion(e, *x, t, true);
    }
  }
  // The variable of a case with exactly one type has that type, else that of the tag.
  if (list.size() != 1 || t == nullptr) {
    return x == nullptr ? invalidType() : x->type;
  }
  return t;
}

void Checker::typeSwitchStmt(ast::SwitchStmt* s, ast::TypeSwitchGuard* guard) {
  ast::Name* lhs = guard->lhs;
  if (lhs != nullptr) {
    if (lhs->value == "_") {
      error(lhs, Code::NoNewVar, "no new variable on left side of :=");
      lhs = nullptr;
    } else {
      recordDef(lhs, nullptr);  // each clause has its own variable
    }
  }
  Operand x;
  bool ok = false;
  expr(nullptr, x, guard->x);
  if (x.isValid()) {
    if (isTypeParam(x.type)) {
      errorf(&x, Code::InvalidTypeSwitch, "cannot use type switch on type parameter value %s", x);
    } else if (isInterface(x.type)) {
      ok = true;
    } else {
      errorf(&x, Code::InvalidTypeSwitch, "%s is not an interface", x);
    }
  }
  reportDefaults(*this, s->body, [](ast::CaseClause* c) { return c->cases == nullptr; });
  std::vector<Var*> vars;
  SeenTypes seen;
  for (ast::CaseClause* clause : s->body) {
    Type* t = caseTypes(ok ? &x : nullptr, ast::unpackList(clause->cases), seen);
    openScope(clause);
    if (lhs != nullptr) {
      auto* v = make<Var>(VarKind::Local, lhs->pos, pkg, lhs->value, t);
      declare(env.scope, nullptr, v, clause->colon);
      recordImplicit(clause, v);
      vars.push_back(v);
    }
    stmtList(clause->body);
    closeScope();
  }
  if (lhs == nullptr) {
    return;
  }
  // One use suffices for all of them.
  bool used = false;
  for (Var* v : vars) {
    used |= v->used;
    v->used = true;
  }
  if (!used) {
    errorf(lhs, Code::UnusedVar, "%s declared and not used", lhs->value);
  }
}

// True for what may stand in a select case: a send, or a receive, perhaps with an assignment.
static bool isCommunication(ast::Stmt* s) {
  if (s == nullptr || ast::isa<ast::SendStmt>(s)) {
    return true;
  }
  ast::Expr* rhs = nullptr;
  if (auto* assign = ast::dynCast<ast::AssignStmt>(s)) {
    rhs = assign->rhs;
  } else if (auto* e = ast::dynCast<ast::ExprStmt>(s)) {
    rhs = e->x;
  }
  auto* op = rhs == nullptr ? nullptr : ast::dynCast<ast::Operation>(ast::unparen(rhs));
  return op != nullptr && op->y == nullptr && op->op == ast::Operator::Recv;
}

void Checker::selectStmt(ast::SelectStmt* s) {
  reportDefaults(*this, s->body, [](ast::CommClause* c) { return c->comm == nullptr; });
  for (ast::CommClause* clause : s->body) {
    if (!isCommunication(clause->comm)) {
      error(clause->comm, Code::InvalidSelectCase, "select case must be send or receive (possibly with assignment)");
      continue;
    }
    openScope(clause);
    simpleStmt(clause->comm);
    stmtList(clause->body);
    closeScope();
  }
}

}  // namespace types
