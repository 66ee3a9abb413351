// This file implements the search for types that contain themselves without a pointer between: type T struct { f T }.
//
// The nest is the chain of defined types each of which contains the next in memory; a type that meets itself in its
// nest is invalid. A type parameter is looked at through the argument it has in the innermost instance of the nest, and
// that argument belongs to the nest outside of the instance. The path also remembers arguments that were entered; it
// only serves the message.
#include <algorithm>

#include "types/checker.h"

namespace types {

namespace {

class ValidType {
 public:
  explicit ValidType(Checker& check) : check_(check) {}

  bool visit(Type* t) {
    t = unalias(t);
    switch (t->kind) {
      case TypeKind::Array:
        return visit(cast<Array>(t)->elem);
      case TypeKind::Struct: {
        const auto& fields = cast<Struct>(t)->fields;
        return std::all_of(fields.begin(), fields.end(), [this](Var* f) { return visit(f->type); });
      }
      case TypeKind::Union: {
        const auto& terms = cast<Union>(t)->terms;
        return std::all_of(terms.begin(), terms.end(), [this](const Term& term) { return visit(term.type); });
      }
      case TypeKind::Interface: {
        const auto& embeddeds = cast<Interface>(t)->embeddeds;
        return std::all_of(embeddeds.begin(), embeddeds.end(), [this](Type* e) { return visit(e); });
      }
      case TypeKind::Named:
        return visitNamed(cast<Named>(t));
      case TypeKind::TypeParam:
        return visitParam(cast<TypeParam>(t));
      default:
        return true;
    }
  }

 private:
  bool visitNamed(Named* t) {
    auto same = [t](Named* n) { return identical(n, t); };
    Named* origin = t->origin != nullptr ? t->origin : t;
    if (std::any_of(nest_.begin(), nest_.end(), same)) {
      origin->fromRhs = invalidType();
      report(std::find_if(path_.begin(), path_.end(), same) - path_.begin());
      return false;
    }
    Type* rhs = rhsOf(origin);
    if (rhs == nullptr) {
      return true;
    }
    nest_.push_back(t);
    path_.push_back(t);
    bool ok = visit(rhs);
    nest_.pop_back();
    path_.pop_back();
    return ok;
  }

  bool visitParam(TypeParam* t) {
    if (nest_.empty()) {
      return true;
    }
    Named* inst = nest_.back();
    const std::vector<TypeParam*>& params = typeParamsOf(inst);
    for (size_t i = 0; i < params.size() && i < inst->typeArgs.size(); ++i) {
      if (params[i] == t) {
        nest_.pop_back();
        bool ok = visit(inst->typeArgs[i]);
        nest_.push_back(inst);
        return ok;
      }
    }
    return true;
  }

  void report(std::ptrdiff_t start) {
    std::vector<Object*> cycle;
    for (auto i = static_cast<size_t>(start); i < path_.size(); ++i) {
      cycle.push_back(cycleName(path_[i]));
    }
    check_.cycleError(cycle, 0);
  }

  Checker& check_;
  std::vector<Named*> nest_;
  std::vector<Named*> path_;
};

}  // namespace

void Checker::validType(Named* t) { ValidType(*this).visit(t); }

}  // namespace types
