// This file writes operands as messages show them: "x (variable of type int)".
#include "types/operand.h"

#include "syntax/printer.h"
#include "types/builtins.h"
#include "types/format.h"
#include "types/predicates.h"

namespace types {

namespace {

std::string_view modeText(Mode mode) {
  switch (mode) {
    case Mode::Invalid:
      return "invalid operand";
    case Mode::NoValue:
      return "no value";
    case Mode::Builtin:
      return "built-in";
    case Mode::TypeExpr:
      return "type";
    case Mode::Constant:
      return "constant";
    case Mode::Variable:
      return "variable";
    case Mode::MapIndex:
      return "map index expression";
    case Mode::Value:
      return "value";
    case Mode::NilValue:
      return "nil";
    case Mode::CommaOk:
      return "comma, ok expression";
    case Mode::CommaErr:
      return "comma, error expression";
    case Mode::CgoFunc:
      return "cgo function";
  }
  return "";
}

// " of int type T" with what kind of type T is, " of type T constrained by C" for type parameters.
std::string ofType(Type* t) {
  if (!isValid(t)) {
    return " with invalid type";
  }
  std::string desc = isGeneric(t) ? "generic " : "";
  TypeParam* param = asTypeParam(t);
  if (param == nullptr && (isa<Alias>(t) || isa<Named>(t))) {
    std::string_view what = compositeKind(t);
    if (auto* basic = what.empty() ? asUnder<Basic>(t) : nullptr) {
      what = basic->name;
    }
    desc += std::string(what) + " ";
  }
  std::string out = " of " + desc + "type " + show(t);
  if (param != nullptr) {
    out += " constrained by " + show(param->bound);
    if (hasEmptyTypeset(param)) {
      out += " with empty type set";
    }
  }
  return out;
}

}  // namespace

MessageArg::MessageArg(const Operand* x) {
  if (x->mode == Mode::NilValue) {
    if (x->type == nullptr || x->type == invalidType()) {
      text = "nil (with invalid type)";
    } else {
      text = x->type == basicType(BasicKind::UntypedNil) ? "nil" : "nil (of type " + show(x->type) + ")";
    }
    return;
  }
  std::string expr;
  if (x->expr != nullptr) {
    expr = ast::toString(x->expr);
  } else if (x->mode == Mode::Builtin) {
    expr = builtinInfo(x->id).name;
  } else if (x->mode == Mode::TypeExpr) {
    expr = show(x->type);
  } else if (x->mode == Mode::Constant) {
    expr = x->val.toString();
  }
  std::string inner;
  bool hasType = false;
  if (x->mode != Mode::Invalid && x->mode != Mode::NoValue && x->mode != Mode::Builtin && x->mode != Mode::TypeExpr &&
      x->type != nullptr) {
    if (isUntyped(x->type)) {
      inner = std::string(cast<Basic>(unalias(x->type))->name) + " ";
    } else {
      hasType = true;
    }
  }
  inner += modeText(x->mode);
  if (x->mode == Mode::Constant) {
    if (std::string value = x->val.toString(); value != expr) {
      inner += " " + value;
    }
  }
  if (hasType) {
    inner += ofType(x->type);
  }
  text = expr.empty() ? inner : expr + " (" + inner + ")";
}

}  // namespace types
