// This file implements the parser's types, fields and parameters.
#include "syntax/parser.h"
#include "syntax/positions.h"

namespace syntax {

using namespace ast;

Expr* Parser::type() {
  Expr* t = typeOrNull();
  if (t == nullptr) {
    t = badExpr();
    syntaxError("expected type");
    advance({Token::Comma, Token::Colon, Token::Semi, Token::Rparen, Token::Rbrack, Token::Rbrace});
  }
  return t;
}

Expr* Parser::indirect(Pos pos, Expr* type) {
  auto* o = make<Operation>(pos);
  o->op = Operator::Mul;
  o->x = type;
  return o;
}

// Type     = TypeName | TypeLit | "(" Type ")" .
// TypeName = identifier | QualifiedIdent .
// TypeLit  = ArrayType | StructType | PointerType | FunctionType | InterfaceType | SliceType | MapType | ChannelType .
Expr* Parser::typeOrNull() {
  Nest nest(*this);
  Pos start = pos();
  switch (tok()) {
    case Token::Star:
      next();
      return indirect(start, type());
    case Token::Arrow: {
      next();
      want(Token::Chan);
      auto* t = make<ChanType>(start);
      t->dir = ChanDir::RecvOnly;
      t->elem = chanElem();
      return t;
    }
    case Token::Func:
      next();
      return funcType("function type", nullptr);
    case Token::Lbrack:
      next();
      if (got(Token::Rbrack)) {
        return sliceType(start);
      }
      return arrayType(start, nullptr);
    case Token::Chan: {
      next();
      auto* t = make<ChanType>(start);
      if (got(Token::Arrow)) {
        t->dir = ChanDir::SendOnly;
      }
      t->elem = chanElem();
      return t;
    }
    case Token::Map: {
      next();
      want(Token::Lbrack);
      auto* t = make<MapType>(start);
      t->key = type();
      want(Token::Rbrack);
      t->value = type();
      return t;
    }
    case Token::Struct:
      return structType();
    case Token::Interface:
      return interfaceType();
    case Token::Name:
      return qualifiedName(nullptr);
    case Token::Lparen: {
      next();
      Expr* t = type();
      want(Token::Rparen);
      return t;
    }
    default:
      return nullptr;
  }
}

// QualifiedIdent = PackageName "." identifier . The first name may have been consumed.
Expr* Parser::qualifiedName(Name* first) {
  Expr* x = first;
  if (x == nullptr) {
    if (tok() == Token::Name) {
      x = name();
    } else {
      x = newName(pos(), "_");
      syntaxError("expected name");
      advance({Token::Dot, Token::Semi, Token::Rbrace});
    }
  }
  if (tok() == Token::Dot) {
    auto* s = make<SelectorExpr>(pos());
    next();
    s->x = x;
    s->sel = name();
    x = s;
  }
  if (tok() == Token::Lbrack) {
    x = typeInstance(x);
  }
  return x;
}

// TypeArgs = "[" TypeList [ "," ] "]" .
Expr* Parser::typeInstance(Expr* generic) {
  auto* x = make<IndexExpr>(pos());
  want(Token::Lbrack);
  x->x = generic;
  if (tok() == Token::Rbrack) {
    syntaxError("expected type argument list");
    x->index = badExpr();
  } else {
    bool comma;
    x->index = typeList(true, &comma);
  }
  want(Token::Rbrack);
  return x;
}

// Signature = Parameters [ Result ] . Type parameters may stand before it; a context that allows none is named in the
// error.
FuncType* Parser::funcType(std::string_view context, List<Field*>* typeParams) {
  auto* t = make<FuncType>(pos());
  if (got(Token::Lbrack)) {
    if (!context.empty()) {
      syntaxErrorAt(t->pos, std::string(context) + " must have no type parameters");
    }
    if (tok() == Token::Rbrack) {
      syntaxError("empty type parameter list");
      next();
    } else {
      List<Field*> params = paramList(nullptr, nullptr, Token::Rbrack, true, false);
      if (typeParams != nullptr) {
        *typeParams = params;
      }
    }
  }
  want(Token::Lparen);
  t->params = paramList(nullptr, nullptr, Token::Rparen, false, true);
  t->results = funcResult();
  return t;
}

// ArrayType = "[" ( Expression | "..." ) "]" Type . "[" at `pos` and perhaps the length have been consumed.
Expr* Parser::arrayType(Pos pos, Expr* len) {
  if (len == nullptr && !got(Token::DotDotDot)) {
    exprNest_++;
    len = expr();
    exprNest_--;
  }
  if (tok() == Token::Comma) {
    syntaxError("unexpected comma; expected ]");
    next();
  }
  want(Token::Rbrack);
  auto* t = make<ArrayType>(pos);
  t->len = len;
  t->elem = type();
  return t;
}

// SliceType = "[" "]" Type . "[" at `pos` and "]" have been consumed.
Expr* Parser::sliceType(Pos pos) {
  auto* t = make<SliceType>(pos);
  t->elem = type();
  return t;
}

Expr* Parser::chanElem() {
  Expr* t = typeOrNull();
  if (t == nullptr) {
    t = badExpr();
    syntaxError("missing channel element type");
  }
  return t;
}

struct Parser::StructFields {
  std::vector<Field*> fields;
  std::vector<BasicLit*> tags;  // as long as fields, or empty
};

// StructType = "struct" "{" { FieldDecl ";" } "}" .
Expr* Parser::structType() {
  auto* t = make<StructType>(pos());
  want(Token::Struct);
  want(Token::Lbrace);
  StructFields fields;
  t->rbrace = list("struct type", Token::Semi, Token::Rbrace, [&] {
    fieldDecl(fields);
    return false;
  });
  t->fields = freeze(fields.fields);
  t->tags = freeze(fields.tags);
  return t;
}

// FieldDecl     = ( IdentifierList Type | EmbeddedField ) [ Tag ] .
// EmbeddedField = [ "*" ] TypeName [ TypeArgs ] .
// Tag           = string_lit .
void Parser::fieldDecl(StructFields& out) {
  auto add = [&](Pos pos, Name* name, Expr* type, BasicLit* tag) {
    auto* f = make<Field>(pos);
    f->name = name;
    f->type = type;
    out.fields.push_back(f);
    out.tags.resize(tag != nullptr || !out.tags.empty() ? out.fields.size() : 0);
    if (tag != nullptr) {
      out.tags.back() = tag;
    }
  };
  Pos start = pos();
  switch (tok()) {
    case Token::Name: {
      Name* first = name();
      if (tok() == Token::Dot || tok() == Token::Literal || tok() == Token::Semi || tok() == Token::Rbrace) {
        Expr* embedded = qualifiedName(first);
        return add(start, nullptr, embedded, literalOrNull());
      }
      List<Name*> names = nameList(first);
      Expr* t;
      if (names.size() == 1 && tok() == Token::Lbrack) {
        t = arrayOrTypeArgs();
        if (auto* instance = dynCast<IndexExpr>(t)) {  // embedded T[P1, P2, ...]
          instance->x = first;
          return add(start, nullptr, instance, literalOrNull());
        }
      } else {
        t = type();
      }
      BasicLit* tag = literalOrNull();
      for (Name* n : names) {
        add(n->pos, n, t, tag);
        out.fields.back()->sharesNextType = n != names.back();
      }
      return;
    }
    case Token::Star: {
      next();
      Expr* t;
      if (tok() == Token::Lparen) {
        syntaxError("cannot parenthesize embedded type");
        next();
        t = qualifiedName(nullptr);
        got(Token::Rparen);
      } else {
        t = qualifiedName(nullptr);
      }
      BasicLit* tag = literalOrNull();
      return add(start, nullptr, indirect(start, t), tag);
    }
    case Token::Lparen: {
      syntaxError("cannot parenthesize embedded type");
      next();
      Expr* t;
      if (tok() == Token::Star) {
        Pos star = pos();
        next();
        t = indirect(star, qualifiedName(nullptr));
      } else {
        t = qualifiedName(nullptr);
      }
      got(Token::Rparen);
      return add(start, nullptr, t, literalOrNull());
    }
    default:
      syntaxError("expected field name or embedded type");
      advance({Token::Semi, Token::Rbrace});
  }
}

// What follows a field or parameter name and begins with "[": an array or slice type, or type arguments (an IndexExpr
// whose x the caller fills in).
Expr* Parser::arrayOrTypeArgs() {
  Pos open = pos();
  want(Token::Lbrack);
  if (got(Token::Rbrack)) {
    return sliceType(open);
  }
  bool comma;
  Expr* n = typeList(false, &comma);
  want(Token::Rbrack);
  if (!comma) {
    if (Expr* elem = typeOrNull()) {
      auto* t = make<ArrayType>(open);
      t->len = n;
      t->elem = elem;
      return t;
    }
  }
  auto* t = make<IndexExpr>(open);
  t->index = n;
  return t;
}

// InterfaceType = "interface" "{" { ( MethodDecl | EmbeddedElem ) ";" } "}" .
Expr* Parser::interfaceType() {
  auto* t = make<InterfaceType>(pos());
  want(Token::Interface);
  want(Token::Lbrace);
  std::vector<Field*> methods;
  t->rbrace = list("interface type", Token::Semi, Token::Rbrace, [&] {
    Field* f = tok() == Token::Name ? methodDecl() : nullptr;
    if (f == nullptr || f->name == nullptr) {
      f = embeddedElem(f);
    }
    methods.push_back(f);
    return false;
  });
  t->methods = freeze(methods);
  return t;
}

// MethodSpec = MethodName Signature | TypeName [ TypeArgs ] .
// name "[" may begin type arguments or (not allowed here) type parameters: a parameter list is parsed and looked at.
Field* Parser::methodDecl() {
  constexpr std::string_view kContext = "interface method";
  auto* f = make<Field>(pos());
  Name* n = name();
  if (tok() == Token::Lparen) {
    f->name = n;
    f->type = funcType(kContext, nullptr);
    return f;
  }
  if (tok() != Token::Lbrack) {
    f->type = qualifiedName(n);
    return f;
  }

  Pos open = pos();
  next();
  auto methodOrName = [&] {  // as if the brackets were absent
    if (tok() == Token::Lparen) {
      f->name = n;
      f->type = funcType(kContext, nullptr);
    } else {
      f->type = n;
    }
    return f;
  };
  if (tok() == Token::Rbrack) {
    Pos close = pos();
    next();
    errorAt(close, tok() == Token::Lparen ? "empty type parameter list" : "empty type argument list");
    return methodOrName();
  }
  List<Field*> args = paramList(nullptr, nullptr, Token::Rbrack, false, false);
  if (args.empty()) {
    return methodOrName();
  }
  if (args[0]->name != nullptr) {
    f->name = n;
    f->type = funcType(kContext, nullptr);
    errorAt(open, "interface method must have no type parameters");
    return f;
  }
  auto* t = make<IndexExpr>(open);
  t->x = n;
  t->index = args[0]->type;
  if (args.size() > 1) {
    auto* all = make<ListExpr>(args[0]->pos);
    std::vector<Expr*> types;
    for (Field* arg : args) {
      types.push_back(arg->type);
    }
    all->elems = freeze(types);
    t->index = all;
  }
  f->type = t;
  return f;
}

// EmbeddedElem = EmbeddedTerm { "|" EmbeddedTerm } . A field's type may be the first term already.
Field* Parser::embeddedElem(Field* f) {
  if (f == nullptr) {
    f = make<Field>(pos());
    f->type = embeddedTerm();
  }
  while (atOperator(Operator::Or)) {
    auto* o = make<Operation>(pos());
    o->op = Operator::Or;
    next();
    o->x = f->type;
    o->y = embeddedTerm();
    f->type = o;
  }
  return f;
}

// EmbeddedTerm = [ "~" ] Type .
Expr* Parser::embeddedTerm() {
  if (atOperator(Operator::Tilde)) {
    auto* o = make<Operation>(pos());
    o->op = Operator::Tilde;
    next();
    o->x = type();
    return o;
  }
  Expr* t = typeOrNull();
  if (t == nullptr) {
    t = badExpr();
    syntaxError("expected ~ term or type");
    advance({Token::Operator, Token::Semi, Token::Rparen, Token::Rbrack, Token::Rbrace});
  }
  return t;
}

// Result = Parameters | Type .
List<Field*> Parser::funcResult() {
  if (got(Token::Lparen)) {
    return paramList(nullptr, nullptr, Token::Rparen, false, false);
  }
  Pos start = pos();
  Expr* t = typeOrNull();
  if (t == nullptr) {
    return {};
  }
  auto* f = make<Field>(start);
  f->type = t;
  return freeze(std::vector<Field*>{f});
}

// ParameterDecl = [ IdentifierList ] [ "..." ] Type . In type parameter lists (closed by "]") the type is a constraint.
// A name alone is put into f->name; paramList finds out whether it is a type.
Field* Parser::paramDeclOrNull(Name* first, Token follow) {
  bool constraints = follow == Token::Rbrack;
  if (first == nullptr && constraints && atOperator(Operator::Tilde)) {
    return embeddedElem(nullptr);
  }
  auto* f = make<Field>(first != nullptr ? first->pos : pos());
  auto withUnion = [&] { return constraints && atOperator(Operator::Or) ? embeddedElem(f) : f; };

  if (tok() == Token::Name || first != nullptr) {
    Name* n = first != nullptr ? first : name();
    if (tok() == Token::Lbrack) {
      f->type = arrayOrTypeArgs();
      if (auto* instance = dynCast<IndexExpr>(f->type)) {
        instance->x = n;
      } else {
        f->name = n;
      }
      return withUnion();
    }
    if (tok() == Token::Dot) {
      f->type = qualifiedName(n);
      return withUnion();
    }
    if (constraints && atOperator(Operator::Or)) {
      f->type = n;
      return embeddedElem(f);
    }
    f->name = n;
  }

  if (tok() == Token::DotDotDot) {
    auto* t = make<DotsType>(pos());
    next();
    t->elem = typeOrNull();
    f->type = t;
    if (t->elem == nullptr) {
      f->type = badExpr();
      syntaxError("... is missing type");
    }
    return f;
  }
  if (constraints && atOperator(Operator::Tilde)) {
    f->type = embeddedElem(nullptr)->type;
    return f;
  }
  f->type = typeOrNull();
  if (f->type != nullptr) {
    return withUnion();
  }
  if (f->name != nullptr) {
    return f;
  }
  syntaxError(follow == Token::Rbrack ? "expected ]" : "expected )");
  advance({Token::Comma, follow});
  return nullptr;
}

// Parameters    = "(" [ ParameterList [ "," ] ] ")" .
// ParameterList = ParameterDecl { "," ParameterDecl } .
// The opening token has been consumed, perhaps also a first name and its type. In the result all fields have names, or
// none.
List<Field*> Parser::paramList(Name* first, Expr* firstType, Token close, bool requireNames, bool dotsAllowed) {
  auto firstField = [&] {
    auto* f = make<Field>(first->pos);
    f->name = first;
    f->type = firstType;
    return f;
  };
  if (first != nullptr && firstType != nullptr && tok() == close) {
    next();
    return freeze(std::vector<Field*>{firstField()});
  }

  std::vector<Field*> params;
  int named = 0;  // parameters with name and type
  int typed = 0;  // parameters with a type
  Pos end = list("parameter list", Token::Comma, close, [&] {
    Field* f = firstType != nullptr ? firstField() : paramDeclOrNull(first, close);
    first = nullptr;
    firstType = nullptr;
    if (f != nullptr) {
      named += f->name != nullptr && f->type != nullptr;
      typed += f->type != nullptr;
      params.push_back(f);
    }
    return false;
  });
  if (params.empty()) {
    return {};
  }
  distributeParamTypes(params, named, typed, requireNames, end);

  bool reported = false;
  for (size_t i = 0; i < params.size(); i++) {
    auto* dots = dynCast<DotsType>(params[i]->type);
    if (dots == nullptr || (dotsAllowed && i + 1 == params.size())) {
      continue;
    }
    if (!reported) {
      errorAt(dots->pos, dotsAllowed ? "can only use ... with final parameter" : "invalid use of ...");
      reported = true;
    }
    params[i]->type = dots->elem;
  }
  return freeze(params);
}

// Names alone are types if no parameter has name and type; else they take the type of the next parameter that has one.
void Parser::distributeParamTypes(std::vector<Field*>& params, int named, int typed, bool requireNames, Pos close) {
  if (named == 0 && !requireNames) {
    for (Field* f : params) {
      if (f->name != nullptr) {
        f->type = f->name;
        f->name = nullptr;
      }
    }
    return;
  }
  if (named == static_cast<int>(params.size())) {
    return;
  }
  Pos wrong;  // leftmost parameter without name or type
  Expr* t = nullptr;
  for (size_t i = params.size(); i-- > 0;) {
    Field* f = params[i];
    if (f->type != nullptr) {
      t = f->type;
      if (f->name == nullptr) {
        wrong = startPos(t);
        f->name = newName(wrong, "_");
      }
    } else if (t != nullptr) {
      f->type = t;
      f->sharesNextType = true;
    } else {
      wrong = f->name->pos;
      f->type = make<BadExpr>(wrong);
    }
  }
  if (!wrong.isKnown()) {
    return;
  }
  if (named == typed) {  // those without type stand at the end
    return syntaxErrorAt(close, requireNames ? "missing type constraint" : "missing parameter type");
  }
  if (!requireNames) {
    return syntaxErrorAt(wrong, "missing parameter name");
  }
  syntaxErrorAt(wrong, params.size() == 1 ? "missing type parameter name or invalid array length"
                                          : "missing type parameter name");
}

}  // namespace syntax
