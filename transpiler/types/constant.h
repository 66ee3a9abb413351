// This file declares Constant: the exact value of a constant expression (bool, string, integer, float, complex,
// unknown).
//
// Integers and rationals are exact (llvm::APInt of any width); where numerator or denominator would pass 4096 bits a
// value becomes a 512-bit float, as gc's constants do. A Constant is a cheap handle to an immutable representation.
// Operations on an unknown operand give unknown; the checker has then reported the error already.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace types {

enum class ConstantKind : uint8_t { Unknown, Bool, String, Int, Float, Complex };

// The operators constants know; the checker maps its tokens to these.
enum class ConstOp : uint8_t {
  Add,
  Sub,
  Mul,
  Quo,
  IntQuo,
  Rem,
  And,
  Or,
  Xor,
  AndNot,
  AndAnd,
  OrOr,
  Shl,
  Shr,
  Eql,
  Neq,
  Lss,
  Leq,
  Gtr,
  Geq,
  Not,
  Plus,
  Minus,
};

struct ConstantRep;  // constant.cpp

class Constant {
 public:
  Constant() = default;  // unknown
  static Constant ofBool(bool b);
  static Constant ofString(std::string s);
  static Constant ofInt(int64_t v);
  static Constant ofUint(uint64_t v);
  static Constant ofFloat(double d);
  static Constant ofComplex(const Constant& re, const Constant& im);
  // From the text of a literal; unknown if it is malformed or too large to be represented.
  static Constant fromIntLiteral(std::string_view text);
  static Constant fromFloatLiteral(std::string_view text);
  static Constant fromImagLiteral(std::string_view text);
  static Constant fromCharLiteral(std::string_view text);
  static Constant fromStringLiteral(std::string_view text);

  ConstantKind kind() const;
  bool isKnown() const { return kind() != ConstantKind::Unknown; }

  bool boolValue() const;
  const std::string& stringValue() const;
  // These do not put together a large string.
  size_t stringSize() const;
  std::string stringPrefix(size_t n) const;
  std::string stringKey() const;                // equal for equal strings
  std::optional<int64_t> int64Value() const;    // exact, else nullopt
  std::optional<uint64_t> uint64Value() const;  // exact, else nullopt
  double float64Value() const;                  // nearest (infinite when too large)
  float float32Value() const;
  int sign() const;         // -1, 0, 1; complex: 0 only for zero
  unsigned bitLen() const;  // of the absolute value of an integer
  Constant realPart() const;
  Constant imagPart() const;

  // Conversions that keep the value exactly, else unknown: 3.0 -> 3, 'a' -> 97, 2+0i -> 2.
  Constant toInt() const;
  Constant toFloat() const;
  Constant toComplex() const;
  // Rounded to the nearest float32 / float64 (as a Float constant).
  Constant roundedToFloat32() const;
  Constant roundedToFloat64() const;

  // As gc prints it in messages (short form) and exactly (integers in full, used for emitting).
  std::string toString() const;
  std::string exactString() const;

 private:
  friend struct ConstantRep;
  friend Constant unaryOp(ConstOp op, const Constant& x, unsigned prec, bool isUnsigned);
  friend Constant binaryOp(const Constant& x, ConstOp op, const Constant& y);
  friend Constant shift(const Constant& x, ConstOp op, unsigned n);
  friend bool compare(const Constant& x, ConstOp op, const Constant& y);
  std::shared_ptr<const ConstantRep> rep_;
};

// prec > 0 limits the result of ^x on an unsigned operand to that many bits.
Constant unaryOp(ConstOp op, const Constant& x, unsigned prec = 0, bool isUnsigned = false);
// Both operands are brought to the larger kind first. Division by zero must have been excluded.
Constant binaryOp(const Constant& x, ConstOp op, const Constant& y);
Constant shift(const Constant& x, ConstOp op, unsigned n);
bool compare(const Constant& x, ConstOp op, const Constant& y);

}  // namespace types
