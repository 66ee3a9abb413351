// This file types range loops: over integers, strings, arrays, slices, maps, channels and iterator functions.
#include "types/checker.h"

namespace types {

RangeTypes rangeKeyVal(Type* t, const std::function<bool(GoVersion)>& allow) {
  auto bad = [](std::string cause) { return RangeTypes{invalidType(), invalidType(), std::move(cause), false}; };
  auto good = [](Type* key, Type* value) { return RangeTypes{key, value, "", true}; };
  std::string cause;
  Type* u = commonUnder(
      t,
      [](Type* elem, Type* under) -> std::optional<std::string> {
        if (auto* ch = dynCast<Chan>(under); ch != nullptr && ch->dir == ChanDir::SendOnly) {
          return message("receive from send-only channel %s", elem);
        }
        return std::nullopt;
      },
      &cause);
  if (u == nullptr) {
    return bad(cause);
  }
  u = arrayPtrDeref(u);
  Type* intType = basicType(BasicKind::Int);
  switch (u->kind) {
    case TypeKind::Basic:
      if (isString(u)) {
        return good(intType, runeType());
      }
      if (isInteger(u)) {
        return allow && !allow(go1_22) ? bad("requires go1.22 or later") : good(t, nullptr);
      }
      break;
    case TypeKind::Array:
      return good(intType, cast<Array>(u)->elem);
    case TypeKind::Slice:
      return good(intType, cast<Slice>(u)->elem);
    case TypeKind::Map:
      return good(cast<Map>(u)->key, cast<Map>(u)->elem);
    case TypeKind::Chan:
      return good(cast<Chan>(u)->elem, nullptr);
    case TypeKind::Signature: {
      static constexpr const char* prefix = "func must be func(yield func(...) bool): ";
      auto* sig = cast<Signature>(u);
      if (allow && !allow(go1_23)) {
        return bad("requires go1.23 or later");
      }
      if (sig->params->vars.size() != 1) {
        return bad(std::string(prefix) + "wrong argument count");
      }
      if (!sig->results->vars.empty()) {
        return bad(std::string(prefix) + "unexpected results");
      }
      Type* yieldUnder = commonUnder(sig->params->vars[0]->type, nullptr, &cause);
      auto* yield = dynCast<Signature>(yieldUnder);
      if (yield == nullptr) {
        return bad(prefix + (yieldUnder == nullptr ? "in yield type, " + cause : "argument is not func"));
      }
      if (yield->params->vars.size() > 2) {
        return bad(std::string(prefix) + "yield func has too many parameters");
      }
      const std::vector<Var*>& results = yield->results->vars;
      if (results.size() != 1 || !identical(results[0]->type, basicType(BasicKind::Bool))) {
        bool userBool = results.size() == 1 && isBoolean(results[0]->type);
        return bad(std::string(prefix) + (userBool ? "yield func returns user-defined boolean, not bool"
                                                   : "yield func does not return bool"));
      }
      if (yield->variadic) {
        return bad(message("yield func of type %s cannot be variadic", static_cast<Type*>(yield)));
      }
      const std::vector<Var*>& params = yield->params->vars;
      return good(params.empty() ? nullptr : params[0]->type, params.size() < 2 ? nullptr : params[1]->type);
    }
    default:
      break;
  }
  return {};
}

void Checker::rangeStmt(ast::ForStmt* s, ast::RangeClause* clause) {
  ast::List<ast::Expr*> lhs = ast::unpackList(clause->lhs);
  ast::Expr* keyExpr = lhs.empty() ? nullptr : lhs[0];
  ast::Expr* valueExpr = lhs.size() < 2 ? nullptr : lhs[1];
  Operand x;
  env.hasCallOrRecv = false;
  expr(nullptr, x, clause->x);
  RangeTypes types;
  if (x.isValid()) {
    types = rangeKeyVal(x.type, [this](GoVersion v) { return allowVersion(v); });
    if (!types.ok && !types.cause.empty()) {
      errorf(&x, Code::InvalidRangeExpr, "cannot range over %s: %s", x, types.cause);
    } else if (!types.ok) {
      errorf(&x, Code::InvalidRangeExpr, "cannot range over %s", x);
    } else if (types.key == nullptr && keyExpr != nullptr) {
      errorf(keyExpr, Code::InvalidIterVar, "range over %s permits no iteration variables", x);
    } else if (types.value == nullptr && valueExpr != nullptr) {
      errorf(valueExpr, Code::InvalidIterVar, "range over %s permits only one iteration variable", x);
    } else if (lhs.size() > 2) {
      error(lhs[2], Code::InvalidIterVar, "range clause permits at most two iteration variables");
    }
  }
  // The variables belong to the scope of the statement, which begins behind the clause.
  openScope(s);
  ast::Expr* exprs[] = {keyExpr, valueExpr};
  Type* elemTypes[] = {types.key, types.value};
  bool overInt = x.isValid() && isInteger(x.type);
  // What a variable is assigned in each iteration; errors are at the variable.
  auto element = [](ast::Expr* at, Type* t) {
    Operand y;
    y.mode = Mode::Value;
    y.expr = at;
    y.type = t;
    return y;
  };
  if (clause->def) {
    std::vector<Var*> vars;
    for (int i = 0; i < 2; i++) {
      if (exprs[i] == nullptr) {
        continue;
      }
      Var* v = nullptr;
      if (auto* name = ast::dynCast<ast::Name>(exprs[i])) {
        v = make<Var>(VarKind::Local, name->pos, pkg, name->value, nullptr);
        recordDef(name, v);
        if (name->value != "_") {
          vars.push_back(v);
        }
      } else {
        errorf(exprs[i], Code::InvalidSyntaxTree, "cannot declare %s", exprs[i]);
        v = make<Var>(VarKind::Local, exprs[i]->pos, pkg, "_", nullptr);
      }
      if (elemTypes[i] == nullptr || elemTypes[i] == invalidType()) {
        v->type = invalidType();
        v->used = true;
      } else if (overInt) {
        initVar(v, x, "range clause");
      } else {
        Operand y = element(exprs[i], elemTypes[i]);
        initVar(v, y, "assignment");
      }
    }
    if (vars.empty()) {
      error(s, Code::NoNewVar, "no new variables on left side of :=");
    }
    for (Var* v : vars) {
      declare(env.scope, nullptr, v, s->body->pos);
    }
  } else if (keyExpr != nullptr) {
    for (int i = 0; i < 2; i++) {
      if (exprs[i] == nullptr || elemTypes[i] == nullptr || elemTypes[i] == invalidType()) {
        continue;
      }
      if (overInt) {
        assignVar(exprs[i], nullptr, &x, "range clause");
        // An untyped x has taken the variable's type.
        if (x.isValid() && !isInteger(x.type)) {
          errorf(exprs[i], Code::InvalidRangeExpr, "cannot use iteration variable of type %s", x.type);
        }
      } else {
        Operand y = element(exprs[i], elemTypes[i]);
        assignVar(exprs[i], nullptr, &y, "assignment");
      }
    }
  } else if (overInt) {
    // An untyped constant must fit its default type.
    assignment(x, nullptr, "range clause");
  }
  stmt(s->body);
  closeScope();
}

}  // namespace types
