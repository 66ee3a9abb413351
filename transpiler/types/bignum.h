// This file declares the numbers that constants are made of: BigInt (any size), Rational, and BigFloat (512 bits of
// precision, rounded to nearest even), all immutable values on llvm::APInt.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "llvm/ADT/APInt.h"

namespace types {

// Sign and magnitude. Invariant: the magnitude has no more bits than it needs (at least 1); zero is not negative.
class BigInt {
 public:
  BigInt() : mag_(1, 0) {}
  static BigInt of(int64_t v);
  static BigInt of(uint64_t v);
  static BigInt fromMagnitude(llvm::APInt mag, bool negative = false);
  static BigInt pow(unsigned base, unsigned exponent);
  // Digits in the given base, without prefix or underscores; nullopt if a character is no digit.
  static std::optional<BigInt> parse(std::string_view digits, unsigned base);

  bool isZero() const { return mag_.isZero(); }
  bool negative() const { return negative_; }
  int sign() const { return isZero() ? 0 : negative_ ? -1 : 1; }
  unsigned bitLen() const { return mag_.getActiveBits(); }
  const llvm::APInt& magnitude() const { return mag_; }
  unsigned trailingZeros() const { return isZero() ? 0 : mag_.countr_zero(); }

  std::optional<int64_t> int64() const;
  std::optional<uint64_t> uint64() const;
  std::string toString() const;

  BigInt operator-() const;
  BigInt abs() const { return fromMagnitude(mag_); }
  BigInt operator+(const BigInt& y) const;
  BigInt operator-(const BigInt& y) const { return *this + -y; }
  BigInt operator*(const BigInt& y) const;
  BigInt quo(const BigInt& y) const;  // truncated
  BigInt rem(const BigInt& y) const;  // sign of *this
  BigInt shl(unsigned n) const;
  BigInt shrMagnitude(unsigned n) const;  // drops bits of the magnitude
  BigInt shr(unsigned n) const;           // arithmetic: rounds down
  // Bitwise operations, as in two's complement.
  BigInt bitAnd(const BigInt& y) const;
  BigInt bitOr(const BigInt& y) const;
  BigInt bitXor(const BigInt& y) const;
  BigInt andNot(const BigInt& y) const;
  BigInt bitNot() const;
  int compare(const BigInt& y) const;

 private:
  llvm::APInt twos(unsigned width) const;
  static BigInt fromTwos(const llvm::APInt& v);
  static unsigned twosWidth(const BigInt& x, const BigInt& y);

  llvm::APInt mag_;
  bool negative_ = false;
};

// In lowest terms, denominator positive.
class Rational {
 public:
  explicit Rational(BigInt n = {}) : num_(std::move(n)), den_(BigInt::of(int64_t{1})) {}
  Rational(BigInt n, BigInt d);  // d not zero

  const BigInt& num() const { return num_; }
  const BigInt& den() const { return den_; }
  bool isInt() const { return den_.bitLen() == 1; }
  int sign() const { return num_.sign(); }

  Rational operator-() const;
  Rational operator+(const Rational& y) const;
  Rational operator-(const Rational& y) const { return *this + -y; }
  Rational operator*(const Rational& y) const;
  Rational operator/(const Rational& y) const;
  int compare(const Rational& y) const;

 private:
  struct Reduced {};
  Rational(BigInt n, BigInt d, Reduced) : num_(std::move(n)), den_(std::move(d)) {}
  BigInt num_, den_;
};

// mant * 2^exp, or an infinity.
class BigFloat {
 public:
  static constexpr unsigned kPrecision = 512;

  BigFloat() = default;
  explicit BigFloat(const BigInt& v) : BigFloat(v, 0) {}
  BigFloat(const BigInt& mant, int64_t exp, bool sticky = false, unsigned precision = kPrecision);
  static BigFloat of(const Rational& r);
  static BigFloat of(double d);  // finite or infinite
  static BigFloat infinity(bool negative);

  bool isInf() const { return inf_; }
  bool isZero() const { return !inf_ && mant_.isZero(); }
  bool isInt() const { return !inf_ && (mant_.isZero() || exp_ >= 0); }
  int sign() const { return inf_ ? (negativeInf_ ? -1 : 1) : mant_.sign(); }
  // e with 0.5 <= |x| / 2^e < 1; 0 for zero.
  int64_t exponent() const { return mant_.isZero() ? 0 : exp_ + mant_.bitLen(); }
  // Odd unless zero; with exp() gives the value.
  const BigInt& mant() const { return mant_; }
  int64_t exp() const { return exp_; }

  BigFloat operator-() const;
  BigFloat operator+(const BigFloat& y) const;
  BigFloat operator-(const BigFloat& y) const { return *this + -y; }
  BigFloat operator*(const BigFloat& y) const { return mul(y, kPrecision); }
  BigFloat operator/(const BigFloat& y) const { return quo(y, kPrecision); }
  BigFloat mul(const BigFloat& y, unsigned precision) const;
  BigFloat quo(const BigFloat& y, unsigned precision) const;
  int compare(const BigFloat& y) const;

  // Exact value, if it is an integer.
  std::optional<BigInt> toInt() const;

 private:
  BigInt mant_;
  int64_t exp_ = 0;
  bool inf_ = false;
  bool negativeInf_ = false;
};

// mant * 2^exp (plus a little if sticky), rounded to the nearest IEEE value, ties to even; infinite if too large.
double roundToDouble(const BigInt& mant, int64_t exp, bool sticky = false);
float roundToFloat(const BigInt& mant, int64_t exp, bool sticky = false);
// The same for a rational.
double roundToDouble(const Rational& r);
float roundToFloat(const Rational& r);

}  // namespace types
