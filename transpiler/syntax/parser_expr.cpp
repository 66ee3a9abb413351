// This file implements the parser's expressions.
#include "base/intern.h"
#include "syntax/parser.h"
#include "syntax/printer.h"

namespace syntax {

using namespace ast;

// Expression = UnaryExpr | Expression binary_op Expression . Takes operators that bind stronger than prec.
Expr* Parser::binaryExpr(Expr* x, int prec) {
  if (x == nullptr) {
    x = unaryExpr();
  }
  for (int length = 0; (tok() == Token::Operator || tok() == Token::Star) && scanner_.prec > prec; length++) {
    if (length > kMaxChain) {
      tooDeep();
    }
    auto* o = make<Operation>(pos());
    o->op = scanner_.op;
    int inner = scanner_.prec;
    next();
    o->x = x;
    o->y = binaryExpr(nullptr, inner);
    x = o;
  }
  return x;
}

// UnaryExpr = PrimaryExpr | unary_op UnaryExpr .
Expr* Parser::unaryExpr() {
  Nest nest(*this);
  if (tok() == Token::Arrow) {
    return receiveOrChanType();
  }
  if (tok() == Token::Operator || tok() == Token::Star) {
    switch (scanner_.op) {
      case Operator::Mul:
      case Operator::Add:
      case Operator::Sub:
      case Operator::Not:
      case Operator::Xor:
      case Operator::Tilde:
      case Operator::And: {
        auto* o = make<Operation>(pos());
        o->op = scanner_.op;
        next();
        o->x = unaryExpr();
        if (o->op == Operator::And) {
          o->x = unparen(o->x);  // &(T{...})
        }
        return o;
      }
      default:
        break;
    }
  }
  return primaryExpr(nullptr, true);
}

// "<-" UnaryExpr is a receive operation unless the operand turns out to be a channel type; then the arrow belongs to
// it:
//   <-(chan E) => (<-chan E)      <-(chan<- E) => (<-chan (<-E))
Expr* Parser::receiveOrChanType() {
  Pos arrow = pos();
  next();
  Expr* x = unaryExpr();
  if (!isa<ChanType>(x)) {
    auto* o = make<Operation>(arrow);
    o->op = Operator::Recv;
    o->x = x;
    return o;
  }
  ChanDir dir = ChanDir::SendOnly;
  Expr* t = x;
  while (dir == ChanDir::SendOnly) {
    auto* c = dynCast<ChanType>(t);
    if (c == nullptr) {
      break;
    }
    dir = c->dir;
    if (dir == ChanDir::RecvOnly) {  // <-<-chan E
      syntaxError("unexpected <-, expected chan");
    }
    c->dir = ChanDir::RecvOnly;
    t = c->elem;
  }
  if (dir == ChanDir::SendOnly) {  // <-chan<- E, where E is no channel
    syntaxError("unexpected " + toString(t) + ", expected chan");
  }
  return x;
}

// Operand     = Literal | OperandName | MethodExpr | "(" Expression ")" .
// Literal     = BasicLit | CompositeLit | FunctionLit .
// OperandName = identifier | QualifiedIdent .
// Composite literals are parsed by primaryExpr, after their type. Parentheses around types may be dropped.
Expr* Parser::operand(bool keepParens) {
  switch (tok()) {
    case Token::Name:
      return name();
    case Token::Literal:
      return literalOrNull();
    case Token::Lparen: {
      Pos open = pos();
      next();
      exprNest_++;
      Expr* x = expr();
      exprNest_--;
      want(Token::Rparen);
      if (!keepParens && tok() != Token::Lbrace) {  // (T){...} needs them for its error
        return x;
      }
      auto* p = make<ParenExpr>(open);
      p->x = x;
      return p;
    }
    case Token::Func: {
      Pos start = pos();
      next();
      FuncType* t = funcType("function type", nullptr);
      if (tok() != Token::Lbrace) {
        return t;
      }
      exprNest_++;
      auto* f = make<FuncLit>(start);
      f->type = t;
      f->body = funcBody();
      exprNest_--;
      return f;
    }
    case Token::Lbrack:
    case Token::Chan:
    case Token::Map:
    case Token::Struct:
    case Token::Interface:
      return type();
    default: {
      Expr* x = badExpr();
      syntaxError("expected expression");
      advance({Token::Rparen, Token::Rbrack, Token::Rbrace});
      return x;
    }
  }
}

// PrimaryExpr = Operand | Conversion | PrimaryExpr ( Selector | Index | Slice | TypeAssertion | Arguments ) .
// Arguments   = "(" [ ( ExpressionList | Type [ "," ExpressionList ] ) [ "..." ] [ "," ] ] ")" .
Expr* Parser::primaryExpr(Expr* x, bool keepParens) {
  if (x == nullptr) {
    x = operand(keepParens);
  }
  for (int length = 0;; length++) {
    if (length > kMaxChain) {
      tooDeep();
    }
    switch (tok()) {
      case Token::Dot:
        x = selectorOrAssert(x);
        break;
      case Token::Lbrack:
        x = indexOrSlice(x);
        break;
      case Token::Lparen: {
        auto* call = make<CallExpr>(pos());
        next();
        call->fun = x;
        call->args = argList(&call->hasDots);
        x = call;
        break;
      }
      case Token::Lbrace: {
        if (!literalMayFollow(x)) {
          return x;
        }
        if (isa<ParenExpr>(x)) {
          syntaxError("cannot parenthesize type in composite literal");
        }
        CompositeLit* lit = literalValue();
        lit->type = x;
        x = lit;
        break;
      }
      default:
        return x;
    }
  }
}

// True if x syntactically must be a value, not a type.
static bool isValue(const Expr* x) {
  switch (x->kind) {
    case NodeKind::BasicLit:
    case NodeKind::CompositeLit:
    case NodeKind::FuncLit:
    case NodeKind::SliceExpr:
    case NodeKind::AssertExpr:
    case NodeKind::TypeSwitchGuard:
    case NodeKind::CallExpr:
      return true;
    case NodeKind::Operation: {
      auto* o = cast<Operation>(x);
      return o->op != Operator::Mul || o->y != nullptr;
    }
    case NodeKind::ParenExpr:
      return isValue(cast<ParenExpr>(x)->x);
    case NodeKind::IndexExpr: {
      auto* i = cast<IndexExpr>(x);
      return isValue(i->x) || isValue(i->index);
    }
    default:
      return false;
  }
}

// True if "{" behind x begins a composite literal rather than a block. In the header of a statement a type name is not
// enough.
bool Parser::literalMayFollow(Expr* x) const {
  Expr* t = unparen(x);
  switch (t->kind) {
    case NodeKind::Name:
    case NodeKind::SelectorExpr:
      return exprNest_ >= 0;
    case NodeKind::IndexExpr:
      return exprNest_ >= 0 && !isValue(t);
    case NodeKind::ArrayType:
    case NodeKind::SliceType:
    case NodeKind::StructType:
    case NodeKind::MapType:
      return true;
    default:
      return false;
  }
}

// Selector      = "." identifier .
// TypeAssertion = "." "(" Type ")" .
Expr* Parser::selectorOrAssert(Expr* x) {
  Pos dot = pos();
  next();
  if (tok() == Token::Name) {
    auto* s = make<SelectorExpr>(dot);
    s->x = x;
    s->sel = name();
    return s;
  }
  if (!got(Token::Lparen)) {
    syntaxError("expected name or (");
    advance({Token::Semi, Token::Rparen});
    return x;
  }
  Expr* result;
  if (got(Token::Type)) {
    auto* guard = make<TypeSwitchGuard>(dot);  // simpleStmt fills in lhs
    guard->x = x;
    result = guard;
  } else {
    auto* a = make<AssertExpr>(dot);
    a->x = x;
    a->type = type();
    result = a;
  }
  want(Token::Rparen);
  return result;
}

// Index    = "[" Expression [ "," ] "]" .
// TypeArgs = "[" TypeList [ "," ] "]" .
// Slice    = "[" [ Expression ] ":" [ Expression ] "]" | "[" [ Expression ] ":" Expression ":" Expression "]" .
Expr* Parser::indexOrSlice(Expr* x) {
  Pos open = pos();
  next();
  Expr* first = nullptr;
  if (tok() != Token::Colon) {
    bool comma = false;
    if (tok() == Token::Rbrack) {
      syntaxError("expected operand");
      first = badExpr();
    } else {
      first = typeList(false, &comma);
    }
    if (comma || tok() == Token::Rbrack) {
      want(Token::Rbrack);
      auto* i = make<IndexExpr>(open);
      i->x = x;
      i->index = first;
      return i;
    }
  }

  if (!got(Token::Colon)) {
    syntaxError("expected comma, : or ]");
    advance({Token::Comma, Token::Colon, Token::Rbrack});
  }
  exprNest_++;
  auto* s = make<SliceExpr>(open);
  s->x = x;
  s->index[0] = first;
  if (tok() != Token::Colon && tok() != Token::Rbrack) {
    s->index[1] = expr();
  }
  if (tok() == Token::Colon) {
    s->full = true;
    if (s->index[1] == nullptr) {
      error("middle index required in 3-index slice");
      s->index[1] = badExpr();
    }
    next();
    if (tok() != Token::Rbrack) {
      s->index[2] = expr();
    } else {
      error("final index required in 3-index slice");
      s->index[2] = badExpr();
    }
  }
  exprNest_--;
  want(Token::Rbrack);
  return s;
}

// Element = Expression | LiteralValue .
Expr* Parser::element() { return tok() == Token::Lbrace ? literalValue() : expr(); }

// LiteralValue = "{" [ KeyedElement { "," KeyedElement } [ "," ] ] "}" .
// KeyedElement = [ Element ":" ] Element .
CompositeLit* Parser::literalValue() {
  Nest nest(*this);
  auto* lit = make<CompositeLit>(pos());
  exprNest_++;
  want(Token::Lbrace);
  std::vector<Expr*> elems;
  lit->rbrace = list("composite literal", Token::Comma, Token::Rbrace, [&] {
    Expr* e = element();
    if (tok() == Token::Colon) {
      auto* pair = make<KeyValueExpr>(pos());
      next();
      pair->key = e;
      pair->value = element();
      e = pair;
      lit->keyCount++;
    }
    elems.push_back(e);
    return false;
  });
  exprNest_--;
  lit->elems = freeze(elems);
  return lit;
}

// argList = [ arg { "," arg } [ "..." ] [ "," ] ] ")" .
List<Expr*> Parser::argList(bool* hasDots) {
  std::vector<Expr*> args;
  exprNest_++;
  list("argument list", Token::Comma, Token::Rparen, [&] {
    args.push_back(expr());
    *hasDots = got(Token::DotDotDot);
    return *hasDots;
  });
  exprNest_--;
  return freeze(args);
}

// ExpressionList = Expression { "," Expression } .
Expr* Parser::exprList() {
  Expr* x = expr();
  if (tok() != Token::Comma) {
    return x;
  }
  std::vector<Expr*> elems{x};
  while (got(Token::Comma)) {
    elems.push_back(expr());
  }
  auto* l = make<ListExpr>(x->pos);
  l->elems = freeze(elems);
  return l;
}

// TypeList = Type { "," Type } [ "," ] . Unless strict, the first may be an expression. *comma: there was one.
Expr* Parser::typeList(bool strict, bool* comma) {
  exprNest_++;
  Expr* x = strict ? type() : expr();
  std::vector<Expr*> elems{x};
  *comma = false;
  while (got(Token::Comma)) {
    *comma = true;
    Expr* t = typeOrNull();
    if (t == nullptr) {
      break;
    }
    elems.push_back(t);
  }
  exprNest_--;
  if (elems.size() == 1) {
    return x;
  }
  auto* l = make<ListExpr>(x->pos);
  l->elems = freeze(elems);
  return l;
}

BasicLit* Parser::literalOrNull() {
  if (tok() != Token::Literal) {
    return nullptr;
  }
  auto* lit = make<BasicLit>(pos());
  lit->value = scanner_.lit;
  lit->litKind = scanner_.kind;
  lit->bad = scanner_.bad;
  next();
  return lit;
}

Name* Parser::newName(Pos pos, std::string_view value) {
  auto* n = make<Name>(pos);
  n->value = base::intern(value);
  return n;
}

Name* Parser::name() {
  if (tok() == Token::Name) {
    Name* n = newName(pos(), scanner_.lit);
    next();
    return n;
  }
  Name* n = newName(pos(), "_");
  syntaxError("expected name");
  advance();
  return n;
}

// IdentifierList = identifier { "," identifier } . The first has been consumed.
List<Name*> Parser::nameList(Name* first) {
  std::vector<Name*> names{first};
  while (got(Token::Comma)) {
    names.push_back(name());
  }
  return freeze(names);
}

}  // namespace syntax
