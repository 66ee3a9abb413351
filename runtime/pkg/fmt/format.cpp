// This file implements the layout of single numbers, strings and runes with width, precision and flags.
#include "go/strconv.h"
#include "pkg/fmt/printer.h"

namespace go::fmt {

namespace {

constexpr String kLower = "0123456789abcdefx";
constexpr String kUpper = "0123456789ABCDEFX";

auto view(const Slice<Byte>& b) -> String { return String::of(b.ptr, b.len); }

}  // namespace

void Printer::put(String s) { out = appendSlice(out, s); }

void Printer::putRune(Rune r) {
  if (0 <= r && r < 0x80) {
    return put(static_cast<Byte>(r));
  }
  out = utf8::AppendRune(out, r);
}

void Printer::padding(Int n) {
  Byte fill = flags.zero && !flags.minus ? '0' : ' ';
  for (Int i = 0; i < n; i++) {
    put(fill);
  }
}

void Printer::pad(String s) {
  if (!flags.widthSet || flags.width == 0) {
    return put(s);
  }
  Int missing = flags.width - utf8::RuneCountInString(s);
  if (!flags.minus) {
    padding(missing);
  }
  put(s);
  if (flags.minus) {
    padding(missing);
  }
}

// The first `precision` runes of s, if a precision was given.
auto Printer::truncate(String s) const -> String {
  if (!flags.precisionSet) {
    return s;
  }
  Int left = flags.precision;
  for (auto [i, r] : range(s)) {
    static_cast<void>(r);
    if (--left < 0) {
      return String::of(s.ptr, i);
    }
  }
  return s;
}

void Printer::formatInteger(Uint64 x, Int base, Bool isSigned, Rune verb, Bool upper) {
  Bool negative = isSigned && static_cast<Int64>(x) < 0;
  if (negative) {
    x = -x;
  }
  // %.3d and %03d both ask for leading zeros; given both, the zero flag is ignored.
  Int digits = 0;
  if (flags.precisionSet) {
    digits = flags.precision;
    if (digits == 0 && x == 0) {
      Bool zero = flags.zero;
      flags.zero = false;
      padding(flags.width);
      flags.zero = zero;
      return;
    }
  } else if (flags.zero && !flags.minus && flags.widthSet) {
    digits = flags.width - (negative || flags.plus || flags.space ? 1 : 0);
  }
  // 64 binary digits, sign and prefix; more only where asked for.
  Int room = 64 + 8 + (digits > 64 ? digits : 0);
  Byte small[72];
  Byte* buffer = room <= 72 ? small : static_cast<Byte*>(gort::allocateBytes(room));
  Int i = room;
  const String& glyphs = upper ? kUpper : kLower;
  auto radix = static_cast<Uint64>(base);
  do {
    buffer[--i] = glyphs[static_cast<Int>(x % radix)];
    x /= radix;
  } while (x != 0);
  while (i > 0 && digits > room - i) {
    buffer[--i] = '0';
  }
  if (flags.sharp) {
    if (base == 2) {
      buffer[--i] = 'b';
      buffer[--i] = '0';
    } else if (base == 8 && buffer[i] != '0') {
      buffer[--i] = '0';
    } else if (base == 16) {
      buffer[--i] = glyphs[16];
      buffer[--i] = '0';
    }
  }
  if (verb == 'O') {
    buffer[--i] = 'o';
    buffer[--i] = '0';
  }
  if (negative) {
    buffer[--i] = '-';
  } else if (flags.plus) {
    buffer[--i] = '+';
  } else if (flags.space) {
    buffer[--i] = ' ';
  }
  Bool zero = flags.zero;
  flags.zero = false;
  pad(String::of(buffer + i, room - i));
  flags.zero = zero;
}

void Printer::formatHex(Uint64 x, Bool prefix) {
  Bool sharp = flags.sharp;
  flags.sharp = prefix;
  formatInteger(x, 16, false, 'v', false);
  flags.sharp = sharp;
}

// U+0078, with %#U also the character itself.
void Printer::formatUnicode(Uint64 x) {
  Slice<Byte> text;
  text = appendSlice(text, String("U+"));
  Int digits = flags.precisionSet && flags.precision > 4 ? flags.precision : 4;
  Int length = 1;
  for (Uint64 rest = x >> 4; rest != 0; rest >>= 4) {
    length++;
  }
  for (Int i = length > digits ? length : digits; i > 0; i--) {
    text = append(text, i > 16 ? static_cast<Byte>('0') : kUpper[static_cast<Int>((x >> (4 * (i - 1))) & 15)]);
  }
  if (flags.sharp && x <= 0x10FFFF && strconv::IsPrint(static_cast<Rune>(x))) {
    text = appendSlice(text, String(" '"));
    text = utf8::AppendRune(text, static_cast<Rune>(x));
    text = append(text, static_cast<Byte>('\''));
  }
  Bool zero = flags.zero;
  flags.zero = false;
  pad(view(text));
  flags.zero = zero;
}

void Printer::formatChar(Uint64 x) {
  pad(view(utf8::AppendRune(nullptr, x > 0x10FFFF ? 0xFFFD : static_cast<Rune>(x))));
}

void Printer::formatQuotedChar(Uint64 x) {
  Rune r = x > 0x10FFFF ? 0xFFFD : static_cast<Rune>(x);
  pad(view(flags.plus ? strconv::AppendQuoteRuneToASCII(nullptr, r) : strconv::AppendQuoteRune(nullptr, r)));
}

void Printer::formatQuoted(String s) {
  s = truncate(s);
  if (flags.sharp && strconv::CanBackquote(s)) {
    return pad(String("`") + s + String("`"));
  }
  pad(view(flags.plus ? strconv::AppendQuoteToASCII(nullptr, s) : strconv::AppendQuote(nullptr, s)));
}

// %x of a string or of bytes: two digits a byte; a space separates bytes, # puts 0x before each group.
void Printer::formatHexString(String s, Bool upper) {
  Int length = flags.precisionSet && flags.precision < s.len ? flags.precision : s.len;
  Int width = 2 * length;
  if (width <= 0) {
    if (flags.widthSet) {
      padding(flags.width);
    }
    return;
  }
  if (flags.space) {
    width = (flags.sharp ? 2 * width : width) + length - 1;
  } else if (flags.sharp) {
    width += 2;
  }
  Int missing = flags.widthSet ? flags.width - width : 0;
  const String& glyphs = upper ? kUpper : kLower;
  if (!flags.minus) {
    padding(missing);
  }
  for (Int i = 0; i < length; i++) {
    if (flags.space && i > 0) {
      put(' ');
    }
    if (flags.sharp && (flags.space || i == 0)) {
      put('0');
      put(glyphs[16]);
    }
    put(glyphs[s[i] >> 4]);
    put(glyphs[s[i] & 15]);
  }
  if (flags.minus) {
    padding(missing);
  }
}

// %#g keeps the decimal point and trailing zeros. number begins with its sign.
auto Printer::sharpDigits(String number, Byte verb, Int precision) -> String {
  Int digits = 0;
  if (verb == 'g' || verb == 'G' || verb == 'x' || verb == 'X') {
    digits = precision < 0 ? 6 : precision;
  }
  Bool hex = verb == 'x' || verb == 'X';
  Bool hasPoint = false;
  Bool sawNonzero = false;
  Int end = number.len;
  for (Int i = 1; i < end; i++) {
    Byte c = number[i];
    if (c == '.') {
      hasPoint = true;
      continue;
    }
    if (c == 'p' || c == 'P' || (!hex && (c == 'e' || c == 'E'))) {
      end = i;
      break;
    }
    sawNonzero = sawNonzero || c != '0';
    digits -= sawNonzero ? 1 : 0;
  }
  String tail = sliceFrom(number, end);
  Slice<Byte> text = toBytes(sliceTo(number, end));
  if (!hasPoint) {
    if (text.len == 2 && text[1] == '0') {
      digits--;  // a leading zero counts once
    }
    text = append(text, static_cast<Byte>('.'));
  }
  for (; digits > 0; digits--) {
    text = append(text, static_cast<Byte>('0'));
  }
  return view(appendSlice(text, tail));
}

void Printer::formatFloat(Float64 x, Int bits, Byte verb, Int precision) {
  if (flags.precisionSet) {
    precision = flags.precision;
  }
  Slice<Byte> text;
  text = append(text, static_cast<Byte>('+'));
  text = strconv::AppendFloat(text, x, verb == 'F' ? static_cast<Byte>('f') : verb, precision, bits);
  String number = view(text);
  if (number[1] == '-' || number[1] == '+') {
    number = sliceFrom(number, 1);
  }
  if (flags.space && number[0] == '+' && !flags.plus) {
    number = String(" ") + sliceFrom(number, 1);
  }
  if (number[1] == 'I' || number[1] == 'N') {
    // Not a number, so not padded with zeros.
    Bool zero = flags.zero;
    flags.zero = false;
    if (number[1] == 'N' && !flags.space && !flags.plus) {
      number = sliceFrom(number, 1);
    }
    pad(number);
    flags.zero = zero;
    return;
  }
  if (flags.sharp && verb != 'b') {
    number = sharpDigits(number, verb, precision);
  }
  if (!flags.plus && number[0] == '+') {
    return pad(sliceFrom(number, 1));
  }
  if (flags.zero && !flags.minus && flags.widthSet && flags.width > number.len) {
    put(number[0]);  // the sign stands before the zeros
    padding(flags.width - number.len);
    return put(sliceFrom(number, 1));
  }
  pad(number);
}

}  // namespace go::fmt
