// This file declares what is known about builtin functions before they are called.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "types/checker.h"

namespace types {

struct BuiltinInfo {
  std::string_view name;
  size_t nargs;  // the least number if variadic
  bool variadic;
  ExprKind kind;  // Statement: a call may stand alone
};

const BuiltinInfo& builtinInfo(BuiltinId id);

// The signature recorded for one call of a builtin; untyped parameters get their default types; result may be null.
Signature* builtinSignature(Type* result, const std::vector<Type*>& params);
Signature* builtinSignature(Type* result, std::initializer_list<Type*> params);

}  // namespace types
