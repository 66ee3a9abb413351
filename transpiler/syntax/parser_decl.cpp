// This file implements the parser's declarations.
#include "syntax/parser.h"

namespace syntax {

using namespace ast;

// Group(f) = f | "(" { f ";" } ")" . ";" is optional before ")".
void Parser::appendGroup(std::vector<Decl*>& decls, Pos keyword, DeclParser parse) {
  if (tok() != Token::Lparen) {
    decls.push_back((this->*parse)(nullptr));
    return;
  }
  auto* group = ast_.makeGroup(keyword);
  clearDirectives();  // before "(" is consumed: comments behind it belong to the first declaration
  next();
  group->close = list("grouped declaration", Token::Semi, Token::Rparen, [&] {
    decls.push_back((this->*parse)(group));
    return false;
  });
}

// ImportSpec = [ "." | PackageName ] ImportPath .
// ImportPath = string_lit .
Decl* Parser::importDecl(Group* group) {
  auto* d = make<ImportDecl>(pos());
  d->group = group;
  d->directives = takeDirectives();
  if (tok() == Token::Name) {
    d->localPkgName = name();
  } else if (tok() == Token::Dot) {
    d->localPkgName = newName(pos(), ".");
    next();
  }
  d->path = literalOrNull();
  if (d->path == nullptr) {
    syntaxError("missing import path");
    advance({Token::Semi, Token::Rparen});
    return d;
  }
  if (!d->path->bad && d->path->litKind != LitKind::String) {
    syntaxErrorAt(d->path->pos, "import path must be a string");
    d->path->bad = true;
  }
  return d;
}

// ConstSpec = IdentifierList [ [ Type ] "=" ExpressionList ] .
Decl* Parser::constDecl(Group* group) {
  auto* d = make<ConstDecl>(pos());
  d->group = group;
  d->directives = takeDirectives();
  d->names = nameList(name());
  if (tok() != Token::Eof && tok() != Token::Semi && tok() != Token::Rparen) {
    d->type = typeOrNull();
    if (gotAssign()) {
      d->values = exprList();
    }
  }
  return d;
}

// TypeSpec = identifier [ TypeParams ] [ "=" ] Type .
Decl* Parser::typeDecl(Group* group) {
  auto* d = make<TypeDecl>(pos());
  d->group = group;
  d->directives = takeDirectives();
  d->name = name();
  if (tok() == Token::Lbrack) {
    d->type = arrayTypeOrTypeParams(d);
  } else {
    d->alias = gotAssign();
    d->type = typeOrNull();
  }
  if (d->type == nullptr) {
    d->type = badExpr();
    syntaxError("in type declaration");
    advance({Token::Semi, Token::Rparen});
  }
  return d;
}

// What follows "type name" and begins with "[": an array or slice type, or type parameters, an optional "=", and a
// type.
// "[" name ... is ambiguous: [N]E, [N * M]E, [P C]E, [P *C]E, [P *C, Q D]E. So an expression is parsed and then split
// if it can only be a parameter name and its constraint, or a comma follows. A name followed by "[" is a parameter
// name, since index expressions are not constant and cannot be array lengths.
Expr* Parser::arrayTypeOrTypeParams(TypeDecl* d) {
  Pos open = pos();
  next();
  if (tok() == Token::Rbrack) {
    next();
    return sliceType(open);
  }
  if (tok() != Token::Name) {
    return arrayType(open, nullptr);
  }
  Expr* x = name();
  if (tok() != Token::Lbrack) {
    exprNest_++;
    x = binaryExpr(primaryExpr(x, false), 0);
    exprNest_--;
  }
  auto [paramName, constraint] = extractName(x, tok() == Token::Comma);
  if (paramName == nullptr || (constraint == nullptr && tok() == Token::Rbrack)) {
    return arrayType(open, x);
  }
  d->typeParams = paramList(paramName, constraint, Token::Rbrack, true, false);
  d->alias = gotAssign();
  return typeOrNull();
}

// Splits x into a name and a type, if it reads as "name type" and the type is certainly one or force is set:
//   P*[]int  P([]int)  P*E|F|~G   always;   P*E  P(E)  P*E|F|G   if forced
// A name alone gives (name, null), anything else (null, x).
std::pair<Name*, Expr*> Parser::extractName(Expr* x, bool force) {
  if (auto* n = dynCast<Name>(x)) {
    return {n, nullptr};
  }
  if (auto* o = dynCast<Operation>(x); o != nullptr && o->y != nullptr) {
    auto copy = [&](Expr* left, Expr* right) {
      auto* c = make<Operation>(o->pos);
      c->op = o->op;
      c->x = left;
      c->y = right;
      return c;
    };
    if (o->op == Operator::Mul) {
      if (auto* n = dynCast<Name>(o->x); n != nullptr && (force || isTypeElem(o->y))) {
        return {n, copy(o->y, nullptr)};  // name *y
      }
    } else if (o->op == Operator::Or) {
      auto [n, left] = extractName(o->x, force || isTypeElem(o->y));
      if (n != nullptr && left != nullptr) {
        return {n, copy(left, o->y)};  // name left|y
      }
    }
  }
  if (auto* call = dynCast<CallExpr>(x)) {
    auto* n = dynCast<Name>(call->fun);
    if (n != nullptr && call->args.size() == 1 && !call->hasDots && (force || isTypeElem(call->args[0]))) {
      return {n, unparen(call->args[0])};  // name (arg)
    }
  }
  return {nullptr, x};
}

bool isTypeElem(const Expr* x) {
  switch (x->kind) {
    case NodeKind::ArrayType:
    case NodeKind::StructType:
    case NodeKind::FuncType:
    case NodeKind::InterfaceType:
    case NodeKind::SliceType:
    case NodeKind::MapType:
    case NodeKind::ChanType:
      return true;
    case NodeKind::Operation: {
      auto* o = cast<Operation>(x);
      return o->op == Operator::Tilde || isTypeElem(o->x) || (o->y != nullptr && isTypeElem(o->y));
    }
    case NodeKind::ParenExpr:
      return isTypeElem(cast<ParenExpr>(x)->x);
    default:
      return false;
  }
}

// VarSpec = IdentifierList ( Type [ "=" ExpressionList ] | "=" ExpressionList ) .
Decl* Parser::varDecl(Group* group) {
  auto* d = make<VarDecl>(pos());
  d->group = group;
  d->directives = takeDirectives();
  d->names = nameList(name());
  if (gotAssign()) {
    d->values = exprList();
    return d;
  }
  d->type = type();
  if (gotAssign()) {
    d->values = exprList();
  }
  return d;
}

// T[P] or *T[P].
static bool isGenericReceiver(Expr* type) {
  type = unparen(type);
  if (auto* star = dynCast<Operation>(type); star != nullptr && star->y == nullptr) {
    type = unparen(star->x);
  }
  return isa<IndexExpr>(type);
}

// FunctionDecl = "func" FunctionName [ TypeParams ] Signature [ FunctionBody ] .
// MethodDecl   = "func" Receiver MethodName [ TypeParams ] Signature [ FunctionBody ] .
// Receiver     = Parameters .
FuncDecl* Parser::funcDecl() {
  auto* f = make<FuncDecl>(pos());
  f->directives = takeDirectives();
  bool hasReceiver = got(Token::Lparen);
  if (hasReceiver) {
    List<Field*> receivers = paramList(nullptr, nullptr, Token::Rparen, false, false);
    if (receivers.empty()) {
      error("method has no receiver");
    } else {
      if (receivers.size() > 1) {
        error("method has multiple receivers");
      }
      f->recv = receivers[0];
    }
  }
  if (tok() == Token::Name) {
    f->name = name();
    f->type = funcType("", &f->typeParams);
  } else {
    f->name = newName(pos(), "_");
    f->type = make<FuncType>(pos());
    syntaxError(hasReceiver ? "expected name" : "expected name or (");
    advance({Token::Lbrace, Token::Semi});
  }
  if (tok() == Token::Lbrace) {
    bool generic = !f->typeParams.empty() || (f->recv != nullptr && isGenericReceiver(f->recv->type));
    if (options_.skipBodies && !generic) {
      scanner_.skipBlock();
      next();
      want(Token::Rbrace);
    } else {
      f->body = funcBody();
    }
  }
  return f;
}

// FunctionBody = Block .
BlockStmt* Parser::funcBody() {
  funcNest_++;
  int errorsBefore = errorCount_;
  BlockStmt* body = blockStmt("");
  funcNest_--;
  // After syntax errors the complaints may be spurious, so gc has none.
  if (errorCount_ == errorsBefore || !options_.compilerBranches) {
    checkBranches(body, options_.compilerBranches, diags_);
  }
  return body;
}

}  // namespace syntax
