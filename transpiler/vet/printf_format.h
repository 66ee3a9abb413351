// This file declares the parser of format strings: "%[2]*.3d" and the like, with the argument that each part reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vet {

// One directive of a format. Arguments are counted as in the call, the format being one of them.
struct Directive {
  std::string_view text;   // "%[2]*.3d"
  std::string_view flags;  // of "#0+- "
  size_t start = 0;        // of text in the format
  std::string verb;        // one character
  int argument = 0;        // that the verb formats
  int width = -1;          // argument of a width "*"; -1: none
  int precision = -1;      // argument of a precision "*"
  bool indexed = false;    // has a [n]
};

enum class FormatFault : uint8_t { None, MissingVerb, MissingBracket, InvalidIndex };

struct Format {
  std::vector<Directive> directives;
  FormatFault fault = FormatFault::None;
  std::string_view faulty;  // the directive, or what stands in the brackets
};

// Parses a format whose first argument has the number firstArgument; stops at the first fault. The result points into
// text.
Format parseFormat(std::string_view text, int firstArgument);

}  // namespace vet
