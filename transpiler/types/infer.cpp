// This file implements type inference.
//
// Steps: unify the types of typed arguments with those of parameters; then, until nothing changes, unify each type
// argument with its constraint's core type and methods; then give parameters that only untyped constants stand for the
// default type of the largest constant kind; last, replace type parameters inside the inferred types.
#include <algorithm>
#include <optional>
#include <unordered_map>

#include "types/checker.h"
#include "types/generics.h"
#include "types/predicates.h"
#include "types/typeset.h"
#include "types/unify.h"

namespace types {

std::string typeParamsString(const std::vector<TypeParam*>& list) {
  std::string s;
  for (size_t i = 0; i < list.size(); ++i) {
    if (i > 0) {
      s += list.size() == 2 ? " and " : i + 1 == list.size() ? ", and " : ", ";
    }
    s += list[i]->obj->name;
  }
  return s;
}

std::pair<std::vector<TypeParam*>, Type*> renameTypeParams(base::Pos pos, const std::vector<TypeParam*>& tparams,
                                                           Type* t) {
  std::vector<TypeParam*> fresh;
  SubstMap map;
  for (TypeParam* p : tparams) {
    auto* name = make<TypeName>(p->obj->pos, p->obj->pkg, p->obj->name, nullptr);
    TypeParam* copy = newTypeParam(name, nullptr);
    copy->index = p->index;
    fresh.push_back(copy);
    map[p] = copy;
  }
  for (size_t i = 0; i < tparams.size(); ++i) {
    fresh[i]->bound = subst(pos, tparams[i]->bound, map);
  }
  return {fresh, subst(pos, t, map)};
}

namespace {

// The single term of a constraint, or its core type (tilde if one of the terms has it).
struct CoreTerm {
  Term term;
  bool single = false;
};

std::optional<CoreTerm> coreTerm(TypeParam* p) {
  int n = 0;
  Term last;
  bool tilde = false;
  forEachTerm(p, [&](const Term* t) {
    if (t == nullptr) {
      return false;
    }
    ++n;
    last = *t;
    tilde = tilde || t->tilde;
    return true;
  });
  if (n == 1) {
    return CoreTerm{last, true};
  }
  if (Type* core = commonUnder(p, nullptr, nullptr)) {
    return CoreTerm{Term{tilde, core}, false};
  }
  return std::nullopt;
}

// Drops inferred types that refer to themselves through the parameters. Each parameter's run enters a type once and
// finds the cycles through that parameter.
class CycleKiller {
 public:
  CycleKiller(const std::vector<TypeParam*>& params, std::vector<Type*>& inferred)
      : params_(params), inferred_(inferred) {}

  void run() {
    for (TypeParam* p : params_) {
      entered_.clear();
      visit(p);
    }
  }

 private:
  void vars(Tuple* t) {
    if (t != nullptr) {
      vars(t->vars);
    }
  }
  void vars(const std::vector<Var*>& list) {
    for (Var* v : list) {
      visit(v->type);
    }
  }

  void visit(Type* t) {
    t = unalias(t);
    auto [entry, isNew] = entered_.emplace(t, true);
    if (!isNew) {
      auto at = std::find(params_.begin(), params_.end(), t);
      if (entry->second && at != params_.end()) {
        inferred_[static_cast<size_t>(at - params_.begin())] = nullptr;
      }
      return;
    }
    enter(t);
    entered_[t] = false;
  }

  void enter(Type* t) {
    switch (t->kind) {
      case TypeKind::Basic:
      case TypeKind::Alias:
        return;
      case TypeKind::Array:
        return visit(cast<Array>(t)->elem);
      case TypeKind::Slice:
        return visit(cast<Slice>(t)->elem);
      case TypeKind::Struct:
        return vars(cast<Struct>(t)->fields);
      case TypeKind::Pointer:
        return visit(cast<Pointer>(t)->elem);
      case TypeKind::Tuple:
        return vars(cast<Tuple>(t));
      case TypeKind::Signature:
        vars(cast<Signature>(t)->params);
        return vars(cast<Signature>(t)->results);
      case TypeKind::Union:
        for (const Term& term : cast<Union>(t)->terms) {
          visit(term.type);
        }
        return;
      case TypeKind::Interface:
        for (Func* m : cast<Interface>(t)->methods) {
          visit(m->type);
        }
        for (Type* e : cast<Interface>(t)->embeddeds) {
          visit(e);
        }
        return;
      case TypeKind::Map:
        visit(cast<Map>(t)->key);
        return visit(cast<Map>(t)->elem);
      case TypeKind::Chan:
        return visit(cast<Chan>(t)->elem);
      case TypeKind::Named:
        for (Type* arg : cast<Named>(t)->typeArgs) {
          visit(arg);
        }
        return;
      case TypeKind::TypeParam: {
        auto at = std::find(params_.begin(), params_.end(), t);
        if (at == params_.end()) {
          return;
        }
        if (Type* arg = inferred_[static_cast<size_t>(at - params_.begin())]) {
          visit(arg);
        }
        return;
      }
    }
  }

  const std::vector<TypeParam*>& params_;
  std::vector<Type*>& inferred_;
  std::unordered_map<Type*, bool> entered_;  // in this run; true: not left yet
};

// One inference. Each step gives false after it has added an error to err_.
class Inference {
 public:
  Inference(base::Pos pos, const std::vector<TypeParam*>& tparams, const std::vector<Type*>& targs, Tuple* params,
            const std::vector<Operand*>& args, bool reverse, ErrorReport& err)
      : pos_(pos),
        tparams_(tparams),
        targs_(targs),
        params_(params),
        args_(args),
        reverse_(reverse),
        err_(err),
        unifier_(tparams, targs, currentChecker()->allowVersion(go1_21)) {}

  std::vector<Type*> run() {
    if (!fromArguments() || !fromConstraints() || !fromConstants()) {
      return {};
    }
    std::vector<Type*> inferred = unifier_.inferred(tparams_);
    CycleKiller(tparams_, inferred).run();
    simplify(inferred);
    for (size_t i = 0; i < inferred.size(); ++i) {
      if (inferred[i] == nullptr || isParameterized(tparams_, inferred[i])) {
        err_.addf(pos_, "cannot infer %s (declared at %v)", tparams_[i]->obj->name, tparams_[i]->obj->pos);
        return {};
      }
    }
    return inferred;
  }

 private:
  bool fromArguments() {
    for (size_t i = 0; i < args_.size(); ++i) {
      Operand* arg = args_[i];
      Type* par = params_->vars[i]->type;
      if (!isParameterized(tparams_, par) && !isParameterized(tparams_, arg->type)) {
        continue;
      }
      if (isTyped(arg->type)) {
        if (!unifier_.unify(par, arg->type, kAssign)) {
          mismatch(par, arg);
          return false;
        }
      } else if (isa<TypeParam>(par) && !arg->isNil()) {
        untyped_.push_back(i);
      }
    }
    return true;
  }

  void mismatch(Type* par, Operand* arg) {
    std::vector<Type*> known = unifier_.inferred(tparams_);
    if (std::all_of(known.begin(), known.end(), [](Type* t) { return t == nullptr; })) {
      err_.addf(arg, "type %s of %s does not match %s (cannot infer %s)", arg->type, arg->expr, par,
                typeParamsString(tparams_));
      return;
    }
    Type* inferred = subst(arg->pos(), par, substMap(tparams_, known));
    if (inferred == par) {
      err_.addf(arg, "type %s of %s does not match %s", arg->type, arg->expr, par);
    } else if (reverse_) {
      err_.addf(arg, "inferred type %s for %s does not match type %s of %s", inferred, par, arg->type, arg->expr);
    } else {
      err_.addf(arg, "type %s of %s does not match inferred type %s for %s", arg->type, arg->expr, inferred, par);
    }
  }

  bool fromConstraints() {
    while (true) {
      int before = unifier_.unknowns();
      for (TypeParam* p : tparams_) {
        if (!fromConstraint(p)) {
          return false;
        }
      }
      if (unifier_.unknowns() == before) {
        return true;
      }
    }
  }

  bool fromConstraint(TypeParam* p) {
    Type* arg = unifier_.at(p);
    if (std::optional<CoreTerm> core = coreTerm(p)) {
      if (arg != nullptr) {
        if (!unifier_.unify(arg, core->term.type, kInexact)) {
          err_.addf(pos_, "%s (type %s) does not satisfy %s", static_cast<Type*>(p), arg, p->bound);
          return false;
        }
      } else if (core->single && !core->term.tilde) {
        unifier_.set(p, core->term.type);
      }
    }
    if (arg == nullptr || isParameterized(tparams_, arg)) {
      return true;
    }
    // The methods of a known argument may tell more about other parameters.
    std::string cause;
    auto unifyExact = [this](Type* x, Type* y) { return unifier_.unify(x, y, kExact); };
    if (!hasAllMethods(arg, constraintOf(p), true, unifyExact, &cause)) {
      err_.addf(pos_, "%s (type %s) does not satisfy %s %s", static_cast<Type*>(p), arg, p->bound, cause);
      return false;
    }
    return true;
  }

  bool fromConstants() {
    std::map<TypeParam*, Type*> largest;
    for (size_t i : untyped_) {
      auto* p = cast<TypeParam>(params_->vars[i]->type);
      if (unifier_.at(p) != nullptr) {
        continue;
      }
      Operand* arg = args_[i];
      Type*& max = largest[p];
      if (max == nullptr) {
        max = arg->type;
        continue;
      }
      Type* m = maxType(max, arg->type);
      if (m == nullptr) {
        err_.addf(arg, "mismatched types %s and %s (cannot infer %s)", max, arg->type, static_cast<Type*>(p));
        return false;
      }
      max = m;
    }
    for (auto [p, t] : largest) {
      unifier_.set(p, defaultType(t));
    }
    return true;
  }

  // Inferred types may mention other parameters: replaces them until nothing changes.
  void simplify(std::vector<Type*>& inferred) {
    std::vector<size_t> dirty;
    for (size_t i = 0; i < inferred.size(); ++i) {
      if (inferred[i] != nullptr && (i >= targs_.size() || targs_[i] == nullptr)) {
        dirty.push_back(i);
      }
    }
    while (!dirty.empty()) {
      SubstMap map = substMap(tparams_, inferred);
      std::erase_if(dirty, [&](size_t i) {
        Type* t = subst({}, inferred[i], map);
        if (t == inferred[i]) {
          return true;
        }
        // A generic function value whose parameters are all known is no longer generic.
        if (auto* sig = dynCast<Signature>(t);
            sig != nullptr && !sig->typeParams.empty() && !isParameterized(tparams_, sig)) {
          sig->typeParams.clear();
        }
        inferred[i] = t;
        return false;
      });
    }
  }

  base::Pos pos_;
  const std::vector<TypeParam*>& tparams_;
  const std::vector<Type*>& targs_;
  Tuple* params_;
  const std::vector<Operand*>& args_;
  bool reverse_;
  ErrorReport& err_;
  Unifier unifier_;
  std::vector<size_t> untyped_;  // arguments that are untyped constants for a bare type parameter
};

}  // namespace

std::vector<Type*> infer(base::Pos pos, const std::vector<TypeParam*>& tparams, std::vector<Type*> targs, Tuple* params,
                         const std::vector<Operand*>& args, bool reverse, ErrorReport& err) {
  if (targs.size() == tparams.size() && std::find(targs.begin(), targs.end(), nullptr) == targs.end()) {
    return targs;
  }
  for (Operand* arg : args) {
    if (!arg->isValid()) {
      return {};  // was reported
    }
  }
  targs.resize(tparams.size());
  params = substTuple(params, substMap(tparams, targs));
  return Inference(pos, tparams, targs, params, args, reverse, err).run();
}

}  // namespace types
