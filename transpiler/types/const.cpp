// This file types constants: overflow, representability, and the conversion of untyped operands.
#include <cmath>

#include "types/checker.h"

namespace types {

// The operation that may have overflowed, with a space behind; empty if it has no name in messages.
static std::string_view opName(ast::Expr* e) {
  auto* op = ast::dynCast<ast::Operation>(e);
  if (op == nullptr) {
    return "";
  }
  if (op->y == nullptr) {
    return op->op == ast::Operator::Xor ? "bitwise complement " : "";
  }
  switch (op->op) {
    case ast::Operator::Add:
      return "addition ";
    case ast::Operator::Sub:
      return "subtraction ";
    case ast::Operator::Xor:
      return "bitwise XOR ";
    case ast::Operator::Mul:
      return "multiplication ";
    case ast::Operator::Shl:
      return "shift ";
    default:
      return "";
  }
}

void Checker::overflow(Operand& x, Pos opPos) {
  if (!x.val.isKnown()) {
    error(opPos, Code::InvalidConstVal, "constant result is not representable");
    return;
  }
  if (isTyped(x.type)) {
    if (auto* basic = asUnder<Basic>(x.type)) {
      representable(x, basic);
    }
    return;
  }
  constexpr unsigned maxBits = 512;
  if (x.val.kind() == ConstantKind::Int && x.val.bitLen() > maxBits) {
    errorf(opPos, Code::InvalidConstVal, "constant %soverflow", opName(x.expr));
    x.val = Constant();
    return;
  }
  constexpr size_t maxLen = 2'000'000'000;
  if (x.val.kind() == ConstantKind::String && x.val.stringSize() > maxLen) {
    errorf(opPos, Code::InvalidConstVal, "constant string too long (%d bytes > %d bytes)", x.val.stringSize(),
           maxLen);
    x.val = Constant();
  }
}

namespace {

bool integerFits(const Constant& x, BasicKind kind) {
  auto inSigned = [&](int bits) {
    std::optional<int64_t> v = x.int64Value();
    return v && (bits == 64 || (-(int64_t{1} << (bits - 1)) <= *v && *v < int64_t{1} << (bits - 1)));
  };
  auto inUnsigned = [&](int bits) {
    std::optional<uint64_t> v = x.uint64Value();
    return v && (bits == 64 || *v < uint64_t{1} << bits);
  };
  switch (kind) {
    case BasicKind::Int8:
      return inSigned(8);
    case BasicKind::Int16:
      return inSigned(16);
    case BasicKind::Int32:
      return inSigned(32);
    case BasicKind::Int:
    case BasicKind::Int64:
      return inSigned(64);
    case BasicKind::Uint8:
      return inUnsigned(8);
    case BasicKind::Uint16:
      return inUnsigned(16);
    case BasicKind::Uint32:
      return inUnsigned(32);
    case BasicKind::Uint:
    case BasicKind::Uint64:
    case BasicKind::Uintptr:
      return inUnsigned(64);
    default:
      return true;  // untyped
  }
}

bool floatFits(const Constant& x, bool single, Constant* rounded) {
  if (single ? std::isinf(x.float32Value()) : std::isinf(x.float64Value())) {
    return false;
  }
  *rounded = single ? x.roundedToFloat32() : x.roundedToFloat64();
  return true;
}

}  // namespace

bool representableConst(const Constant& value, Basic* type, Constant* rounded) {
  if (!value.isKnown()) {
    return true;  // an error was reported
  }
  Constant result = value;
  bool ok = false;
  if (isInteger(type)) {
    result = value.toInt();
    ok = result.kind() == ConstantKind::Int && integerFits(result, type->basic);
    if (result.kind() != ConstantKind::Int) {
      result = value;
    }
  } else if (isFloat(type)) {
    Constant x = value.toFloat();
    if (x.kind() != ConstantKind::Float) {
      return false;
    }
    if (type->basic == BasicKind::UntypedFloat) {
      return true;
    }
    ok = floatFits(x, type->basic == BasicKind::Float32, &result);
  } else if (isComplex(type)) {
    Constant x = value.toComplex();
    if (x.kind() != ConstantKind::Complex) {
      return false;
    }
    if (type->basic == BasicKind::UntypedComplex) {
      return true;
    }
    bool single = type->basic == BasicKind::Complex64;
    Constant re, im;
    ok = floatFits(x.realPart(), single, &re) && floatFits(x.imagPart(), single, &im);
    if (ok) {
      result = Constant::ofComplex(re, im);
    }
  } else if (isString(type)) {
    ok = value.kind() == ConstantKind::String;
  } else if (isBoolean(type)) {
    ok = value.kind() == ConstantKind::Bool;
  }
  if (ok && rounded != nullptr) {
    *rounded = result;
  }
  return ok;
}

void Checker::representable(Operand& x, Basic* type) {
  Constant v;
  if (Code code = representation(x, type, &v); code != Code::None) {
    invalidConversion(code, x, type);
    x.invalidate();
    return;
  }
  x.val = v;
}

Code Checker::representation(const Operand& x, Basic* type, Constant* val) {
  *val = x.val;
  if (representableConst(x.val, type, val)) {
    return Code::None;
  }
  if (isNumeric(x.type) && isNumeric(type)) {
    return !isInteger(x.type) && isInteger(type) ? Code::TruncatedFloat : Code::NumericOverflow;
  }
  return Code::InvalidConstVal;
}

void Checker::invalidConversion(Code code, Operand& x, Type* target) {
  const char* format = code == Code::TruncatedFloat    ? "%s truncated to %s"
                       : code == Code::NumericOverflow ? "%s overflows %s"
                                                       : "cannot convert %s to type %s";
  errorf(&x, code, format, x, target);
}

void Checker::convertUntyped(Operand& x, Type* target) {
  Implicit implicit = implicitTypeAndValue(x, target);
  if (implicit.code != Code::None) {
    invalidConversion(implicit.code, x, isTypeParam(target) ? target : under(target));
    x.invalidate();
    return;
  }
  if (implicit.hasVal) {
    x.val = implicit.val;
    updateExprVal(x.expr, x.val);
  }
  if (implicit.type != x.type) {
    x.type = implicit.type;
    updateExprType(x.expr, x.type, false);
  }
}

void setConst(Operand& x, ast::LitKind kind, std::string_view text) {
  BasicKind basic = BasicKind::UntypedInt;
  switch (kind) {
    case ast::LitKind::Int:
      x.val = Constant::fromIntLiteral(text);
      break;
    case ast::LitKind::Float:
      x.val = Constant::fromFloatLiteral(text);
      basic = BasicKind::UntypedFloat;
      break;
    case ast::LitKind::Imag:
      x.val = Constant::fromImagLiteral(text);
      basic = BasicKind::UntypedComplex;
      break;
    case ast::LitKind::Rune:
      x.val = Constant::fromCharLiteral(text);
      basic = BasicKind::UntypedRune;
      break;
    case ast::LitKind::String:
      x.val = Constant::fromStringLiteral(text);
      basic = BasicKind::UntypedString;
      break;
  }
  if (!x.val.isKnown()) {
    x.invalidate();
    x.type = invalidType();
    return;
  }
  x.mode = Mode::Constant;
  x.type = basicType(basic);
}

}  // namespace types
