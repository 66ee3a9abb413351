// This file declares the questions the checker asks about types: what kind of type, comparable, has nil, and so on.
//
// is...(t) looks at the underlying type only; all...(t) also accepts a type parameter all of whose types qualify.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "types/object.h"
#include "types/type.h"

namespace types {

// An alias whose right side is not known yet counts as valid.
bool isValid(Type* t);

// Whether the underlying type is a basic type with one of the given BasicInfo bits.
bool isBasic(Type* t, int info);
inline bool isBoolean(Type* t) { return isBasic(t, IsBoolean); }
inline bool isInteger(Type* t) { return isBasic(t, IsInteger); }
inline bool isUnsigned(Type* t) { return isBasic(t, IsUnsigned); }
inline bool isFloat(Type* t) { return isBasic(t, IsFloat); }
inline bool isComplex(Type* t) { return isBasic(t, IsComplex); }
inline bool isNumeric(Type* t) { return isBasic(t, IsNumeric); }
inline bool isString(Type* t) { return isBasic(t, IsString); }
inline bool isIntegerOrFloat(Type* t) { return isBasic(t, IsInteger | IsFloat); }
inline bool isConstType(Type* t) { return isBasic(t, IsConstType); }

bool allBasic(Type* t, int info);
inline bool allBoolean(Type* t) { return allBasic(t, IsBoolean); }
inline bool allInteger(Type* t) { return allBasic(t, IsInteger); }
inline bool allUnsigned(Type* t) { return allBasic(t, IsUnsigned); }
inline bool allNumeric(Type* t) { return allBasic(t, IsNumeric); }
inline bool allString(Type* t) { return allBasic(t, IsString); }
inline bool allOrdered(Type* t) { return allBasic(t, IsOrdered); }
inline bool allNumericOrString(Type* t) { return allBasic(t, IsNumeric | IsString); }

// Predeclared and defined types and type parameters have names.
bool hasName(Type* t);
// Neither a defined type nor a type parameter.
bool isTypeLit(Type* t);
// These two are safe for types that are not set up yet.
bool isTyped(Type* t);
inline bool isUntyped(Type* t) { return !isTyped(t); }
bool isUntypedNumeric(Type* t);
bool isInterface(Type* t);  // type parameters included
inline bool isTypeParam(Type* t) { return asTypeParam(t) != nullptr; }
inline bool isNonTypeParamInterface(Type* t) { return !isTypeParam(t) && isInterface(t); }
bool isInterfacePtr(Type* t);
bool isUintptr(Type* t);
bool isUnsafePointer(Type* t);
bool isPointer(Type* t);
bool isBytesOrRunes(Type* t);
// A generic type that has not been instantiated.
bool isGeneric(Type* t);
// A type parameter whose (already computed) type set is empty.
bool hasEmptyTypeset(Type* t);
bool hasNil(Type* t);

// Why values of t cannot be compared (perhaps an empty text), or nullopt if they can. dynamic: interfaces count as
// comparable, as the spec has it; otherwise only strictly comparable types do.
std::optional<std::string> incomparableCause(Type* t, bool dynamic = true, std::set<Type*>* seen = nullptr);

// Same import path (or both null).
bool samePkg(const Package* a, const Package* b);
// identical(), with an invalid type being identical to any.
bool identicalIgnoreInvalids(Type* a, Type* b);
bool identicalOrigin(Named* a, Named* b);
// The larger of two untyped numeric kinds; null if they do not mix.
Type* maxType(Type* x, Type* y);
// "array", "slice", "struct" ...; empty for basic types.
std::string_view compositeKind(Type* t);
// Begins with a letter or underscore, goes on with letters and digits.
bool isValidName(std::string_view s);

// The base of an unnamed pointer type (*isPointer = true), else t.
Type* deref(Type* t, bool* isPointer = nullptr);
// The base of a pointer to a struct, else t.
Type* derefStructPtr(Type* t);

// Calls f(t, under(t)), or for a type parameter f for each of its specific types, with (null, null) if there are none;
// stops at the first false and returns the conjunction.
bool forEachType(Type* t, const std::function<bool(Type*, Type*)>& f);
// The same with underlying types only.
bool underIs(Type* t, const std::function<bool(Type*)>& f);
// For a type parameter: f for each of its terms, with null if it has no specific types.
bool forEachTerm(TypeParam* t, const std::function<bool(const Term*)>& f);
// The one underlying type that all types of t share (channels: the most restricted direction); null, with a cause, if
// there is none. cond is asked first for each (type, underlying type); a text refuses it.
Type* commonUnder(Type* t, const std::function<std::optional<std::string>(Type*, Type*)>& cond, std::string* cause);

// Whether t mentions one of the type parameters.
bool isParameterized(const std::vector<TypeParam*>& tparams, Type* t);

}  // namespace types
