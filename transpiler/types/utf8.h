// This file declares the little of UTF-8 and Unicode that the checker needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace types {

// Decodes the character at s[*i] and moves *i behind it; a malformed byte gives U+FFFD and moves by one.
int32_t decodeRune(std::string_view s, size_t* i);
void appendRune(std::string& out, int32_t c);
size_t countRunes(std::string_view s);
// Upper case letters (category Lu); letters and underscore are told apart by isUpperCase only.
bool isUpperCase(int32_t c);
// Equal under simple case folding.
bool equalFold(std::string_view a, std::string_view b);

}  // namespace types
