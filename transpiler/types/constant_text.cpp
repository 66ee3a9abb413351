// This file implements the text side of Constant: from Go literals, and to text as gc's messages show it.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "types/constant_rep.h"
#include "types/format.h"
#include "types/utf8.h"

namespace types {

// ---------------------------------------------------------------------------------------------------------------
// Numbers

// Strips the prefix of a number literal; returns its base.
static unsigned takeBase(std::string& text) {
  if (text.size() < 2 || text[0] != '0') {
    return 10;
  }
  unsigned base = 0;
  switch (text[1] | 0x20) {
    case 'x':
      base = 16;
      break;
    case 'o':
      base = 8;
      break;
    case 'b':
      base = 2;
      break;
    default:
      return 10;
  }
  text.erase(0, 2);
  return base;
}

static std::string withoutUnderscores(std::string_view text) {
  std::string s(text);
  s.erase(std::remove(s.begin(), s.end(), '_'), s.end());
  return s;
}

Constant Constant::fromIntLiteral(std::string_view text) {
  std::string s = withoutUnderscores(text);
  unsigned base = takeBase(s);
  if (base == 10 && s.size() > 1 && s[0] == '0') {
    base = 8;
  }
  std::optional<BigInt> v = BigInt::parse(s, base);
  return v ? ConstantRep::of(*v) : Constant();
}

// 5^n with a little more than the final precision.
static BigFloat powerOf5(int64_t n) {
  constexpr unsigned kWork = BigFloat::kPrecision + 64;
  BigFloat result(BigInt::of(uint64_t{1}));
  BigFloat square(BigInt::of(uint64_t{5}));
  for (; n > 0; n >>= 1) {
    if ((n & 1) != 0) {
      result = result.mul(square, kWork);
    }
    square = square.mul(square, kWork);
  }
  return result;
}

// mant * 2^exp2 * 10^exp10
static Constant makeFloat(const BigInt& mant, int64_t exp2, int64_t exp10) {
  constexpr int64_t kExact = 6000;
  if (mant.isZero()) {
    return ConstantRep::wrap(Rational());
  }
  int64_t twos = exp2 + exp10;
  BigFloat f;
  bool exact = std::abs(exp10) <= kExact && std::abs(twos) <= 4 * kExact;
  BigInt fives = exact ? BigInt::pow(5, static_cast<unsigned>(std::abs(exp10))) : BigInt();
  if (exact) {
    BigInt scaled = exp10 >= 0 ? mant * fives : mant;
    f = BigFloat(scaled, twos);
    if (exp10 < 0) {
      f = BigFloat(mant, twos, false, mant.bitLen()) / BigFloat(fives, 0, false, fives.bitLen());
    }
  } else {
    BigFloat p = powerOf5(std::abs(exp10));
    f = BigFloat(mant, twos, false, mant.bitLen());
    f = exp10 >= 0 ? f * p : f / p;
  }
  if (!isSmall(f)) {
    return ConstantRep::of(f);
  }
  if (f.isZero() || !exact) {
    return f.isZero() ? ConstantRep::wrap(Rational()) : ConstantRep::of(f);
  }
  BigInt num = exp10 >= 0 ? mant * fives : mant;
  BigInt den = exp10 >= 0 ? BigInt::of(uint64_t{1}) : fives;
  if (twos >= 0) {
    num = num.shl(static_cast<unsigned>(twos));
  } else {
    den = den.shl(static_cast<unsigned>(-twos));
  }
  return ConstantRep::wrap(Rational(num, den));
}

Constant Constant::fromFloatLiteral(std::string_view text) {
  std::string s = withoutUnderscores(text);
  unsigned base = takeBase(s);
  size_t expAt = s.find_first_of(base == 16 ? "pP" : "eEpP");
  int64_t exponent = 0;
  bool binary = base == 16;
  if (expAt != std::string::npos) {
    binary = (s[expAt] | 0x20) == 'p';
    const char* first = s.data() + expAt + 1;
    if (*first == '+') {
      ++first;
    }
    auto [end, err] = std::from_chars(first, s.data() + s.size(), exponent);
    constexpr int64_t kHuge = int64_t{1} << 33;
    if (err == std::errc::result_out_of_range) {
      exponent = *first == '-' ? -kHuge : kHuge;
    } else if (err != std::errc() || end != s.data() + s.size()) {
      return {};
    }
    exponent = std::clamp(exponent, -kHuge, kHuge);
    s.resize(expAt);
  }
  int64_t fraction = 0;
  if (size_t dot = s.find('.'); dot != std::string::npos) {
    fraction = static_cast<int64_t>(s.size() - dot - 1);
    s.erase(dot, 1);
  }
  std::optional<BigInt> mant = BigInt::parse(s, base);
  if (!mant) {
    return {};
  }
  if (base == 10) {
    return binary ? makeFloat(*mant, exponent, -fraction) : makeFloat(*mant, 0, exponent - fraction);
  }
  int64_t bitsPerDigit = base == 16 ? 4 : base == 8 ? 3 : 1;
  return makeFloat(*mant, exponent - fraction * bitsPerDigit, 0);
}

Constant Constant::fromImagLiteral(std::string_view text) {
  if (text.empty() || text.back() != 'i') {
    return {};
  }
  return ofComplex(ofInt(0), fromFloatLiteral(text.substr(0, text.size() - 1)));
}

// ---------------------------------------------------------------------------------------------------------------
// Characters and strings

// Reads one character or escape at s[*i]; isByte: it stands for one byte (\x41, \101). -1 if malformed.
static int32_t unquoteChar(std::string_view s, size_t* i, bool* isByte) {
  *isByte = false;
  char c = s[(*i)++];
  if (c != '\\') {
    --*i;
    return decodeRune(s, i);
  }
  if (*i >= s.size()) {
    return -1;
  }
  c = s[(*i)++];
  unsigned digits = 0;
  unsigned base = 16;
  switch (c) {
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    case '\\':
    case '\'':
    case '"':
      return c;
    case 'x':
      digits = 2;
      *isByte = true;
      break;
    case 'u':
      digits = 4;
      break;
    case 'U':
      digits = 8;
      break;
    default:
      if (c < '0' || c > '7') {
        return -1;
      }
      --*i;
      digits = 3;
      base = 8;
      *isByte = true;
  }
  if (*i + digits > s.size()) {
    return -1;
  }
  uint32_t v = 0;
  auto [end, err] = std::from_chars(s.data() + *i, s.data() + *i + digits, v, static_cast<int>(base));
  if (err != std::errc() || end != s.data() + *i + digits) {
    return -1;
  }
  *i += digits;
  bool valid = *isByte ? v <= 255 : v <= 0x10FFFF && (v < 0xD800 || v > 0xDFFF);
  return valid ? static_cast<int32_t>(v) : -1;
}

Constant Constant::fromCharLiteral(std::string_view text) {
  if (text.size() < 3) {
    return {};
  }
  size_t i = 1;
  bool isByte = false;
  int32_t c = unquoteChar(text.substr(0, text.size() - 1), &i, &isByte);
  return c < 0 ? Constant() : ofInt(c);
}

Constant Constant::fromStringLiteral(std::string_view text) {
  if (text.size() < 2 || text.front() != text.back()) {
    return {};
  }
  std::string_view body = text.substr(1, text.size() - 2);
  std::string out;
  out.reserve(body.size());
  if (text.front() == '`') {
    std::copy_if(body.begin(), body.end(), std::back_inserter(out), [](char c) { return c != '\r'; });
    return ofString(std::move(out));
  }
  for (size_t i = 0; i < body.size();) {
    if (body[i] != '\\') {
      out += body[i++];
      continue;
    }
    bool isByte = false;
    int32_t c = unquoteChar(body, &i, &isByte);
    if (c < 0) {
      return {};
    }
    if (isByte) {
      out += static_cast<char>(c);
    } else {
      appendRune(out, c);
    }
  }
  return ofString(std::move(out));
}

// ---------------------------------------------------------------------------------------------------------------
// Text

static std::string printf6g(const char* format, double d) {
  char buf[64];
  std::snprintf(buf, sizeof buf, format, d);
  return buf;
}

// The shortest digits that identify d; with an exponent from 1e6 on and below 1e-4.
static std::string shortest(double d) {
  char buf[64];
  double a = std::fabs(d);
  auto style = a != 0 && (a < 1e-4 || a >= 1e6) ? std::chars_format::scientific : std::chars_format::fixed;
  return {buf, std::to_chars(buf, buf + sizeof buf, d, style).ptr};
}

static std::string floatText(const BigFloat& f) {
  double d = roundToDouble(f.mant(), f.exp());
  if (f.isZero() == (d == 0) && !std::isinf(d)) {
    std::string s = printf6g("%.6g", d);
    return !f.isInt() && s.find('.') == std::string::npos ? shortest(d) : s;
  }
  // Out of a double's range: mantissa and decimal exponent are good enough for a message.
  unsigned bits = f.mant().bitLen();
  double m = roundToDouble(f.mant(), -int64_t{bits});
  double decimal = static_cast<double>(f.exponent()) * 0.30102999566398119521;
  auto e = static_cast<int64_t>(decimal);
  m *= std::pow(10, decimal - static_cast<double>(e));
  if (std::fabs(m) < 1 - 0.5e-6) {
    m *= 10;
    --e;
  } else if (std::fabs(m) >= 10) {
    m /= 10;
    ++e;
  }
  return printf6g("%.6g", m) + "e" + (e < 0 ? "" : "+") + std::to_string(e);
}

std::string Constant::toString() const {
  if (const auto* r = ConstantRep::get<Rational>(*this)) {
    return floatText(BigFloat::of(*r));
  }
  if (const auto* f = ConstantRep::get<BigFloat>(*this)) {
    return floatText(*f);
  }
  if (kind() == ConstantKind::Complex) {
    return "(" + realPart().toString() + " + " + imagPart().toString() + "i)";
  }
  if (kind() != ConstantKind::String) {
    return exactString();
  }
  constexpr size_t kMaxRunes = 72;
  std::string s = quote(stringPrefix(4 * kMaxRunes));  // a rune has 4 bytes at most
  if (countRunes(s) > kMaxRunes) {
    size_t i = 0;
    for (size_t n = 0; n < kMaxRunes - 3; ++n) {
      decodeRune(s, &i);
    }
    return s.substr(0, i) + "...";
  }
  return s;
}

std::string Constant::exactString() const {
  switch (kind()) {
    case ConstantKind::Unknown:
      return "unknown";
    case ConstantKind::Bool:
      return boolValue() ? "true" : "false";
    case ConstantKind::String:
      return quote(stringValue());
    case ConstantKind::Int:
      return ConstantRep::get<BigInt>(*this)->toString();
    case ConstantKind::Float:
      break;
    case ConstantKind::Complex:
      return "(" + realPart().exactString() + " + " + imagPart().exactString() + "i)";
  }
  if (const auto* r = ConstantRep::get<Rational>(*this)) {
    return r->isInt() ? r->num().toString() : r->num().toString() + "/" + r->den().toString();
  }
  const BigFloat* f = ConstantRep::get<BigFloat>(*this);
  return f->mant().toString() + "p" + (f->exp() < 0 ? "" : "+") + std::to_string(f->exp());
}

}  // namespace types
