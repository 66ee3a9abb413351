// This file declares Unifier, which finds the type arguments that make two types equal.
#pragma once

#include <memory>
#include <set>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "types/type.h"

namespace types {

// How strictly types must agree; bits. Neither: defined types may match their underlying types, channels of any
// direction match.
using UnifyMode = unsigned;
constexpr UnifyMode kInexact = 0;
constexpr UnifyMode kAssign = 1;  // as an assignment: inexact at the outermost level only
constexpr UnifyMode kExact = 2;

class Unifier {
 public:
  // args[i] (perhaps missing or null) is the known argument for params[i]. interfaces: a type may match an interface
  // whose methods it has (Go 1.21).
  Unifier(const std::vector<TypeParam*>& params, const std::vector<Type*>& args, bool interfaces);

  // Tries to make x and y equal; may infer arguments also if it fails.
  bool unify(Type* x, Type* y, UnifyMode mode) { return nify(x, y, mode, nullptr); }

  Type* at(TypeParam* p) const { return *handles_.at(p); }
  void set(TypeParam* p, Type* t) { *handles_.at(p) = t; }
  int unknowns() const;
  std::vector<Type*> inferred(const std::vector<TypeParam*>& params) const;

 private:
  // The interfaces being compared, to end cycles.
  struct Pair {
    Interface* x;
    Interface* y;
    const Pair* prev;
  };
  static bool isRepeated(const Pair& q);

  TypeParam* asBound(Type* t) const;
  bool join(TypeParam* x, TypeParam* y);
  bool nify(Type* x, Type* y, UnifyMode mode, const Pair* p);
  bool nifyInner(Type* x, Type* y, UnifyMode mode, const Pair* p);
  bool nifyBound(TypeParam* px, Type* y, UnifyMode mode, const Pair* p);
  bool nifyInterfaces(Interface* xi, Interface* yi, const Pair* p);
  bool nifyMethods(Interface* xi, Type* y, const Pair* p);
  bool nifyStructure(Type* x, Type* y, UnifyMode mode, const Pair* p);
  bool nifyStructs(Struct* x, Struct* y, UnifyMode mode, const Pair* p);
  bool nifyTuples(Tuple* x, Tuple* y, UnifyMode mode, const Pair* p);
  bool nifyExactInterfaces(Interface* x, Interface* y, const Pair* p);

  // Parameters that were found equal share a handle.
  std::unordered_map<TypeParam*, std::shared_ptr<Type*>> handles_;
  bool interfaces_;
  int depth_ = 0;
  std::set<std::tuple<Type*, Type*, UnifyMode>> matched_;  // met again, as in func(a, b T), they match again
};

}  // namespace types
