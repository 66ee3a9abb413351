// This file implements quote: string literals that mean the same bytes to every C++ compiler.
//
// Octal escapes have at most three digits, so a digit that follows never joins them (a hexadecimal escape would take
// it); "??" is broken up because of trigraphs; invisible characters and those that change the direction of text are
// escaped.
#include <cstdint>

#include "cxx/printer.h"

namespace cxx {

namespace {

// The length of the well-formed UTF-8 sequence at s[i], 0 if there is none; *rune receives the character.
size_t sequenceAt(const std::string& s, size_t i, uint32_t* rune) {
  auto byte = [&](size_t k) -> uint32_t { return k < s.size() ? static_cast<unsigned char>(s[k]) : 0; };
  uint32_t b = byte(i);
  size_t n = b < 0x80 ? 1 : (b >> 5) == 6 ? 2 : (b >> 4) == 14 ? 3 : (b >> 3) == 30 ? 4 : 0;
  if (n == 0 || i + n > s.size()) {
    return 0;
  }
  uint32_t r = n == 1 ? b : b & (0xFFu >> (n + 1));
  for (size_t k = 1; k < n; k++) {
    if ((byte(i + k) & 0xC0) != 0x80) {
      return 0;
    }
    r = r << 6 | (byte(i + k) & 0x3F);
  }
  static constexpr uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (r < least[n] || r > 0x10FFFF || (0xD800 <= r && r < 0xE000)) {
    return 0;
  }
  *rune = r;
  return n;
}

bool mustEscape(uint32_t r) {
  return r < 0x20 || (0x7F <= r && r < 0xA0) || (0x200B <= r && r <= 0x200F) || (0x2028 <= r && r <= 0x202E) ||
         (0x2060 <= r && r <= 0x206F) || r == 0xFEFF || (0xFFF0 <= r && r <= 0xFFFF) || r >= 0xE0000;
}

void appendOctal(std::string& out, unsigned char b) {
  out += '\\';
  out += static_cast<char>('0' + (b >> 6));
  out += static_cast<char>('0' + (b >> 3 & 7));
  out += static_cast<char>('0' + (b & 7));
}

void appendAscii(std::string& out, char c) {
  switch (c) {
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\r':
      out += "\\r";
      return;
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '?':
      out += !out.empty() && out.back() == '?' ? "\\?" : "?";
      return;
    default:
      if (mustEscape(static_cast<unsigned char>(c))) {
        appendOctal(out, static_cast<unsigned char>(c));
      } else {
        out += c;
      }
  }
}

}  // namespace

std::string quote(const std::string& bytes) {
  std::string out = "\"";
  for (size_t i = 0; i < bytes.size();) {
    uint32_t rune = 0;
    size_t n = sequenceAt(bytes, i, &rune);
    if (n == 1) {
      appendAscii(out, bytes[i]);
    } else if (n == 0 || mustEscape(rune)) {
      n = n == 0 ? 1 : n;
      for (size_t k = 0; k < n; k++) {
        appendOctal(out, static_cast<unsigned char>(bytes[i + k]));
      }
    } else {
      out.append(bytes, i, n);
    }
    i += n;
  }
  return out + "\"";
}

}  // namespace cxx
