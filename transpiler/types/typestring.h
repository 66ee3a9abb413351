// This file declares TypeWriter, which writes types as gc's messages show them, and as keys for finding instances.
//
// A type that holds another twice at every level, func(a, b func(a, b ...)), has a text of exponential length. So a
// text for people ends at kMaxText with "...", and in a key long parts are replaced by their hashes.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "types/object.h"
#include "types/type.h"

namespace types {

class TypeWriter {
 public:
  // Gives the prefix of names of a package, without the dot.
  using Qualifier = std::function<std::string(const Package*)>;

  explicit TypeWriter(Qualifier q) : qualifier_(std::move(q)) {}

  // Full import paths, but nothing for names of relativeTo.
  static Qualifier relativePaths(const Package* relativeTo);
  // Writes keys instead: identical types give equal text, but types with equal text need not be identical.
  static TypeWriter hasher();
  // The same, but equal in every process and different for different types; only local types of one name are alike.
  static TypeWriter portableHasher();

  bool paramNames = true;           // with names of parameters
  bool instancesByAddress = false;  // in keys: what has a place in the table of instances, without its type arguments
  // Comments one unexported field with its package, where two descriptions would look the same; only without qualifier.
  bool packageInfo = false;

  void type(Type* t);
  void typeList(const std::vector<Type*>& list);
  void signature(Signature* sig);
  void typeParamList(const std::vector<TypeParam*>& list);
  void object(const Object* o);
  void text(std::string_view s) { out_ += s; }

  std::string take();

 private:
  void put(char c);
  void error(std::string_view what);
  void key(Type* t);
  void typeUnguarded(Type* t);
  void basic(Basic* t);
  void structType(Struct* t);
  void interfaceType(Interface* t);
  void chan(Chan* t);
  void typeParam(TypeParam* t);
  void typeSet(Interface* t);
  void tuple(Tuple* t, bool variadic);
  void typeName(const TypeName* o);
  void funcName(const Func* f);
  void prefix(const Package* pkg);
  void home(const Object* member);

  static constexpr size_t kMaxText = 16 << 10;
  static constexpr size_t kLongKey = 4096;  // longer ones are hashed
  static constexpr size_t kShortKey = 64;   // not worth remembering

  Qualifier qualifier_;
  bool hashing_ = false;
  bool portable_ = false;
  std::set<Type*> seen_;
  std::vector<TypeParam*> local_;                // type parameters of the signature being hashed
  std::unordered_map<Type*, std::string> keys_;  // what was written for types, while local_ is what it is
  std::string out_;
  bool ended_ = false;  // at kMaxText; what follows is dropped by take()
};

}  // namespace types
