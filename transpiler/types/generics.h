// This file declares the machinery behind generic code and defined types inside the checker: substitution,
// instantiation, satisfaction of interfaces, inference and unification.
//
// None of these needs a Checker: while a package is being checked they use currentChecker() to complete declarations on
// demand and to report; afterwards everything is complete.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/pos.h"
#include "types/object.h"
#include "types/type.h"

namespace types {

class Checker;
struct Operand;
struct ErrorReport;

// The checker at work, or null. checkPackage sets it on entry and restores the one before (imports nest).
Checker* currentChecker();
Checker* setCurrentChecker(Checker* c);

using SubstMap = std::map<TypeParam*, Type*>;

SubstMap substMap(const std::vector<TypeParam*>& params, const std::vector<Type*>& args);
// t with its parameters replaced; t itself if nothing changes.
Type* subst(base::Pos pos, Type* t, const SubstMap& map);
Tuple* substTuple(Tuple* t, const SubstMap& map);

// New types in the making. newNamed and newAlias set obj->type if it was null.
Named* newNamed(TypeName* obj);
Alias* newAlias(TypeName* obj, Type* rhs);
TypeParam* newTypeParam(TypeName* obj, Type* bound);
Interface* newInterface();
// Numbers the parameters of a list.
void bindTypeParams(const std::vector<TypeParam*>& list);
// Copies with another type, which remember where they come from.
Var* cloneVar(Var* v, Type* type);
Func* cloneFunc(Func* f, Type* type);
// Methods of an interface whose receiver is `from` get a copy with receiver `to`; false if there are none.
bool replaceReceivers(std::vector<Func*>& methods, Type* from, Type* to);

// The instance of a generic Named, Alias or Signature; one per (origin, identical arguments). The number of arguments
// must fit for Alias and Signature, or an error is reported at pos and the result is invalid; a Named with a wrong
// number resolves to an invalid type.
Type* instance(base::Pos pos, Type* generic, const std::vector<Type*>& args);
// Reports a wrong number of type arguments; true if it is right.
bool validateTypeArgCount(base::Pos pos, std::string_view name, size_t want, size_t got);
// The type parameters of a Named, Alias or Signature; of an instance: those of its origin.
const std::vector<TypeParam*>& typeParamsOf(Type* t);
const std::vector<Type*>& typeArgsOf(Type* t);

// The object that stands for n in the search for cycles: of an instance one of its own, placed where the instance was
// first written.
TypeName* cycleName(Named* n);
// The right side a Named is derived from: of an instance it is substituted on first use.
Type* rhsOf(Named* n);
// The method with that name declared for n (instantiated), or null.
Func* lookupNamedMethod(Named* n, const Package* pkg, std::string_view name, bool foldCase, int* index);
// Whether a method has a pointer receiver, also before its signature is known.
bool hasPtrRecv(const Func* f);
// f of an instance or clone: the declared one.
Func* originOf(Func* f);

// Index of the first argument that does not satisfy its parameter's constraint (with gc's reason), or -1.
int verifyInstance(base::Pos pos, const std::vector<TypeParam*>& params, const std::vector<Type*>& args,
                   std::string* cause);
// Whether v implements (constraint: satisfies) t; cause (may be null) receives gc's reason.
bool implementsType(Type* v, Type* t, bool constraint, std::string* cause);

using Equivalence = std::function<bool(Type*, Type*)>;
// The first method of interface t that v lacks, or null. isStatic: v's interface must have it too (not an assertion).
Func* missingMethod(Type* v, Type* t, bool isStatic, const Equivalence& equivalent, std::string* cause,
                    bool* wrongType = nullptr);
bool hasAllMethods(Type* v, Type* t, bool isStatic, const Equivalence& equivalent, std::string* cause);
// Whether a value of interface v may hold a t.
bool assertableTo(Type* v, Type* t, std::string* cause);
bool newAssertableTo(Type* v, Type* t, std::string* cause);
std::string interfacePtrError(Type* t);
// "m(int) string", for messages.
std::string funcString(Func* f, bool withPackages);
// Dotted names of a field path.
std::string fieldPath(Type* t, const std::vector<int>& index);
// The path of embedded fields, without promoted methods of named pointer types; see lookup.cpp.
struct Lookup {
  Object* obj = nullptr;
  std::vector<int> index;  // not empty although obj is null: ambiguous
  bool indirect = false;   // obj null and index empty: the method has a pointer receiver
};
Lookup lookupMember(Type* t, bool addressable, const Package* pkg, std::string_view name, bool foldCase);

// gc's text for a selector (or struct literal key) that was not found; obj: what a lookup ignoring case found.
std::string lookupError(Type* t, std::string_view sel, const Object* obj, bool structLit);

// Type arguments for params, given the explicit ones (null or missing: to be inferred) and operands for parameters;
// empty after an error, which is added to err. reverse: the roles of parameter and argument are swapped in messages.
std::vector<Type*> infer(base::Pos pos, const std::vector<TypeParam*>& tparams, std::vector<Type*> targs, Tuple* params,
                         const std::vector<Operand*>& args, bool reverse, ErrorReport& err);
// Fresh copies of the type parameters and t with them.
std::pair<std::vector<TypeParam*>, Type*> renameTypeParams(base::Pos pos, const std::vector<TypeParam*>& tparams,
                                                           Type* t);
// "P", "P and Q", "P, Q, and R"
std::string typeParamsString(const std::vector<TypeParam*>& list);

// gc's memory layout on amd64. sizeOf is negative if the type is too large.
int64_t alignOf(Type* t);
int64_t sizeOf(Type* t);
std::vector<int64_t> offsetsOf(const std::vector<Var*>& fields);
// Offset of the field at the end of a path, negative if too large.
int64_t offsetOf(Type* t, const std::vector<int>& index);

}  // namespace types
