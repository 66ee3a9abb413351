// This file types calls: conversions, arguments, and the instantiation of generic functions.
#include "types/builtins.h"
#include "types/checker.h"

namespace types {

std::vector<Type*> Checker::funcInst(const Target* target, Pos pos, Operand& x, ast::IndexExpr* inst, bool infer) {
  Pos errPos = pos;
  if (inst != nullptr) {
    errPos = inst->pos;
    x.expr = inst;
  }
  bool versionError = !verifyVersionf(errPos, go1_18, "function instantiation");
  std::vector<Type*> targs;
  ast::List<ast::Expr*> xlist;
  if (inst != nullptr) {
    xlist = ast::unpackList(inst->index);
    targs = typeList(xlist);
    if (targs.empty()) {
      x.invalidate();
      return {};
    }
  }
  auto* sig = cast<Signature>(unalias(x.type));
  size_t got = targs.size(), want = sig->typeParams.size();
  if (got > want) {
    errorf(xlist[got - 1], Code::WrongTypeArgCount, "got %d type arguments but want %d", got, want);
    x.invalidate();
    return {};
  }
  if (got < want) {
    if (!infer) {
      return targs;
    }
    // An assignment `var v T = f` is like a call g(v) of a function g with f's type parameters and a parameter of f's
    // type: that infers what is missing.
    std::vector<Operand> args;
    std::vector<Operand*> argPtrs;
    std::vector<Var*> params;
    bool reverse = false;
    if (target != nullptr) {
      if (!versionError && !allowVersion(go1_21)) {
        versionErrorf(errPos, go1_21, "%s instantiated function in assignment",
                      inst != nullptr ? "partially" : "implicitly");
      }
      auto* plain = make<Signature>();
      plain->params = sig->params;
      plain->results = sig->results;
      plain->variadic = sig->variadic;
      params.push_back(make<Var>(VarKind::Param, x.pos(), pkg, "", plain));
      Operand arg;
      arg.mode = Mode::Value;
      arg.expr = newName(x.pos(), target->desc);
      arg.type = target->sig;
      args.push_back(arg);
      argPtrs.push_back(&args[0]);
      reverse = true;
    }
    auto [tparams, renamed] = renameTypeParams(pos, sig->typeParams, make<Tuple>(params));
    ErrorReport err(*this, Code::CannotInferTypeArgs);
    targs = types::infer(pos, tparams, targs, cast<Tuple>(renamed), argPtrs, reverse, err);
    if (targs.empty()) {
      err.report();
      x.invalidate();
      return {};
    }
  }
  x.type = instantiateSignature(x.pos(), x.expr, sig, targs, xlist);
  x.mode = Mode::Value;
  return {};
}

Signature* Checker::instantiateSignature(Pos pos, ast::Expr* e, Signature* sig, const std::vector<Type*>& targs,
                                         ast::List<ast::Expr*> xlist) {
  auto* inst = cast<Signature>(instance(pos, sig, targs));
  recordInstance(e, targs, inst);
  // The arguments may be incomplete types yet.
  later([this, pos, sig, targs, xlist] {
    std::string cause;
    if (int i = verifyInstance(pos, sig->typeParams, targs, &cause); i >= 0) {
      Pos at = static_cast<size_t>(i) < xlist.size() ? ast::startPos(xlist[static_cast<size_t>(i)]) : pos;
      error(at, Code::InvalidTypeArg, cause);
    } else {
      recordMonoInstance(pos, sig->typeParams, targs, xlist);
    }
  });
  return inst;
}

ExprKind Checker::conversionCall(Operand& x, ast::CallExpr* call) {
  nonGeneric(nullptr, x);
  if (!x.isValid()) {
    return ExprKind::Conversion;
  }
  Type* t = x.type;
  x.invalidate();
  if (!isComplete(t)) {
    x.expr = call;
    return ExprKind::Conversion;
  }
  size_t n = call->args.size();
  if (n == 0) {
    errorf(call, Code::WrongArgCount, "missing argument in conversion to %s", t);
  } else if (n > 1) {
    use(call->args);
    errorf(call->args[n - 1], Code::WrongArgCount, "too many arguments in conversion to %s", t);
  } else {
    Target target = newTarget(t, "conversion");
    expr(target.ptr(), x, call->args[0]);
    if (x.isValid()) {
      auto* iface = asUnder<Interface>(t);
      if (iface != nullptr && !isTypeParam(t) && !typeSetOf(iface)->isMethodSet()) {
        errorf(call, Code::MisplacedConstraintIface,
               "cannot use interface %s in conversion (contains specific type constraints or is comparable)", t);
        x.invalidate();
      } else if (call->hasDots) {
        errorf(call->args[0], Code::BadDotDotDotSyntax, "invalid use of ... in conversion to %s", t);
        x.invalidate();
      } else {
        conversion(x, t);
      }
    }
  }
  x.expr = call;
  return ExprKind::Conversion;
}

ExprKind Checker::callExpr(Operand& x, ast::CallExpr* call) {
  ast::IndexExpr* inst = nullptr;  // f in f[int](x): instantiated together with the arguments
  if (auto* ix = ast::dynCast<ast::IndexExpr>(call->fun)) {
    if (indexExpr(x, ix)) {
      inst = ix;
    }
    x.expr = ix;
    record(x);
  } else {
    exprOrType(x, call->fun, true);
  }
  auto fail = [&] {
    x.invalidate();
    x.expr = call;
    return ExprKind::Statement;
  };
  switch (x.mode) {
    case Mode::Invalid:
      use(call->args);
      return fail();
    case Mode::TypeExpr:
      return conversionCall(x, call);
    case Mode::Builtin: {
      BuiltinId id = x.id;
      if (!builtin(x, call, id)) {
        x.invalidate();
      }
      x.expr = call;
      if (x.isValid() && x.mode != Mode::Constant) {
        env.hasCallOrRecv = true;
      }
      return builtinInfo(id).kind;
    }
    default:
      break;
  }
  std::string cause;
  Type* u = commonUnder(
      x.type,
      [](Type* t, Type* under) -> std::optional<std::string> {
        if (under != nullptr && !isa<Signature>(under)) {
          return message("%s is not a function", t);
        }
        return std::nullopt;
      },
      &cause);
  auto* sig = dynCast<Signature>(u);
  if (sig == nullptr) {
    errorf(&x, Code::InvalidCall, "invalid operation: cannot call %s: %s", x, cause);
    use(call->args);
    return fail();
  }
  bool wasGeneric = !sig->typeParams.empty();
  ast::List<ast::Expr*> xlist;
  std::vector<Type*> targs;
  if (inst != nullptr) {
    xlist = ast::unpackList(inst->index);
    targs = typeList(xlist);
    if (targs.empty()) {
      use(call->args);
      return fail();
    }
    size_t got = targs.size(), want = sig->typeParams.size();
    if (got > want) {
      errorf(xlist[want], Code::WrongTypeArgCount, "got %d type arguments but want %d", got, want);
      use(call->args);
      return fail();
    }
    // With all of them given, errors in the arguments do not lose the instance.
    if (got == want && want > 0) {
      verifyVersionf(inst, go1_18, "function instantiation");
      sig = instantiateSignature(inst->pos, inst, sig, targs, xlist);
      targs.clear();
      xlist = {};
    }
  }
  std::vector<std::vector<Type*>> atargs;
  std::vector<Operand> args = genericExprList(call->args, &atargs);
  sig = arguments(call, sig, targs, xlist, args, atargs);
  if (wasGeneric && sig->typeParams.empty()) {
    recordTypeAndValue(call->fun, Mode::Value, sig);
  }
  const std::vector<Var*>& results = sig->results->vars;
  if (results.empty()) {
    x.mode = Mode::NoValue;
  } else if (results.size() == 1) {
    x.mode = Mode::Value;
    Type* t = results[0]->type;
    if (!isComplete(t)) {
      return fail();
    }
    x.type = t;
  } else {
    x.mode = Mode::Value;
    x.type = sig->results;
  }
  x.expr = call;
  env.hasCallOrRecv = true;
  // Inference failed: the result must not mention the function's parameters.
  if (x.mode == Mode::Value && !sig->typeParams.empty() && isParameterized(sig->typeParams, x.type)) {
    x.invalidate();
  }
  return ExprKind::Statement;
}

std::vector<Operand> Checker::exprList(ast::List<ast::Expr*> list) {
  if (list.size() == 1) {
    return multiExpr(list[0], false);
  }
  std::vector<Operand> out;
  for (ast::Expr* e : list) {
    Operand x;
    expr(nullptr, x, e);
    out.push_back(x);
  }
  return out;
}

std::vector<Operand> Checker::genericExprList(ast::List<ast::Expr*> list, std::vector<std::vector<Type*>>* targs) {
  // Before Go 1.21 a generic function had to be instantiated to be an argument.
  bool infer = list.empty() || !allowVersion(go1_21);
  std::vector<Operand> out;
  for (ast::Expr* e : list) {
    Operand x;
    std::vector<Type*> partial;
    auto* inst = ast::dynCast<ast::IndexExpr>(e);
    if (inst != nullptr) {
      if (indexExpr(x, inst)) {
        partial = funcInst(nullptr, x.pos(), x, inst, infer);
        if (partial.empty()) {
          record(x);
        } else {
          x.expr = inst;
        }
        out.push_back(x);
        targs->push_back(partial);
        continue;
      }
      // It was an index expression after all: record what its evaluation gave.
      x.expr = inst;
      nonGeneric(nullptr, x);
      record(x);
    } else {
      rawExpr(nullptr, x, e, nullptr, true);
    }
    constexpr unsigned notValues = 1u << static_cast<unsigned>(Mode::NoValue) |
                                   1u << static_cast<unsigned>(Mode::Builtin) |
                                   1u << static_cast<unsigned>(Mode::TypeExpr);
    exclude(x, notValues);
    auto* tuple = x.isValid() ? dynCast<Tuple>(x.type) : nullptr;
    if (tuple != nullptr && list.size() == 1) {
      for (Var* v : tuple->vars) {
        Operand r;
        r.mode = Mode::Value;
        r.expr = e;
        r.type = v->type;
        out.push_back(r);
      }
      targs->resize(out.size());
      return out;
    }
    singleValue(x);
    out.push_back(x);
    targs->push_back({});
  }
  return out;
}

Signature* Checker::arguments(ast::CallExpr* call, Signature* sig, std::vector<Type*> targs,
                              ast::List<ast::Expr*> xlist, std::vector<Operand>& args,
                              const std::vector<std::vector<Type*>>& atargs) {
  //               | f(a, b)          | f(a, b...)
  //  not variadic | nargs == npars   | invalid
  //  variadic     | nargs >= npars-1 | nargs == npars
  size_t nargs = args.size(), npars = sig->params->vars.size();
  Tuple* params = sig->params;
  bool adjusted = false;  // params has one parameter for each variadic argument
  if (sig->variadic && call->hasDots) {
    if (call->args.size() == 1 && nargs > 1) {
      errorf(call, Code::InvalidDotDotDot, "cannot use ... with %d-valued %s", nargs, call->args[0]);
      return sig;
    }
  } else if (sig->variadic && nargs + 1 >= npars) {
    std::vector<Var*> vars(sig->params->vars.begin(), sig->params->vars.end() - 1);
    Var* last = sig->params->vars.back();
    auto* slice = dynCast<Slice>(unalias(last->type));
    Type* elem = slice == nullptr ? invalidType() : slice->elem;
    while (vars.size() < nargs) {
      vars.push_back(make<Var>(VarKind::Param, last->pos, last->pkg, last->name, elem));
    }
    params = make<Tuple>(vars);
    adjusted = true;
    npars = nargs;
  } else if (sig->variadic) {
    npars--;  // for the message
  } else if (call->hasDots) {
    errorf(call, Code::NonVariadicDotDotDot, "cannot use ... in call to non-variadic %s", call->fun);
    return sig;
  }
  if (nargs != npars) {
    At at(call);
    if (nargs > npars) {
      at = At(args[npars].expr);
    } else if (nargs > 0) {
      at = At(args[nargs - 1].expr);
    }
    if (nargs <= npars && !(nargs > 0)) {
      at = At(call);
    }
    ErrorReport err(*this, Code::WrongArgCount);
    err.addf(at, "%s arguments in call to %s", nargs > npars ? "too many" : "not enough", call->fun);
    err.addf(Pos(), "have %s", typesSummary(operandTypes(args), false, call->hasDots));
    err.addf(Pos(), "want %s", typesSummary(varTypes(sig->params->vars), sig->variadic, false));
    err.report();
    return sig;
  }

  // The type parameters of the callee come first, then those of each generic argument.
  std::vector<TypeParam*> tparams;
  size_t n = sig->typeParams.size();
  if (n > 0) {
    if (!allowVersion(go1_18)) {
      if (auto* ix = ast::dynCast<ast::IndexExpr>(call->fun)) {
        versionErrorf(ix, go1_18, "function instantiation");
      } else {
        versionErrorf(call, go1_18, "implicit function instantiation");
      }
    }
    // Fresh ones, as the callee may be the function we are in.
    auto [fresh, renamed] = renameTypeParams(call->pos, sig->typeParams, params);
    tparams = fresh;
    params = cast<Tuple>(renamed);
    targs.resize(tparams.size());
  }
  std::vector<size_t> genericArgs;
  for (size_t i = 0; i < nargs; i++) {
    auto* asig = args[i].isValid() ? dynCast<Signature>(args[i].type) : nullptr;
    if (asig == nullptr || asig->typeParams.empty()) {
      continue;
    }
    auto [fresh, renamed] = renameTypeParams(call->pos, asig->typeParams, make<Signature>(*asig));
    auto* own = make<Signature>(*cast<Signature>(renamed));
    own->typeParams = fresh;
    args[i].type = own;
    tparams.insert(tparams.end(), fresh.begin(), fresh.end());
    if (i < atargs.size()) {
      targs.insert(targs.end(), atargs[i].begin(), atargs[i].end());
    }
    targs.resize(tparams.size());
    genericArgs.push_back(i);
  }
  if (!genericArgs.empty()) {
    verifyVersionf(&args[genericArgs[0]], go1_21, "implicitly instantiated function as argument");
  }

  Signature* result = sig;
  if (!tparams.empty()) {
    std::vector<Operand*> argPtrs;
    for (Operand& a : args) {
      argPtrs.push_back(&a);
    }
    ErrorReport err(*this, Code::CannotInferTypeArgs);
    targs = types::infer(call->pos, tparams, targs, params, argPtrs, false, err);
    if (targs.empty()) {
      if (!err.empty()) {
        err.lines[0].second = message("in call to %s, %s", call->fun, err.lines[0].second);
        err.report();
      }
      return sig;
    }
    if (n > 0) {
      std::vector<Type*> own(targs.begin(), targs.begin() + static_cast<ptrdiff_t>(n));
      result = instantiateSignature(call->pos, call->fun, sig, own, xlist);
      if (adjusted) {
        std::vector<TypeParam*> ownParams(tparams.begin(), tparams.begin() + static_cast<ptrdiff_t>(n));
        params = cast<Tuple>(subst(call->pos, params, substMap(ownParams, own)));
      } else {
        params = result->params;
      }
    }
    size_t j = n;
    for (size_t i : genericArgs) {
      Operand& arg = args[i];
      auto* asig = cast<Signature>(arg.type);
      size_t k = j + asig->typeParams.size();
      std::vector<Type*> own(targs.begin() + static_cast<ptrdiff_t>(j), targs.begin() + static_cast<ptrdiff_t>(k));
      arg.type = instantiateSignature(call->pos, arg.expr, asig, own, {});
      record(arg);
      j = k;
    }
  }
  if (!args.empty()) {
    std::string context = message("argument to %s", call->fun);
    for (size_t i = 0; i < nargs; i++) {
      assignment(args[i], params->vars[i]->type, context);
    }
  }
  return result;
}

bool Checker::useAll(ast::List<ast::Expr*> list, bool lhs) {
  bool ok = true;
  for (ast::Expr* e : list) {
    ok = useOne(e, lhs) && ok;
  }
  return ok;
}

bool Checker::useOne(ast::Expr* e, bool lhs) {
  if (e == nullptr) {
    return true;
  }
  Operand x;
  ast::Expr* inner = ast::unparen(e);
  if (auto* list = ast::dynCast<ast::ListExpr>(inner)) {
    return useAll(list->elems, lhs);
  }
  auto* name = ast::dynCast<ast::Name>(inner);
  if (name == nullptr) {
    rawExpr(nullptr, x, e, nullptr, true);
    return x.isValid();
  }
  if (name->value == "_") {
    return true;
  }
  Var* v = lhs ? dynCast<Var>(lookup(name->value)) : nullptr;
  bool used = v != nullptr && v->used;
  exprOrType(x, name, true);
  if (v != nullptr && v->pkg == pkg) {
    v->used = used;
  }
  return x.isValid();
}

}  // namespace types
