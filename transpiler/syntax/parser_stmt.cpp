// This file implements the parser's statements.
#include "syntax/parser.h"
#include "syntax/printer.h"

namespace syntax {

using namespace ast;

// SimpleStmt = EmptyStmt | ExpressionStmt | SendStmt | IncDecStmt | Assignment | ShortVarDecl .
// A left side may have been parsed. In the header of a for statement (keyword For) a range clause is allowed, in that
// of a switch statement a type switch guard with name.
Stmt* Parser::simpleStmt(Expr* lhs, Token keyword) {
  if (keyword == Token::For && tok() == Token::Range) {
    return rangeClause(nullptr, false);
  }
  if (lhs == nullptr) {
    lhs = exprList();
  }
  Pos start = pos();
  if (tok() == Token::Assign || tok() == Token::Define) {
    bool define = tok() == Token::Define;
    next();
    if (keyword == Token::For && tok() == Token::Range) {
      return rangeClause(lhs, define);
    }
    Expr* rhs = exprList();
    if (auto* guard = dynCast<TypeSwitchGuard>(rhs); guard != nullptr && keyword == Token::Switch && define) {
      if (auto* n = dynCast<Name>(lhs)) {
        guard->lhs = n;
        return exprStmt(guard);
      }
    }
    return assignStmt(start, define ? Operator::Def : Operator::None, lhs, rhs);
  }
  if (auto* l = dynCast<ListExpr>(lhs)) {
    syntaxError("expected := or = or comma");
    advance({Token::Semi, Token::Rbrace});
    return exprStmt(l->elems[0]);
  }
  switch (tok()) {
    case Token::AssignOp: {
      Operator op = scanner_.op;
      next();
      return assignStmt(start, op, lhs, expr());
    }
    case Token::IncOp: {
      Operator op = scanner_.op;
      next();
      return assignStmt(start, op, lhs, nullptr);
    }
    case Token::Arrow: {
      auto* s = make<SendStmt>(start);
      next();
      s->chan = lhs;
      s->value = expr();
      return s;
    }
    default:
      return exprStmt(lhs);
  }
}

Stmt* Parser::exprStmt(Expr* x) {
  auto* s = make<ExprStmt>(x->pos);
  s->x = x;
  return s;
}

// RangeClause = [ ExpressionList "=" | IdentifierList ":=" ] "range" Expression .
Stmt* Parser::rangeClause(Expr* lhs, bool def) {
  auto* r = make<RangeClause>(pos());
  next();
  r->lhs = lhs;
  r->def = def;
  r->x = expr();
  return r;
}

Stmt* Parser::assignStmt(Pos pos, Operator op, Expr* lhs, Expr* rhs) {
  auto* a = make<AssignStmt>(pos);
  a->op = op;
  a->lhs = lhs;
  a->rhs = rhs;
  return a;
}

// LabeledStmt = Label ":" Statement . The label has been consumed.
Stmt* Parser::labeledStmtOrNull(Name* label) {
  auto* s = make<LabeledStmt>(pos());
  s->label = label;
  want(Token::Colon);
  if (tok() == Token::Rbrace) {  // an empty statement whose semicolon is left out
    s->stmt = make<EmptyStmt>(pos());
    return s;
  }
  s->stmt = stmtOrNull();
  if (s->stmt == nullptr) {
    syntaxErrorAt(s->pos, "missing statement after label");
    return nullptr;
  }
  return s;
}

// Block = "{" StatementList "}" . The context is for the error if "{" is missing.
BlockStmt* Parser::blockStmt(std::string_view context) {
  auto* s = make<BlockStmt>(pos());
  if (!got(Token::Lbrace)) {
    syntaxError("expected { after " + std::string(context));
    advance({Token::Name, Token::Rbrace});
    s->rbrace = pos();
    if (got(Token::Rbrace)) {
      return s;
    }
  }
  s->list = stmtList();
  s->rbrace = pos();
  want(Token::Rbrace);
  return s;
}

Stmt* Parser::declStmt(DeclParser parse) {
  auto* s = make<DeclStmt>(pos());
  next();
  std::vector<Decl*> decls;
  appendGroup(decls, s->pos, parse);
  s->decls = freeze(decls);
  return s;
}

// ForStmt   = "for" [ Condition | ForClause | RangeClause ] Block .
Stmt* Parser::forStmt() {
  auto* s = make<ForStmt>(pos());
  Header h = header(Token::For);
  s->init = h.init;
  s->cond = h.cond;
  s->post = h.post;
  s->body = blockStmt("for clause");
  return s;
}

// What stands between the keyword of an if, switch or for statement and its "{". For if and switch the condition or tag
// is h.cond.
Parser::Header Parser::header(Token keyword) {
  Header h;
  want(keyword);
  if (tok() == Token::Lbrace) {
    if (keyword == Token::If) {
      syntaxError("missing condition in if statement");
      h.cond = badExpr();
    }
    return h;
  }

  int outer = std::exchange(exprNest_, -1);
  if (tok() != Token::Semi) {
    if (got(Token::Var)) {
      syntaxError("var declaration not allowed in " + std::string(tokenText(keyword)) + " initializer");
    }
    h.init = simpleStmt(nullptr, keyword);
    if (isa<RangeClause>(h.init)) {
      exprNest_ = outer;
      return h;
    }
  }

  Stmt* cond = nullptr;
  Pos semi;
  std::string_view semiLit;
  if (tok() == Token::Lbrace) {
    cond = std::exchange(h.init, nullptr);
  } else {
    if (tok() == Token::Semi) {
      semi = pos();
      semiLit = scanner_.lit;
      next();
    } else {
      want(Token::Lbrace);  // a better message than asking for ";"
      if (tok() != Token::Lbrace) {
        advance({Token::Lbrace, Token::Rbrace});
      }
    }
    if (keyword != Token::For) {
      if (tok() != Token::Lbrace) {
        cond = simpleStmt(nullptr, keyword);
      }
    } else if (tok() == Token::Lbrace) {
      syntaxError("expected for loop condition");
    } else {
      if (tok() != Token::Semi) {
        cond = simpleStmt(nullptr, Token::None);
      }
      want(Token::Semi);
      if (tok() != Token::Lbrace) {
        h.post = simpleStmt(nullptr, Token::None);
        if (auto* a = dynCast<AssignStmt>(h.post); a != nullptr && a->op == Operator::Def) {
          syntaxErrorAt(a->pos, "cannot declare in post statement of for loop");
        }
      }
    }
  }
  h.cond = headerCond(cond, keyword, semi, semiLit);
  exprNest_ = outer;
  return h;
}

// x as messages show it; binary expressions in parentheses.
static std::string emphasize(const Expr* x) {
  auto* o = dynCast<Operation>(x);
  return o != nullptr && o->y != nullptr ? "(" + toString(x) + ")" : toString(x);
}

// The expression of a condition that was parsed as a statement. semi: the semicolon before it, if any.
Expr* Parser::headerCond(Stmt* cond, Token keyword, Pos semi, std::string_view semiLit) {
  if (cond == nullptr) {
    if (keyword != Token::If || !semi.isKnown()) {
      return nullptr;
    }
    if (semiLit != "semicolon") {
      syntaxErrorAt(semi, "unexpected " + std::string(semiLit) + ", expected { after if clause");
    } else {
      syntaxErrorAt(semi, "missing condition in if statement");
    }
    return make<BadExpr>(semi);
  }
  if (auto* s = dynCast<ExprStmt>(cond)) {
    return s->x;
  }
  std::string text;
  if (auto* a = dynCast<AssignStmt>(cond); a != nullptr && a->op == Operator::None) {  // "=" for "=="
    text = "assignment " + emphasize(a->lhs) + " = " + emphasize(a->rhs);
  } else {
    text = toString(cond);
  }
  syntaxErrorAt(cond->pos, "cannot use " + text + " as value");
  return nullptr;
}

// IfStmt = "if" [ SimpleStmt ";" ] Expression Block [ "else" ( IfStmt | Block ) ] .
Stmt* Parser::ifStmt() {
  Nest nest(*this);
  auto* s = make<IfStmt>(pos());
  Header h = header(Token::If);
  s->init = h.init;
  s->cond = h.cond;
  s->then = blockStmt("if clause");
  if (got(Token::Else)) {
    if (tok() == Token::If) {
      s->els = ifStmt();
    } else if (tok() == Token::Lbrace) {
      s->els = blockStmt("");
    } else {
      syntaxError("else must be followed by if or statement block");
      advance({Token::Name, Token::Rbrace});
    }
  }
  return s;
}

// SwitchStmt = "switch" [ SimpleStmt ";" ] [ Expression | TypeSwitchGuard ] "{" { CaseClause } "}" .
Stmt* Parser::switchStmt() {
  auto* s = make<SwitchStmt>(pos());
  Header h = header(Token::Switch);
  s->init = h.init;
  s->tag = h.cond;
  if (!got(Token::Lbrace)) {
    syntaxError("missing { after switch clause");
    advance({Token::Case, Token::Default, Token::Rbrace});
  }
  std::vector<CaseClause*> body;
  while (tok() != Token::Eof && tok() != Token::Rbrace) {
    body.push_back(caseClause());
  }
  s->body = freeze(body);
  s->rbrace = pos();
  want(Token::Rbrace);
  return s;
}

// SelectStmt = "select" "{" { CommClause } "}" .
Stmt* Parser::selectStmt() {
  auto* s = make<SelectStmt>(pos());
  want(Token::Select);
  if (!got(Token::Lbrace)) {
    syntaxError("missing { after select clause");
    advance({Token::Case, Token::Default, Token::Rbrace});
  }
  std::vector<CommClause*> body;
  while (tok() != Token::Eof && tok() != Token::Rbrace) {
    body.push_back(commClause());
  }
  s->body = freeze(body);
  s->rbrace = pos();
  want(Token::Rbrace);
  return s;
}

// CaseClause = ( "case" ExpressionList | "default" ) ":" StatementList .
CaseClause* Parser::caseClause() {
  auto* c = make<CaseClause>(pos());
  if (got(Token::Case)) {
    c->cases = exprList();
  } else if (!got(Token::Default)) {
    syntaxError("expected case or default or }");
    advance({Token::Colon, Token::Case, Token::Default, Token::Rbrace});
  }
  c->colon = pos();
  want(Token::Colon);
  c->body = stmtList();
  return c;
}

// CommClause = ( "case" ( SendStmt | RecvStmt ) | "default" ) ":" StatementList . The checker rejects other simple
// statements.
CommClause* Parser::commClause() {
  auto* c = make<CommClause>(pos());
  if (got(Token::Case)) {
    c->comm = simpleStmt(nullptr, Token::None);
  } else if (!got(Token::Default)) {
    syntaxError("expected case or default or }");
    advance({Token::Colon, Token::Case, Token::Default, Token::Rbrace});
  }
  c->colon = pos();
  want(Token::Colon);
  c->body = stmtList();
  return c;
}

// Statement = Declaration | LabeledStmt | SimpleStmt | GoStmt | ReturnStmt | BreakStmt | ContinueStmt | GotoStmt |
// FallthroughStmt |
//             Block | IfStmt | SwitchStmt | SelectStmt | ForStmt | DeferStmt .
Stmt* Parser::stmtOrNull() {
  Nest nest(*this);
  switch (tok()) {
    case Token::Var:
      return declStmt(&Parser::varDecl);
    case Token::Const:
      return declStmt(&Parser::constDecl);
    case Token::Type:
      return declStmt(&Parser::typeDecl);
    default:
      break;
  }
  clearDirectives();
  switch (tok()) {
    case Token::Name: {
      Expr* lhs = exprList();
      if (auto* label = dynCast<Name>(lhs); label != nullptr && tok() == Token::Colon) {
        return labeledStmtOrNull(label);
      }
      return simpleStmt(lhs, Token::None);
    }
    case Token::Lbrace:
      return blockStmt("");
    case Token::Operator:
    case Token::Star:
      switch (scanner_.op) {
        case Operator::Add:
        case Operator::Sub:
        case Operator::Mul:
        case Operator::And:
        case Operator::Xor:
        case Operator::Not:
          return simpleStmt(nullptr, Token::None);
        default:
          return nullptr;
      }
    case Token::Literal:
    case Token::Func:
    case Token::Lparen:
    case Token::Lbrack:
    case Token::Struct:
    case Token::Map:
    case Token::Chan:
    case Token::Interface:
    case Token::Arrow:
      return simpleStmt(nullptr, Token::None);
    case Token::For:
      return forStmt();
    case Token::Switch:
      return switchStmt();
    case Token::Select:
      return selectStmt();
    case Token::If:
      return ifStmt();
    case Token::Fallthrough:
    case Token::Break:
    case Token::Continue:
    case Token::Goto:
      return branchStmt();
    case Token::Go:
    case Token::Defer:
      return callStmt();
    case Token::Return:
      return returnStmt();
    case Token::Semi:
      return make<EmptyStmt>(pos());
    default:
      return nullptr;
  }
}

// BreakStmt    = "break" [ Label ] .
// ContinueStmt = "continue" [ Label ] .
// GotoStmt     = "goto" Label .
// FallthroughStmt = "fallthrough" .
Stmt* Parser::branchStmt() {
  auto* s = make<BranchStmt>(pos());
  switch (tok()) {
    case Token::Break:
      s->branch = BranchKind::Break;
      break;
    case Token::Continue:
      s->branch = BranchKind::Continue;
      break;
    case Token::Fallthrough:
      s->branch = BranchKind::Fallthrough;
      break;
    default:
      s->branch = BranchKind::Goto;
  }
  next();
  bool mayHaveLabel = s->branch == BranchKind::Break || s->branch == BranchKind::Continue;
  if (s->branch == BranchKind::Goto || (mayHaveLabel && tok() == Token::Name)) {
    s->label = name();
  }
  return s;
}

// GoStmt    = "go" Expression .
// DeferStmt = "defer" Expression .
Stmt* Parser::callStmt() {
  auto* s = make<CallStmt>(pos());
  s->call = tok() == Token::Go ? CallStmtKind::Go : CallStmtKind::Defer;
  std::string keyword(tokenText(tok()));
  next();
  Expr* x = primaryExpr(nullptr, tok() == Token::Lparen);  // parentheses are kept only for the error
  s->x = unparen(x);
  if (s->x != x) {
    errorAt(x->pos, "expression in " + keyword + " must not be parenthesized");
  }
  return s;
}

// ReturnStmt = "return" [ ExpressionList ] .
Stmt* Parser::returnStmt() {
  auto* s = make<ReturnStmt>(pos());
  next();
  if (tok() != Token::Semi && tok() != Token::Rbrace) {
    s->results = exprList();
  }
  return s;
}

// StatementList = { Statement ";" } .
List<Stmt*> Parser::stmtList() {
  std::vector<Stmt*> stmts;
  while (tok() != Token::Eof && tok() != Token::Rbrace && tok() != Token::Case && tok() != Token::Default) {
    Stmt* s = stmtOrNull();
    clearDirectives();
    if (s == nullptr) {
      break;
    }
    stmts.push_back(s);
    // ";" is optional before "}"
    if (!got(Token::Semi) && tok() != Token::Rbrace) {
      syntaxError("at end of statement");
      advance({Token::Semi, Token::Rbrace, Token::Case, Token::Default});
      got(Token::Semi);
    }
  }
  return freeze(stmts);
}

}  // namespace syntax
