// This file implements the reading of format strings, and print and println.
#include "pkg/fmt/printer.h"

namespace go::fmt {

// Widths, precisions and indexes beyond this are refused, as in Go.
constexpr Int kTooLarge = 1000000;

auto Printer::readNumber(Cursor& c, Int& value) -> Bool {
  Bool found = false;
  value = 0;
  for (; c.at < c.format.len && '0' <= c.format[c.at] && c.format[c.at] <= '9'; c.at++) {
    if (value > kTooLarge) {
      value = 0;
      c.at = c.format.len;  // nothing of such a directive makes sense
      return false;
    }
    value = value * 10 + (c.format[c.at] - '0');
    found = true;
  }
  return found;
}

void Printer::readFlags(Cursor& c) {
  flags = Flags{};
  for (; c.at < c.format.len; c.at++) {
    switch (c.format[c.at]) {
      case '#':
        flags.sharp = true;
        continue;
      case '0':
        flags.zero = true;
        continue;
      case '+':
        flags.plus = true;
        continue;
      case '-':
        flags.minus = true;
        continue;
      case ' ':
        flags.space = true;
        continue;
      default:
        return;
    }
  }
}

// [n]: the operand that comes next.
void Printer::readIndex(Cursor& c, Int count) {
  c.afterIndex = false;
  if (c.at >= c.format.len || c.format[c.at] != '[') {
    return;
  }
  reordered = true;
  Int close = c.at + 1;
  while (close < c.format.len && c.format[close] != ']') {
    close++;
  }
  if (close >= c.format.len || c.format.len - c.at < 3) {
    goodIndex = false;
    c.at++;
    return;
  }
  Cursor inside{sliceTo(c.format, close), c.at + 1, 0, false};
  Int index = 0;
  Bool ok = readNumber(inside, index) && inside.at == close;
  c.at = close + 1;
  if (ok && 1 <= index && index <= count) {
    c.operand = index - 1;
    c.afterIndex = true;
    return;
  }
  goodIndex = false;
  c.afterIndex = ok;
}

// The int operand of a *.
auto Printer::intOperand(Cursor& c, const Slice<Any>& operands, Int& value) -> Bool {
  value = 0;
  if (c.operand >= operands.len) {
    return false;
  }
  const Any& x = operands[c.operand++];
  if (x == nullptr) {
    return false;
  }
  const void* at = gort::valueAddress(x.dynamic());
  switch (x.type()->kind) {
    case Kind::Int:
    case Kind::Int64:
      value = *static_cast<const Int*>(at);
      break;
    case Kind::Int8:
      value = *static_cast<const Int8*>(at);
      break;
    case Kind::Int16:
      value = *static_cast<const Int16*>(at);
      break;
    case Kind::Int32:
      value = *static_cast<const Int32*>(at);
      break;
    case Kind::Uint8:
      value = *static_cast<const Uint8*>(at);
      break;
    case Kind::Uint16:
      value = *static_cast<const Uint16*>(at);
      break;
    case Kind::Uint32:
      value = *static_cast<const Uint32*>(at);
      break;
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr:
      value = *static_cast<const Int*>(at);
      if (value < 0) {
        return false;
      }
      break;
    default:
      return false;
  }
  if (value < -kTooLarge || kTooLarge < value) {
    value = 0;
    return false;
  }
  return true;
}

void Printer::readWidth(Cursor& c, const Slice<Any>& operands) {
  if (c.at < c.format.len && c.format[c.at] == '*') {
    c.at++;
    flags.widthSet = intOperand(c, operands, flags.width);
    if (!flags.widthSet) {
      put(String("%!(BADWIDTH)"));
    }
    if (flags.width < 0) {
      flags.width = -flags.width;
      flags.minus = true;
      flags.zero = false;
    }
    c.afterIndex = false;
    return;
  }
  flags.widthSet = readNumber(c, flags.width);
  if (c.afterIndex && flags.widthSet) {
    goodIndex = false;  // "%[3]2d"
  }
}

void Printer::readPrecision(Cursor& c, const Slice<Any>& operands) {
  // A point that ends the format is taken for the verb.
  if (c.at + 1 >= c.format.len || c.format[c.at] != '.') {
    return;
  }
  c.at++;
  if (c.afterIndex) {
    goodIndex = false;  // "%[3].2d"
  }
  readIndex(c, operands.len);
  if (c.at < c.format.len && c.format[c.at] == '*') {
    c.at++;
    flags.precisionSet = intOperand(c, operands, flags.precision);
    if (flags.precision < 0) {
      flags.precision = 0;
      flags.precisionSet = false;
    }
    if (!flags.precisionSet) {
      put(String("%!(BADPREC)"));
    }
    c.afterIndex = false;
    return;
  }
  flags.precisionSet = readNumber(c, flags.precision);
  if (!flags.precisionSet) {
    flags.precision = 0;
    flags.precisionSet = true;
  }
}

// %!verb(what)
void Printer::complain(Rune verb, String what) {
  put(String("%!"));
  putRune(verb);
  put(what);
}

// What follows a %.
void Printer::directive(Cursor& c, const Slice<Any>& operands) {
  readFlags(c);
  readIndex(c, operands.len);
  readWidth(c, operands);
  readPrecision(c, operands);
  if (!c.afterIndex) {
    readIndex(c, operands.len);
  }
  if (c.at >= c.format.len) {
    return put(String("%!(NOVERB)"));
  }
  Rune verb = c.format[c.at];
  Int size = 1;
  if (verb >= 0x80) {
    auto [r, n] = utf8::DecodeRuneInString(sliceFrom(c.format, c.at));
    verb = r;
    size = n;
  }
  c.at += size;
  if (verb == '%') {
    return put('%');
  }
  if (!goodIndex) {
    return complain(verb, "(BADINDEX)");
  }
  if (c.operand >= operands.len) {
    return complain(verb, "(MISSING)");
  }
  if (verb == 'w') {
    wrapped = append(wrapped, c.operand);
  }
  if (verb == 'v' || verb == 'w') {
    flags.sharpV = flags.sharp;
    flags.sharp = false;
    flags.plusV = flags.plus;
    flags.plus = false;
  }
  operand(operands[c.operand++], verb);
}

void Printer::extraOperands(const Slice<Any>& operands, Int first) {
  flags = Flags{};
  put(String("%!(EXTRA "));
  for (Int i = first; i < operands.len; i++) {
    if (i > first) {
      put(String(", "));
    }
    if (operands[i] == nullptr) {
      put(String("<nil>"));
      continue;
    }
    put(gort::typeString(operands[i].type()));
    put('=');
    operand(operands[i], 'v');
  }
  put(')');
}

void Printer::printf(String format, const Slice<Any>& operands) {
  Cursor c{format, 0, 0, false};
  reordered = false;
  while (c.at < format.len) {
    goodIndex = true;
    Int from = c.at;
    while (c.at < format.len && format[c.at] != '%') {
      c.at++;
    }
    put(slice(format, from, c.at));
    if (c.at < format.len) {
      c.at++;
      directive(c, operands);
    }
  }
  if (!reordered && c.operand < operands.len) {
    extraOperands(operands, c.operand);
  }
}

// Spaces stand between operands where neither is a string.
void Printer::print(const Slice<Any>& operands) {
  Bool afterString = false;
  for (Int i = 0; i < operands.len; i++) {
    Bool isString = operands[i] != nullptr && operands[i].type()->kind == Kind::String;
    if (i > 0 && !isString && !afterString) {
      put(' ');
    }
    operand(operands[i], 'v');
    afterString = isString;
  }
}

void Printer::println(const Slice<Any>& operands) {
  for (Int i = 0; i < operands.len; i++) {
    if (i > 0) {
      put(' ');
    }
    operand(operands[i], 'v');
  }
  put('\n');
}

}  // namespace go::fmt
