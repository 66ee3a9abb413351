// This file types literals: basic, function and composite ones.
#include <algorithm>
#include <set>

#include "types/checker.h"

namespace types {

// Reports a literal whose notation is newer than the file's language version.
static void checkNotation(Checker& check, ast::BasicLit* lit) {
  std::string_view s = lit->value;
  if (s.size() <= 2 || check.allowVersion(go1_13)) {
    return;
  }
  if (s.find('_') != std::string_view::npos) {
    check.versionErrorf(lit, go1_13, "underscore in numeric literal");
    return;
  }
  if (s[0] != '0') {
    return;
  }
  char radix = static_cast<char>(s[1] | 0x20);
  if (radix == 'b') {
    check.versionErrorf(lit, go1_13, "binary literal");
  } else if (radix == 'o') {
    check.versionErrorf(lit, go1_13, "0o/0O-style octal literal");
  } else if (radix == 'x' && lit->litKind != ast::LitKind::Int) {
    check.versionErrorf(lit, go1_13, "hexadecimal floating-point literal");
  }
}

void Checker::basicLit(Operand& x, ast::BasicLit* e) {
  if (e->litKind == ast::LitKind::Int || e->litKind == ast::LitKind::Float || e->litKind == ast::LitKind::Imag) {
    checkNotation(*this, e);
    constexpr size_t limit = 10000;  // longer ones cannot be meant, and cost much
    if (e->value.size() > limit) {
      errorf(e, Code::InvalidConstVal, "excessively long constant: %s... (%d chars)", e->value.substr(0, 10),
             e->value.size());
      x.invalidate();
      return;
    }
  }
  setConst(x, e->litKind, e->value);
  if (!x.isValid()) {
    errorf(e, Code::InvalidConstVal, "malformed constant: %s", e->value);
    return;
  }
  x.expr = e;
  overflow(x, ast::startPos(e));
}

void Checker::funcLit(Operand& x, ast::FuncLit* e) {
  auto* sig = dynCast<Signature>(typ(e->type));
  if (sig == nullptr) {
    x.invalidate();
    return;
  }
  if (sig->scope != nullptr) {
    sig->scope->start = e->pos;
    sig->scope->end = ast::endPos(e);
  }
  bool insideBody = env.sig != nullptr;  // of a generic function, where bodies are ignored otherwise
  if ((insideBody || !options.ignoreFuncBodies) && e->body != nullptr) {
    // The body may mention a type that is being declared, so it waits; but not beyond the statement around.
    later([this, d = env.decl, iota = env.iota, sig, e] { funcBody(d, sig, e->body, iota); });
  }
  x.mode = Mode::Value;
  x.type = sig;
}

void Checker::compositeLit(Operand& x, ast::CompositeLit* e, Type* hint) {
  Type* type = nullptr;  // of the literal
  Type* base = nullptr;  // of what its elements are in: for an element {...} of []*T, type is *T and base T
  bool isElem = false;
  if (e->type != nullptr) {
    auto* array = ast::dynCast<ast::ArrayType>(e->type);
    if (array != nullptr && array->len == nullptr) {
      type = make<Array>(varType(array->elem), -1);
    } else {
      type = typ(e->type);
    }
    base = type;
  } else if (hint != nullptr) {
    type = base = hint;
    Type* u = commonUnder(base, nullptr, nullptr);
    if (auto* p = dynCast<Pointer>(u)) {
      base = p->elem;
    }
    isElem = true;
  } else {
    error(e, Code::UntypedLit, "missing type in composite literal");
    type = base = invalidType();
  }
  if (!isComplete(base)) {
    x.invalidate();
    return;
  }
  Type* u = commonUnder(base, nullptr, nullptr);
  switch (u == nullptr ? TypeKind::Basic : u->kind) {
    case TypeKind::Struct:
      structLit(x, e, cast<Struct>(u), base);
      break;
    case TypeKind::Array: {
      auto* a = cast<Array>(u);
      int64_t n = indexedElts(e->elems, a->elem, a->len);
      if (a->len < 0) {
        a->len = n;
        if (e->type != nullptr) {
          recordTypeAndValue(e->type, Mode::TypeExpr, a);
        }
      }
      break;
    }
    case TypeKind::Slice:
      indexedElts(e->elems, cast<Slice>(u)->elem, -1);
      break;
    case TypeKind::Map:
      mapLit(x, e, cast<Map>(u));
      break;
    default:
      for (ast::Expr* elem : e->elems) {
        auto* kv = ast::dynCast<ast::KeyValueExpr>(elem);
        use(kv == nullptr ? elem : kv->value);
      }
      if (u == nullptr || isValid(u)) {
        errorf(e, Code::InvalidLit, "invalid composite literal%s type %s%s", isElem ? " element" : "", type,
               u == nullptr ? " (no common underlying type)" : "");
        x.invalidate();
        return;
      }
  }
  x.mode = Mode::Value;
  x.type = type;
}

void Checker::structLit(Operand& x, ast::CompositeLit* e, Struct* type, Type* base) {
  if (e->elems.empty()) {
    return;
  }
  if (ast::isa<ast::KeyValueExpr>(e->elems[0])) {
    return keyedStructLit(x, e, type, base);
  }
  const std::vector<Var*>& fields = type->fields;
  auto hidden = [this](Var* f) { return !f->exported() && f->pkg != pkg; };
  for (size_t i = 0; i < e->elems.size(); i++) {
    ast::Expr* elem = e->elems[i];
    if (ast::isa<ast::KeyValueExpr>(elem)) {
      error(elem, Code::MixedStructLit, "mixture of field:value and value elements in struct literal");
      continue;
    }
    genericExpr(x, elem);
    if (i >= fields.size()) {
      errorf(&x, Code::InvalidStructLit, "too many values in struct literal of type %s", base);
      break;
    }
    if (hidden(fields[i])) {
      errorf(&x, Code::UnexportedLitField, "implicit assignment to unexported field %s in struct literal of type %s",
             fields[i]->name, base);
      continue;
    }
    assignment(x, fields[i]->type, "struct literal");
  }
  if (e->elems.size() < fields.size()) {
    bool anyHidden = false;
    for (Var* f : fields) {
      anyHidden |= hidden(f);
    }
    errorf(e->rbrace, Code::InvalidStructLit, "too few values in struct literal of type %s%s", base,
           anyHidden ? " (type has unexported fields - use key:value pairs)" : "");
  }
}

void Checker::keyedStructLit(Operand& x, ast::CompositeLit* e, Struct* type, Type* base) {
  // The fields given so far, by their path; since Go 1.27 promoted fields may be given too.
  std::vector<std::pair<std::vector<int>, Var*>> visited;
  for (ast::Expr* elem : e->elems) {
    auto* kv = ast::dynCast<ast::KeyValueExpr>(elem);
    if (kv == nullptr) {
      error(elem, Code::MixedStructLit, "mixture of field:value and value elements in struct literal");
      continue;
    }
    genericExpr(x, kv->value);
    auto* key = ast::dynCast<ast::Name>(kv->key);
    if (key == nullptr) {
      errorf(kv, Code::InvalidLitField, "invalid field name %s in struct literal", kv->key);
      continue;
    }
    Lookup found = lookupMember(type, false, pkg, key->value, false);
    if (found.obj == nullptr) {
      Lookup other = lookupMember(type, false, pkg, key->value, true);
      error(kv->key, Code::MissingLitField, lookupError(base, key->value, other.obj, true));
      continue;
    }
    auto* field = dynCast<Var>(found.obj);
    if (field == nullptr) {
      errorf(kv->key, Code::MissingLitField, "%s is not a field", kv->key);
      continue;
    }
    if (found.index.size() > 1 &&
        !verifyVersionf(kv->key, go1_27, "use of promoted field %s in struct literal of type %s",
                        fieldPath(type, found.index), base)) {
      continue;
    }
    if (found.indirect) {
      errorf(kv->key, Code::InvalidLitField, "invalid implicit pointer indirection to reach %s", kv->key);
      continue;
    }
    recordUse(key, field);
    assignment(x, field->type, "struct literal");
    // Neither the same field twice nor a field and one inside it.
    const std::vector<int>& index = found.index;
    auto clash = visited.end();
    for (auto it = visited.begin(); it != visited.end() && clash == visited.end(); ++it) {
      size_t common = std::min(it->first.size(), index.size());
      if (std::equal(index.begin(), index.begin() + static_cast<ptrdiff_t>(common), it->first.begin())) {
        clash = it;
      }
    }
    if (clash == visited.end()) {
      visited.emplace_back(index, field);
    } else if (clash->second == field) {
      errorf(kv, Code::DuplicateLitField, "duplicate field name %s in struct literal", field->name);
    } else if (clash->first.size() < index.size()) {
      errorf(kv, Code::DuplicateLitField, "cannot specify promoted field %s and enclosing embedded field %s",
             field->name, clash->second->name);
    } else {
      errorf(kv, Code::DuplicateLitField, "cannot specify embedded field %s and enclosed promoted field %s",
             field->name, clash->second->name);
    }
  }
}

// A text that is the same for keys of equal value, whatever kind of constant they are.
static std::string keyText(const Constant& v) {
  Constant x = v;
  if (Constant f = x.toFloat(); x.kind() == ConstantKind::Complex && f.kind() == ConstantKind::Float) {
    x = f;
  }
  if (Constant i = x.toInt(); i.kind() == ConstantKind::Int) {
    x = i;
  }
  switch (x.kind()) {
    case ConstantKind::String:
      return "s" + x.stringKey();
    case ConstantKind::Bool:
      return x.boolValue() ? "true" : "false";
    default:
      return "n" + x.exactString();
  }
}

void Checker::mapLit(Operand& x, ast::CompositeLit* e, Map* type) {
  // Keys of an interface type are different if their types are.
  bool keyIsInterface = isNonTypeParamInterface(type->key);
  std::map<std::string, std::vector<Type*>> visited;
  for (ast::Expr* elem : e->elems) {
    auto* kv = ast::dynCast<ast::KeyValueExpr>(elem);
    if (kv == nullptr) {
      error(elem, Code::MissingLitKey, "missing key in map literal");
      continue;
    }
    genericExpr(x, kv->key, type->key);
    assignment(x, type->key, "map literal");
    if (!x.isValid()) {
      continue;
    }
    if (x.mode == Mode::Constant && x.val.isKnown()) {
      std::vector<Type*>& seen = visited[keyText(x.val)];
      bool duplicate = false;
      for (Type* t : seen) {
        duplicate |= !keyIsInterface || identical(t, x.type);
      }
      seen.push_back(x.type);
      if (duplicate) {
        errorf(&x, Code::DuplicateLitKey, "duplicate key %s in map literal", x.val);
        continue;
      }
    }
    genericExpr(x, kv->value, type->elem);
    assignment(x, type->elem, "map literal");
  }
}

int64_t Checker::indexedElts(ast::List<ast::Expr*> elts, Type* type, int64_t length) {
  std::set<int64_t> visited;
  int64_t next = 0, max = 0;
  for (ast::Expr* e : elts) {
    bool validIndex = false;
    ast::Expr* value = e;
    if (auto* kv = ast::dynCast<ast::KeyValueExpr>(e)) {
      int64_t i = -1;
      if (isValid(index(kv->key, length, &i))) {
        if (i >= 0) {
          next = i;
          validIndex = true;
        } else {
          errorf(e, Code::InvalidLitIndex, "index %s must be integer constant", kv->key);
        }
      }
      value = kv->value;
    } else if (length >= 0 && next >= length) {
      errorf(e, Code::OversizeArrayLit, "index %d is out of bounds (>= %d)", next, length);
    } else {
      validIndex = true;
    }
    if (validIndex && !visited.insert(next).second) {
      errorf(e, Code::DuplicateLitKey, "duplicate index %d in array or slice literal", next);
    }
    next++;
    max = std::max(max, next);
    Operand x;
    genericExpr(x, value, type);
    assignment(x, type, "array or slice literal");
  }
  return max;
}

}  // namespace types
