// This file implements conversions T(x).
#include "types/checker.h"
#include "types/utf8.h"

namespace types {

// Whether the constant x converts to the constant type t; *val (may be null) receives the value.
static bool constConvertible(const Operand& x, Type* t, Constant* val) {
  auto* b = asUnder<Basic>(t);
  if (b == nullptr) {
    return false;
  }
  if (representableConst(x.val, b, val)) {
    return true;
  }
  if (!isInteger(x.type) || !isString(b)) {
    return false;
  }
  if (val != nullptr) {
    std::optional<uint64_t> c = x.val.uint64Value();
    std::string s;
    appendRune(s, c && *c <= 0x10FFFF ? static_cast<int32_t>(*c) : 0xFFFD);
    *val = Constant::ofString(std::move(s));
  }
  return true;
}

// The constant x converts to type parameter t if it does to each of its types.
static bool constConvertibleToParam(const Operand& x, Type* t, std::string* cause) {
  return underIs(t, [&](Type* u) {
    if (u == nullptr) {
      *cause = message("%s does not contain specific types", t);
      return false;
    }
    if ((isString(x.type) && isBytesOrRunes(u)) || constConvertible(x, u, nullptr)) {
      return true;
    }
    *cause = isInteger(x.type) && isInteger(u) ? message("constant %s overflows %s (in %s)", x.val, u, t)
                                               : message("cannot convert %s to type %s (in %s)", x, u, t);
    return false;
  });
}

void Checker::conversion(Operand& x, Type* target) {
  bool constArg = x.mode == Mode::Constant;
  bool ok = false;
  std::string cause;
  if (constArg && isConstType(target)) {
    Constant val = x.val;
    ok = constConvertible(x, target, &val);
    if (!ok && isInteger(x.type) && isInteger(target)) {
      errorf(&x, Code::InvalidConversion, "constant %s overflows %s", x.val, target);
      x.invalidate();
      return;
    }
    x.val = val;
  } else if (constArg && isTypeParam(target)) {
    ok = constConvertibleToParam(x, target, &cause);
    x.mode = Mode::Value;  // type parameters have no constants
  } else if (convertibleTo(x, target, &cause)) {
    ok = true;
    x.mode = Mode::Value;
  }
  if (!ok) {
    if (cause.empty()) {
      errorf(&x, Code::InvalidConversion, "cannot convert %s to type %s", x, target);
    } else {
      errorf(&x, Code::InvalidConversion, "cannot convert %s to type %s: %s", x, target, cause);
    }
    x.invalidate();
    return;
  }
  if (isUntyped(x.type)) {
    // The untyped operand gets the type it is converted to, but keeps a type of its own where that has no constants,
    // and where an integer becomes a string.
    Type* final = target;
    bool nil = x.type == basicType(BasicKind::UntypedNil);
    if (!nil && (isNonTypeParamInterface(target) || (constArg && !isConstType(target)))) {
      final = defaultType(x.type);
    } else if (x.mode == Mode::Constant && isInteger(x.type) && allString(target)) {
      final = x.type;
    }
    updateExprType(x.expr, final, true);
  }
  x.type = target;
}

namespace {

// Adds a line above what cause has.
template <class... Args>
void explain(std::string* cause, std::string_view format, const Args&... args) {
  if (cause != nullptr) {
    std::string text = message(format, args...);
    *cause = cause->empty() ? text : text + "\n\t" + *cause;
  }
}

// Conversions between type parameters hold if they hold for all pairs of their types.
bool paramsConvertible(Checker& check, const Operand& x, Type* target, TypeParam* vp, TypeParam* tp,
                       std::string* cause) {
  auto toTarget = [&](const Operand& v, Type* from) {
    if (tp == nullptr) {
      if (check.convertibleTo(v, target, cause)) {
        return true;
      }
      explain(cause, "cannot convert %s (in %s) to type %s", from, static_cast<Type*>(vp), target);
      return false;
    }
    return forEachTerm(tp, [&](const Term* t) {
      if (t == nullptr) {
        return false;
      }
      if (check.convertibleTo(v, t->type, cause)) {
        return true;
      }
      if (vp != nullptr) {
        explain(cause, "cannot convert %s (in %s) to type %s (in %s)", from, static_cast<Type*>(vp), t->type,
                static_cast<Type*>(tp));
      } else {
        explain(cause, "cannot convert %s to type %s (in %s)", v.type, t->type, static_cast<Type*>(tp));
      }
      return false;
    });
  };
  if (vp == nullptr) {
    return toTarget(x, x.type);
  }
  return forEachTerm(vp, [&](const Term* t) {
    if (t == nullptr) {
      return false;
    }
    Operand v = x;
    v.type = t->type;
    return toTarget(v, t->type);
  });
}

}  // namespace

bool Checker::convertibleTo(const Operand& x, Type* origTarget, std::string* cause) {
  if (assignableTo(x, origTarget, cause)) {
    return true;
  }
  Type* v = unalias(x.type);
  Type* t = unalias(origTarget);
  Type* vu = under(v);
  Type* tu = under(t);
  auto* vp = dynCast<TypeParam>(v);
  auto* tp = dynCast<TypeParam>(t);
  if (vp == nullptr && tp == nullptr && identicalIgnoreTags(vu, tu)) {
    return true;
  }
  auto* vptr = dynCast<Pointer>(v);
  auto* tptr = dynCast<Pointer>(t);
  if (vptr != nullptr && tptr != nullptr && identicalIgnoreTags(under(vptr->elem), under(tptr->elem)) &&
      !isTypeParam(vptr->elem) && !isTypeParam(tptr->elem)) {
    return true;
  }
  if ((isIntegerOrFloat(vu) && isIntegerOrFloat(tu)) || (isComplex(vu) && isComplex(tu))) {
    return true;
  }
  if (((isInteger(vu) || isBytesOrRunes(vu)) && isString(tu)) || (isString(vu) && isBytesOrRunes(tu))) {
    return true;
  }
  if (((isPointer(vu) || isUintptr(vu)) && isUnsafePointer(tu)) ||
      (isUnsafePointer(vu) && (isPointer(tu) || isUintptr(tu)))) {
    return true;
  }
  if (auto* s = dynCast<Slice>(vu)) {
    auto* array = dynCast<Array>(tu);
    if (array != nullptr && identical(s->elem, array->elem)) {
      if (!allowVersion(go1_20)) {
        explain(cause, "conversion of slice to array requires go1.20 or later");
        return false;
      }
      return true;
    }
    auto* p = dynCast<Pointer>(tu);
    array = p == nullptr ? nullptr : asUnder<Array>(p->elem);
    if (array != nullptr && identical(s->elem, array->elem)) {
      if (!allowVersion(go1_17)) {
        explain(cause, "conversion of slice to array pointer requires go1.17 or later");
        return false;
      }
      return true;
    }
  }
  if (vp == nullptr && tp == nullptr) {
    return false;
  }
  return paramsConvertible(*this, x, vp != nullptr && tp == nullptr ? origTarget : t, vp, tp, cause);
}

}  // namespace types
