// This file defines GoVersion, a language version such as go1.22, and the versions that changed the language.
#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace types {

// minor == 0: unknown, which allows everything.
struct GoVersion {
  int minor = 0;
  bool isKnown() const { return minor > 0; }
  auto operator<=>(const GoVersion&) const = default;
};

// The language version of "go1.22", "1.22" or "go1.22.3"; unknown if malformed.
GoVersion parseGoVersion(std::string_view text);
// "go1.22".
std::string toString(GoVersion v);

constexpr GoVersion go1_9{9}, go1_13{13}, go1_14{14}, go1_17{17}, go1_18{18}, go1_20{20}, go1_21{21}, go1_22{22},
    go1_23{23}, go1_26{26}, go1_27{27}, goCurrent{27};

}  // namespace types
