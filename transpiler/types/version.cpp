// This file implements GoVersion.
#include "types/version.h"

#include <charconv>

namespace types {

GoVersion parseGoVersion(std::string_view text) {
  if (text.starts_with("go")) {
    text.remove_prefix(2);
  }
  if (!text.starts_with("1.")) {
    return {};
  }
  text.remove_prefix(2);
  GoVersion v;
  auto [end, err] = std::from_chars(text.data(), text.data() + text.size(), v.minor);
  return err == std::errc() ? v : GoVersion();
}

std::string toString(GoVersion v) { return "go1." + std::to_string(v.minor); }

}  // namespace types
