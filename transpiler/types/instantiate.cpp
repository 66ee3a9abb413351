// This file implements instantiation of generic types and functions, and whether a type implements an interface.
//
// There is one table of instances for the whole process: the same origin with identical arguments always gives the same
// type, across packages. Keys are the text of TypeWriter::hasher(); entries with equal keys are compared.
#include <unordered_map>

#include "types/checker.h"
#include "types/generics.h"
#include "types/predicates.h"
#include "types/typeset.h"
#include "types/typestring.h"

namespace types {

struct InstanceEntry {
  Type* origin;
  std::vector<Type*> args;
  Type* type;
};

static std::unordered_map<std::string, std::vector<InstanceEntry>>& instances() {
  static auto& table = *new std::unordered_map<std::string, std::vector<InstanceEntry>>();
  return table;
}

static std::string instanceKey(Type* origin, const std::vector<Type*>& args) {
  TypeWriter w = TypeWriter::hasher();
  w.instancesByAddress = true;
  w.text(std::to_string(reinterpret_cast<uintptr_t>(origin)));
  w.typeList(args);
  return w.take();
}

static bool sameArgs(const std::vector<Type*>& a, const std::vector<Type*>& b) {
  if (a.size() != b.size()) {
    return false;
  }
  for (size_t i = 0; i < a.size(); ++i) {
    if (!identical(a[i], b[i])) {
      return false;
    }
  }
  return true;
}

bool validateTypeArgCount(base::Pos pos, std::string_view name, size_t want, size_t got) {
  if (got == want) {
    return true;
  }
  if (Checker* check = currentChecker()) {
    check->error(pos, Code::WrongTypeArgCount,
                 message("%s type arguments for type %s: have %d, want %d", got < want ? "not enough" : "too many",
                         name, got, want));
  }
  return false;
}

static Type* makeInstance(base::Pos pos, Type* origin, const std::vector<Type*>& args) {
  if (auto* n = dynCast<Named>(origin)) {
    auto* inst = make<Named>(n->obj);
    inst->origin = n;
    inst->typeArgs = args;
    inst->pos = pos;
    return inst;
  }
  if (auto* a = dynCast<Alias>(origin)) {
    if (!validateTypeArgCount(pos, a->obj->name, a->typeParams.size(), args.size())) {
      return invalidType();
    }
    auto* inst = make<Alias>(a->obj);
    inst->origin = a;
    inst->typeArgs = args;
    inst->fromRhs = a->fromRhs == nullptr ? invalidType() : subst(pos, a->fromRhs, substMap(a->typeParams, args));
    return inst;
  }
  auto* sig = cast<Signature>(origin);
  if (!validateTypeArgCount(pos, show(sig), sig->typeParams.size(), args.size())) {
    return invalidType();
  }
  auto* inst = cast<Signature>(subst(pos, sig, substMap(sig->typeParams, args)));
  if (inst == sig) {
    inst = make<Signature>(*sig);
  }
  inst->typeParams.clear();
  return inst;
}

Type* instance(base::Pos pos, Type* generic, const std::vector<Type*>& args) {
  if (typeParamsOf(generic).empty() && !isa<Named>(generic)) {
    return generic;
  }
  std::string key = instanceKey(generic, args);
  for (const InstanceEntry& e : instances()[key]) {
    if (e.origin == generic && sameArgs(e.args, args)) {
      return e.type;
    }
  }
  Type* made = makeInstance(pos, generic, args);
  if (made != invalidType()) {
    instances()[key].push_back({generic, args, made});
  }
  return made;
}

int verifyInstance(base::Pos pos, const std::vector<TypeParam*>& params, const std::vector<Type*>& args,
                   std::string* cause) {
  SubstMap map = substMap(params, args);
  for (size_t i = 0; i < params.size(); ++i) {
    constraintOf(params[i]);  // sets the bound of a constraint without interface{}
    Type* bound = params[i]->bound == nullptr ? invalidType() : subst(pos, params[i]->bound, map);
    if (!implementsType(args[i], bound, /*constraint=*/true, cause)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

// ---------------------------------------------------------------------------------------------------------------
// Implementing interfaces

// Whether the constraint's terms name t itself.
static bool mentions(Type* constraint, Type* t) {
  if (auto* i = dynCast<Interface>(constraint)) {
    for (Type* e : i->embeddeds) {
      if (mentions(e, t)) {
        return true;
      }
    }
    return false;
  }
  if (auto* u = dynCast<Union>(constraint)) {
    for (const Term& term : u->terms) {
      if (mentions(term.type, t)) {
        return true;
      }
    }
    return false;
  }
  return identical(constraint, t);
}

// One question "does v implement t".
class Implements {
 public:
  Implements(Type* v, Type* t, bool constraint, std::string* cause)
      : v_(v), t_(t), constraint_(constraint), verb_(constraint ? "satisfy" : "implement"), cause_(cause) {}

  bool run() {
    Type* vu = under(v_);
    Type* tu = under(t_);
    auto* p = dynCast<Pointer>(vu);
    if (!isValid(vu) || !isValid(tu) || (p != nullptr && !isValid(under(p->elem)))) {
      return true;  // was reported
    }
    auto* ti = dynCast<Interface>(tu);
    if (ti == nullptr) {
      return fail("%s does not %s %s (%s)", v_, verb_, t_,
                  isInterfacePtr(tu) ? interfacePtrError(t_) : message("%s is not an interface", t_));
    }
    TypeSet* want = typeSetOf(ti);
    if (want->isAll()) {
      return true;
    }
    auto* vi = dynCast<Interface>(vu);
    if (vi != nullptr && typeSetOf(vi)->isEmpty()) {
      return true;
    }
    if (want->isEmpty()) {
      return fail("cannot %s %s (empty type set)", verb_, t_);
    }
    if (!hasAllMethods(v_, t_, true, identical, cause_)) {
      return cause_ == nullptr ? false : fail("%s does not %s %s %s", v_, verb_, t_, std::string(*cause_));
    }
    if (!want->hasTerms()) {
      return comparability(*want);
    }
    if (vi != nullptr) {
      return typeSetOf(vi)->terms.subsetOf(want->terms) ? comparability(*want)
                                                        : fail("%s does not %s %s", v_, verb_, t_);
    }
    return inTypeSet(ti, *want) && comparability(*want);
  }

 private:
  template <class... Args>
  bool fail(std::string_view format, const Args&... args) {
    if (cause_ != nullptr) {
      *cause_ = message(format, args...);
    }
    return false;
  }

  bool inTypeSet(Interface* ti, const TypeSet& want) {
    Type* missingTilde = nullptr;
    for (const Term& term : want.terms.terms) {
      if (includes(term, v_)) {
        return true;
      }
      if (missingTilde == nullptr && !term.tilde && identical(term.type, under(term.type)) &&
          includes(Term{true, term.type}, v_)) {
        missingTilde = term.type;
      }
    }
    if (cause_ == nullptr) {
      return false;
    }
    std::string detail = missingTilde != nullptr ? message("possibly missing ~ for %s in %s", missingTilde, t_)
                         : mentions(ti, v_)
                             ? message("%s mentions %s, but %s is not in the type set of %s", t_, v_, v_, t_)
                             : message("%s missing in %s", v_, want.terms.toString());
    return fail("%s does not %s %s (%s)", v_, verb_, t_, detail);
  }

  bool comparability(const TypeSet& want) {
    if (!want.isComparable(nullptr) || !incomparableCause(v_, /*dynamic=*/false)) {
      return true;
    }
    // An interface that is comparable only dynamically satisfies comparable since Go 1.20.
    if (constraint_ && !incomparableCause(v_, /*dynamic=*/true)) {
      Checker* check = currentChecker();
      return check == nullptr || check->allowVersion(go1_20) ||
             fail("%s to %s comparable requires go1.20 or later", v_, verb_);
    }
    return fail("%s does not %s comparable", v_, verb_);
  }

  Type* v_;
  Type* t_;
  bool constraint_;
  std::string_view verb_;
  std::string* cause_;
};

bool implementsType(Type* v, Type* t, bool constraint, std::string* cause) {
  return Implements(v, t, constraint, cause).run();
}

}  // namespace types
