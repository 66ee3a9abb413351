// This file declares which values the verbs of fmt accept.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vet/pass.h"

namespace vet {

// What a verb formats; bits.
enum ArgType : int {
  ArgBool = 1 << 0,
  ArgByte = 1 << 1,
  ArgInt = 1 << 2,
  ArgRune = 1 << 3,
  ArgString = 1 << 4,
  ArgFloat = 1 << 5,
  ArgComplex = 1 << 6,
  ArgPointer = 1 << 7,
  ArgError = 1 << 8,
  ArgAny = ~0,
};

struct Verb {
  std::string_view verb;
  std::string_view flags;  // that it knows
  int types;
};

// What is known of a verb, or null. Since go1.26 %q takes no integers but bytes and runes: strictQuote.
const Verb* findVerb(std::string_view verb, bool strictQuote);

// Whether a value of type t suits one of the ArgType bits; if not, *reason may say which type of a type set does not.
bool matches(const Pass& pass, int argTypes, types::Type* t, std::string* reason);

// Whether t might implement fmt.Formatter; nothing is known of its verbs then.
bool isFormatter(types::Type* t);
// Whether t has an Error or String method that fmt calls.
bool isConvertibleToString(types::Type* t);
// Whether t implements error.
bool isError(types::Type* t);

}  // namespace vet
