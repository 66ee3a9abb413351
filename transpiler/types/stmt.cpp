// This file types function bodies and all statements but switch, select and range.
#include <algorithm>

#include "types/checker.h"

namespace types {

void Checker::funcBody(DeclInfo* d, Signature* sig, ast::BlockStmt* body, const Constant& iota) {
  Environment saved = std::move(env);
  env = Environment{};
  env.decl = d;
  env.scope = sig->scope;
  env.version = saved.version;
  env.iota = iota;
  env.sig = sig;
  stmtList(body->list);
  if (!sig->results->vars.empty() && !isTerminating(body, "")) {
    error(body->rbrace, Code::MissingReturn, "missing return");
  }
  usage(sig->scope);
  env = std::move(saved);
}

void Checker::usage(Scope* scope) {
  std::vector<Var*> unused;
  for (Object* o : scope->ordered) {
    auto* v = dynCast<Var>(o);
    if (v != nullptr && v->varKind == VarKind::Local && !v->used) {
      unused.push_back(v);
    }
  }
  std::sort(unused.begin(), unused.end(), [](Var* a, Var* b) { return a->pos < b->pos; });
  for (Var* v : unused) {
    errorf(v->pos, Code::UnusedVar, "declared and not used: %s", v->name);
  }
  for (Scope* child : scope->children) {
    // The bodies of function literals are looked at on their own.
    if (!child->isFunc) {
      usage(child);
    }
  }
}

void Checker::simpleStmt(ast::Stmt* s) {
  if (s != nullptr) {
    stmt(s);
  }
}

void Checker::stmtList(ast::List<ast::Stmt*> list) {
  for (ast::Stmt* s : list) {
    stmt(s);
  }
}

void Checker::stmt(ast::Stmt* s) {
  size_t top = delayed.size();
  stmtInternal(s);
  // Function literals are checked before the scope changes.
  processDelayed(top);
}

void Checker::condition(ast::Expr* cond, std::string_view statement) {
  if (cond == nullptr) {
    return;  // left out: allowed, or reported by the parser
  }
  Operand x;
  expr(nullptr, x, cond);
  if (x.isValid() && !allBoolean(x.type)) {
    errorf(cond, Code::InvalidCond, "non-boolean condition in %s statement", statement);
  }
}

void Checker::stmtInternal(ast::Stmt* s) {
  switch (s->kind) {
    case ast::NodeKind::EmptyStmt:
    case ast::NodeKind::BranchStmt:
      return;
    case ast::NodeKind::DeclStmt:
      return declStmt(ast::cast<ast::DeclStmt>(s)->decls);
    case ast::NodeKind::LabeledStmt:
      return stmt(ast::cast<ast::LabeledStmt>(s)->stmt);
    case ast::NodeKind::ExprStmt:
      return exprStmt(ast::cast<ast::ExprStmt>(s));
    case ast::NodeKind::SendStmt: {
      auto* send = ast::cast<ast::SendStmt>(s);
      Operand ch, val;
      expr(nullptr, ch, send->chan);
      genericExpr(val, send->value);
      if (ch.isValid() && val.isValid()) {
        if (Type* elem = chanElem(s, ch, false); elem != nullptr) {
          assignment(val, elem, "send");
        }
      }
      return;
    }
    case ast::NodeKind::AssignStmt:
      return assignStmt(ast::cast<ast::AssignStmt>(s));
    case ast::NodeKind::CallStmt:
      return suspendedCall(ast::cast<ast::CallStmt>(s));
    case ast::NodeKind::ReturnStmt:
      return returnStmt(ast::cast<ast::ReturnStmt>(s));
    case ast::NodeKind::BlockStmt:
      openScope(s);
      stmtList(ast::cast<ast::BlockStmt>(s)->list);
      return closeScope();
    case ast::NodeKind::IfStmt: {
      auto* i = ast::cast<ast::IfStmt>(s);
      openScope(s);
      simpleStmt(i->init);
      condition(i->cond, "if");
      stmt(i->then);
      simpleStmt(i->els);
      return closeScope();
    }
    case ast::NodeKind::SwitchStmt: {
      auto* sw = ast::cast<ast::SwitchStmt>(s);
      openScope(s);
      simpleStmt(sw->init);
      if (auto* guard = ast::dynCast<ast::TypeSwitchGuard>(sw->tag)) {
        typeSwitchStmt(sw, guard);
      } else {
        switchStmt(sw);
      }
      return closeScope();
    }
    case ast::NodeKind::SelectStmt:
      return selectStmt(ast::cast<ast::SelectStmt>(s));
    case ast::NodeKind::ForStmt: {
      auto* f = ast::cast<ast::ForStmt>(s);
      if (auto* clause = ast::dynCast<ast::RangeClause>(f->init)) {
        return rangeStmt(f, clause);
      }
      openScope(s);
      simpleStmt(f->init);
      condition(f->cond, "for");
      simpleStmt(f->post);
      if (auto* a = f->post == nullptr ? nullptr : ast::dynCast<ast::AssignStmt>(f->post);
          a != nullptr && a->op == ast::Operator::Def) {
        use(a->lhs);  // a syntax error; the variable needs no complaint of its own
      }
      stmt(f->body);
      return closeScope();
    }
    default:
      error(s, Code::InvalidSyntaxTree, "invalid statement");
  }
}

void Checker::exprStmt(ast::ExprStmt* s) {
  Operand x;
  ExprKind kind = rawExpr(nullptr, x, s->x, nullptr, false);
  if (x.mode == Mode::Builtin) {
    errorf(&x, Code::UncalledBuiltin, "%s must be called", x);
  } else if (x.mode == Mode::TypeExpr) {
    errorf(&x, Code::NotAnExpr, "%s is not an expression", x);
  } else if (kind != ExprKind::Statement) {
    errorf(&x, Code::UnusedExpr, "%s is not used", x);
  }
}

void Checker::assignStmt(ast::AssignStmt* s) {
  if (s->rhs == nullptr) {
    Operand x;
    expr(nullptr, x, s->lhs);
    if (!x.isValid()) {
      return;
    }
    if (!allNumeric(x.type)) {
      std::string_view op = ast::operatorText(s->op);
      errorf(s->lhs, Code::NonNumericIncDec, "invalid operation: %s%s%s (non-numeric type %s)", s->lhs, op, op, x.type);
      return;
    }
    assignVar(s->lhs, nullptr, &x, "assignment");
    return;
  }
  ast::List<ast::Expr*> lhs = ast::unpackList(s->lhs), rhs = ast::unpackList(s->rhs);
  if (s->op == ast::Operator::None) {
    return assignVars(lhs, rhs);
  }
  if (s->op == ast::Operator::Def) {
    return shortVarDecl(s->pos, lhs, rhs);
  }
  if (lhs.size() != 1 || rhs.size() != 1) {
    errorf(s, Code::MultiValAssignOp, "assignment operation %s requires single-valued expressions",
           ast::operatorText(s->op));
    return;
  }
  Operand x;
  binary(x, nullptr, lhs[0], rhs[0], s->op);
  assignVar(lhs[0], nullptr, &x, "assignment");
}

void Checker::returnStmt(ast::ReturnStmt* s) {
  const std::vector<Var*>& res = env.sig->results->vars;
  ast::List<ast::Expr*> results = ast::unpackList(s->results);
  if (!results.empty() || res.empty() || res[0]->name.empty()) {
    initVars(res, results, s);
    return;
  }
  // The values of named results are returned: they must not be shadowed here.
  for (Var* v : res) {
    if (Object* alt = lookup(v->name); alt != nullptr && alt != v) {
      ErrorReport err(*this, Code::OutOfScopeResult);
      err.addf(s, "result parameter %s not in scope at return", v->name);
      err.addf(alt, "inner declaration of %s", static_cast<Object*>(v));
      err.report();
    }
  }
}

void Checker::suspendedCall(ast::CallStmt* s) {
  std::string_view keyword = s->call == ast::CallStmtKind::Go ? "go" : "defer";
  Code code = s->call == ast::CallStmtKind::Go ? Code::InvalidGo : Code::InvalidDefer;
  if (!ast::isa<ast::CallExpr>(s->x)) {
    errorf(s->x, code, "expression in %s must be function call", keyword);
    use(s->x);
    return;
  }
  Operand x;
  switch (rawExpr(nullptr, x, s->x, nullptr, false)) {
    case ExprKind::Conversion:
      errorf(&x, code, "%s requires function call, not conversion %s", keyword, x);
      return;
    case ExprKind::Expression:
      errorf(&x, Code::UnusedResults, "%s discards result of %s", keyword, x);
      return;
    case ExprKind::Statement:
      return;
  }
}

}  // namespace types
