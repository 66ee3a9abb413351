// This file types index and slice expressions.
#include "types/checker.h"

namespace types {

namespace {

// What indexing a value of one type gives.
struct Indexed {
  Type* key = nullptr;  // of maps
  Type* elem = nullptr;
  int64_t length = -1;
  Mode mode = Mode::Variable;
};

// elem is null if values of underlying type u cannot be indexed; xMode is the mode of the indexed operand.
Indexed indexed(Type* u, Mode xMode) {
  if (u == nullptr) {
    return {};
  }
  if (auto* p = dynCast<Pointer>(u)) {
    auto* a = asUnder<Array>(p->elem);
    return a == nullptr ? Indexed{} : Indexed{nullptr, a->elem, a->len, Mode::Variable};
  }
  switch (u->kind) {
    case TypeKind::Basic:
      return isString(u) ? Indexed{nullptr, byteType(), -1, Mode::Value} : Indexed{};
    case TypeKind::Array: {
      auto* a = cast<Array>(u);
      return {nullptr, a->elem, a->len, xMode == Mode::Variable ? Mode::Variable : Mode::Value};
    }
    case TypeKind::Slice:
      return {nullptr, cast<Slice>(u)->elem, -1, Mode::Variable};
    case TypeKind::Map:
      return {cast<Map>(u)->key, cast<Map>(u)->elem, -1, Mode::MapIndex};
    default:
      return {};
  }
}

// What indexing a value of a type parameter gives: the same for all types of its set.
Indexed indexedParam(Type* t, Mode xMode) {
  Indexed all;
  bool first = true;
  bool ok = underIs(t, [&](Type* u) {
    Indexed one = indexed(u, xMode);
    if (one.elem == nullptr) {
      return false;
    }
    if (first) {
      all = one;
      first = false;
      return true;
    }
    bool sameKey = one.key == nullptr ? all.key == nullptr : all.key != nullptr && identical(all.key, one.key);
    if (!sameKey || !identical(all.elem, one.elem)) {
      return false;
    }
    if (one.length >= 0 && (all.length < 0 || one.length < all.length)) {
      all.length = one.length;
    }
    if (one.mode == Mode::Value) {
      all.mode = Mode::Value;
    }
    return true;
  });
  return ok ? all : Indexed{};
}

}  // namespace

bool Checker::indexExpr(Operand& x, ast::IndexExpr* e) {
  exprOrType(x, e->x, true);
  if (!x.isValid()) {
    use(e->index);
    return false;
  }
  if (x.mode == Mode::TypeExpr) {
    x.invalidate();
    x.type = varType(e);
    if (isValid(x.type)) {
      x.mode = Mode::TypeExpr;
    }
    return false;
  }
  if (x.mode == Mode::Value) {
    if (auto* sig = asUnder<Signature>(x.type); sig != nullptr && !sig->typeParams.empty()) {
      return true;
    }
  }
  nonGeneric(nullptr, x);
  if (!x.isValid()) {
    return false;
  }
  if (x.mode == Mode::Builtin) {
    x.type = invalidType();
  }
  Type* u = under(x.type);
  bool complete = isComplete(x.type);
  if (auto* p = dynCast<Pointer>(u)) {
    complete = complete && isComplete(p->elem);
  } else if (auto* m = dynCast<Map>(u)) {
    complete = complete && isComplete(m->elem);
  }
  if (!complete) {
    x.invalidate();
    return false;
  }
  Indexed result = isTypeParam(x.type) ? indexedParam(x.type, x.mode) : indexed(u, x.mode);
  if (result.elem == nullptr) {
    errorf(e->pos, Code::NonSliceableOperand, "cannot index %s", x);
    use(e->index);
    x.invalidate();
    return false;
  }
  ast::Expr* index = singleIndex(e);
  if (index == nullptr) {
    x.invalidate();
    return false;
  }
  if (result.key != nullptr) {
    Operand key;
    genericExpr(key, index);
    assignment(key, result.key, "map index");
    // The element's type is known even if that failed.
    x.mode = Mode::MapIndex;
    x.type = result.elem;
    x.expr = e;
    return false;
  }
  if (x.mode == Mode::Constant) {
    result.length = static_cast<int64_t>(x.val.kind() == ConstantKind::String ? x.val.stringSize() : 0);
  }
  x.mode = result.mode;
  x.type = result.elem;
  this->index(index, result.length);
  return false;
}

void Checker::sliceExpr(Operand& x, ast::SliceExpr* e) {
  expr(nullptr, x, e->x);
  if (!x.isValid()) {
    use({e->index, 3});
    return;
  }
  // The common underlying type; strings count as []byte while looking for it.
  Type* firstType = nullptr;
  Type* common = nullptr;
  bool hasString = false;
  bool ok = forEachType(x.type, [&](Type* t, Type* u) {
    if (u == nullptr) {
      errorf(&x, Code::NonSliceableOperand, "cannot slice %s: no specific type in %s", x, x.type);
      return false;
    }
    if (isString(u)) {
      u = make<Slice>(byteType());
      hasString = true;
    }
    if (common == nullptr) {
      firstType = t;
      common = u;
      return true;
    }
    if (!identical(common, u)) {
      errorf(&x, Code::NonSliceableOperand, "cannot slice %s: %s and %s have different underlying types", x, firstType,
             t);
      return false;
    }
    return true;
  });
  if (!ok) {
    x.invalidate();
    return;
  }
  if (hasString) {
    common = isTypeParam(x.type) ? basicType(BasicKind::String) : under(x.type);
  }
  if (auto* p = asUnder<Pointer>(x.type); p != nullptr && !isComplete(p->elem)) {
    x.invalidate();
    return;
  }
  bool valid = false;
  int64_t length = -1;
  if (isString(common)) {
    if (e->full) {
      error(e->index[2] != nullptr ? At(e->index[2]) : At(e), Code::InvalidSliceExpr,
            "invalid operation: 3-index slice of string");
      x.invalidate();
      return;
    }
    valid = true;
    if (x.mode == Mode::Constant && x.val.kind() == ConstantKind::String) {
      length = static_cast<int64_t>(x.val.stringSize());
    }
    if (isUntyped(x.type)) {
      x.type = basicType(BasicKind::String);
      updateExprType(e->x, x.type, true);
    }
  } else if (auto* a = dynCast<Array>(common)) {
    valid = true;
    length = a->len;
    if (x.mode != Mode::Variable) {
      errorf(&x, Code::NonSliceableOperand, "cannot slice unaddressable value %s", x);
      x.invalidate();
      return;
    }
    x.type = make<Slice>(a->elem);
  } else if (auto* p = dynCast<Pointer>(common)) {
    if (auto* pointed = asUnder<Array>(p->elem)) {
      valid = true;
      length = pointed->len;
      x.type = make<Slice>(pointed->elem);
    }
  } else if (isa<Slice>(common)) {
    valid = true;
  }
  if (!valid) {
    errorf(&x, Code::NonSliceableOperand, "cannot slice %s", x);
    x.invalidate();
    return;
  }
  x.mode = Mode::Value;
  if (e->full && (e->index[1] == nullptr || e->index[2] == nullptr)) {
    error(e, Code::InvalidSyntaxTree, "2nd and 3rd index required in 3-index slice");
    x.invalidate();
    return;
  }
  int64_t values[3];
  for (int i = 0; i < 3; i++) {
    values[i] = -1;
    if (e->index[i] != nullptr) {
      index(e->index[i], length >= 0 ? length + 1 : -1, &values[i]);
    } else if (i == 0) {
      values[i] = 0;
    } else if (length >= 0) {
      values[i] = length;
    }
  }
  for (int i = 0; i < 2; i++) {
    for (int j = i + 1; j < 3; j++) {
      if (values[i] > 0 && values[j] >= 0 && values[j] < values[i]) {
        errorf(e->index[j], Code::SwappedSliceIndices, "invalid slice indices: %d < %d", values[j], values[i]);
        return;
      }
    }
  }
}

ast::Expr* Checker::singleIndex(ast::IndexExpr* e) {
  if (e->index == nullptr) {
    errorf(e, Code::InvalidSyntaxTree, "missing index for %s", e->x);
    return nullptr;
  }
  if (auto* list = ast::dynCast<ast::ListExpr>(e->index)) {
    error(list->elems[1], Code::InvalidIndex, "invalid operation: more than one index");
    return list->elems[0];
  }
  return e->index;
}

Type* Checker::index(ast::Expr* e, int64_t max, int64_t* val) {
  int64_t ignored;
  int64_t& value = val == nullptr ? ignored : *val;
  value = -1;
  Operand x;
  expr(nullptr, x, e);
  if (!isValidIndex(x, Code::InvalidIndex, "index", false)) {
    return invalidType();
  }
  if (x.mode != Mode::Constant) {
    return x.type;
  }
  std::optional<int64_t> v = x.val.int64Value();
  if (!v) {
    return invalidType();
  }
  if (max >= 0 && *v >= max) {
    errorf(&x, Code::InvalidIndex, "invalid argument: index %s out of bounds [0:%d]", x.val, max);
    return invalidType();
  }
  value = *v;
  return x.type;
}

bool Checker::isValidIndex(Operand& x, Code code, std::string_view what, bool allowNegative) {
  if (!x.isValid()) {
    return false;
  }
  convertUntyped(x, basicType(BasicKind::Int));
  if (!x.isValid()) {
    return false;
  }
  if (!allInteger(x.type)) {
    errorf(&x, code, "invalid argument: %s %s must be integer", what, x);
    return false;
  }
  if (x.mode != Mode::Constant) {
    return true;
  }
  if (!allowNegative && x.val.isKnown() && x.val.sign() < 0) {
    errorf(&x, code, "invalid argument: %s %s must not be negative", what, x);
    return false;
  }
  if (!representableConst(x.val, basicType(BasicKind::Int), &x.val)) {
    errorf(&x, code, "invalid argument: %s %s overflows int", what, x);
    return false;
  }
  return true;
}

}  // namespace types
