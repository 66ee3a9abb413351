// This file declares TypeWriter, which writes types as gc's messages show them, and as keys for finding instances.
#pragma once

#include <functional>
#include <set>
#include <string>
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
  // Writes keys instead: identical types give equal text.
  static TypeWriter hasher();
  // The same, but equal in every process and different for different types; only local types of one name are alike.
  static TypeWriter portableHasher();

  bool paramNames = true;  // with names of parameters
  // Comments one unexported field with its package, where two descriptions would look the same; only without qualifier.
  bool packageInfo = false;

  void type(Type* t);
  void typeList(const std::vector<Type*>& list);
  void signature(Signature* sig);
  void typeParamList(const std::vector<TypeParam*>& list);
  void object(const Object* o);
  void text(std::string_view s) { out_ += s; }

  std::string take() { return std::move(out_); }

 private:
  void put(char c);
  void error(std::string_view what);
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

  Qualifier qualifier_;
  bool hashing_ = false;
  bool portable_ = false;
  std::set<Type*> seen_;
  std::vector<TypeParam*> local_;  // type parameters of the signature being hashed
  std::string out_;
};

}  // namespace types
