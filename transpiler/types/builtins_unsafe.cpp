// This file types calls of the functions of package unsafe.
#include <algorithm>

#include "types/builtins.h"
#include "types/checker.h"

namespace types {

bool Checker::builtinUnsafe(Operand& x, BuiltinCall& b) {
  ast::Expr* fun = b.call->fun;
  bool isNew = b.id == BuiltinId::SliceData || b.id == BuiltinId::String || b.id == BuiltinId::StringData;
  verifyVersionf(fun, isNew ? go1_20 : go1_17, "unsafe.%s", b.name);
  std::string context = message("argument to unsafe.%s", b.name);
  Type* pointer = basicType(BasicKind::UnsafePointer);
  Type* string = basicType(BasicKind::String);
  Type* bytePtr = make<Pointer>(byteType());
  Type* result = nullptr;
  std::vector<Type*> params;
  switch (b.id) {
    case BuiltinId::Add:
      assignment(x, pointer, context);
      if (!x.isValid() || !isValidIndex(b.args[1], Code::InvalidUnsafeAdd, "length", true)) {
        return false;
      }
      result = pointer;
      params = {pointer, b.args[1].type};
      break;
    case BuiltinId::Slice: {
      auto* ptr = dynCast<Pointer>(commonUnder(x.type, nullptr, nullptr));
      if (ptr == nullptr) {
        errorf(&x, Code::InvalidUnsafeSlice, "invalid argument: %s is not a pointer", x);
        return false;
      }
      if (!isValidIndex(b.args[1], Code::InvalidUnsafeSlice, "length", false)) {
        return false;
      }
      result = make<Slice>(ptr->elem);
      params = {ptr, b.args[1].type};
      break;
    }
    case BuiltinId::SliceData: {
      auto* slice = dynCast<Slice>(commonUnder(x.type, nullptr, nullptr));
      if (slice == nullptr) {
        errorf(&x, Code::InvalidUnsafeSliceData, "invalid argument: %s is not a slice", x);
        return false;
      }
      result = make<Pointer>(slice->elem);
      params = {slice};
      break;
    }
    case BuiltinId::String:
      assignment(x, bytePtr, context);
      if (!x.isValid() || !isValidIndex(b.args[1], Code::InvalidUnsafeString, "length", false)) {
        return false;
      }
      result = string;
      params = {bytePtr, b.args[1].type};
      break;
    case BuiltinId::StringData:
      assignment(x, string, context);
      if (!x.isValid()) {
        return false;
      }
      result = bytePtr;
      params = {string};
      break;
    default:
      return false;
  }
  recordBuiltinType(fun, builtinSignature(result, params));
  x.mode = Mode::Value;
  x.type = result;
  return true;
}

bool Checker::builtinSize(Operand& x, BuiltinCall& b) {
  assignment(x, nullptr, message("argument to unsafe.%s", b.name));
  if (!x.isValid()) {
    return false;
  }
  Type* uintptr = basicType(BasicKind::Uintptr);
  if (hasVarSize(x.type)) {
    x.mode = Mode::Value;
    recordBuiltinType(b.call->fun, builtinSignature(uintptr, {x.type}));
  } else {
    int64_t size = b.id == BuiltinId::Sizeof ? sizeOf(x.type) : alignOf(x.type);
    if (size < 0) {
      errorf(&x, Code::TypeTooLarge, "%s is too large", x);
      return false;
    }
    x.mode = Mode::Constant;
    x.val = Constant::ofInt(size);
  }
  x.type = uintptr;
  return true;
}

bool Checker::builtinOffsetof(Operand& x, BuiltinCall& b) {
  ast::Expr* arg = b.call->args[0];
  auto* sel = ast::dynCast<ast::SelectorExpr>(ast::unparen(arg));
  if (sel == nullptr) {
    errorf(arg, Code::BadOffsetofSyntax, "invalid argument: %s is not a selector expression", arg);
    use(arg);
    return false;
  }
  expr(nullptr, x, sel->x);
  if (!x.isValid()) {
    return false;
  }
  Type* base = derefStructPtr(x.type);
  std::string_view name = sel->sel->value;
  Lookup found = lookupMember(base, false, pkg, name, false);
  if (found.obj == nullptr) {
    errorf(&x, Code::MissingFieldOrMethod, "invalid argument: %s has no single field %s", base, name);
    return false;
  }
  if (isa<Func>(found.obj)) {
    errorf(arg, Code::InvalidOffsetof, "invalid argument: %s is a method value", arg);
    return false;
  }
  if (found.indirect) {
    errorf(&x, Code::InvalidOffsetof, "invalid argument: field %s is embedded via a pointer in %s", name, base);
    return false;
  }
  recordSelection(sel, SelectionKind::FieldVal, base, found.obj, found.index, false, found.obj->type);
  Operand field;
  field.mode = x.mode == Mode::Variable ? Mode::Variable : Mode::Value;
  field.expr = sel;
  field.type = found.obj->type;
  record(field);
  Type* uintptr = basicType(BasicKind::Uintptr);
  if (hasVarSize(base)) {
    x.mode = Mode::Value;
    recordBuiltinType(b.call->fun, builtinSignature(uintptr, {found.obj->type}));
  } else {
    int64_t offset = offsetOf(base, found.index);
    if (offset < 0) {
      errorf(&x, Code::TypeTooLarge, "%s is too large", x);
      return false;
    }
    x.mode = Mode::Constant;
    x.val = Constant::ofInt(offset);
  }
  x.type = uintptr;
  return true;
}

bool Checker::hasVarSize(Type* type) {
  std::unordered_set<Type*> fixed;
  return hasVarSize(type, fixed);
}

// fixed: the types whose size was found to be constant; they may be met again, at every level of nested ones.
bool Checker::hasVarSize(Type* type, std::unordered_set<Type*>& fixed) {
  Type* t = unalias(type);
  if (fixed.count(t) != 0) {
    return false;
  }
  bool result = isa<TypeParam>(t);
  if (auto* named = dynCast<Named>(t)) {
    // A type that contains itself has no size; it may not have been checked yet.
    if (auto it = objPathIndex.find(cycleName(named)); it != objPathIndex.end()) {
      std::vector<Object*> cycle(objPath.begin() + static_cast<ptrdiff_t>(it->second), objPath.end());
      auto first = std::min_element(cycle.begin(), cycle.end(), [](Object* a, Object* b) { return a->pos < b->pos; });
      cycleError(cycle, static_cast<size_t>(first - cycle.begin()));
      return true;
    }
    push(cycleName(named));
    Type* rhs = rhsOf(named);
    result = rhs != nullptr && hasVarSize(rhs, fixed);
    pop();
  } else if (auto* a = dynCast<Array>(t)) {
    result = hasVarSize(a->elem, fixed);
  } else if (auto* s = dynCast<Struct>(t)) {
    result = std::any_of(s->fields.begin(), s->fields.end(), [&](Var* f) { return hasVarSize(f->type, fixed); });
  }
  if (!result) {
    fixed.insert(t);
  }
  return result;
}

}  // namespace types
