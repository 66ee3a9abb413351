// This file implements BigInt, Rational and BigFloat. APInt wants operands of one width, so every operation widens its
// operands to what the result may need and trims the result again.
#include "types/bignum.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "llvm/ADT/SmallString.h"

namespace types {

using llvm::APInt;

// ---------------------------------------------------------------------------------------------------------------
// BigInt

BigInt BigInt::fromMagnitude(APInt mag, bool negative) {
  BigInt r;
  unsigned bits = std::max(1U, mag.getActiveBits());
  r.mag_ = mag.getBitWidth() == bits ? std::move(mag) : mag.trunc(bits);
  r.negative_ = negative && !r.mag_.isZero();
  return r;
}

BigInt BigInt::of(uint64_t v) { return fromMagnitude(APInt(64, v)); }

BigInt BigInt::of(int64_t v) {
  uint64_t mag = v < 0 ? uint64_t{0} - static_cast<uint64_t>(v) : static_cast<uint64_t>(v);
  return fromMagnitude(APInt(64, mag), v < 0);
}

BigInt BigInt::pow(unsigned base, unsigned exponent) {
  BigInt result = of(uint64_t{1});
  BigInt square = of(uint64_t{base});
  for (; exponent > 0; exponent >>= 1) {
    if ((exponent & 1) != 0) {
      result = result * square;
    }
    if (exponent > 1) {
      square = square * square;
    }
  }
  return result;
}

std::optional<BigInt> BigInt::parse(std::string_view digits, unsigned base) {
  if (digits.empty()) {
    return std::nullopt;
  }
  // Digits are gathered in chunks that fit a word.
  BigInt result;
  uint64_t chunk = 0;
  uint64_t scale = 1;
  for (char c : digits) {
    unsigned d = c >= '0' && c <= '9'   ? static_cast<unsigned>(c - '0')
                 : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a' + 10)
                 : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A' + 10)
                                        : 99;
    if (d >= base) {
      return std::nullopt;
    }
    chunk = chunk * base + d;
    scale *= base;
    if (scale > (uint64_t{1} << 56)) {
      result = result * of(scale) + of(chunk);
      chunk = 0;
      scale = 1;
    }
  }
  return result * of(scale) + of(chunk);
}

std::optional<int64_t> BigInt::int64() const {
  if (bitLen() > 64) {
    return std::nullopt;
  }
  uint64_t v = mag_.getZExtValue();
  if (!negative_) {
    return v <= static_cast<uint64_t>(INT64_MAX) ? std::optional<int64_t>(static_cast<int64_t>(v)) : std::nullopt;
  }
  return v <= uint64_t{1} << 63 ? std::optional<int64_t>(static_cast<int64_t>(uint64_t{0} - v)) : std::nullopt;
}

std::optional<uint64_t> BigInt::uint64() const {
  if (negative_ || bitLen() > 64) {
    return std::nullopt;
  }
  return mag_.getZExtValue();
}

std::string BigInt::toString() const {
  llvm::SmallString<64> s;
  mag_.toString(s, 10, /*Signed=*/false);
  return (negative_ ? "-" : "") + std::string(s.str());
}

BigInt BigInt::operator-() const { return fromMagnitude(mag_, !negative_); }

BigInt BigInt::operator+(const BigInt& y) const {
  unsigned width = std::max(mag_.getBitWidth(), y.mag_.getBitWidth()) + 1;
  APInt a = mag_.zext(width);
  APInt b = y.mag_.zext(width);
  if (negative_ == y.negative_) {
    return fromMagnitude(a + b, negative_);
  }
  return a.ult(b) ? fromMagnitude(b - a, y.negative_) : fromMagnitude(a - b, negative_);
}

BigInt BigInt::operator*(const BigInt& y) const {
  unsigned width = mag_.getBitWidth() + y.mag_.getBitWidth();
  return fromMagnitude(mag_.zext(width) * y.mag_.zext(width), negative_ != y.negative_);
}

BigInt BigInt::quo(const BigInt& y) const {
  unsigned width = std::max(mag_.getBitWidth(), y.mag_.getBitWidth());
  return fromMagnitude(mag_.zext(width).udiv(y.mag_.zext(width)), negative_ != y.negative_);
}

BigInt BigInt::rem(const BigInt& y) const {
  unsigned width = std::max(mag_.getBitWidth(), y.mag_.getBitWidth());
  return fromMagnitude(mag_.zext(width).urem(y.mag_.zext(width)), negative_);
}

BigInt BigInt::shl(unsigned n) const {
  if (isZero() || n == 0) {
    return *this;
  }
  return fromMagnitude(mag_.zext(mag_.getBitWidth() + n).shl(n), negative_);
}

BigInt BigInt::shrMagnitude(unsigned n) const {
  if (n >= bitLen()) {
    return {};
  }
  return fromMagnitude(mag_.lshr(n), negative_);
}

BigInt BigInt::shr(unsigned n) const {
  BigInt q = shrMagnitude(n);
  bool inexact = !isZero() && trailingZeros() < n;
  return negative_ && inexact ? q - of(uint64_t{1}) : q;
}

APInt BigInt::twos(unsigned width) const {
  APInt v = mag_.zext(width);
  return negative_ ? -v : v;
}

BigInt BigInt::fromTwos(const APInt& v) { return v.isNegative() ? fromMagnitude(-v, true) : fromMagnitude(v); }

unsigned BigInt::twosWidth(const BigInt& x, const BigInt& y) {
  return std::max(x.mag_.getBitWidth(), y.mag_.getBitWidth()) + 1;
}

BigInt BigInt::bitAnd(const BigInt& y) const {
  unsigned w = twosWidth(*this, y);
  return fromTwos(twos(w) & y.twos(w));
}

BigInt BigInt::bitOr(const BigInt& y) const {
  unsigned w = twosWidth(*this, y);
  return fromTwos(twos(w) | y.twos(w));
}

BigInt BigInt::bitXor(const BigInt& y) const {
  unsigned w = twosWidth(*this, y);
  return fromTwos(twos(w) ^ y.twos(w));
}

BigInt BigInt::andNot(const BigInt& y) const {
  unsigned w = twosWidth(*this, y);
  return fromTwos(twos(w) & ~y.twos(w));
}

BigInt BigInt::bitNot() const { return -*this - of(uint64_t{1}); }

int BigInt::compare(const BigInt& y) const {
  if (sign() != y.sign()) {
    return sign() < y.sign() ? -1 : 1;
  }
  unsigned width = std::max(mag_.getBitWidth(), y.mag_.getBitWidth());
  APInt a = mag_.zext(width);
  APInt b = y.mag_.zext(width);
  if (a == b) {
    return 0;
  }
  return a.ult(b) != negative_ ? -1 : 1;
}

// ---------------------------------------------------------------------------------------------------------------
// Rational

static BigInt gcd(const BigInt& x, const BigInt& y) {
  unsigned width = std::max(x.magnitude().getBitWidth(), y.magnitude().getBitWidth());
  return BigInt::fromMagnitude(
      llvm::APIntOps::GreatestCommonDivisor(x.magnitude().zext(width), y.magnitude().zext(width)));
}

Rational::Rational(BigInt n, BigInt d) : num_(std::move(n)), den_(std::move(d)) {
  if (den_.negative()) {
    num_ = -num_;
    den_ = -den_;
  }
  BigInt g = gcd(num_, den_);
  if (g.bitLen() > 1) {
    num_ = num_.quo(g);
    den_ = den_.quo(g);
  }
}

Rational Rational::operator-() const { return Rational(-num_, den_, Reduced{}); }

Rational Rational::operator+(const Rational& y) const { return Rational(num_ * y.den_ + y.num_ * den_, den_ * y.den_); }

Rational Rational::operator*(const Rational& y) const { return Rational(num_ * y.num_, den_ * y.den_); }

Rational Rational::operator/(const Rational& y) const { return Rational(num_ * y.den_, den_ * y.num_); }

int Rational::compare(const Rational& y) const { return (num_ * y.den_).compare(y.num_ * den_); }

// ---------------------------------------------------------------------------------------------------------------
// BigFloat

// Magnitude and exponent after rounding a magnitude to `precision` bits, ties to even.
struct Rounded {
  BigInt mag;
  int64_t exp;
};

static Rounded roundMagnitude(const BigInt& mag, int64_t exp, bool sticky, unsigned precision) {
  unsigned bits = mag.bitLen();
  if (bits <= precision) {
    return {mag, exp};
  }
  unsigned drop = bits - precision;
  BigInt kept = mag.shrMagnitude(drop);
  bool half = mag.magnitude()[drop - 1];
  bool below = sticky || mag.trailingZeros() < drop - 1;
  if (half && (below || kept.magnitude()[0])) {
    kept = kept + BigInt::of(uint64_t{1});
  }
  return {kept, exp + drop};
}

BigFloat::BigFloat(const BigInt& mant, int64_t exp, bool sticky, unsigned precision) {
  if (mant.isZero()) {
    return;
  }
  BigInt mag = mant.abs();
  if (sticky && mag.bitLen() <= precision) {
    // Room for the information that there is a little more.
    unsigned up = precision + 2 - mag.bitLen();
    mag = mag.shl(up) + BigInt::of(uint64_t{1});
    exp -= up;
  }
  Rounded r = roundMagnitude(mag, exp, sticky, precision);
  unsigned zeros = r.mag.trailingZeros();
  mant_ = BigInt::fromMagnitude(r.mag.shrMagnitude(zeros).magnitude(), mant.negative());
  exp_ = r.exp + zeros;
  // The exponent of Go's big.Float has 32 bits.
  int64_t e = exponent();
  if (e > std::numeric_limits<int32_t>::max()) {
    *this = infinity(mant.negative());
  } else if (e < std::numeric_limits<int32_t>::min()) {
    *this = BigFloat();
  }
}

BigFloat BigFloat::infinity(bool negative) {
  BigFloat f;
  f.inf_ = true;
  f.negativeInf_ = negative;
  return f;
}

BigFloat BigFloat::of(const Rational& r) { return BigFloat(r.num()) / BigFloat(r.den(), 0, false, r.den().bitLen()); }

BigFloat BigFloat::of(double d) {
  if (std::isinf(d)) {
    return infinity(d < 0);
  }
  int e = 0;
  double m = std::frexp(d, &e);
  return BigFloat(BigInt::of(static_cast<int64_t>(std::ldexp(m, 53))), e - 53);
}

BigFloat BigFloat::operator-() const {
  BigFloat r = *this;
  r.mant_ = -r.mant_;
  r.negativeInf_ = !r.negativeInf_;
  return r;
}

BigFloat BigFloat::operator+(const BigFloat& y) const {
  if (inf_ || y.isZero()) {
    return *this;
  }
  if (y.inf_ || isZero()) {
    return y;
  }
  // Where the exponents are far apart the smaller operand is only a sticky bit.
  const BigFloat& big = exponent() >= y.exponent() ? *this : y;
  const BigFloat& small = exponent() >= y.exponent() ? y : *this;
  int64_t lowest = std::min(big.exp_, small.exp_);
  if (big.exponent() - small.exponent() > 2 * int64_t{kPrecision} + 8) {
    constexpr unsigned kUp = 2 * kPrecision + 4;
    BigInt shifted = big.mant_.shl(kUp) + BigInt::of(int64_t{small.sign()});
    return BigFloat(shifted, big.exp_ - kUp);
  }
  BigInt a = mant_.shl(static_cast<unsigned>(exp_ - lowest));
  BigInt b = y.mant_.shl(static_cast<unsigned>(y.exp_ - lowest));
  return BigFloat(a + b, lowest);
}

BigFloat BigFloat::mul(const BigFloat& y, unsigned precision) const {
  if (inf_ || y.inf_) {
    return infinity((sign() < 0) != (y.sign() < 0));
  }
  return BigFloat(mant_ * y.mant_, exp_ + y.exp_, false, precision);
}

BigFloat BigFloat::quo(const BigFloat& y, unsigned precision) const {
  if (inf_ || y.isZero()) {
    return infinity((sign() < 0) != (y.sign() < 0));
  }
  if (y.inf_ || isZero()) {
    return {};
  }
  unsigned up = precision + 2 + y.mant_.bitLen();
  BigInt n = mant_.shl(up);
  return BigFloat(n.quo(y.mant_), exp_ - up - y.exp_, !n.rem(y.mant_).isZero(), precision);
}

int BigFloat::compare(const BigFloat& y) const {
  if (sign() != y.sign()) {
    return sign() < y.sign() ? -1 : 1;
  }
  if (inf_ || y.inf_) {
    return inf_ == y.inf_ ? 0 : (inf_ ? sign() : -y.sign());
  }
  if (sign() == 0) {
    return 0;
  }
  if (exponent() != y.exponent()) {
    return (exponent() < y.exponent()) == (sign() > 0) ? -1 : 1;
  }
  int64_t lowest = std::min(exp_, y.exp_);
  return mant_.shl(static_cast<unsigned>(exp_ - lowest)).compare(y.mant_.shl(static_cast<unsigned>(y.exp_ - lowest)));
}

std::optional<BigInt> BigFloat::toInt() const {
  if (!isInt()) {
    return std::nullopt;
  }
  return mant_.shl(static_cast<unsigned>(exp_));
}

// ---------------------------------------------------------------------------------------------------------------
// IEEE values

// Rounds to a format with `mantBits` of precision whose smallest bit has weight 2^minExp.
static double roundTo(const BigInt& mant, int64_t exp, bool sticky, unsigned mantBits, int minExp, int maxExp) {
  if (mant.isZero()) {
    return 0;
  }
  BigInt mag = mant.abs();
  int64_t top = exp + mag.bitLen();  // value < 2^top
  double sign = mant.negative() ? -1 : 1;
  if (top > maxExp + 1) {
    return sign * std::numeric_limits<double>::infinity();
  }
  if (top < minExp - 1) {
    return sign * 0.0;
  }
  if (sticky) {
    mag = mag.shl(2) + BigInt::of(uint64_t{1});
    exp -= 2;
  }
  // Subnormal numbers have fewer bits.
  int64_t lowest = std::max<int64_t>(top - mantBits, minExp);
  uint64_t kept = 0;
  if (lowest <= exp) {
    kept = mag.shl(static_cast<unsigned>(exp - lowest)).uint64().value_or(0);
  } else {
    auto drop = static_cast<unsigned>(lowest - exp);
    kept = mag.shrMagnitude(drop).uint64().value_or(0);
    bool half = drop <= mag.bitLen() && mag.magnitude()[drop - 1];
    bool below = mag.trailingZeros() < drop - 1;
    if (half && (below || (kept & 1) != 0)) {
      ++kept;
    }
  }
  double d = std::ldexp(static_cast<double>(kept), static_cast<int>(lowest));
  if (d >= std::ldexp(1.0, maxExp - 1) * 2) {
    d = std::numeric_limits<double>::infinity();
  }
  return sign * d;
}

double roundToDouble(const BigInt& mant, int64_t exp, bool sticky) {
  return roundTo(mant, exp, sticky, 53, -1074, 1024);
}

float roundToFloat(const BigInt& mant, int64_t exp, bool sticky) {
  return static_cast<float>(roundTo(mant, exp, sticky, 24, -149, 128));
}

// Numerator and denominator as one mantissa with enough bits for any IEEE format.
static BigInt quotientBits(const Rational& r, int64_t* exp, bool* sticky) {
  auto up = static_cast<unsigned>(std::max<int64_t>(0, 130 + int64_t{r.den().bitLen()} - int64_t{r.num().bitLen()}));
  BigInt n = r.num().shl(up);
  *exp = -int64_t{up};
  *sticky = !n.rem(r.den()).isZero();
  return n.quo(r.den());
}

double roundToDouble(const Rational& r) {
  int64_t exp = 0;
  bool sticky = false;
  BigInt q = quotientBits(r, &exp, &sticky);
  return roundToDouble(q, exp, sticky);
}

float roundToFloat(const Rational& r) {
  int64_t exp = 0;
  bool sticky = false;
  BigInt q = quotientBits(r, &exp, &sticky);
  return roundToFloat(q, exp, sticky);
}

}  // namespace types
