// This file implements the scanner's literals: numbers, runes and strings, with gc's errors for malformed ones.
#include "syntax/scanner.h"

namespace syntax {

using ast::LitKind;
using base::Rune;

namespace {

Rune lower(Rune c) { return c | 0x20; }
bool isDecimal(Rune c) { return '0' <= c && c <= '9'; }
bool isHex(Rune c) { return isDecimal(c) || ('a' <= lower(c) && lower(c) <= 'f'); }

std::string baseName(int base) {
  switch (base) {
    case 2:
      return "binary";
    case 8:
      return "octal";
    case 10:
      return "decimal";
    default:
      return "hexadecimal";
  }
}

// The index of the first '_' in a number that does not separate digits, or -1. A prefix such as 0x counts as a digit.
int invalidSeparator(std::string_view number) {
  enum { kOther, kDigit, kSeparator } previous = kOther, current = kOther;
  bool hex = false;
  size_t i = 0;
  if (number.size() >= 2 && number[0] == '0') {
    Rune prefix = lower(number[1]);
    if (prefix == 'x' || prefix == 'o' || prefix == 'b') {
      hex = prefix == 'x';
      current = kDigit;
      i = 2;
    }
  }
  for (; i < number.size(); i++) {
    previous = current;
    Rune c = static_cast<unsigned char>(number[i]);
    current = c == '_' ? kSeparator : isDecimal(c) || (hex && isHex(c)) ? kDigit : kOther;
    if (current == kSeparator && previous != kDigit) {
      return static_cast<int>(i);
    }
    if (current == kOther && previous == kSeparator) {
      return static_cast<int>(i) - 1;
    }
  }
  return current == kSeparator ? static_cast<int>(number.size()) - 1 : -1;
}

constexpr int kSawDigit = 1, kSawSeparator = 2;  // what digits() has seen

}  // namespace

void Scanner::setLiteral(LitKind k, bool ok) {
  nlsemi_ = true;
  tok = Token::Literal;
  lit = segment();
  kind = k;
  bad = !ok;
}

// Takes { digit | "_" }. Up to base 10 all decimal digits are taken; *invalid receives the offset of the first one that
// is too large.
int Scanner::digits(int base, int* invalid) {
  int seen = 0;
  while (ch_ == '_' || (base <= 10 ? isDecimal(ch_) : isHex(ch_))) {
    if (ch_ == '_') {
      seen |= kSawSeparator;
    } else {
      seen |= kSawDigit;
      if (base < 10 && ch_ >= '0' + base && *invalid < 0) {
        *invalid = static_cast<int>(chCol_ - col);
      }
    }
    nextChar();
  }
  return seen;
}

// int_lit | float_lit | imaginary_lit . If seenPoint, a "." has been consumed and a digit follows.
void Scanner::number(bool seenPoint) {
  bool ok = true;
  auto fail = [&](std::string message) {
    if (ok) {
      error(std::move(message));
      ok = false;
    }
  };
  LitKind k = LitKind::Int;
  int base = 10;
  Rune prefix = 0;  // 'x', 'o', 'b', '0' for a leading zero alone, or 0
  int seen = 0;
  int invalid = -1;

  if (!seenPoint) {
    if (ch_ == '0') {
      nextChar();
      switch (lower(ch_)) {
        case 'x':
          base = 16, prefix = 'x';
          nextChar();
          break;
        case 'o':
          base = 8, prefix = 'o';
          nextChar();
          break;
        case 'b':
          base = 2, prefix = 'b';
          nextChar();
          break;
        default:
          base = 8, prefix = '0';
          seen = kSawDigit;
      }
    }
    seen |= digits(base, &invalid);
    if (ch_ == '.') {
      if (prefix == 'o' || prefix == 'b') {
        fail("invalid radix point in " + baseName(base) + " literal");
      }
      nextChar();
      seenPoint = true;
    }
  }
  if (seenPoint) {
    k = LitKind::Float;
    seen |= digits(base, &invalid);
  }
  if ((seen & kSawDigit) == 0) {
    fail(baseName(base) + " literal has no digits");
  }

  if (Rune e = lower(ch_); e == 'e' || e == 'p') {
    if (e == 'e' && prefix != 0 && prefix != '0') {
      fail(base::quoteRune(ch_) + " exponent requires decimal mantissa");
    } else if (e == 'p' && prefix != 'x') {
      fail(base::quoteRune(ch_) + " exponent requires hexadecimal mantissa");
    }
    nextChar();
    k = LitKind::Float;
    if (ch_ == '+' || ch_ == '-') {
      nextChar();
    }
    seen = digits(10, nullptr) | (seen & kSawSeparator);
    if ((seen & kSawDigit) == 0) {
      fail("exponent has no digits");
    }
  } else if (prefix == 'x' && k == LitKind::Float) {
    fail("hexadecimal mantissa requires a 'p' exponent");
  }

  if (ch_ == 'i') {
    k = LitKind::Imag;
    nextChar();
  }

  setLiteral(k, ok);
  if (k == LitKind::Int && invalid >= 0 && ok) {
    auto at = static_cast<size_t>(invalid);
    errorAt(at, "invalid digit " + base::quoteRune(lit[at]) + " in " + baseName(base) + " literal");
    ok = false;
  }
  if ((seen & kSawSeparator) != 0 && ok) {
    if (int at = invalidSeparator(lit); at >= 0) {
      errorAt(static_cast<size_t>(at), "'_' must separate successive digits");
      ok = false;
    }
  }
  bad = !ok;
}

// rune_lit = "'" ( unicode_value | byte_value ) "'" .
void Scanner::runeLit() {
  bool ok = true;
  nextChar();
  for (int count = 0;; count++) {
    if (ch_ == '\'') {
      if (ok && count == 0) {
        error("empty rune literal or unescaped '");
        ok = false;
      } else if (ok && count != 1) {
        errorAt(0, "more than one character in rune literal");
        ok = false;
      }
      nextChar();
      break;
    }
    if (ch_ == '\\') {
      nextChar();
      ok = escape('\'') && ok;
      continue;
    }
    if (ch_ == '\n') {
      if (ok) {
        error("newline in rune literal");
        ok = false;
      }
      break;
    }
    if (ch_ < 0) {
      if (ok) {
        errorAt(0, "rune literal not terminated");
        ok = false;
      }
      break;
    }
    nextChar();
  }
  setLiteral(LitKind::Rune, ok);
}

// interpreted_string_lit = `"` { unicode_value | byte_value } `"` .
void Scanner::stringLit() {
  bool ok = true;
  nextChar();
  for (;;) {
    if (takeIf('"')) {
      break;
    }
    if (ch_ == '\\') {
      nextChar();
      ok = escape('"') && ok;
      continue;
    }
    if (ch_ == '\n') {
      error("newline in string");
      ok = false;
      break;
    }
    if (ch_ < 0) {
      errorAt(0, "string not terminated");
      ok = false;
      break;
    }
    nextChar();
  }
  setLiteral(LitKind::String, ok);
}

// raw_string_lit = "`" { unicode_char | newline } "`" . CRs stay in the literal; they are not part of its value.
void Scanner::rawString() {
  nextChar();
  while (ch_ >= 0 && ch_ != '`') {
    nextChar();
  }
  bool ok = takeIf('`');
  if (!ok) {
    errorAt(0, "string not terminated");
  }
  setLiteral(LitKind::String, ok);
}

// What follows a backslash. At the end of the file it returns true: the caller complains.
bool Scanner::escape(int32_t quote) {
  int count = 0, base = 16;
  uint32_t max = static_cast<uint32_t>(base::kMaxRune);
  switch (ch_) {
    case 'a':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
    case 'v':
    case '\\':
      nextChar();
      return true;
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
      count = 3, base = 8, max = 255;
      break;
    case 'x':
      nextChar();
      count = 2, max = 255;
      break;
    case 'u':
      nextChar();
      count = 4;
      break;
    case 'U':
      nextChar();
      count = 8;
      break;
    default:
      if (ch_ == quote) {
        nextChar();
        return true;
      }
      if (ch_ < 0) {
        return true;
      }
      error("unknown escape");
      return false;
  }

  uint32_t value = 0;
  for (; count > 0; count--) {
    if (ch_ < 0) {
      return true;
    }
    int digit = isDecimal(ch_) ? ch_ - '0' : isHex(ch_) ? lower(ch_) - 'a' + 10 : base;
    if (digit >= base) {
      error("invalid character " + base::quoteRune(ch_) + " in " + baseName(base) + " escape");
      return false;
    }
    value = value * static_cast<uint32_t>(base) + static_cast<uint32_t>(digit);
    nextChar();
  }
  if (value > max && base == 8) {
    error("octal escape value " + std::to_string(value) + " > 255");
    return false;
  }
  if (value > max || (0xD800 <= value && value < 0xE000)) {
    error("escape is invalid Unicode code point " + base::describeRune(static_cast<Rune>(value)));
    return false;
  }
  return true;
}

}  // namespace syntax
