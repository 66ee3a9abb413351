// This file implements the arithmetic of Constant. Literals and text are in constant_text.cpp, strings in
// constant_string.cpp.
//
// Every binary operation first brings both operands to the larger of their representations:
// integer < rational < float < complex.
#include "types/constant.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "types/constant_rep.h"

namespace types {

using Complex = std::pair<Constant, Constant>;

Constant ConstantRep::of(Rational v) {
  if (v.num().bitLen() < kMaxSize && v.den().bitLen() < kMaxSize) {
    return wrap(std::move(v));
  }
  return wrap(BigFloat::of(v));
}

Constant ConstantRep::of(BigFloat v) { return v.isInf() ? Constant() : wrap(std::move(v)); }

// ---------------------------------------------------------------------------------------------------------------
// Construction and access

Constant Constant::ofBool(bool b) { return ConstantRep::wrap(b); }
Constant Constant::ofInt(int64_t v) { return ConstantRep::of(BigInt::of(v)); }
Constant Constant::ofUint(uint64_t v) { return ConstantRep::of(BigInt::of(v)); }

// d as mantissa and power of two, exactly.
static Rational exactRational(double d) {
  int e = 0;
  double m = std::frexp(d, &e);
  BigInt mant = BigInt::of(static_cast<int64_t>(std::ldexp(m, 53)));
  e -= 53;
  if (e >= 0) {
    return Rational(mant.shl(static_cast<unsigned>(e)));
  }
  return Rational(mant, BigInt::of(uint64_t{1}).shl(static_cast<unsigned>(-e)));
}

Constant Constant::ofFloat(double d) {
  if (!std::isfinite(d)) {
    return {};
  }
  return ConstantRep::wrap(exactRational(d));
}

Constant Constant::ofComplex(const Constant& re, const Constant& im) {
  return re.isKnown() && im.isKnown() ? ConstantRep::wrap(Complex(re, im)) : Constant();
}

ConstantKind Constant::kind() const {
  if (rep_ == nullptr) {
    return ConstantKind::Unknown;
  }
  constexpr ConstantKind kKinds[] = {ConstantKind::Bool,  ConstantKind::String, ConstantKind::Int,
                                     ConstantKind::Float, ConstantKind::Float,  ConstantKind::Complex};
  return kKinds[rep_->value.index()];
}

bool Constant::boolValue() const {
  const bool* b = ConstantRep::get<bool>(*this);
  return b != nullptr && *b;
}

std::optional<int64_t> Constant::int64Value() const {
  const BigInt* i = ConstantRep::get<BigInt>(*this);
  return i == nullptr ? std::nullopt : i->int64();
}

std::optional<uint64_t> Constant::uint64Value() const {
  const BigInt* i = ConstantRep::get<BigInt>(*this);
  return i == nullptr ? std::nullopt : i->uint64();
}

double Constant::float64Value() const {
  if (const auto* i = ConstantRep::get<BigInt>(*this)) {
    return roundToDouble(*i, 0);
  }
  if (const auto* r = ConstantRep::get<Rational>(*this)) {
    return roundToDouble(*r);
  }
  if (const auto* f = ConstantRep::get<BigFloat>(*this)) {
    return roundToDouble(f->mant(), f->exp());
  }
  return 0;
}

float Constant::float32Value() const {
  if (const auto* i = ConstantRep::get<BigInt>(*this)) {
    return roundToFloat(*i, 0);
  }
  if (const auto* r = ConstantRep::get<Rational>(*this)) {
    return roundToFloat(*r);
  }
  if (const auto* f = ConstantRep::get<BigFloat>(*this)) {
    return roundToFloat(f->mant(), f->exp());
  }
  return 0;
}

int Constant::sign() const {
  if (const auto* i = ConstantRep::get<BigInt>(*this)) {
    return i->sign();
  }
  if (const auto* r = ConstantRep::get<Rational>(*this)) {
    return r->sign();
  }
  if (const auto* f = ConstantRep::get<BigFloat>(*this)) {
    return f->sign();
  }
  if (const auto* c = ConstantRep::get<Complex>(*this)) {
    return c->first.sign() | c->second.sign();
  }
  return 1;  // an unknown value must not look like zero
}

unsigned Constant::bitLen() const {
  const BigInt* i = ConstantRep::get<BigInt>(*this);
  return i == nullptr ? 0 : i->bitLen();
}

Constant Constant::realPart() const {
  const Complex* c = ConstantRep::get<Complex>(*this);
  return c == nullptr ? *this : c->first;
}

Constant Constant::imagPart() const {
  if (!isKnown()) {
    return {};
  }
  const Complex* c = ConstantRep::get<Complex>(*this);
  return c == nullptr ? ofInt(0) : c->second;
}

// ---------------------------------------------------------------------------------------------------------------
// Conversions

// An integer that f is, or is up to rounding errors in the last bits.
static std::optional<BigInt> nearInteger(const BigFloat& f) {
  if (!isSmall(f)) {
    return std::nullopt;
  }
  if (auto exact = f.toInt()) {
    return exact;
  }
  constexpr unsigned kSlack = 4;
  unsigned bits = f.mant().bitLen();
  constexpr unsigned kKeep = BigFloat::kPrecision - kSlack;
  if (bits <= kKeep) {
    return std::nullopt;
  }
  unsigned drop = bits - kKeep;
  BigInt down = f.mant().shrMagnitude(drop);
  BigInt up = down + BigInt::of(int64_t{f.sign()});
  for (const BigInt& m : {down, up}) {
    if (auto i = BigFloat(m, f.exp() + drop).toInt()) {
      return i;
    }
  }
  return std::nullopt;
}

Constant Constant::toInt() const {
  if (ConstantRep::get<BigInt>(*this) != nullptr) {
    return *this;
  }
  if (const auto* r = ConstantRep::get<Rational>(*this)) {
    return r->isInt() ? ConstantRep::of(r->num()) : Constant();
  }
  if (const auto* f = ConstantRep::get<BigFloat>(*this)) {
    auto i = nearInteger(*f);
    return i ? ConstantRep::of(*i) : Constant();
  }
  if (ConstantRep::get<Complex>(*this) != nullptr) {
    return toFloat().toInt();
  }
  return {};
}

Constant Constant::toFloat() const {
  if (const auto* i = ConstantRep::get<BigInt>(*this)) {
    return ConstantRep::of(Rational(*i));
  }
  if (const auto* c = ConstantRep::get<Complex>(*this)) {
    return c->second.sign() == 0 ? c->first.toFloat() : Constant();
  }
  return kind() == ConstantKind::Float ? *this : Constant();
}

Constant Constant::toComplex() const {
  switch (kind()) {
    case ConstantKind::Int:
    case ConstantKind::Float:
      return ofComplex(*this, ofInt(0));
    case ConstantKind::Complex:
      return *this;
    case ConstantKind::Unknown:
    case ConstantKind::Bool:
    case ConstantKind::String:
      return {};
  }
  return {};
}

Constant Constant::roundedToFloat32() const { return ofFloat(static_cast<double>(float32Value())); }
Constant Constant::roundedToFloat64() const { return ofFloat(float64Value()); }

// ---------------------------------------------------------------------------------------------------------------
// Operators

static BigFloat asBigFloat(const Constant& c) {
  if (const auto* i = ConstantRep::get<BigInt>(c)) {
    return BigFloat(*i);
  }
  if (const auto* r = ConstantRep::get<Rational>(c)) {
    return BigFloat::of(*r);
  }
  return *ConstantRep::get<BigFloat>(c);
}

static Rational asRational(const Constant& c) {
  if (const auto* i = ConstantRep::get<BigInt>(c)) {
    return Rational(*i);
  }
  return *ConstantRep::get<Rational>(c);
}

// The place of a representation in the order of the head comment.
static int rank(const Constant& c) {
  if (ConstantRep::get<BigInt>(c) != nullptr) {
    return 0;
  }
  if (ConstantRep::get<Rational>(c) != nullptr) {
    return 1;
  }
  return ConstantRep::get<BigFloat>(c) != nullptr ? 2 : 3;
}

static bool isNumber(const Constant& c) {
  return c.kind() == ConstantKind::Int || c.kind() == ConstantKind::Float || c.kind() == ConstantKind::Complex;
}

Constant unaryOp(ConstOp op, const Constant& x, unsigned prec, bool isUnsigned) {
  if (!x.isKnown()) {
    return x;
  }
  if (op == ConstOp::Not) {
    return Constant::ofBool(!x.boolValue());
  }
  if (op == ConstOp::Plus) {
    return x;
  }
  if (op == ConstOp::Xor) {
    const BigInt* i = ConstantRep::get<BigInt>(x);
    if (i == nullptr) {
      return {};
    }
    BigInt z = i->bitNot();
    if (prec > 0 && isUnsigned) {
      z = z.andNot(BigInt::of(int64_t{-1}).shl(prec));
    }
    return ConstantRep::of(z);
  }
  assert(op == ConstOp::Minus);
  if (const auto* i = ConstantRep::get<BigInt>(x)) {
    return ConstantRep::of(-*i);
  }
  if (const auto* r = ConstantRep::get<Rational>(x)) {
    return ConstantRep::of(-*r);
  }
  if (const auto* f = ConstantRep::get<BigFloat>(x)) {
    return ConstantRep::of(-*f);
  }
  return Constant::ofComplex(unaryOp(op, x.realPart()), unaryOp(op, x.imagPart()));
}

static Constant intOp(const BigInt& a, ConstOp op, const BigInt& b) {
  switch (op) {
    case ConstOp::Add:
      return ConstantRep::of(a + b);
    case ConstOp::Sub:
      return ConstantRep::of(a - b);
    case ConstOp::Mul:
      return ConstantRep::of(a * b);
    case ConstOp::Quo:
      return ConstantRep::of(Rational(a, b));
    case ConstOp::IntQuo:
      return ConstantRep::of(a.quo(b));
    case ConstOp::Rem:
      return ConstantRep::of(a.rem(b));
    case ConstOp::And:
      return ConstantRep::of(a.bitAnd(b));
    case ConstOp::Or:
      return ConstantRep::of(a.bitOr(b));
    case ConstOp::Xor:
      return ConstantRep::of(a.bitXor(b));
    case ConstOp::AndNot:
      return ConstantRep::of(a.andNot(b));
    default:
      return {};
  }
}

// Number: Rational or BigFloat.
template <class Number>
static Constant floatOp(const Number& a, ConstOp op, const Number& b) {
  switch (op) {
    case ConstOp::Add:
      return ConstantRep::of(a + b);
    case ConstOp::Sub:
      return ConstantRep::of(a - b);
    case ConstOp::Mul:
      return ConstantRep::of(a * b);
    case ConstOp::Quo:
      return ConstantRep::of(a / b);
    default:
      return {};
  }
}

static Constant complexOp(const Constant& x, ConstOp op, const Constant& y) {
  Constant a = x.realPart();
  Constant b = x.imagPart();
  Constant c = y.realPart();
  Constant d = y.imagPart();
  auto add = [](const Constant& p, const Constant& q) { return binaryOp(p, ConstOp::Add, q); };
  auto sub = [](const Constant& p, const Constant& q) { return binaryOp(p, ConstOp::Sub, q); };
  auto mul = [](const Constant& p, const Constant& q) { return binaryOp(p, ConstOp::Mul, q); };
  switch (op) {
    case ConstOp::Add:
      return Constant::ofComplex(add(a, c), add(b, d));
    case ConstOp::Sub:
      return Constant::ofComplex(sub(a, c), sub(b, d));
    case ConstOp::Mul:
      return Constant::ofComplex(sub(mul(a, c), mul(b, d)), add(mul(b, c), mul(a, d)));
    case ConstOp::Quo: {
      Constant s = add(mul(c, c), mul(d, d));
      return Constant::ofComplex(binaryOp(add(mul(a, c), mul(b, d)), ConstOp::Quo, s),
                                 binaryOp(sub(mul(b, c), mul(a, d)), ConstOp::Quo, s));
    }
    default:
      return {};
  }
}

Constant binaryOp(const Constant& x, ConstOp op, const Constant& y) {
  if (!x.isKnown() || !y.isKnown()) {
    return {};
  }
  if (x.kind() == ConstantKind::Bool && y.kind() == ConstantKind::Bool) {
    bool r = op == ConstOp::AndAnd ? x.boolValue() && y.boolValue() : x.boolValue() || y.boolValue();
    return Constant::ofBool(r);
  }
  if (x.kind() == ConstantKind::String && y.kind() == ConstantKind::String) {
    return op == ConstOp::Add ? ConstantRep::wrap(Text(x, y)) : Constant();
  }
  if (!isNumber(x) || !isNumber(y)) {
    return {};
  }
  switch (std::max(rank(x), rank(y))) {
    case 0:
      return intOp(*ConstantRep::get<BigInt>(x), op, *ConstantRep::get<BigInt>(y));
    case 1:
      return floatOp(asRational(x), op, asRational(y));
    case 2:
      return floatOp(asBigFloat(x), op, asBigFloat(y));
    default:
      return complexOp(x, op, y);
  }
}

Constant shift(const Constant& x, ConstOp op, unsigned n) {
  const BigInt* i = ConstantRep::get<BigInt>(x);
  if (i == nullptr) {
    return {};
  }
  return ConstantRep::of(op == ConstOp::Shl ? i->shl(n) : i->shr(n));
}

static bool holds(ConstOp op, int order) {
  switch (op) {
    case ConstOp::Eql:
      return order == 0;
    case ConstOp::Neq:
      return order != 0;
    case ConstOp::Lss:
      return order < 0;
    case ConstOp::Leq:
      return order <= 0;
    case ConstOp::Gtr:
      return order > 0;
    case ConstOp::Geq:
      return order >= 0;
    default:
      return false;
  }
}

bool compare(const Constant& x, ConstOp op, const Constant& y) {
  if (!x.isKnown() || !y.isKnown()) {
    return false;
  }
  if (x.kind() == ConstantKind::Bool) {
    return holds(op, x.boolValue() == y.boolValue() ? 0 : 1);
  }
  if (x.kind() == ConstantKind::String) {
    const Text* a = ConstantRep::get<Text>(x);
    const Text* b = ConstantRep::get<Text>(y);
    if (b == nullptr) {
      return false;
    }
    bool needsOrder = op != ConstOp::Eql && op != ConstOp::Neq;
    return holds(op, needsOrder ? a->compare(*b) : a->equals(*b) ? 0 : 1);
  }
  if (!isNumber(x) || !isNumber(y)) {
    return false;
  }
  switch (std::max(rank(x), rank(y))) {
    case 0:
      return holds(op, ConstantRep::get<BigInt>(x)->compare(*ConstantRep::get<BigInt>(y)));
    case 1:
      return holds(op, asRational(x).compare(asRational(y)));
    case 2:
      return holds(op, asBigFloat(x).compare(asBigFloat(y)));
    default: {
      bool same =
          compare(x.realPart(), ConstOp::Eql, y.realPart()) && compare(x.imagPart(), ConstOp::Eql, y.imagPart());
      return holds(op, same ? 0 : 1);
    }
  }
}

}  // namespace types
