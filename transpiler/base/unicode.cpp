// This file implements UTF-8, character classes and Go's quoting.
#include "base/unicode.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "llvm/Support/Unicode.h"

namespace base {

namespace {

struct Range {
  Rune first, last;
  int stride;
};

constexpr Range kLetters[] = {
#define LETTER(first, last, stride) {first, last, stride},
#include "base/unicode.def"
};
constexpr Range kDigits[] = {
#define DIGIT(first, last, stride) {first, last, stride},
#include "base/unicode.def"
};
constexpr Range kUppers[] = {
#define UPPER(first, last, stride) {first, last, stride},
#include "base/unicode.def"
};

template <size_t N>
bool contains(const Range (&table)[N], Rune r) {
  const Range* range =
      std::lower_bound(std::begin(table), std::end(table), r, [](const Range& a, Rune x) { return a.last < x; });
  return range != std::end(table) && range->first <= r && (r - range->first) % range->stride == 0;
}

bool isSurrogate(Rune r) { return 0xD800 <= r && r < 0xE000; }

void appendHex(std::string& out, const char* format, uint32_t value) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, format, value);
  out += buffer;
}

void appendEscaped(std::string& out, Rune r, char quote) {
  if (r == quote || r == '\\') {
    out += '\\';
    out += static_cast<char>(r);
    return;
  }
  if (isPrint(r)) {
    return appendUtf8(out, r);
  }
  static constexpr std::string_view kNamed = "\a\b\f\n\r\t\v", kLetter = "abfnrtv";
  if (r < 0x80) {
    size_t i = kNamed.find(static_cast<char>(r));
    if (r != 0 && i != std::string_view::npos) {
      out += '\\';
      out += kLetter[i];
      return;
    }
    return appendHex(out, "\\x%02x", static_cast<uint32_t>(r));
  }
  if (r < 0x10000) {
    return appendHex(out, "\\u%04x", static_cast<uint32_t>(r));
  }
  appendHex(out, "\\U%08x", static_cast<uint32_t>(r));
}

// Reads one possibly escaped character of a literal quoted by `quote`; appends its bytes. `rune` receives its value.
bool unquoteChar(std::string_view& s, char quote, std::string& out, Rune& rune) {
  if (s.empty() || s[0] == quote || s[0] == '\n') {
    return false;
  }
  if (s[0] != '\\') {
    Decoded d = decodeUtf8(s);
    rune = d.rune;
    out += s.substr(0, static_cast<size_t>(d.size));
    s.remove_prefix(static_cast<size_t>(d.size));
    return true;
  }
  if (s.size() < 2) {
    return false;
  }
  char c = s[1];
  s.remove_prefix(2);
  size_t digits = 0;
  int numberBase = 16;
  switch (c) {
    case 'x':
      digits = 2;
      break;
    case 'u':
      digits = 4;
      break;
    case 'U':
      digits = 8;
      break;
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
      digits = 2;
      numberBase = 8;
      break;
    default: {
      static constexpr std::string_view kLetter = "abfnrtv\\", kNamed = "\a\b\f\n\r\t\v\\";
      size_t i = kLetter.find(c);
      if (i == std::string_view::npos && c != quote) {
        return false;
      }
      rune = i == std::string_view::npos ? c : kNamed[i];
      out += static_cast<char>(rune);
      return true;
    }
  }
  uint32_t value = numberBase == 8 ? static_cast<uint32_t>(c - '0') : 0;
  if (s.size() < digits) {
    return false;
  }
  for (size_t i = 0; i < digits; i++) {
    char h = s[i];
    uint32_t digit = '0' <= h && h <= '9'   ? static_cast<uint32_t>(h - '0')
                     : 'a' <= h && h <= 'f' ? static_cast<uint32_t>(h - 'a' + 10)
                     : 'A' <= h && h <= 'F' ? static_cast<uint32_t>(h - 'A' + 10)
                                            : 99;
    if (digit >= static_cast<uint32_t>(numberBase)) {
      return false;
    }
    value = value * static_cast<uint32_t>(numberBase) + digit;
  }
  s.remove_prefix(digits);
  if (c == 'u' || c == 'U') {
    if (value > static_cast<uint32_t>(kMaxRune) || isSurrogate(static_cast<Rune>(value))) {
      return false;
    }
    rune = static_cast<Rune>(value);
    appendUtf8(out, rune);
    return true;
  }
  if (value > 255) {
    return false;
  }
  rune = static_cast<Rune>(value);
  out += static_cast<char>(value);  // \x and octal escapes are bytes
  return true;
}

}  // namespace

Decoded decodeUtf8(std::string_view s) {
  if (s.empty()) {
    return {kRuneError, 0};
  }
  auto byte = [&](size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  auto continues = [&](size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  unsigned b = byte(0);
  if (b < 0x80) {
    return {static_cast<Rune>(b), 1};
  }
  if (0xC2 <= b && b < 0xE0 && continues(1)) {
    return {static_cast<Rune>((b & 0x1F) << 6 | (byte(1) & 0x3F)), 2};
  }
  if (0xE0 <= b && b < 0xF0 && continues(1) && continues(2)) {
    auto r = static_cast<Rune>((b & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
    if (r >= 0x800 && !isSurrogate(r)) {
      return {r, 3};
    }
  }
  if (0xF0 <= b && b < 0xF5 && continues(1) && continues(2) && continues(3)) {
    auto r = static_cast<Rune>((b & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F));
    if (r >= 0x10000 && r <= kMaxRune) {
      return {r, 4};
    }
  }
  return {kRuneError, 1};
}

void appendUtf8(std::string& out, Rune r) {
  if (r < 0 || r > kMaxRune || isSurrogate(r)) {
    r = kRuneError;
  }
  auto put = [&](int lead, int shift) { out += static_cast<char>(lead | (r >> shift)); };
  auto more = [&](int shift) { out += static_cast<char>(0x80 | ((r >> shift) & 0x3F)); };
  if (r < 0x80) {
    put(0, 0);
  } else if (r < 0x800) {
    put(0xC0, 6), more(0);
  } else if (r < 0x10000) {
    put(0xE0, 12), more(6), more(0);
  } else {
    put(0xF0, 18), more(12), more(6), more(0);
  }
}

bool isLetter(Rune r) { return contains(kLetters, r); }
bool isDigit(Rune r) { return contains(kDigits, r); }
bool isUpper(Rune r) { return contains(kUppers, r); }

bool isPrint(Rune r) {
  if (r < 0x80) {
    return 0x20 <= r && r < 0x7F;
  }
  // LLVM counts spaces and format characters as printable; Go's IsPrint does not.
  bool spaceOrFormat = r == 0xA0 || r == 0xAD || r == 0x1680 || (0x2000 <= r && r <= 0x200F) ||
                       (0x2028 <= r && r <= 0x202F) || (0x205F <= r && r <= 0x206F) || r == 0x3000 || r == 0xFEFF ||
                       (0xE000 <= r && r <= 0xF8FF);
  return !spaceOrFormat && llvm::sys::unicode::isPrintable(r);
}

bool isExported(std::string_view name) { return isUpper(decodeUtf8(name).rune); }

std::string quote(std::string_view s) {
  std::string out = "\"";
  while (!s.empty()) {
    Decoded d = decodeUtf8(s);
    if (d.rune == kRuneError && d.size == 1) {
      appendHex(out, "\\x%02x", static_cast<unsigned char>(s[0]));
    } else {
      appendEscaped(out, d.rune, '"');
    }
    s.remove_prefix(static_cast<size_t>(d.size));
  }
  return out + "\"";
}

std::string quoteRune(Rune r) {
  std::string out = "'";
  appendEscaped(out, r < 0 || r > kMaxRune || isSurrogate(r) ? kRuneError : r, '\'');
  return out + "'";
}

std::string describeRune(Rune r) {
  std::string out;
  appendHex(out, "U+%04X", static_cast<uint32_t>(r));
  if (isPrint(r)) {
    out += " '";
    appendUtf8(out, r);
    out += "'";
  }
  return out;
}

std::optional<std::string> unquote(std::string_view literal) {
  if (literal.size() < 2 || literal.front() != literal.back()) {
    return std::nullopt;
  }
  char quote = literal.front();
  std::string_view body = literal.substr(1, literal.size() - 2);
  std::string out;
  if (quote == '`') {
    std::copy_if(body.begin(), body.end(), std::back_inserter(out), [](char c) { return c != '\r'; });
    return out;
  }
  if (quote == '\'') {
    if (auto r = unquoteRune(literal)) {
      appendUtf8(out, *r);
      return out;
    }
    return std::nullopt;
  }
  if (quote != '"') {
    return std::nullopt;
  }
  Rune ignored;
  while (!body.empty()) {
    if (!unquoteChar(body, quote, out, ignored)) {
      return std::nullopt;
    }
  }
  return out;
}

std::optional<Rune> unquoteRune(std::string_view literal) {
  if (literal.size() < 3 || literal.front() != '\'' || literal.back() != '\'') {
    return std::nullopt;
  }
  std::string_view body = literal.substr(1, literal.size() - 2);
  std::string bytes;
  Rune r = 0;
  if (!unquoteChar(body, '\'', bytes, r) || !body.empty()) {
    return std::nullopt;
  }
  return r;
}

}  // namespace base
