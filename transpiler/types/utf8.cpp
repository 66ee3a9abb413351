// This file implements the checker's share of UTF-8 and Unicode.
#include "types/utf8.h"

#include "llvm/Support/Unicode.h"

namespace types {

static constexpr int32_t kReplacement = 0xFFFD;

int32_t decodeRune(std::string_view s, size_t* i) {
  auto at = [&](size_t k) { return k < s.size() ? static_cast<unsigned char>(s[k]) : 0U; };
  size_t start = (*i)++;
  uint32_t c = at(start);
  if (c < 0x80) {
    return static_cast<int32_t>(c);
  }
  unsigned more = c >= 0xF0 && c < 0xF8 ? 3 : c >= 0xE0 ? 2 : c >= 0xC2 ? 1 : 0;
  if (more == 0 || c >= 0xF8) {
    return kReplacement;
  }
  constexpr uint32_t kSmallest[] = {0, 0x80, 0x800, 0x10000};
  uint32_t v = c & (0x3FU >> more);
  for (unsigned k = 1; k <= more; ++k) {
    if ((at(start + k) & 0xC0) != 0x80) {
      return kReplacement;
    }
    v = v << 6 | (at(start + k) & 0x3F);
  }
  if (v < kSmallest[more] || v > 0x10FFFF || (v >= 0xD800 && v <= 0xDFFF)) {
    return kReplacement;
  }
  *i = start + 1 + more;
  return static_cast<int32_t>(v);
}

void appendRune(std::string& out, int32_t rune) {
  auto c = static_cast<uint32_t>(rune);
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
    c = kReplacement;
  }
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
  }
  out += static_cast<char>(0x80 | (c & 0x3F));
}

size_t countRunes(std::string_view s) {
  size_t n = 0;
  for (size_t i = 0; i < s.size(); ++n) {
    decodeRune(s, &i);
  }
  return n;
}

// Lower case or title case letters and other characters that fold to something else; everything else that folds is an
// upper case letter.
static bool foldsButNotUpper(int32_t c) {
  struct Range {
    int32_t lo, hi;
  };
  constexpr Range kRanges[] = {
      {0xB5, 0xB5},     {0x17F, 0x17F},   {0x1C5, 0x1C5},   {0x1C8, 0x1C8},   {0x1CB, 0x1CB},
      {0x1F2, 0x1F2},   {0x345, 0x345},   {0x3C2, 0x3C2},   {0x3D0, 0x3D1},   {0x3D5, 0x3D6},
      {0x3F0, 0x3F1},   {0x3F5, 0x3F5},   {0x13F8, 0x13FD}, {0x1C80, 0x1C88}, {0x1E9B, 0x1E9B},
      {0x1F88, 0x1F8F}, {0x1F98, 0x1F9F}, {0x1FA8, 0x1FAF}, {0x1FBC, 0x1FBC}, {0x1FBE, 0x1FBE},
      {0x1FCC, 0x1FCC}, {0x1FFC, 0x1FFC}, {0x2160, 0x216F}, {0x24B6, 0x24CF}, {0xAB70, 0xABBF},
  };
  for (const Range& r : kRanges) {
    if (r.lo <= c && c <= r.hi) {
      return true;
    }
  }
  return false;
}

bool isUpperCase(int32_t c) {
  if (c < 0x80) {
    return c >= 'A' && c <= 'Z';
  }
  if (c >= 0x13A0 && c <= 0x13F5) {  // Cherokee folds the other way
    return true;
  }
  return llvm::sys::unicode::foldCharSimple(c) != c && !foldsButNotUpper(c);
}

bool equalFold(std::string_view a, std::string_view b) {
  size_t i = 0;
  size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (llvm::sys::unicode::foldCharSimple(decodeRune(a, &i)) !=
        llvm::sys::unicode::foldCharSimple(decodeRune(b, &j))) {
      return false;
    }
  }
  return i == a.size() && j == b.size();
}

}  // namespace types
