// This file declares build constraints: the boolean expressions of //go:build lines.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace syntax {

// A parsed expression: tag, !x, x && y, x || y.
struct BuildConstraint {
  enum class Kind { Tag, Not, And, Or };
  Kind kind;
  std::string tag;                     // Tag
  std::unique_ptr<BuildConstraint> x;  // Not, And, Or
  std::unique_ptr<BuildConstraint> y;  // And, Or

  // True if the expression holds when exactly the tags hold that isSet accepts.
  bool eval(const std::function<bool(std::string_view)>& isSet) const;

  // The oldest language version ("go1.N") with which the expression can hold; empty if it does not depend on one.
  std::string goVersion() const;
};

// Parses the expression of a "//go:build expr" line (the comment with its slashes). Null if it is not such a line or
// malformed.
std::unique_ptr<BuildConstraint> parseBuildConstraint(std::string_view line);

}  // namespace syntax
