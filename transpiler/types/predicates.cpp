// This file implements the simple questions about types. Identity is in identical.cpp, type sets are in typeset.cpp.
#include "types/predicates.h"

#include "types/format.h"
#include "types/generics.h"
#include "types/info.h"
#include "types/typeset.h"
#include "types/utf8.h"

namespace types {

bool isBasic(Type* t, int info) {
  auto* u = asUnder<Basic>(t);
  return u != nullptr && (u->info & info) != 0;
}

bool allBasic(Type* t, int info) {
  if (TypeParam* p = asTypeParam(t)) {
    return forEachTerm(p, [info](const Term* term) { return term != nullptr && isBasic(term->type, info); });
  }
  return isBasic(t, info);
}

bool hasName(Type* t) {
  TypeKind k = unalias(t)->kind;
  return k == TypeKind::Basic || k == TypeKind::Named || k == TypeKind::TypeParam;
}

bool isTypeLit(Type* t) {
  TypeKind k = unalias(t)->kind;
  return k != TypeKind::Named && k != TypeKind::TypeParam;
}

bool isTyped(Type* t) {
  auto* b = dynCast<Basic>(t);
  return b == nullptr || (b->info & IsUntyped) == 0;
}

bool isUntypedNumeric(Type* t) {
  auto* b = dynCast<Basic>(t);
  return b != nullptr && (b->info & IsUntyped) != 0 && (b->info & IsNumeric) != 0;
}

bool isInterface(Type* t) { return isa<Interface>(under(t)); }

bool isInterfacePtr(Type* t) {
  auto* p = asUnder<Pointer>(t);
  return p != nullptr && isInterface(p->elem);
}

static bool isBasicKind(Type* t, BasicKind kind) {
  auto* b = asUnder<Basic>(t);
  return b != nullptr && b->basic == kind;
}

bool isUintptr(Type* t) { return isBasicKind(t, BasicKind::Uintptr); }
bool isUnsafePointer(Type* t) { return isBasicKind(t, BasicKind::UnsafePointer); }
bool isPointer(Type* t) { return isa<Pointer>(under(t)); }

bool isBytesOrRunes(Type* t) {
  auto* s = asUnder<Slice>(t);
  return s != nullptr && (isBasicKind(s->elem, BasicKind::Uint8) || isBasicKind(s->elem, BasicKind::Int32));
}

bool isGeneric(Type* t) {
  if (auto* a = dynCast<Alias>(t); a != nullptr && !a->typeParams.empty() && a->typeArgs.empty()) {
    return true;
  }
  Named* n = asNamed(t);
  return n != nullptr && n->origin == nullptr && !n->typeParams.empty();
}

bool hasEmptyTypeset(Type* t) {
  TypeParam* p = asTypeParam(t);
  if (p == nullptr || p->bound == nullptr) {
    return false;
  }
  Type* bound = unalias(p->bound);
  if (auto* n = dynCast<Named>(bound)) {
    bound = n->underlying;
  }
  auto* iface = dynCast<Interface>(bound);
  return iface != nullptr && iface->typeSet != nullptr && iface->typeSet->isEmpty();
}

bool hasNil(Type* t) {
  Type* u = under(t);
  switch (u->kind) {
    case TypeKind::Basic:
      return cast<Basic>(u)->basic == BasicKind::UnsafePointer;
    case TypeKind::Slice:
    case TypeKind::Pointer:
    case TypeKind::Signature:
    case TypeKind::Map:
    case TypeKind::Chan:
      return true;
    case TypeKind::Interface:
      return !isTypeParam(t) || underIs(t, [](Type* v) { return v != nullptr && hasNil(v); });
    default:
      return false;
  }
}

// *cause receives the reason; if it is null, nobody wants the text.
static bool isIncomparable(Type* t, bool dynamic, std::set<Type*>& seen, std::string* cause) {
  if (!seen.insert(t).second) {
    return false;
  }
  auto because = [cause](auto&&... text) {
    if (cause != nullptr) {
      *cause = message(text...);
    }
    return true;
  };
  Type* u = under(t);
  switch (u->kind) {
    case TypeKind::Basic:
      return cast<Basic>(u)->basic == BasicKind::UntypedNil;
    case TypeKind::Pointer:
    case TypeKind::Chan:
      return false;
    case TypeKind::Struct:
      for (Var* f : cast<Struct>(u)->fields) {
        if (isIncomparable(f->type, dynamic, seen, nullptr)) {
          return because("struct containing %s cannot be compared", f->type);
        }
      }
      return false;
    case TypeKind::Array:
      return isIncomparable(cast<Array>(u)->elem, dynamic, seen, nullptr) && because("%s cannot be compared", t);
    case TypeKind::Interface: {
      TypeSet* set = typeSetOf(cast<Interface>(u));
      if ((dynamic && !isTypeParam(t)) || set->isComparable(&seen)) {
        return false;
      }
      return because(set->isEmpty() ? "empty type set" : "incomparable types in type set");
    }
    default:
      return true;
  }
}

std::optional<std::string> incomparableCause(Type* t, bool dynamic, std::set<Type*>* seen) {
  std::set<Type*> local;
  std::string cause;
  return isIncomparable(t, dynamic, seen != nullptr ? *seen : local, &cause) ? std::optional(cause) : std::nullopt;
}

Type* maxType(Type* x, Type* y) {
  if (x == y) {
    return x;
  }
  if (!isUntypedNumeric(x) || !isUntypedNumeric(y)) {
    return nullptr;
  }
  return cast<Basic>(x)->basic > cast<Basic>(y)->basic ? x : y;
}

std::string_view compositeKind(Type* t) {
  switch (under(t)->kind) {
    case TypeKind::Array:
      return "array";
    case TypeKind::Slice:
      return "slice";
    case TypeKind::Struct:
      return "struct";
    case TypeKind::Pointer:
      return "pointer";
    case TypeKind::Signature:
      return "func";
    case TypeKind::Interface:
      return "interface";
    case TypeKind::Map:
      return "map";
    case TypeKind::Chan:
      return "chan";
    case TypeKind::Tuple:
      return "tuple";
    case TypeKind::Union:
      return "union";
    case TypeKind::Basic:
    case TypeKind::Named:
    case TypeKind::TypeParam:
    case TypeKind::Alias:
      return "";
  }
  return "";
}

bool isValidName(std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    bool first = i == 0;
    int32_t c = decodeRune(s, &i);
    bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    bool digit = c >= '0' && c <= '9';
    if (!letter && c != '_' && (first || !digit) && (c < 0x80 || c == 0xFFFD)) {
      return false;
    }
  }
  return true;
}

Type* deref(Type* t, bool* isPointer) {
  auto* p = dynCast<Pointer>(unalias(t));
  if (isPointer != nullptr) {
    *isPointer = p != nullptr;
  }
  if (p == nullptr) {
    return t;
  }
  return p->elem != nullptr ? p->elem : invalidType();
}

Type* derefStructPtr(Type* t) {
  auto* p = asUnder<Pointer>(t);
  return p != nullptr && isa<Struct>(under(p->elem)) ? p->elem : t;
}

Type* defaultType(Type* t) {
  auto* b = dynCast<Basic>(t);
  if (b == nullptr) {
    return t;
  }
  switch (b->basic) {
    case BasicKind::UntypedBool:
      return basicType(BasicKind::Bool);
    case BasicKind::UntypedInt:
      return basicType(BasicKind::Int);
    case BasicKind::UntypedRune:
      return runeType();
    case BasicKind::UntypedFloat:
      return basicType(BasicKind::Float64);
    case BasicKind::UntypedComplex:
      return basicType(BasicKind::Complex128);
    case BasicKind::UntypedString:
      return basicType(BasicKind::String);
    default:
      return t;
  }
}

// ---------------------------------------------------------------------------------------------------------------
// Type parameters stand for sets of types

bool forEachType(Type* t, const std::function<bool(Type*, Type*)>& f) {
  if (TypeParam* p = asTypeParam(t)) {
    return typeSetOf(constraintOf(p))->all(f);
  }
  return f(t, under(t));
}

bool underIs(Type* t, const std::function<bool(Type*)>& f) {
  return forEachType(t, [&](Type*, Type* u) { return f(u); });
}

bool forEachTerm(TypeParam* t, const std::function<bool(const Term*)>& f) { return typeSetOf(constraintOf(t))->is(f); }

// Gathers the common underlying type of commonUnder.
struct CommonType {
  Type* type = nullptr;
  Type* underlying = nullptr;
  std::string cause;

  bool add(Type* t, Type* u) {
    if (u == nullptr) {
      cause = "no specific type";
      return false;
    }
    if (underlying == nullptr) {
      type = t;
      underlying = u;
      return true;
    }
    auto* have = dynCast<Chan>(underlying);
    auto* chan = dynCast<Chan>(u);
    if (have != nullptr && chan != nullptr) {
      return addChan(t, have, chan);
    }
    if (!identical(underlying, u)) {
      cause = message("%s and %s have different underlying types", type, t);
      return false;
    }
    return true;
  }

  bool addChan(Type* t, Chan* have, Chan* chan) {
    if (!identical(have->elem, chan->elem)) {
      cause = message("channels %s and %s have different element types", type, t);
      return false;
    }
    if (have->dir == chan->dir) {
      return true;
    }
    if (have->dir == ChanDir::SendRecv) {
      type = t;
      underlying = chan;
      return true;
    }
    if (chan->dir != ChanDir::SendRecv) {
      cause = message("channels %s and %s have conflicting directions", type, t);
      return false;
    }
    return true;
  }
};

Type* commonUnder(Type* t, const std::function<std::optional<std::string>(Type*, Type*)>& cond, std::string* cause) {
  CommonType common;
  bool ok = forEachType(t, [&](Type* x, Type* u) {
    if (cond) {
      if (auto refused = cond(x, u)) {
        common.cause = *refused;
        return false;
      }
    }
    return common.add(x, u);
  });
  if (!ok && cause != nullptr) {
    *cause = common.cause;
  }
  return ok ? common.underlying : nullptr;
}

// ---------------------------------------------------------------------------------------------------------------
// Mention of type parameters

struct ParameterFinder {
  const std::vector<TypeParam*>& params;
  std::map<Type*, bool> seen;

  bool any(const std::vector<Var*>& vars) {
    for (Var* v : vars) {
      if (mentions(v->type)) {
        return true;
      }
    }
    return false;
  }

  bool mentions(Type* t) {
    auto [at, isNew] = seen.emplace(t, false);
    if (!isNew) {
      return at->second;
    }
    bool result = search(t);
    seen[t] = result;
    return result;
  }

  bool search(Type* t) {
    switch (t->kind) {
      case TypeKind::Basic:
      case TypeKind::Union:
        return false;
      case TypeKind::Alias:
        return mentions(unalias(t));
      case TypeKind::Array:
        return mentions(cast<Array>(t)->elem);
      case TypeKind::Slice:
        return mentions(cast<Slice>(t)->elem);
      case TypeKind::Struct:
        return any(cast<Struct>(t)->fields);
      case TypeKind::Pointer:
        return mentions(cast<Pointer>(t)->elem);
      case TypeKind::Tuple:
        return any(cast<Tuple>(t)->vars);
      case TypeKind::Signature: {
        // Its own type parameters are not looked at: their constraints do not matter for inference.
        auto* s = cast<Signature>(t);
        return (s->params != nullptr && any(s->params->vars)) || (s->results != nullptr && any(s->results->vars));
      }
      case TypeKind::Interface: {
        TypeSet* set = typeSetOf(cast<Interface>(t));
        for (Func* m : set->methods) {
          if (m->type != nullptr && mentions(m->type)) {
            return true;
          }
        }
        return set->is([&](const Term* term) { return term != nullptr && mentions(term->type); });
      }
      case TypeKind::Map:
        return mentions(cast<Map>(t)->key) || mentions(cast<Map>(t)->elem);
      case TypeKind::Chan:
        return mentions(cast<Chan>(t)->elem);
      case TypeKind::Named:
        for (Type* arg : cast<Named>(t)->typeArgs) {
          if (mentions(arg)) {
            return true;
          }
        }
        return false;
      case TypeKind::TypeParam:
        for (TypeParam* p : params) {
          if (p == t) {
            return true;
          }
        }
        return false;
    }
    return false;
  }
};

bool isParameterized(const std::vector<TypeParam*>& tparams, Type* t) {
  return ParameterFinder{tparams, {}}.mentions(t);
}

}  // namespace types
