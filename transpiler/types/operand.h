// This file defines Operand: what the checker knows about an expression while it works on it.
#pragma once

#include "syntax/nodes.h"
#include "types/info.h"

namespace types {

// An intermediate value of type checking. The default is an invalid operand.
struct Operand {
  Mode mode = Mode::Invalid;
  ast::Expr* expr = nullptr;  // the source; null only for operands that were never evaluated
  Type* type = nullptr;       // null only if invalid or without value
  Constant val;               // of Mode::Constant
  BuiltinId id{};             // of Mode::Builtin

  bool isValid() const { return mode != Mode::Invalid; }
  void invalidate() { mode = Mode::Invalid; }
  bool isNil() const { return mode == Mode::NilValue; }
  base::Pos pos() const { return expr == nullptr ? base::Pos() : expr->pos; }
};

}  // namespace types
