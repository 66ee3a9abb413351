// This file implements the names of node kinds and operators.
#include "syntax/nodes.h"

namespace ast {

std::string_view kindName(NodeKind kind) {
  static constexpr std::string_view names[] = {
#define NODE(kind) #kind,
#include "syntax/nodes.def"
  };
  return names[static_cast<size_t>(kind)];
}

std::string_view operatorText(Operator op) {
  static constexpr std::string_view texts[] = {
      "",
#define OPERATOR(name, text, precedence) text,
#include "syntax/operators.def"
  };
  return texts[static_cast<size_t>(op)];
}

int precedence(Operator op) {
  static constexpr int precedences[] = {
      0,
#define OPERATOR(name, text, precedence) precedence,
#include "syntax/operators.def"
  };
  return precedences[static_cast<size_t>(op)];
}

}  // namespace ast
