// This file implements the parser and the two evaluations of //go:build expressions.
#include "syntax/build_constraint.h"

#include <algorithm>

#include "base/unicode.h"

namespace syntax {

namespace {

using Constraint = std::unique_ptr<BuildConstraint>;
using Kind = BuildConstraint::Kind;

// expr = and { "||" and } .  and = not { "&&" not } .  not = "!" not | "(" expr ")" | tag .
class ConstraintParser {
 public:
  explicit ConstraintParser(std::string_view text) : rest_(text) {}

  Constraint parse() {
    Constraint c = binary(Kind::Or);
    skipSpace();
    return rest_.empty() ? std::move(c) : nullptr;
  }

 private:
  void skipSpace() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r"), rest_.size())); }

  bool take(std::string_view token) {
    skipSpace();
    if (!rest_.starts_with(token)) {
      return false;
    }
    rest_.remove_prefix(token.size());
    return true;
  }

  Constraint binary(Kind kind) {
    auto operand = [&] { return kind == Kind::Or ? binary(Kind::And) : unary(); };
    Constraint x = operand();
    while (x != nullptr && take(kind == Kind::Or ? "||" : "&&")) {
      Constraint y = operand();
      if (y == nullptr) {
        return nullptr;
      }
      x = std::make_unique<BuildConstraint>(BuildConstraint{kind, "", std::move(x), std::move(y)});
    }
    return x;
  }

  Constraint unary() {
    constexpr int kMaxDepth = 1000;
    if (++depth_ > kMaxDepth) {
      return nullptr;
    }
    if (take("!")) {
      skipSpace();
      Constraint x = rest_.starts_with("!") ? nullptr : unary();  // "!!" is not allowed
      return x == nullptr ? nullptr
                          : std::make_unique<BuildConstraint>(BuildConstraint{Kind::Not, "", std::move(x), nullptr});
    }
    if (take("(")) {
      Constraint x = binary(Kind::Or);
      return take(")") ? std::move(x) : nullptr;
    }
    return tag();
  }

  Constraint tag() {
    skipSpace();
    size_t length = 0;
    while (length < rest_.size()) {
      base::Decoded d = base::decodeUtf8(rest_.substr(length));
      if (!base::isLetter(d.rune) && !base::isDigit(d.rune) && d.rune != '_' && d.rune != '.') {
        break;
      }
      length += static_cast<size_t>(d.size);
    }
    if (length == 0) {
      return nullptr;
    }
    auto c = std::make_unique<BuildConstraint>(
        BuildConstraint{Kind::Tag, std::string(rest_.substr(0, length)), nullptr, nullptr});
    rest_.remove_prefix(length);
    return c;
  }

  std::string_view rest_;
  int depth_ = 0;
};

// The least N for which "go1.N" lets c (or, if negated, not c) hold; -1 = no version needed.
int minVersion(const BuildConstraint& c, bool negated) {
  switch (c.kind) {
    case Kind::Tag: {
      if (negated || !c.tag.starts_with("go1")) {
        return -1;
      }
      if (c.tag == "go1") {
        return 0;
      }
      std::string_view digits = std::string_view(c.tag).substr(3);
      if (!digits.starts_with(".") || digits.size() < 2 || digits.size() > 6 ||
          digits.find_first_not_of("0123456789", 1) != std::string_view::npos) {
        return -1;
      }
      return std::stoi(std::string(digits.substr(1)));
    }
    case Kind::Not:
      return minVersion(*c.x, !negated);
    case Kind::And:
    case Kind::Or: {
      int x = minVersion(*c.x, negated), y = minVersion(*c.y, negated);
      return (c.kind == Kind::And) != negated ? std::max(x, y) : std::min(x, y);
    }
  }
  return -1;
}

}  // namespace

bool BuildConstraint::eval(const std::function<bool(std::string_view)>& isSet) const {
  switch (kind) {
    case Kind::Tag:
      return isSet(tag);
    case Kind::Not:
      return !x->eval(isSet);
    case Kind::And:
      return x->eval(isSet) && y->eval(isSet);
    case Kind::Or:
      return x->eval(isSet) || y->eval(isSet);
  }
  return false;
}

std::string BuildConstraint::goVersion() const {
  int n = minVersion(*this, false);
  return n < 0 ? "" : n == 0 ? "go1" : "go1." + std::to_string(n);
}

std::unique_ptr<BuildConstraint> parseBuildConstraint(std::string_view line) {
  constexpr std::string_view kPrefix = "//go:build";
  if (!line.starts_with(kPrefix)) {
    return nullptr;
  }
  line.remove_prefix(kPrefix.size());
  if (line.empty() || (line[0] != ' ' && line[0] != '\t')) {
    return nullptr;
  }
  return ConstraintParser(line).parse();
}

}  // namespace syntax
