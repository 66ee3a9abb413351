// This file implements the table of verbs and the match of types against them.
#include "vet/printf_match.h"

#include <set>

#include "types/predicates.h"
#include "types/typeset.h"

namespace vet {

namespace {

constexpr std::string_view kNumber = " -+.0", kSharpNumber = " -+.0#";
constexpr int kFloats = ArgFloat | ArgComplex;
constexpr int kHex = ArgRune | ArgInt | ArgString | ArgPointer | kFloats;

constexpr Verb kVerbs[] = {
    {"%", "", 0},
    {"b", kSharpNumber, ArgInt | kFloats | ArgPointer},
    {"c", "-", ArgRune | ArgInt},
    {"d", kNumber, ArgInt | ArgPointer},
    {"e", kSharpNumber, kFloats},
    {"E", kSharpNumber, kFloats},
    {"f", kSharpNumber, kFloats},
    {"F", kSharpNumber, kFloats},
    {"g", kSharpNumber, kFloats},
    {"G", kSharpNumber, kFloats},
    {"o", kSharpNumber, ArgInt | ArgPointer},
    {"O", kSharpNumber, ArgInt | ArgPointer},
    {"p", "-#", ArgPointer},
    {"q", kSharpNumber, ArgRune | ArgInt | ArgString},
    {"s", kNumber, ArgString},
    {"t", "-", ArgBool},
    {"T", "-", ArgAny},
    {"U", "-#", ArgRune | ArgInt},
    {"v", kSharpNumber, ArgAny},
    {"w", kSharpNumber, ArgError},
    {"x", kSharpNumber, kHex},
    {"X", kSharpNumber, kHex},
};
constexpr Verb kStrictQuote{"q", kSharpNumber, ArgRune | ArgByte | ArgString};

bool isStringMethod(const types::Object* o) {
  auto* f = types::dynCast<types::Func>(o);
  return f != nullptr && f->signature()->params->vars.empty() && f->signature()->results->vars.size() == 1 &&
         f->signature()->results->vars[0]->type == types::basicType(types::BasicKind::String);
}

bool isByte(types::Type* t) {
  auto* b = types::asUnder<types::Basic>(t);
  return b != nullptr && b->basic == types::BasicKind::Uint8;
}

class Matcher {
 public:
  Matcher(const Pass& pass, int argTypes) : pass_(pass), types_(argTypes) {}

  // topLevel: t is the argument's own type, not that of a part.
  bool match(types::Type* t, bool topLevel) {
    if (types_ == ArgError) {
      return isError(t);
    }
    if (isFormatter(t) || (has(ArgString) && isConvertibleToString(t))) {
      return true;
    }
    if (types::TypeParam* param = types::asTypeParam(t)) {
      return typeParam(param, topLevel);
    }
    t = types::under(t);
    // A type that is being looked at already is right as far as is known.
    return !seen_.insert(t).second || structure(t, topLevel);
  }

  std::string reason;

 private:
  bool has(int bits) const { return (types_ & bits) != 0; }

  bool typeParam(types::TypeParam* param, bool topLevel) {
    if (!seen_.insert(param).second) {
      return true;
    }
    bool explains = seen_.size() == 1;
    bool all = true;
    types::forEachTerm(param, [&](const types::Term* term) {
      all = term != nullptr && match(term->type, topLevel);
      if (!all && term != nullptr && explains) {
        reason = std::string("contains ") + (term->tilde ? "~" : "") + pass_.show(term->type);
      }
      return all;
    });
    return all;
  }

  bool structure(types::Type* t, bool topLevel) {
    switch (t->kind) {
      case types::TypeKind::Signature:
        return types_ == ArgPointer;
      case types::TypeKind::Map: {
        auto* m = types::cast<types::Map>(t);
        return types_ == ArgPointer || (match(m->key, false) && match(m->elem, false));
      }
      case types::TypeKind::Chan:
        return has(ArgPointer);
      case types::TypeKind::Array: {
        types::Type* elem = types::cast<types::Array>(t)->elem;
        return (isByte(elem) && has(ArgString)) || match(elem, false);
      }
      case types::TypeKind::Slice: {
        types::Type* elem = types::cast<types::Slice>(t)->elem;
        return (isByte(elem) && has(ArgString)) || types_ == ArgPointer || match(elem, false);
      }
      case types::TypeKind::Pointer:
        return pointer(types::cast<types::Pointer>(t)->elem, topLevel);
      case types::TypeKind::Struct:
        for (const types::Var* field : types::cast<types::Struct>(t)->fields) {
          // fmt cannot call the methods of a field that is not exported.
          if (!match(field->type, false) ||
              (has(ArgString) && !field->exported() && isConvertibleToString(field->type))) {
            return false;
          }
        }
        return true;
      case types::TypeKind::Interface:
        return true;  // who knows what it holds
      case types::TypeKind::Basic:
        return basic(types::cast<types::Basic>(t));
      default:
        return false;
    }
  }

  bool pointer(types::Type* elem, bool topLevel) {
    if (!types::isValid(elem) || types_ == ArgPointer || types::isTypeParam(elem)) {
      return true;
    }
    types::Type* u = types::under(elem);
    bool isComposite = types::isa<types::Struct>(u) || types::isa<types::Array>(u) || types::isa<types::Slice>(u) ||
                       types::isa<types::Map>(u);
    if (!isComposite) {
      return has(ArgPointer);
    }
    return topLevel && match(u, false);  // fmt writes &{...} at the top only
  }

  bool basic(types::Basic* t) const {
    using enum types::BasicKind;
    if (t->basic == UnsafePointer) {
      return has(ArgPointer | ArgInt);
    }
    if (t->basic == UntypedNil) {
      return false;
    }
    if ((t->info & types::IsInteger) != 0) {
      bool isRune = t->basic == Int32 || t->basic == UntypedRune;
      return has(ArgInt | (isRune ? ArgRune : 0) | (t->basic == Uint8 ? ArgByte : 0));
    }
    return t->basic == Invalid || ((t->info & types::IsBoolean) != 0 && has(ArgBool)) ||
           ((t->info & types::IsFloat) != 0 && has(ArgFloat)) ||
           ((t->info & types::IsComplex) != 0 && has(ArgComplex)) ||
           ((t->info & types::IsString) != 0 && has(ArgString));
  }

  const Pass& pass_;
  int types_;
  std::set<types::Type*> seen_;
};

}  // namespace

const Verb* findVerb(std::string_view verb, bool strictQuote) {
  if (verb == "q" && strictQuote) {
    return &kStrictQuote;
  }
  for (const Verb& v : kVerbs) {
    if (v.verb == verb) {
      return &v;
    }
  }
  return nullptr;
}

bool matches(const Pass& pass, int argTypes, types::Type* t, std::string* reason) {
  if (argTypes == ArgAny || t == nullptr) {
    return true;
  }
  Matcher matcher(pass, argTypes);
  bool ok = matcher.match(t, true);
  *reason = matcher.reason;
  return ok;
}

bool isFormatter(types::Type* t) {
  if (types::isNonTypeParamInterface(t)) {
    return true;  // what it holds may be one
  }
  auto* f = types::dynCast<types::Func>(types::lookupFieldOrMethod(t, false, nullptr, "Format").obj);
  if (f == nullptr) {
    return false;
  }
  const auto& params = f->signature()->params->vars;
  return params.size() == 2 && f->signature()->results->vars.empty() && isNamed(params[0]->type, "fmt", "State") &&
         types::identical(params[1]->type, types::runeType());
}

bool isError(types::Type* t) {
  if (types::implements(t, types::errorType())) {
    return true;
  }
  types::TypeParam* param = types::asTypeParam(t);
  return param != nullptr &&
         types::forEachTerm(param, [](const types::Term* term) { return term != nullptr && isError(term->type); });
}

bool isConvertibleToString(types::Type* t) {
  auto* basic = types::dynCast<types::Basic>(types::unalias(t));
  if (basic != nullptr) {
    return false;  // nil would only panic, the others have no methods
  }
  return isError(t) || isStringMethod(types::lookupFieldOrMethod(t, false, nullptr, "String").obj);
}

}  // namespace vet
