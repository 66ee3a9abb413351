// This file implements the makers of tree.h.
#include "cxx/tree.h"

#include <utility>

namespace cxx {

namespace {

Expr* make(ExprKind kind, std::string text, std::vector<Expr*> args = {}) {
  auto* x = new Expr;
  x->kind = kind;
  x->text = std::move(text);
  x->args = std::move(args);
  return x;
}

}  // namespace

Expr* name(std::string text) { return make(ExprKind::Name, std::move(text)); }

Expr* literal(std::string text) { return make(ExprKind::Literal, std::move(text)); }

Expr* string(std::string bytes) { return make(ExprKind::String, std::move(bytes)); }

Expr* unary(std::string op, Expr* x) { return make(ExprKind::Unary, std::move(op), {x}); }

Expr* postfix(Expr* x, std::string op) { return make(ExprKind::Postfix, std::move(op), {x}); }

Expr* binary(Expr* x, std::string op, Expr* y) { return make(ExprKind::Binary, std::move(op), {x, y}); }

Expr* assign(Expr* x, Expr* y) { return binary(x, "=", y); }

Expr* conditional(Expr* cond, Expr* x, Expr* y) { return make(ExprKind::Conditional, "?", {cond, x, y}); }

Expr* call(Expr* fun, std::vector<Expr*> args) {
  args.insert(args.begin(), fun);
  return make(ExprKind::Call, "", std::move(args));
}

Expr* call(std::string fun, std::vector<Expr*> args) { return call(name(std::move(fun)), std::move(args)); }

Expr* member(Expr* x, std::string field, bool arrow) {
  if (!arrow && x->kind == ExprKind::Unary && x->text == "*") {
    return member(x->args[0], std::move(field), true);
  }
  Expr* m = make(ExprKind::Member, std::move(field), {x});
  m->arrow = arrow;
  return m;
}

Expr* index(Expr* x, Expr* i) { return make(ExprKind::Index, "", {x, i}); }

Expr* braces(std::string type, std::vector<Expr*> args, std::vector<std::string> names) {
  Expr* b = make(ExprKind::Braces, std::move(type), std::move(args));
  b->names = std::move(names);
  return b;
}

LambdaExpr* lambda(std::vector<std::string> captures, std::vector<Param> params, std::vector<Stmt*> body) {
  auto* x = new LambdaExpr;
  x->kind = ExprKind::Lambda;
  x->lambda.captures = std::move(captures);
  x->lambda.params = std::move(params);
  x->lambda.body = std::move(body);
  return x;
}

Stmt* stmt(StmtKind kind) {
  auto* s = new Stmt;
  s->kind = kind;
  return s;
}

Stmt* exprStmt(Expr* x) {
  Stmt* s = stmt(StmtKind::Expr);
  s->x = x;
  return s;
}

Stmt* varStmt(std::string type, std::string name, Expr* init) {
  Stmt* s = stmt(StmtKind::Var);
  s->text = std::move(type);
  s->names = {std::move(name)};
  s->x = init;
  return s;
}

Stmt* bindStmt(std::vector<std::string> names, Expr* init) {
  Stmt* s = stmt(StmtKind::Bind);
  s->names = std::move(names);
  s->x = init;
  return s;
}

Stmt* block(std::vector<Stmt*> body) {
  Stmt* s = stmt(StmtKind::Block);
  s->body = std::move(body);
  return s;
}

Stmt* ifStmt(Expr* cond, std::vector<Stmt*> body) {
  Stmt* s = stmt(StmtKind::If);
  s->x = cond;
  s->body = std::move(body);
  return s;
}

Stmt* returnStmt(Expr* x) {
  Stmt* s = stmt(StmtKind::Return);
  s->x = x;
  return s;
}

Stmt* gotoStmt(std::string label) {
  Stmt* s = stmt(StmtKind::Goto);
  s->text = std::move(label);
  return s;
}

Stmt* labelStmt(std::string label) {
  Stmt* s = stmt(StmtKind::Label);
  s->text = std::move(label);
  return s;
}

Stmt* commentStmt(std::string text) {
  Stmt* s = stmt(StmtKind::Comment);
  s->text = std::move(text);
  return s;
}

Decl* decl(DeclKind kind, std::string text) {
  auto* d = new Decl;
  d->kind = kind;
  d->text = std::move(text);
  return d;
}

Decl* raw(std::string text) { return decl(DeclKind::Raw, std::move(text)); }

Decl* commentDecl(std::string text) { return decl(DeclKind::Comment, std::move(text)); }

}  // namespace cxx
