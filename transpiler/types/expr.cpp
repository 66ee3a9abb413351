// This file types expressions: the dispatch over their kinds, and the fate of untyped ones.
//
// Expressions are checked top down; x is the result, invalid after an error. An untyped expression waits in `untyped`
// until its context gives it a type: updateExprType then walks down again and records the final types. So a shift
// 1 << n gets the type that its place demands, and every recorded value has the type it has at run time.
#include "types/checker.h"

namespace types {

namespace {

constexpr unsigned bit(Mode m) { return 1u << static_cast<unsigned>(m); }
constexpr unsigned kNotValues = bit(Mode::NoValue) | bit(Mode::Builtin) | bit(Mode::TypeExpr);

}  // namespace

Target newTarget(Type* t, std::string_view desc) {
  if (t != nullptr) {
    if (auto* sig = dynCast<Signature>(commonUnder(t, nullptr, nullptr))) {
      return {sig, std::string(desc)};
    }
  }
  return {};
}

std::string nth(int n, std::string_view what) {
  const char* ext = n == 1 ? "st" : n == 2 ? "nd" : n == 3 ? "rd" : "th";
  return std::to_string(n) + ext + " " + std::string(what);
}

bool isShift(ast::Operator op) { return op == ast::Operator::Shl || op == ast::Operator::Shr; }

bool isComparison(ast::Operator op) {
  switch (op) {
    case ast::Operator::Eql:
    case ast::Operator::Neq:
    case ast::Operator::Lss:
    case ast::Operator::Leq:
    case ast::Operator::Gtr:
    case ast::Operator::Geq:
      return true;
    default:
      return false;
  }
}

ExprKind Checker::rawExpr(const Target* target, Operand& x, ast::Expr* e, Type* hint, bool allowGeneric) {
  ExprKind kind = exprInternal(target, x, e, hint);
  if (!allowGeneric) {
    nonGeneric(target, x);
  }
  record(x);
  return kind;
}

void Checker::nonGeneric(const Target* target, Operand& x) {
  if (!x.isValid() || x.mode == Mode::NoValue) {
    return;
  }
  const char* what = nullptr;
  if (isa<Alias>(x.type) || isa<Named>(x.type)) {
    what = isGeneric(x.type) ? "type" : nullptr;
  } else if (auto* sig = dynCast<Signature>(x.type); sig != nullptr && !sig->typeParams.empty()) {
    if (target != nullptr) {
      funcInst(target, x.pos(), x, nullptr, true);
      return;
    }
    what = "function";
  }
  if (what != nullptr) {
    errorf(x.expr, Code::WrongTypeArgCount, "cannot use generic %s %s without instantiation", what, x.expr);
    x.invalidate();
    x.type = invalidType();
  }
}

ExprKind Checker::exprInternal(const Target* target, Operand& x, ast::Expr* e, Type* hint) {
  x = Operand{};
  x.type = invalidType();
  switch (e->kind) {
    case ast::NodeKind::BadExpr:
      break;  // reported by the parser
    case ast::NodeKind::Name:
      ident(x, ast::cast<ast::Name>(e), false);
      break;
    case ast::NodeKind::DotsType:
      error(e, Code::InvalidSyntaxTree, "invalid use of ...");
      break;
    case ast::NodeKind::BasicLit:
      if (auto* lit = ast::cast<ast::BasicLit>(e); !lit->bad) {
        basicLit(x, lit);
      }
      break;
    case ast::NodeKind::FuncLit:
      funcLit(x, ast::cast<ast::FuncLit>(e));
      break;
    case ast::NodeKind::CompositeLit:
      compositeLit(x, ast::cast<ast::CompositeLit>(e), hint);
      break;
    case ast::NodeKind::ParenExpr: {
      ExprKind kind = rawExpr(nullptr, x, ast::cast<ast::ParenExpr>(e)->x, nullptr, false);
      x.expr = e;
      return kind;
    }
    case ast::NodeKind::SelectorExpr:
      selector(x, ast::cast<ast::SelectorExpr>(e), false);
      break;
    case ast::NodeKind::IndexExpr: {
      auto* ix = ast::cast<ast::IndexExpr>(e);
      if (indexExpr(x, ix)) {
        funcInst(target, e->pos, x, ix, true);
      }
      break;
    }
    case ast::NodeKind::SliceExpr:
      sliceExpr(x, ast::cast<ast::SliceExpr>(e));
      break;
    case ast::NodeKind::AssertExpr: {
      auto* a = ast::cast<ast::AssertExpr>(e);
      expr(nullptr, x, a->x);
      if (!x.isValid()) {
        break;
      }
      if (isTypeParam(x.type)) {
        errorf(&x, Code::InvalidAssert, "invalid operation: cannot use type assertion on type parameter value %s", x);
        x.invalidate();
        break;
      }
      if (!isa<Interface>(under(x.type))) {
        errorf(&x, Code::InvalidAssert, "invalid operation: %s is not an interface", x);
        x.invalidate();
        break;
      }
      Type* t = varType(a->type);
      if (!isValid(t) || !isComplete(t)) {
        x.invalidate();
        break;
      }
      typeAssertion(e, x, t, false);
      x.mode = Mode::CommaOk;
      x.type = t;
      break;
    }
    case ast::NodeKind::TypeSwitchGuard:
      error(e, Code::InvalidSyntaxTree, "use of .(type) outside type switch");
      use(ast::cast<ast::TypeSwitchGuard>(e)->x);
      break;
    case ast::NodeKind::CallExpr:
      return callExpr(x, ast::cast<ast::CallExpr>(e));
    case ast::NodeKind::ListExpr:
      error(e, Code::InvalidSyntaxTree, "unexpected list of expressions");
      break;
    case ast::NodeKind::Operation: {
      auto* op = ast::cast<ast::Operation>(e);
      if (op->y != nullptr) {
        binary(x, e, op->x, op->y, op->op);
      } else if (op->op == ast::Operator::Mul) {
        indirection(x, op);
      } else {
        unary(x, op);
        if (x.isValid() && op->op == ast::Operator::Recv) {
          x.expr = e;
          return ExprKind::Statement;
        }
      }
      break;
    }
    case ast::NodeKind::KeyValueExpr:
      error(e, Code::InvalidSyntaxTree, "no key:value expected");
      break;
    case ast::NodeKind::ArrayType:
    case ast::NodeKind::SliceType:
    case ast::NodeKind::StructType:
    case ast::NodeKind::FuncType:
    case ast::NodeKind::InterfaceType:
    case ast::NodeKind::MapType:
    case ast::NodeKind::ChanType:
      x.mode = Mode::TypeExpr;
      x.type = typ(e);
      break;
    default:
      error(e, Code::InvalidSyntaxTree, "unknown expression");
      break;
  }
  x.expr = e;
  // After an error "statement" spares a second one.
  return x.isValid() ? ExprKind::Expression : ExprKind::Statement;
}

void Checker::indirection(Operand& x, ast::Operation* e) {
  exprOrType(x, e->x, false);
  if (!x.isValid()) {
    return;
  }
  if (x.mode == Mode::TypeExpr) {
    validVarType(e->x, x.type);
    x.type = make<Pointer>(x.type);
    return;
  }
  Type* base = nullptr;
  bool ok = underIs(x.type, [&](Type* u) {
    auto* p = dynCast<Pointer>(u);
    if (p == nullptr) {
      errorf(&x, Code::InvalidIndirection, "invalid operation: cannot indirect %s", x);
      return false;
    }
    if (base != nullptr && !identical(p->elem, base)) {
      errorf(&x, Code::InvalidIndirection, "invalid operation: pointers of %s must have identical base types", x);
      return false;
    }
    base = p->elem;
    return true;
  });
  if (!ok || !isComplete(base)) {
    x.invalidate();
    return;
  }
  x.mode = Mode::Variable;
  x.type = base;
}

void Checker::typeAssertion(ast::Expr* e, Operand& x, Type* type, bool typeSwitch) {
  std::string cause;
  if (assertableTo(x.type, type, &cause)) {
    return;
  }
  if (typeSwitch) {
    errorf(e, Code::ImpossibleAssert, "impossible type switch case: %s\n\t%s cannot have dynamic type %s %s", e, x,
           type, cause);
    return;
  }
  errorf(e, Code::ImpossibleAssert, "impossible type assertion: %s\n\t%s does not implement %s %s", e, type, x.type,
         cause);
}

void Checker::expr(const Target* target, Operand& x, ast::Expr* e) {
  rawExpr(target, x, e, nullptr, false);
  exclude(x, kNotValues);
  singleValue(x);
}

void Checker::genericExpr(Operand& x, ast::Expr* e, Type* hint) {
  rawExpr(nullptr, x, e, hint, true);
  exclude(x, kNotValues);
  singleValue(x);
}

std::vector<Operand> Checker::multiExpr(ast::Expr* e, bool allowCommaOk, bool* commaOk) {
  Operand x;
  rawExpr(nullptr, x, e, nullptr, false);
  exclude(x, kNotValues);
  if (auto* tuple = x.isValid() ? dynCast<Tuple>(x.type) : nullptr) {
    std::vector<Operand> list;
    for (size_t i = 0; i < tuple->vars.size(); i++) {
      Operand r;
      r.mode = Mode::Value;
      r.expr = newName(ast::startPos(e), nth(static_cast<int>(i) + 1, "function result"));
      r.type = tuple->vars[i]->type;
      list.push_back(r);
    }
    return list;
  }
  std::vector<Operand> list = {x};
  if (allowCommaOk && (x.mode == Mode::MapIndex || x.mode == Mode::CommaOk || x.mode == Mode::CommaErr)) {
    bool err = x.mode == Mode::CommaErr;
    Operand ok;
    ok.mode = Mode::Value;
    ok.expr =
        newName(ast::startPos(e), err ? "err value of (comma, err) expression" : "ok value of (comma, ok) expression");
    ok.type = err ? errorType() : basicType(BasicKind::UntypedBool);
    list.push_back(ok);
    if (commaOk != nullptr) {
      *commaOk = true;
    }
  }
  return list;
}

void Checker::exprOrType(Operand& x, ast::Expr* e, bool allowGeneric) {
  rawExpr(nullptr, x, e, nullptr, allowGeneric);
  exclude(x, bit(Mode::NoValue));
  singleValue(x);
}

void Checker::exclude(Operand& x, unsigned modes) {
  if (!(modes & bit(x.mode))) {
    return;
  }
  if (x.mode == Mode::NoValue) {
    errorf(&x, Code::TooManyValues, modes & bit(Mode::TypeExpr) ? "%s used as value" : "%s used as value or type", x);
  } else if (x.mode == Mode::Builtin) {
    errorf(&x, Code::UncalledBuiltin, "%s must be called", x);
  } else {
    errorf(&x, Code::NotAnExpr, "%s is not an expression", x);
  }
  x.invalidate();
}

void Checker::singleValue(Operand& x) {
  if (x.mode == Mode::Value && isa<Tuple>(x.type)) {
    errorf(&x, Code::TooManyValues, "multiple-value %s in single-value context", x);
    x.invalidate();
  }
}

void Checker::updateExprType(ast::Expr* e, Type* type, bool final) {
  auto it = untyped.find(e);
  if (it == untyped.end()) {
    return;
  }
  UntypedInfo old = it->second;
  if (auto* p = ast::dynCast<ast::ParenExpr>(e)) {
    updateExprType(p->x, type, final);
  } else if (auto* op = ast::dynCast<ast::Operation>(e); op != nullptr && old.mode != Mode::Constant) {
    // The operands of a constant never come into being; those of a comparison have their own types.
    if (op->y == nullptr) {
      updateExprType(op->x, type, final);
    } else if (!isComparison(op->op)) {
      updateExprType(op->x, type, final);
      if (!isShift(op->op)) {
        updateExprType(op->y, type, final);
      }
    }
  }
  if (!final && isUntyped(type)) {
    untyped[e].type = cast<Basic>(under(type));
    return;
  }
  untyped.erase(e);
  if (old.isLhs && !allInteger(type)) {
    errorf(e, Code::InvalidShiftOperand, "invalid operation: shifted operand %s (type %s) must be integer", e, type);
    return;
  }
  if (old.mode == Mode::Constant) {
    Operand c{old.mode, e, old.type, old.val, {}};
    convertUntyped(c, type);
    if (!c.isValid()) {
      return;
    }
    old.val = c.val;
  }
  recordTypeAndValue(e, old.mode, type, old.val);
}

void Checker::updateExprVal(ast::Expr* e, const Constant& val) {
  if (auto it = untyped.find(e); it != untyped.end()) {
    it->second.val = val;
  }
}

Checker::Implicit Checker::implicitTypeAndValue(const Operand& x, Type* target) {
  if (!x.isValid() || isTyped(x.type) || !isValid(target)) {
    return {x.type, {}, false, Code::None};
  }
  Implicit failed{nullptr, {}, false, Code::InvalidUntypedConversion};
  if (isUntyped(target)) {
    Type* m = maxType(x.type, target);
    return m != nullptr ? Implicit{m, {}, false, Code::None} : failed;
  }
  if (x.isNil()) {
    return hasNil(target) ? Implicit{target, {}, false, Code::None} : failed;
  }
  Type* u = under(target);
  if (auto* basic = dynCast<Basic>(u)) {
    if (x.mode == Mode::Constant) {
      Implicit r{target, {}, true, Code::None};
      r.code = representation(x, basic, &r.val);
      return r.code == Code::None ? r : Implicit{nullptr, {}, false, r.code};
    }
    // Results of comparisons, and shifts whose check is delayed.
    bool ok = false;
    switch (cast<Basic>(unalias(x.type))->basic) {
      case BasicKind::UntypedBool:
        ok = isBoolean(target);
        break;
      case BasicKind::UntypedInt:
      case BasicKind::UntypedRune:
      case BasicKind::UntypedFloat:
      case BasicKind::UntypedComplex:
        ok = isNumeric(target);
        break;
      case BasicKind::UntypedString:
        ok = isString(target);
        break;
      default:
        break;
    }
    return ok ? Implicit{target, {}, false, Code::None} : failed;
  }
  auto* iface = dynCast<Interface>(u);
  if (iface == nullptr) {
    return failed;
  }
  if (isTypeParam(target)) {
    bool ok = underIs(target, [&](Type* t) { return t != nullptr && implicitTypeAndValue(x, t).type != nullptr; });
    return ok ? Implicit{target, {}, false, Code::None} : failed;
  }
  // A value in an interface needs a concrete type.
  if (!typeSetOf(iface)->isAll()) {
    return failed;
  }
  return {defaultType(x.type), {}, false, Code::None};
}

}  // namespace types
