// This file implements the search for types that contain themselves without a pointer between: type T struct { f T }.
//
// The nest is the chain of defined types each of which contains the next in memory; a type that meets itself in its
// nest is invalid. A type parameter is looked at through the argument it has in the innermost instance of the nest, and
// that argument belongs to the nest outside of the instance. The path also remembers arguments that were entered; it
// only serves the message.
#include <algorithm>

#include "llvm/ADT/DenseMap.h"
#include "types/checker.h"

namespace types {

namespace {

class ValidType {
 public:
  explicit ValidType(Checker& check) : check_(check) {}

  bool visit(Type* t) {
    t = unalias(t);
    if (auto* n = dynCast<Named>(t)) {
      return visitNamed(n);
    }
    if (auto* p = dynCast<TypeParam>(t)) {
      return visitParam(p);
    }
    Frame& frame = frames_.back();
    if (auto known = frame.find(t); known != frame.end()) {
      unknown_ += known->second ? 1 : 0;
      return true;
    }
    int unknown = unknown_;
    if (!visitParts(t)) {
      return false;
    }
    frames_.back()[t] = unknown != unknown_;
    return true;
  }

 private:
  // What was found to be valid with the types of the nest around it and nothing else; true: as far as it is declared.
  using Frame = llvm::SmallDenseMap<Type*, bool, 4>;

  bool visitParts(Type* t) {
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
      default:
        return true;
    }
  }

  bool visitNamed(Named* t) {
    Named* origin = t->origin != nullptr ? t->origin : t;
    // If a plain type is valid, it is so in every nest: had it a type of another nest inside that has the plain one
    // inside, then it would have met itself.
    bool plain = t->typeArgs.empty() && t->typeParams.empty();
    if (plain && check_.validTypes.contains(t)) {
      return true;
    }
    Frame& frame = frames_.back();
    if (auto known = frame.find(t); known != frame.end()) {
      unknown_ += known->second ? 1 : 0;
      return true;
    }
    auto same = [t](Named* n) { return identical(n, t); };
    if (inNest_.lookup(origin) > 0 && std::any_of(nest_.begin(), nest_.end(), same)) {
      origin->fromRhs = invalidType();
      report(std::find_if(path_.begin(), path_.end(), same) - path_.begin());
      return false;
    }
    Type* rhs = rhsOf(origin);
    if (rhs == nullptr) {
      unknown_++;
      return true;
    }
    int unknown = unknown_;
    push(t, Frame());
    path_.push_back(t);
    bool ok = visit(rhs);
    pop();
    path_.pop_back();
    if (!ok) {
      return false;
    }
    if (plain && unknown == unknown_) {
      check_.validTypes.insert(t);
    } else {
      frames_.back()[t] = unknown != unknown_;
    }
    return true;
  }

  bool visitParam(TypeParam* t) {
    if (nest_.empty()) {
      return true;
    }
    Named* inst = nest_.back();
    const std::vector<TypeParam*>& params = typeParamsOf(inst);
    for (size_t i = 0; i < params.size() && i < inst->typeArgs.size(); ++i) {
      if (params[i] == t) {
        Frame frame = pop();
        bool ok = visit(inst->typeArgs[i]);
        push(inst, std::move(frame));
        return ok;
      }
    }
    return true;
  }

  void push(Named* t, Frame frame) {
    nest_.push_back(t);
    frames_.push_back(std::move(frame));
    inNest_[t->origin != nullptr ? t->origin : t]++;
  }

  Frame pop() {
    Named* t = nest_.back();
    inNest_[t->origin != nullptr ? t->origin : t]--;
    nest_.pop_back();
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    return frame;
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
  std::vector<Frame> frames_{1};        // of the empty nest, then of each type of nest_
  llvm::DenseMap<Named*, int> inNest_;  // how often a type, or one of its instances, stands in nest_
  std::vector<Named*> path_;
  int unknown_ = 0;  // types met whose declaration is not done: what holds them is not known to be valid
};

}  // namespace

void Checker::validType(Named* t) { ValidType(*this).visit(t); }

}  // namespace types
