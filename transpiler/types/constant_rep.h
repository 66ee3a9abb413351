// This file defines ConstantRep, the representation behind Constant; only constant*.cpp include it.
//
// Floats stay rational while numerator and denominator are below kMaxSize bits; after that they are BigFloats and never
// go back, so that no exactness is pretended.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "types/bignum.h"
#include "types/constant.h"

namespace types {

struct TextHash {
  std::array<uint32_t, 4> value{};
  std::array<uint32_t, 4> power{1, 1, 1, 1};  // the bases to the power of the size
  bool operator==(const TextHash& h) const { return value == h.value; }
};

// A string, perhaps as the two halves that were added: a + b + c + ... would cost the square of its length otherwise.
class Text {
 public:
  explicit Text(std::string s);
  Text(const Constant& left, const Constant& right);

  size_t size() const { return size_; }
  const std::string& flat() const;
  // These do not put a large string together.
  std::string prefix(size_t n) const;
  bool equals(const Text& other) const;
  int compare(const Text& other) const;
  std::string key() const;  // equal for equal strings

 private:
  using Halves = std::pair<Constant, Constant>;
  class Reader;

  const TextHash& hash() const;

  size_t size_ = 0;
  mutable std::optional<TextHash> hash_;
  mutable std::string flat_;
  mutable std::unique_ptr<Halves> halves_;  // null once flat_ is set
};

struct ConstantRep {
  static constexpr int kMaxSize = 4096;
  std::variant<bool, Text, BigInt, Rational, BigFloat, std::pair<Constant, Constant>> value;

  template <class T>
  static Constant wrap(T v) {
    Constant c;
    c.rep_ = std::make_shared<ConstantRep>(ConstantRep{std::move(v)});
    return c;
  }
  static Constant of(BigInt v) { return wrap(std::move(v)); }
  // A float while it is small enough to stay exact.
  static Constant of(Rational v);
  // Unknown if infinite.
  static Constant of(BigFloat v);

  // The value as a T, or null.
  template <class T>
  static const T* get(const Constant& c) {
    return c.rep_ == nullptr ? nullptr : std::get_if<T>(&c.rep_->value);
  }
};

// Whether a float of this exponent is worth a Rational.
inline bool isSmall(const BigFloat& f) {
  return !f.isInf() && -ConstantRep::kMaxSize < f.exponent() && f.exponent() < ConstantRep::kMaxSize;
}

}  // namespace types
