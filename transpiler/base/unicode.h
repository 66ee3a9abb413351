// This file declares what Go asks of Unicode: UTF-8, character classes, and Go's quoting of strings and runes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Rune = int32_t;

inline constexpr Rune kRuneError = 0xFFFD;
inline constexpr Rune kMaxRune = 0x10FFFF;

struct Decoded {
  Rune rune;  // kRuneError with size 1 for invalid bytes
  int size;   // 0 only for empty input
};

// Decodes the first character of s, as Go's utf8.DecodeRune does.
Decoded decodeUtf8(std::string_view s);

// Appends r as UTF-8; surrogates and values out of range become U+FFFD.
void appendUtf8(std::string& out, Rune r);

bool isLetter(Rune r);
bool isDigit(Rune r);  // category Nd
bool isUpper(Rune r);
bool isPrint(Rune r);  // what Go's %q shows as it is

// True for names that other packages may use: the first character is an upper-case letter.
bool isExported(std::string_view name);

// s as a Go string literal in double quotes: fmt's %q.
std::string quote(std::string_view s);

// r as a Go rune literal: fmt's %q of a rune.
std::string quoteRune(Rune r);

// "U+0040 '@'": fmt's %#U.
std::string describeRune(Rune r);

// The value of a Go string or rune literal (quotes included), or nothing if it is malformed. A rune literal gives its
// UTF-8.
std::optional<std::string> unquote(std::string_view literal);

// The value of a Go rune literal (quotes included), or nothing if it is malformed.
std::optional<Rune> unquoteRune(std::string_view literal);

}  // namespace base
