// This file types unary and binary operations, shifts and comparisons.
#include "types/checker.h"

namespace types {

ConstOp constOp(ast::Operator op) {
  switch (op) {
    case ast::Operator::Not:
      return ConstOp::Not;
    case ast::Operator::OrOr:
      return ConstOp::OrOr;
    case ast::Operator::AndAnd:
      return ConstOp::AndAnd;
    case ast::Operator::Eql:
      return ConstOp::Eql;
    case ast::Operator::Neq:
      return ConstOp::Neq;
    case ast::Operator::Lss:
      return ConstOp::Lss;
    case ast::Operator::Leq:
      return ConstOp::Leq;
    case ast::Operator::Gtr:
      return ConstOp::Gtr;
    case ast::Operator::Geq:
      return ConstOp::Geq;
    case ast::Operator::Sub:
      return ConstOp::Sub;
    case ast::Operator::Or:
      return ConstOp::Or;
    case ast::Operator::Xor:
      return ConstOp::Xor;
    case ast::Operator::Mul:
      return ConstOp::Mul;
    case ast::Operator::Div:
      return ConstOp::Quo;
    case ast::Operator::Rem:
      return ConstOp::Rem;
    case ast::Operator::And:
      return ConstOp::And;
    case ast::Operator::AndNot:
      return ConstOp::AndNot;
    case ast::Operator::Shl:
      return ConstOp::Shl;
    case ast::Operator::Shr:
      return ConstOp::Shr;
    default:
      return ConstOp::Add;
  }
}

// Where overflow of a constant operation is reported.
static Pos opPos(ast::Expr* e) {
  if (e == nullptr) {
    return Pos();
  }
  return ast::isa<ast::Operation>(e) ? e->pos : ast::startPos(e);
}

bool Checker::opAllowed(const Operand& x, ast::Operator op, bool isUnary) {
  bool ok = false;
  switch (op) {
    case ast::Operator::Add:
      ok = isUnary ? allNumeric(x.type) : allNumericOrString(x.type);
      break;
    case ast::Operator::Sub:
    case ast::Operator::Mul:
    case ast::Operator::Div:
      ok = allNumeric(x.type);
      break;
    case ast::Operator::Rem:
    case ast::Operator::And:
    case ast::Operator::Or:
    case ast::Operator::Xor:
    case ast::Operator::AndNot:
      ok = allInteger(x.type);
      break;
    case ast::Operator::Not:
    case ast::Operator::AndAnd:
    case ast::Operator::OrOr:
      ok = allBoolean(x.type);
      break;
    default:
      errorf(&x, Code::InvalidSyntaxTree, "unknown operator %s", ast::operatorText(op));
      return false;
  }
  if (!ok) {
    errorf(&x, Code::UndefinedOp, "invalid operation: operator %s not defined on %s", ast::operatorText(op), x);
  }
  return ok;
}

void Checker::unary(Operand& x, ast::Operation* e) {
  expr(nullptr, x, e->x);
  if (!x.isValid()) {
    return;
  }
  ast::Operator op = e->op;
  if (op == ast::Operator::And) {
    if (!ast::isa<ast::CompositeLit>(ast::unparen(e->x)) && x.mode != Mode::Variable) {
      errorf(&x, Code::UnaddressableOperand, "invalid operation: cannot take address of %s", x);
      x.invalidate();
      return;
    }
    x.mode = Mode::Value;
    x.type = make<Pointer>(x.type);
    return;
  }
  if (op == ast::Operator::Recv) {
    Type* elem = chanElem(&x, x, true);
    if (elem == nullptr || !isComplete(elem)) {
      x.invalidate();
      return;
    }
    x.mode = Mode::CommaOk;
    x.type = elem;
    env.hasCallOrRecv = true;
    return;
  }
  if (op == ast::Operator::Tilde) {
    if (!allInteger(x.type)) {
      error(e, Code::UndefinedOp, "cannot use ~ outside of interface or type constraint");
      x.invalidate();
      return;
    }
    error(e, Code::UndefinedOp, "cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)");
    op = ast::Operator::Xor;
  }
  if (!opAllowed(x, op, true)) {
    x.invalidate();
    return;
  }
  if (x.mode != Mode::Constant) {
    x.mode = Mode::Value;
    return;
  }
  if (!x.val.isKnown()) {
    return;
  }
  bool isUnsignedType = isUnsigned(x.type);
  ConstOp cop = op == ast::Operator::Add ? ConstOp::Plus : op == ast::Operator::Sub ? ConstOp::Minus : constOp(op);
  x.val = unaryOp(cop, x.val, isUnsignedType ? static_cast<unsigned>(sizeOf(x.type)) * 8 : 0, isUnsignedType);
  x.expr = e;
  overflow(x, opPos(x.expr));
}

Type* Checker::chanElem(At at, Operand& x, bool recv) {
  std::string cause;
  Type* u = commonUnder(
      x.type,
      [&](Type* t, Type* under) -> std::optional<std::string> {
        if (under == nullptr) {
          return "no specific channel type";
        }
        auto* ch = dynCast<Chan>(under);
        if (ch == nullptr) {
          return message("non-channel %s", t);
        }
        if (recv && ch->dir == ChanDir::SendOnly) {
          return message("send-only channel %s", t);
        }
        if (!recv && ch->dir == ChanDir::RecvOnly) {
          return message("receive-only channel %s", t);
        }
        return std::nullopt;
      },
      &cause);
  if (u != nullptr) {
    return cast<Chan>(u)->elem;
  }
  Code code = recv ? Code::InvalidReceive : Code::InvalidSend;
  const char* what = recv ? "receive from" : "send to";
  if (isTypeParam(x.type)) {
    errorf(at, code, "invalid operation: cannot %s %s: %s", what, x, cause);
  } else {
    errorf(at, code, "invalid operation: cannot %s %s %s", what, cause, x);
  }
  return nullptr;
}

void Checker::comparison(Operand& x, Operand& y, ast::Operator op, bool switchCase) {
  if (!isValid(x.type) || !isValid(y.type)) {
    x.invalidate();
    return;
  }
  auto fail = [&](Operand& at, Code code, std::string cause) {
    Operand* errOp = &at;
    if (cause.empty()) {
      if (isTypeParam(x.type) || isTypeParam(y.type)) {
        if (!isTypeParam(x.type)) {
          errOp = &y;
        }
        cause = message("type parameter %s cannot use operator %s", errOp->type, ast::operatorText(op));
      } else {
        std::string what(compositeKind(errOp->type));
        cause =
            message("operator %s not defined on %s", ast::operatorText(op), what.empty() ? show(errOp->type) : what);
      }
    }
    if (switchCase) {
      errorf(&x, code, "invalid case %s in switch on %s (%s)", x.expr, y.expr, cause);
    } else {
      errorf(errOp, code, "invalid operation: %s %s %s (%s)", x.expr, ast::operatorText(op), y.expr, cause);
    }
    x.invalidate();
  };
  if (!assignableTo(x, y.type, nullptr) && !assignableTo(y, x.type, nullptr)) {
    return fail(y, Code::MismatchedTypes, message("mismatched types %s and %s", x.type, y.type));
  }
  if (op == ast::Operator::Eql || op == ast::Operator::Neq) {
    if (x.isNil() || y.isNil()) {
      if (!hasNil(x.isNil() ? y.type : x.type)) {
        return fail(y, Code::UndefinedOp, "");
      }
    } else if (!comparable(x.type)) {
      return fail(x, Code::UndefinedOp, whyIncomparable(x.type));
    } else if (!comparable(y.type)) {
      return fail(y, Code::UndefinedOp, whyIncomparable(y.type));
    }
  } else if (!allOrdered(x.type)) {
    return fail(x, Code::UndefinedOp, "");
  } else if (!allOrdered(y.type)) {
    return fail(y, Code::UndefinedOp, "");
  }
  if (x.mode == Mode::Constant && y.mode == Mode::Constant) {
    x.val = x.val.isKnown() && y.val.isKnown() ? Constant::ofBool(compare(x.val, constOp(op), y.val)) : Constant();
  } else {
    x.mode = Mode::Value;
    // The operands come into being: untyped ones with their default types.
    updateExprType(x.expr, defaultType(x.type), true);
    updateExprType(y.expr, defaultType(y.type), true);
  }
  x.type = basicType(BasicKind::UntypedBool);
}

std::string Checker::whyIncomparable(Type* t) {
  switch (under(t)->kind) {
    case TypeKind::Slice:
    case TypeKind::Signature:
    case TypeKind::Map:
      return std::string(compositeKind(t)) + " can only be compared to nil";
    default:
      return incomparableCause(t, true).value_or("");
  }
}

void Checker::shift(Operand& x, Operand& y, ast::Expr* e, ast::Operator op) {
  auto fail = [&] { x.invalidate(); };
  Constant xval;
  if (x.mode == Mode::Constant) {
    xval = x.val.toInt();
  }
  bool xIsInt = allInteger(x.type) || (isUntyped(x.type) && xval.kind() == ConstantKind::Int);
  if (!xIsInt) {
    errorf(&x, Code::InvalidShiftOperand, "invalid operation: shifted operand %s must be integer", x);
    return fail();
  }
  Constant yval;
  if (y.mode == Mode::Constant) {
    yval = y.val.toInt();
    if (yval.kind() == ConstantKind::Int && yval.sign() < 0) {
      errorf(&y, Code::InvalidShiftCount, "invalid operation: negative shift count %s", y);
      return fail();
    }
    if (isUntyped(y.type)) {
      // Representable as uint, but not converted: the count keeps its own type.
      representable(y, basicType(BasicKind::Uint));
      if (!y.isValid()) {
        return fail();
      }
    }
  } else if (allInteger(y.type)) {
    if (!allUnsigned(y.type) && !verifyVersionf(&y, go1_13, "invalid operation: signed shift count %s", y)) {
      return fail();
    }
  } else if (isUntyped(y.type)) {
    convertUntyped(y, basicType(BasicKind::Uint));
    if (!y.isValid()) {
      return fail();
    }
  } else {
    errorf(&y, Code::InvalidShiftCount, "invalid operation: shift count %s must be integer", y);
    return fail();
  }
  if (x.mode == Mode::Constant && y.mode == Mode::Constant) {
    if (!x.val.isKnown() || !y.val.isKnown()) {
      x.val = Constant();
      if (!isInteger(x.type)) {
        x.type = basicType(BasicKind::UntypedInt);
      }
      return;
    }
    constexpr uint64_t bound = 1023 - 1 + 52;  // as much as the smallest float64 needs
    std::optional<uint64_t> count = yval.uint64Value();
    if (!count || *count > bound) {
      errorf(&y, Code::InvalidShiftCount, "invalid operation: invalid shift count %s", y);
      return fail();
    }
    if (!isInteger(x.type)) {
      x.type = basicType(BasicKind::UntypedInt);  // 2.0 << 1
    }
    x.val = types::shift(xval, constOp(op), static_cast<unsigned>(*count));
    x.expr = e;
    overflow(x, opPos(x.expr));
    return;
  }
  if (x.mode == Mode::Constant && isUntyped(x.type)) {
    // Its type is that of the place where the shift stands: known later.
    if (auto it = untyped.find(x.expr); it != untyped.end()) {
      it->second.isLhs = true;
    }
    x.mode = Mode::Value;
    return;
  }
  if (!allInteger(x.type)) {
    errorf(&x, Code::InvalidShiftOperand, "invalid operation: shifted operand %s must be integer", x);
    return fail();
  }
  x.mode = Mode::Value;
}

void Checker::binary(Operand& x, ast::Expr* e, ast::Expr* lhs, ast::Expr* rhs, ast::Operator op) {
  Operand y;
  expr(nullptr, x, lhs);
  expr(nullptr, y, rhs);
  if (!x.isValid()) {
    return;
  }
  if (!y.isValid()) {
    x.invalidate();
    x.expr = y.expr;
    return;
  }
  if (isShift(op)) {
    return shift(x, y, e, op);
  }
  matchTypes(x, y);
  if (!x.isValid()) {
    return;
  }
  if (isComparison(op)) {
    return comparison(x, y, op);
  }
  if (!identical(x.type, y.type)) {
    if (isValid(x.type) && isValid(y.type)) {
      if (e != nullptr) {
        errorf(&x, Code::MismatchedTypes, "invalid operation: %s (mismatched types %s and %s)", e, x.type, y.type);
      } else {
        errorf(&x, Code::MismatchedTypes, "invalid operation: %s %s= %s (mismatched types %s and %s)", lhs,
               ast::operatorText(op), rhs, x.type, y.type);
      }
    }
    x.invalidate();
    return;
  }
  if (!opAllowed(x, op, false)) {
    x.invalidate();
    return;
  }
  if (op == ast::Operator::Div || op == ast::Operator::Rem) {
    bool bothConst = x.mode == Mode::Constant && y.mode == Mode::Constant;
    bool zero = (x.mode == Mode::Constant || allInteger(x.type)) && y.mode == Mode::Constant && y.val.isKnown() &&
                y.val.sign() == 0;
    if (!zero && bothConst && isComplex(x.type) && y.val.isKnown()) {
      // The divisor's square may underflow.
      Constant re = y.val.realPart(), im = y.val.imagPart();
      zero = binaryOp(re, ConstOp::Mul, re).sign() == 0 && binaryOp(im, ConstOp::Mul, im).sign() == 0;
    }
    if (zero) {
      error(&y, Code::DivByZero, "invalid operation: division by zero");
      x.invalidate();
      return;
    }
  }
  if (x.mode == Mode::Constant && y.mode == Mode::Constant) {
    if (!x.val.isKnown() || !y.val.isKnown()) {
      x.val = Constant();
      return;
    }
    ConstOp cop = op == ast::Operator::Div && isInteger(x.type) ? ConstOp::IntQuo : constOp(op);
    x.val = binaryOp(x.val, cop, y.val);
    x.expr = e;
    overflow(x, opPos(x.expr));
    return;
  }
  x.mode = Mode::Value;
}

void Checker::matchTypes(Operand& x, Operand& y) {
  // Whether one of them is untyped and may take the other's type; if not, mismatched types are reported elsewhere.
  auto mayConvert = [&] {
    if (isTyped(x.type) && isTyped(y.type)) {
      return false;
    }
    if (allNumeric(x.type) != allNumeric(y.type)) {
      return false;
    }
    if (isNonTypeParamInterface(x.type) || isNonTypeParamInterface(y.type)) {
      return true;
    }
    if (allBoolean(x.type) != allBoolean(y.type) || allString(x.type) != allString(y.type)) {
      return false;
    }
    if (x.isNil()) {
      return hasNil(y.type);
    }
    if (y.isNil()) {
      return hasNil(x.type);
    }
    return !isPointer(x.type) && !isPointer(y.type);
  };
  if (!mayConvert()) {
    return;
  }
  convertUntyped(x, y.type);
  if (!x.isValid()) {
    return;
  }
  convertUntyped(y, x.type);
  if (!y.isValid()) {
    x.invalidate();
  }
}

}  // namespace types
