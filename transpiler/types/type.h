// This file defines the types of Go programs: Type and its kinds.
//
// Types are made by the checker and live as long as the process (see make() below): phases hand them on as plain
// pointers and compare them with identical(), never by address, except for Named without type arguments, TypeParam and
// Basic, which are unique.
//
// Invariants
//   - A Type is immutable once it is complete; Named, Alias, TypeParam, Struct (of a cycle) and Interface are completed
//   lazily through the
//     functions named beside their fields, never by reading the fields.
//   - Code outside transpiler/types asks under(t), not t, for structure: under() resolves Named and Alias and never
//   returns either.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/pos.h"

namespace ast {
struct Expr;
}

namespace types {

struct Object;
struct TypeName;
struct Var;
struct Func;
struct Package;
struct Scope;
struct TypeSet;
class Checker;

enum class TypeKind : uint8_t {
  Basic,
  Array,
  Slice,
  Struct,
  Pointer,
  Tuple,
  Signature,
  Union,
  Interface,
  Map,
  Chan,
  Named,
  TypeParam,
  Alias,
};

struct Type {
  TypeKind kind;

 protected:
  explicit Type(TypeKind k) : kind(k) {}
};

enum class BasicKind : uint8_t {
  Invalid,
  Bool,
  Int,
  Int8,
  Int16,
  Int32,  // also rune
  Int64,
  Uint,
  Uint8,  // also byte
  Uint16,
  Uint32,
  Uint64,
  Uintptr,
  Float32,
  Float64,
  Complex64,
  Complex128,
  String,
  UnsafePointer,
  UntypedBool,
  UntypedInt,
  UntypedRune,
  UntypedFloat,
  UntypedComplex,
  UntypedString,
  UntypedNil,
};

// Properties of basic types, combined as bits.
enum BasicInfo : uint16_t {
  IsBoolean = 1 << 0,
  IsInteger = 1 << 1,
  IsUnsigned = 1 << 2,
  IsFloat = 1 << 3,
  IsComplex = 1 << 4,
  IsString = 1 << 5,
  IsUntyped = 1 << 6,
  IsOrdered = IsInteger | IsFloat | IsString,
  IsNumeric = IsInteger | IsFloat | IsComplex,
  IsConstType = IsBoolean | IsNumeric | IsString,
};

// A predeclared type; byte and rune are Basics of their own that are identical to uint8 and int32.
struct Basic : Type {
  static constexpr TypeKind kKind = TypeKind::Basic;
  Basic(BasicKind b, uint16_t i, std::string_view n) : Type(kKind), basic(b), info(i), name(n) {}
  BasicKind basic;
  uint16_t info;  // BasicInfo bits
  std::string_view name;
};

struct Array : Type {
  static constexpr TypeKind kKind = TypeKind::Array;
  Array(Type* e, int64_t n) : Type(kKind), elem(e), len(n) {}
  Type* elem;
  int64_t len;  // < 0: unknown (an error was reported, or [...] not yet counted)
};

struct Slice : Type {
  static constexpr TypeKind kKind = TypeKind::Slice;
  explicit Slice(Type* e) : Type(kKind), elem(e) {}
  Type* elem;
};

struct Struct : Type {
  static constexpr TypeKind kKind = TypeKind::Struct;
  Struct() : Type(kKind) {}
  std::vector<Var*> fields;
  std::vector<std::string> tags;  // empty, or one per field; unquoted
};

struct Pointer : Type {
  static constexpr TypeKind kKind = TypeKind::Pointer;
  explicit Pointer(Type* e) : Type(kKind), elem(e) {}
  Type* elem;
};

// The parameters or results of a signature, or the type of a multi-value expression.
struct Tuple : Type {
  static constexpr TypeKind kKind = TypeKind::Tuple;
  explicit Tuple(std::vector<Var*> v = {}) : Type(kKind), vars(std::move(v)) {}
  std::vector<Var*> vars;
};

struct TypeParam;

struct Signature : Type {
  static constexpr TypeKind kKind = TypeKind::Signature;
  Signature() : Type(kKind) {}
  std::vector<TypeParam*> recvTypeParams;  // of a method of a generic type: func (r T[P]) ...
  std::vector<TypeParam*> typeParams;      // own; methods may have them since Go 1.27
  Scope* scope = nullptr;                  // of the parameters; null for signatures that were not written
  Var* recv = nullptr;
  Var* droppedRecv = nullptr;  // of a method value: the receiver of the method; recv is null then
  bool isMethodExpr = false;   // T.m: the first parameter is the receiver
  Tuple* params = nullptr;     // never null once complete
  Tuple* results = nullptr;    // never null once complete
  bool variadic = false;       // the last parameter has type []T
};

// One term of a union: T or ~T.
struct Term {
  bool tilde = false;
  Type* type = nullptr;
};

struct Union : Type {
  static constexpr TypeKind kKind = TypeKind::Union;
  explicit Union(std::vector<Term> t) : Type(kKind), terms(std::move(t)) {}
  std::vector<Term> terms;
  TypeSet* typeSet = nullptr;  // the terms with equal and included ones merged; computed by unionTerms
  bool invalid = false;        // has too many terms, which was reported
};

struct Interface : Type {
  static constexpr TypeKind kKind = TypeKind::Interface;
  Interface() : Type(kKind) {}
  std::vector<Func*> methods;       // declared here, in source order; all methods: typeSetOf(this)
  std::vector<Type*> embeddeds;     // embedded elements, in source order
  std::vector<base::Pos> embedPos;  // where each embedded element stands, for messages; may be empty
  bool implicit = false;            // a constraint written without interface{}: ~int | string
  bool complete = false;            // methods and embeddeds are final
  TypeSet* typeSet = nullptr;       // computed by typeSetOf
};

struct Map : Type {
  static constexpr TypeKind kKind = TypeKind::Map;
  Map(Type* k, Type* e) : Type(kKind), key(k), elem(e) {}
  Type* key;
  Type* elem;
};

enum class ChanDir : uint8_t { SendRecv, SendOnly, RecvOnly };

struct Chan : Type {
  static constexpr TypeKind kKind = TypeKind::Chan;
  Chan(ChanDir d, Type* e) : Type(kKind), dir(d), elem(e) {}
  ChanDir dir;
  Type* elem;
};

// A defined type, or an instance of a generic one.
struct Named : Type {
  static constexpr TypeKind kKind = TypeKind::Named;
  explicit Named(TypeName* o) : Type(kKind), obj(o) {}
  TypeName* obj;                       // of an instance: the generic type's name
  Named* origin = nullptr;             // the generic type of an instance; itself otherwise null
  std::vector<TypeParam*> typeParams;  // of a generic type
  std::vector<Type*> typeArgs;         // of an instance
  Type* fromRhs = nullptr;             // the declared right side, for cycle reports
  Type* underlying = nullptr;          // read through under(); null until resolved
  std::vector<Func*> methods;          // explicit ones, in source order; of an instance: read through methodsOf()
  base::Pos pos;                       // of an instance: where it was first written
  TypeName* ownName = nullptr;         // of an instance: stands for it in cycles; see cycleName()
};

struct TypeParam : Type {
  static constexpr TypeKind kKind = TypeKind::TypeParam;
  TypeParam(TypeName* o, Type* b, uint64_t i) : Type(kKind), obj(o), bound(b), id(i) {}
  TypeName* obj;
  Type* bound;     // the constraint as written; its interface: constraintOf()
  uint64_t id;     // unique, in order of creation
  int index = -1;  // in its parameter list
};

// type A = T, perhaps generic; unalias() gives what it stands for.
struct Alias : Type {
  static constexpr TypeKind kKind = TypeKind::Alias;
  explicit Alias(TypeName* o) : Type(kKind), obj(o) {}
  TypeName* obj;
  Alias* origin = nullptr;
  std::vector<TypeParam*> typeParams;
  std::vector<Type*> typeArgs;
  Type* fromRhs = nullptr;  // the right side as written; may be another alias
  Type* actual = nullptr;   // set by unalias
};

// Makes a type (or another node of the checker's graph) that lives as long as the process.
template <class T, class... Args>
T* make(Args&&... args) {
  return new T(std::forward<Args>(args)...);
}

template <class T>
bool isa(const Type* t) {
  return t != nullptr && t->kind == T::kKind;
}
template <class T>
T* dynCast(Type* t) {
  return isa<T>(t) ? static_cast<T*>(t) : nullptr;
}
template <class T>
const T* dynCast(const Type* t) {
  return isa<T>(t) ? static_cast<const T*>(t) : nullptr;
}
template <class T>
T* cast(Type* t) {
  return static_cast<T*>(t);
}

// What an alias stands for; any other type itself.
Type* unalias(Type* t);
// The underlying type: never Named or Alias. For a type parameter: its constraint interface.
Type* under(Type* t);
// dynCast of the underlying type: asUnder<Slice>(t).
template <class T>
T* asUnder(Type* t) {
  return dynCast<T>(under(t));
}
// The named type behind aliases, or null.
Named* asNamed(Type* t);
TypeParam* asTypeParam(Type* t);

// The predeclared types. universe.cpp owns them.
Basic* basicType(BasicKind kind);
Basic* byteType();
Basic* runeType();
Type* errorType();       // the Named `error`
Type* anyType();         // the Alias `any`
Type* comparableType();  // the Named `comparable`
inline Type* invalidType() { return basicType(BasicKind::Invalid); }

// Type identity as the spec defines it (aliases resolved, byte is uint8).
bool identical(Type* a, Type* b);
bool identicalIgnoreTags(Type* a, Type* b);

}  // namespace types
