// This file types calls of the builtin functions of the universe; those of package unsafe are in builtins_unsafe.cpp.
#include "types/builtins.h"

#include "types/checker.h"

namespace types {

const BuiltinInfo& builtinInfo(BuiltinId id) {
  static const BuiltinInfo table[] = {
#define BUILTIN(id, name, nargs, variadic, kind) {name, nargs, variadic, ExprKind::kind},
#include "types/builtins.def"
  };
  return table[static_cast<size_t>(id)];
}

Signature* builtinSignature(Type* result, std::initializer_list<Type*> params) {
  return builtinSignature(result, std::vector<Type*>(params));
}

Signature* builtinSignature(Type* result, const std::vector<Type*>& params) {
  std::vector<Var*> vars;
  for (Type* t : params) {
    vars.push_back(make<Var>(VarKind::Param, Pos(), nullptr, "", defaultType(t)));
  }
  auto* sig = make<Signature>();
  sig->params = make<Tuple>(vars);
  sig->results = make<Tuple>();
  if (result != nullptr) {
    sig->results->vars.push_back(make<Var>(VarKind::Result, Pos(), nullptr, "", result));
  }
  return sig;
}

Type* arrayPtrDeref(Type* t) {
  if (auto* p = t == nullptr ? nullptr : dynCast<Pointer>(unalias(t))) {
    if (auto* a = asUnder<Array>(p->elem)) {
      return a;
    }
  }
  return t;
}

bool Checker::builtin(Operand& x, ast::CallExpr* call, BuiltinId id) {
  const BuiltinInfo& bin = builtinInfo(id);
  if (call->hasDots && id != BuiltinId::Append) {
    errorf(call, Code::InvalidDotDotDot, "invalid operation: invalid use of ... with built-in %s", bin.name);
    use(call->args);
    return false;
  }
  BuiltinCall b{call, id, bin.name, {}};
  bool savedCall = env.hasCallOrRecv;
  bool isLen = id == BuiltinId::Len || id == BuiltinId::Cap;
  if (isLen) {
    env.hasCallOrRecv = false;  // from here on: does the argument contain one?
  }
  size_t nargs = call->args.size();
  if (id != BuiltinId::Make && id != BuiltinId::New && id != BuiltinId::Offsetof && id != BuiltinId::Trace) {
    b.args = exprList(call->args);
    nargs = b.args.size();
    for (const Operand& a : b.args) {
      if (!a.isValid()) {
        return false;
      }
    }
    if (nargs > 0) {
      x = b.args[0];
    }
  }
  if (nargs < bin.nargs || (!bin.variadic && nargs > bin.nargs)) {
    errorf(call, Code::WrongArgCount, "invalid operation: %s arguments for %v (expected %d, found %d)",
           nargs < bin.nargs ? "not enough" : "too many", static_cast<ast::Expr*>(call), bin.nargs, nargs);
    return false;
  }
  bool ok = false;
  switch (id) {
    case BuiltinId::Append:
      return builtinAppend(x, b);
    case BuiltinId::Cap:
    case BuiltinId::Len:
      ok = builtinLen(x, b);
      env.hasCallOrRecv = savedCall;
      return ok;
    case BuiltinId::Clear:
      return builtinClear(x, b);
    case BuiltinId::Close:
      return builtinClose(x, b);
    case BuiltinId::Complex:
      return builtinComplex(x, b);
    case BuiltinId::Copy:
      return builtinCopy(x, b);
    case BuiltinId::Delete:
      return builtinDelete(x, b);
    case BuiltinId::Imag:
    case BuiltinId::Real:
      return builtinReal(x, b);
    case BuiltinId::Make:
      return builtinMake(x, b);
    case BuiltinId::Max:
    case BuiltinId::Min:
      return builtinMax(x, b);
    case BuiltinId::New:
      return builtinNew(x, b);
    case BuiltinId::Panic:
      return builtinPanic(x, b);
    case BuiltinId::Print:
    case BuiltinId::Println:
      return builtinPrint(x, b);
    case BuiltinId::Recover:
      x.mode = Mode::Value;
      x.type = emptyInterface();
      recordBuiltinType(call->fun, builtinSignature(x.type, {}));
      return true;
    case BuiltinId::Add:
    case BuiltinId::Slice:
    case BuiltinId::SliceData:
    case BuiltinId::String:
    case BuiltinId::StringData:
      return builtinUnsafe(x, b);
    case BuiltinId::Alignof:
    case BuiltinId::Sizeof:
      return builtinSize(x, b);
    case BuiltinId::Offsetof:
      return builtinOffsetof(x, b);
    case BuiltinId::Assert:
    case BuiltinId::Trace:
      break;  // not declared in the universe
  }
  return false;
}

namespace {

// The element type of slices x (or of all slices in the type set of x); null and a reason for anything else.
Type* sliceElem(const Operand& x, std::string* cause) {
  Type* elem = nullptr;
  bool ok = forEachType(x.type, [&](Type*, Type* u) {
    auto* s = dynCast<Slice>(u);
    if (s == nullptr) {
      *cause =
          x.isNil() ? "argument must be a slice; have untyped nil" : message("argument must be a slice; have %s", x);
      return false;
    }
    if (elem != nullptr && !identical(elem, s->elem)) {
      *cause = message("mismatched slice element types %s and %s in %s", elem, s->elem, x);
      return false;
    }
    elem = elem == nullptr ? s->elem : elem;
    return true;
  });
  return ok ? elem : nullptr;
}

// True if all types of x are []byte or strings; *hasString tells that one is a string.
bool isBytesOrString(const Operand& x, bool* hasString) {
  return forEachType(x.type, [&](Type*, Type* u) {
    if (auto* s = dynCast<Slice>(u); s != nullptr && identical(s->elem, byteType())) {
      return true;
    }
    bool isStr = u != nullptr && isString(u);
    *hasString |= isStr;
    return isStr;
  });
}

}  // namespace

bool Checker::builtinAppend(Operand& x, BuiltinCall& b) {
  std::string cause;
  Type* elem = sliceElem(x, &cause);
  if (elem == nullptr) {
    errorf(&x, Code::InvalidAppend, "invalid append: %s", cause);
    return false;
  }
  Signature* sig = nullptr;
  // append(bytes, s...) with a string s.
  if (b.args.size() == 2 && b.call->hasDots && assignableTo(x, make<Slice>(byteType()), nullptr)) {
    bool hasString = false;
    if (isBytesOrString(b.args[1], &hasString) && hasString) {
      if (isUntyped(b.args[1].type)) {
        convertUntyped(b.args[1], basicType(BasicKind::String));
        updateExprType(b.args[1].expr, basicType(BasicKind::String), true);
      }
      sig = builtinSignature(x.type, {x.type, b.args[1].type});
      sig->variadic = true;
    }
  }
  if (sig == nullptr) {
    sig = builtinSignature(x.type, {x.type, make<Slice>(elem)});
    sig->variadic = true;
    arguments(b.call, sig, {}, {}, b.args, {});
  }
  recordBuiltinType(b.call->fun, sig);
  x.mode = Mode::Value;
  return true;
}

bool Checker::builtinLen(Operand& x, BuiltinCall& b) {
  bool isLen = b.id == BuiltinId::Len;
  auto hasLen = [&](Type* u) {
    Type* t = arrayPtrDeref(u);
    if (t == nullptr) {
      return false;
    }
    switch (t->kind) {
      case TypeKind::Basic:
        return isLen && isString(t);
      case TypeKind::Map:
        return isLen;
      case TypeKind::Array:
      case TypeKind::Slice:
      case TypeKind::Chan:
        return true;
      default:
        return false;
    }
  };
  Mode mode = Mode::Invalid;
  Constant val;
  Type* u = under(x.type);
  if (isTypeParam(x.type)) {
    mode = underIs(x.type, hasLen) ? Mode::Value : Mode::Invalid;
  } else if (hasLen(u)) {
    mode = Mode::Value;
    if (isString(u) && x.mode == Mode::Constant) {
      mode = Mode::Constant;
      if (x.val.kind() == ConstantKind::String) {
        val = Constant::ofInt(static_cast<int64_t>(x.val.stringSize()));
      }
    } else if (auto* a = dynCast<Array>(arrayPtrDeref(u)); a != nullptr && !env.hasCallOrRecv) {
      mode = Mode::Constant;
      val = a->len >= 0 ? Constant::ofInt(a->len) : Constant();
    }
  }
  if (mode == Mode::Invalid) {
    if (isValid(u)) {
      errorf(&x, isLen ? Code::InvalidLen : Code::InvalidCap, "invalid argument: %s for built-in %s", x, b.name);
    }
    return false;
  }
  if (mode != Mode::Constant) {
    recordBuiltinType(b.call->fun, builtinSignature(basicType(BasicKind::Int), {x.type}));
  }
  x.mode = mode;
  x.type = basicType(BasicKind::Int);
  x.val = val;
  return true;
}

bool Checker::builtinClear(Operand& x, BuiltinCall& b) {
  verifyVersionf(b.call->fun, go1_21, "clear");
  bool ok = underIs(x.type, [&](Type* u) {
    if (isa<Map>(u) || isa<Slice>(u)) {
      return true;
    }
    errorf(&x, Code::InvalidClear,
           "invalid argument: cannot clear %s: argument must be (or constrained by) map or slice", x);
    return false;
  });
  if (!ok) {
    return false;
  }
  recordBuiltinType(b.call->fun, builtinSignature(nullptr, {x.type}));
  x.mode = Mode::NoValue;
  return true;
}

bool Checker::builtinClose(Operand& x, BuiltinCall& b) {
  bool ok = underIs(x.type, [&](Type* u) {
    auto* ch = dynCast<Chan>(u);
    if (ch == nullptr) {
      errorf(&x, Code::InvalidClose, "invalid operation: cannot close non-channel %s", x);
      return false;
    }
    if (ch->dir == ChanDir::RecvOnly) {
      errorf(&x, Code::InvalidClose, "invalid operation: cannot close receive-only channel %s", x);
      return false;
    }
    return true;
  });
  if (!ok) {
    return false;
  }
  recordBuiltinType(b.call->fun, builtinSignature(nullptr, {x.type}));
  x.mode = Mode::NoValue;
  return true;
}

Type* Checker::applyTypeFunc(const std::function<Type*(Type*)>& f, Operand& x, const BuiltinCall& b) {
  TypeParam* tp = asTypeParam(x.type);
  if (tp == nullptr) {
    return f(x.type);
  }
  bool ok = forEachTerm(tp, [&](const Term* term) { return term != nullptr && f(term->type) != nullptr; });
  if (ok) {
    // The result would need a type parameter of its own, which gc does not have either.
    Code code = b.id == BuiltinId::Real   ? Code::InvalidReal
                : b.id == BuiltinId::Imag ? Code::InvalidImag
                                          : Code::InvalidComplex;
    errorf(&x, code, "%s not supported as argument to built-in %s for go1.18 (see go.dev/issue/50937)", x, b.name);
    return invalidType();
  }
  return nullptr;
}

bool Checker::builtinComplex(Operand& x, BuiltinCall& b) {
  Operand& y = b.args[1];
  if (isUntyped(x.type) && isUntyped(y.type)) {
    if (x.mode == Mode::Constant && y.mode == Mode::Constant) {
      for (Operand* o : {&x, &y}) {
        if (isNumeric(o->type) && o->val.imagPart().sign() == 0) {
          o->type = basicType(BasicKind::UntypedFloat);
        }
      }
    } else {
      // A shift whose type is open: floats cannot be shifted, which is reported here.
      convertUntyped(x, basicType(BasicKind::Float64));
      convertUntyped(y, basicType(BasicKind::Float64));
    }
  } else if (isUntyped(x.type)) {
    convertUntyped(x, y.type);
  } else if (isUntyped(y.type)) {
    convertUntyped(y, x.type);
  }
  if (!x.isValid() || !y.isValid()) {
    return false;
  }
  if (!identical(x.type, y.type)) {
    errorf(&x, Code::InvalidComplex, "invalid operation: %v (mismatched types %s and %s)",
           static_cast<ast::Expr*>(b.call), x.type, y.type);
    return false;
  }
  auto complexOf = [](Type* t) -> Type* {
    auto* basic = asUnder<Basic>(t);
    switch (basic == nullptr ? BasicKind::Invalid : basic->basic) {
      case BasicKind::Float32:
        return basicType(BasicKind::Complex64);
      case BasicKind::Float64:
        return basicType(BasicKind::Complex128);
      case BasicKind::UntypedFloat:
        return basicType(BasicKind::UntypedComplex);
      default:
        return nullptr;
    }
  };
  Type* result = applyTypeFunc(complexOf, x, b);
  if (result == nullptr) {
    errorf(&x, Code::InvalidComplex, "invalid argument: arguments have type %s, expected floating-point", x.type);
    return false;
  }
  if (x.mode == Mode::Constant && y.mode == Mode::Constant) {
    x.val = Constant::ofComplex(x.val.toFloat(), y.val.toFloat());
  } else {
    x.mode = Mode::Value;
    recordBuiltinType(b.call->fun, builtinSignature(result, {x.type, x.type}));
  }
  x.type = result;
  return isValid(result);
}

bool Checker::builtinCopy(Operand& x, BuiltinCall& b) {
  std::string cause;
  Type* dst = sliceElem(x, &cause);
  if (dst == nullptr) {
    errorf(&x, Code::InvalidCopy, "invalid copy: %s", cause);
    return false;
  }
  Operand& y = b.args[1];
  bool hasString = false;
  bool special = assignableTo(x, make<Slice>(byteType()), nullptr) && isBytesOrString(y, &hasString);
  if (!special) {
    Type* src = sliceElem(y, &cause);
    if (src == nullptr) {
      if (!allString(y.type)) {
        errorf(&y, Code::InvalidCopy, "invalid copy: %s", cause);
        return false;
      }
      src = byteType();
    }
    if (!identical(dst, src)) {
      errorf(&x, Code::InvalidCopy, "invalid copy: arguments %s and %s have different element types %s and %s", x, y,
             dst, src);
      return false;
    }
  } else if (isUntyped(y.type)) {
    convertUntyped(y, basicType(BasicKind::String));
    updateExprType(y.expr, basicType(BasicKind::String), true);
  }
  recordBuiltinType(b.call->fun, builtinSignature(basicType(BasicKind::Int), {x.type, y.type}));
  x.mode = Mode::Value;
  x.type = basicType(BasicKind::Int);
  return true;
}

bool Checker::builtinDelete(Operand& x, BuiltinCall& b) {
  Type* mapType = x.type;
  Type* key = nullptr;
  bool ok = underIs(mapType, [&](Type* u) {
    auto* m = dynCast<Map>(u);
    if (m == nullptr) {
      errorf(&x, Code::InvalidDelete, "invalid argument: %s is not a map", x);
      return false;
    }
    if (key != nullptr && !identical(m->key, key)) {
      errorf(&x, Code::InvalidDelete, "invalid argument: maps of %s must have identical key types", x);
      return false;
    }
    key = m->key;
    return true;
  });
  if (!ok) {
    return false;
  }
  x = b.args[1];
  assignment(x, key, "argument to delete");
  if (!x.isValid()) {
    return false;
  }
  recordBuiltinType(b.call->fun, builtinSignature(nullptr, {mapType, key}));
  x.mode = Mode::NoValue;
  return true;
}

bool Checker::builtinReal(Operand& x, BuiltinCall& b) {
  if (isUntyped(x.type)) {
    if (x.mode == Mode::Constant) {
      if (isNumeric(x.type)) {
        x.type = basicType(BasicKind::UntypedComplex);
      }
    } else {
      convertUntyped(x, basicType(BasicKind::Complex128));
      if (!x.isValid()) {
        return false;
      }
    }
  }
  auto partOf = [](Type* t) -> Type* {
    auto* basic = asUnder<Basic>(t);
    switch (basic == nullptr ? BasicKind::Invalid : basic->basic) {
      case BasicKind::Complex64:
        return basicType(BasicKind::Float32);
      case BasicKind::Complex128:
        return basicType(BasicKind::Float64);
      case BasicKind::UntypedComplex:
        return basicType(BasicKind::UntypedFloat);
      default:
        return nullptr;
    }
  };
  bool isReal = b.id == BuiltinId::Real;
  Type* result = applyTypeFunc(partOf, x, b);
  if (result == nullptr) {
    errorf(&x, isReal ? Code::InvalidReal : Code::InvalidImag,
           "invalid argument: argument has type %s, expected complex type", x.type);
    return false;
  }
  if (x.mode == Mode::Constant) {
    x.val = isReal ? x.val.realPart() : x.val.imagPart();
  } else {
    x.mode = Mode::Value;
    recordBuiltinType(b.call->fun, builtinSignature(result, {x.type}));
  }
  x.type = result;
  return isValid(result);
}

bool Checker::builtinMake(Operand& x, BuiltinCall& b) {
  ast::CallExpr* call = b.call;
  ast::Expr* arg0 = call->args[0];
  Type* t = varType(arg0);
  if (!isValid(t)) {
    return false;
  }
  std::string cause;
  Type* u = commonUnder(
      t,
      [](Type*, Type* under) -> std::optional<std::string> {
        if (under == nullptr) {
          return "no specific type";
        }
        bool ok = isa<Slice>(under) || isa<Map>(under) || isa<Chan>(under);
        return ok ? std::nullopt : std::optional<std::string>("type must be slice, map, or channel");
      },
      &cause);
  if (u == nullptr) {
    errorf(arg0, Code::InvalidMake, "invalid argument: cannot make %s: %s", arg0, cause);
    return false;
  }
  size_t min = isa<Slice>(u) ? 2 : 1;
  size_t nargs = call->args.size();
  if (nargs < min || min + 1 < nargs) {
    errorf(call, Code::WrongArgCount, "invalid operation: %v expects %d or %d arguments; found %d",
           static_cast<ast::Expr*>(call), min, min + 1, nargs);
    return false;
  }
  std::vector<Type*> params = {t};
  std::vector<int64_t> sizes;  // those that are constant
  for (ast::Expr* arg : call->args.subspan(1)) {
    int64_t size = -1;
    params.push_back(index(arg, -1, &size));
    if (size >= 0) {
      sizes.push_back(size);
    }
  }
  if (sizes.size() == 2 && sizes[0] > sizes[1]) {
    error(call->args[1], Code::SwappedMakeArgs, "invalid argument: length and capacity swapped");
  }
  x.mode = Mode::Value;
  x.type = t;
  recordBuiltinType(call->fun, builtinSignature(t, params));
  return true;
}

bool Checker::builtinMax(Operand& x, BuiltinCall& b) {
  verifyVersionf(b.call->fun, go1_21, "built-in %s", b.name);
  ConstOp op = b.id == BuiltinId::Max ? ConstOp::Gtr : ConstOp::Lss;
  for (size_t i = 0; i < b.args.size(); i++) {
    Operand& a = b.args[i];
    if (!allOrdered(a.type)) {
      errorf(&a, Code::InvalidMinMaxOperand, "invalid argument: %s cannot be ordered", a);
      return false;
    }
    if (i == 0) {
      continue;
    }
    matchTypes(x, a);
    if (!x.isValid()) {
      return false;
    }
    if (!identical(x.type, a.type)) {
      errorf(&a, Code::MismatchedTypes, "invalid argument: mismatched types %s (previous argument) and %s (type of %s)",
             x.type, a.type, a.expr);
      return false;
    }
    if (x.mode != Mode::Constant || a.mode != Mode::Constant) {
      x.mode = Mode::Value;
    } else if (x.val.isKnown() && a.val.isKnown() && compare(a.val, op, x.val)) {
      x = a;
    }
  }
  if (x.mode != Mode::Constant) {
    x.mode = Mode::Value;
    assignment(x, emptyInterface(), message("argument to built-in %s", b.name));
    if (!x.isValid()) {
      return false;
    }
  }
  for (Operand& a : b.args) {
    updateExprType(a.expr, x.type, true);
  }
  if (x.mode != Mode::Constant) {
    recordBuiltinType(b.call->fun, builtinSignature(x.type, std::vector<Type*>(b.args.size(), x.type)));
  }
  return true;
}

bool Checker::builtinNew(Operand& x, BuiltinCall& b) {
  ast::Expr* arg = b.call->args[0];
  exprOrType(x, arg, false);
  exclude(x, 1u << static_cast<unsigned>(Mode::NoValue) | 1u << static_cast<unsigned>(Mode::Builtin));
  if (!x.isValid()) {
    return false;
  }
  if (x.mode == Mode::TypeExpr) {
    validVarType(arg, x.type);
  } else {
    if (isUntyped(x.type)) {
      assignment(x, nullptr, "argument to new");
      if (!x.isValid()) {
        return false;
      }
    }
    verifyVersionf(b.call->fun, go1_26, "new(%s)", arg);
  }
  Type* t = x.type;
  x.mode = Mode::Value;
  x.type = make<Pointer>(t);
  recordBuiltinType(b.call->fun, builtinSignature(x.type, {t}));
  return true;
}

bool Checker::builtinPanic(Operand& x, BuiltinCall& b) {
  if (env.sig != nullptr && !env.sig->results->vars.empty()) {
    env.isPanic.insert(b.call);
  }
  assignment(x, emptyInterface(), "argument to panic");
  if (!x.isValid()) {
    return false;
  }
  x.mode = Mode::NoValue;
  recordBuiltinType(b.call->fun, builtinSignature(nullptr, {emptyInterface()}));
  return true;
}

bool Checker::builtinPrint(Operand& x, BuiltinCall& b) {
  std::vector<Type*> params;
  for (Operand& a : b.args) {
    assignment(a, nullptr, message("argument to built-in %s", b.name));
    if (!a.isValid()) {
      return false;
    }
    params.push_back(a.type);
  }
  x.mode = Mode::NoValue;
  recordBuiltinType(b.call->fun, builtinSignature(nullptr, params));
  return true;
}

}  // namespace types
