// This file defines what identifiers denote: Object and its kinds, Package, and Scope.
//
// Objects live as long as the process. An object's type may be null until the checker has worked on its declaration
// (objDecl); phases after the checker always see it set.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/pos.h"
#include "types/constant.h"
#include "types/type.h"

namespace ast {
struct File;
struct FuncDecl;
struct Name;
struct Node;
}  // namespace ast

namespace types {

enum class ObjectKind : uint8_t { PkgName, Const, TypeName, Var, Func, Label, Builtin, Nil };

// white: not yet visited; black: done; otherwise grey: an index on the checker's object path (cycle detection).
using Color = uint32_t;
constexpr Color kWhite = 0;
constexpr Color kBlack = 1;
constexpr Color kGrey = 2;

struct Object {
  ObjectKind kind;
  std::string_view name;    // interned
  base::Pos pos;            // of the declaring identifier
  Package* pkg = nullptr;   // null for universe objects and labels
  Scope* parent = nullptr;  // scope that declares it; null for fields and methods
  Type* type = nullptr;     // see head comment
  uint32_t order = 0;       // of declaration in the package, from 1; 0: not package level
  Color color = kWhite;
  base::Pos scopePos;  // the object is visible from here on (locals)

  bool exported() const;  // begins with an upper-case letter

 protected:
  Object(ObjectKind k, base::Pos p, Package* pk, std::string_view n, Type* t)
      : kind(k), name(n), pos(p), pkg(pk), type(t) {}
};

struct PkgName : Object {
  static constexpr ObjectKind kKind = ObjectKind::PkgName;
  PkgName(base::Pos p, Package* pk, std::string_view n, Package* imp)
      : Object(kKind, p, pk, n, nullptr), imported(imp) {}
  Package* imported;
  bool used = false;
};

struct Const : Object {
  static constexpr ObjectKind kKind = ObjectKind::Const;
  Const(base::Pos p, Package* pk, std::string_view n, Type* t, Constant v)
      : Object(kKind, p, pk, n, t), value(std::move(v)) {}
  Constant value;
};

struct TypeName : Object {
  static constexpr ObjectKind kKind = ObjectKind::TypeName;
  TypeName(base::Pos p, Package* pk, std::string_view n, Type* t) : Object(kKind, p, pk, n, t) {}
  Scope* declScope = nullptr;  // the function scope of a local type; null at package level
};

enum class VarKind : uint8_t { Package, Local, Param, Recv, Result, Field };

struct Var : Object {
  static constexpr ObjectKind kKind = ObjectKind::Var;
  Var(VarKind v, base::Pos p, Package* pk, std::string_view n, Type* t) : Object(kKind, p, pk, n, t), varKind(v) {}
  VarKind varKind;
  bool embedded = false;  // an embedded field
  bool used = false;      // read somewhere (for "declared and not used")
  Var* origin = nullptr;  // of a field or parameter of an instance: the generic one
};

struct Func : Object {
  static constexpr ObjectKind kKind = ObjectKind::Func;
  Func(base::Pos p, Package* pk, std::string_view n, Signature* s) : Object(kKind, p, pk, n, s) {}
  Signature* signature() const { return static_cast<Signature*>(type); }
  bool hasPtrRecv = false;        // valid before the signature is known
  Func* origin = nullptr;         // of a method of an instance: the generic type's method
  ast::FuncDecl* decl = nullptr;  // null for interface methods, instances and imported natives without source
};

struct Label : Object {
  static constexpr ObjectKind kKind = ObjectKind::Label;
  Label(base::Pos p, Package* pk, std::string_view n) : Object(kKind, p, pk, n, nullptr) {}
  bool used = false;
};

enum class BuiltinId : uint8_t {
  Append,
  Cap,
  Clear,
  Close,
  Complex,
  Copy,
  Delete,
  Imag,
  Len,
  Make,
  Max,
  Min,
  New,
  Panic,
  Print,
  Println,
  Real,
  Recover,
  // package unsafe
  Add,
  Alignof,
  Offsetof,
  Sizeof,
  Slice,
  SliceData,
  String,
  StringData,
  // test helpers of the type checker's own tests
  Assert,
  Trace,
};

struct Builtin : Object {
  static constexpr ObjectKind kKind = ObjectKind::Builtin;
  Builtin(std::string_view n, BuiltinId i) : Object(kKind, base::Pos(), nullptr, n, nullptr), id(i) {}
  BuiltinId id;
};

struct Nil : Object {
  static constexpr ObjectKind kKind = ObjectKind::Nil;
  Nil() : Object(kKind, base::Pos(), nullptr, "nil", basicType(BasicKind::UntypedNil)) {}
};

template <class T>
bool isa(const Object* o) {
  return o != nullptr && o->kind == T::kKind;
}
template <class T>
T* dynCast(Object* o) {
  return isa<T>(o) ? static_cast<T*>(o) : nullptr;
}
template <class T>
const T* dynCast(const Object* o) {
  return isa<T>(o) ? static_cast<const T*>(o) : nullptr;
}

// A lexical block. Names are interned, so the map is keyed by their address.
struct Scope {
  Scope* parent = nullptr;
  std::vector<Scope*> children;  // in source order
  std::unordered_map<std::string_view, Object*> elements;
  std::vector<Object*> ordered;  // elements in order of insertion
  base::Pos start, end;          // extent; unknown for universe and package scopes
  bool isFunc = false;           // scope of a function's parameters and body

  // The object declared here under that name, or null.
  Object* lookup(std::string_view name) const;
  // The object that name denotes at pos, here or in an enclosing scope (locals declared after pos are skipped; an
  // unknown pos skips nothing); *where receives the scope it was found in.
  Object* lookupParent(std::string_view name, base::Pos pos, Scope** where = nullptr);
  // Declares o; returns the object already declared under its name, or null on success. "_" is never inserted. Sets
  // o->parent if it was null.
  Object* insert(Object* o);
};

Scope* newScope(Scope* parent, base::Pos start, base::Pos end);
Scope* universe();

struct Package {
  std::string path;       // import path; "main" for a main package outside a module
  std::string_view name;  // as the package clause says
  Scope* scope = nullptr;
  std::vector<Package*> imports;  // direct ones, sorted by path
  std::vector<ast::File*> files;
  std::string goVersion;  // "go1.27"
  bool complete = false;
  bool fake = false;    // stands for an import that failed
  bool native = false;  // functions without body have native code beside the sources (bundled packages)
};

// Package unsafe, the only one without sources.
Package* unsafePackage();
// Declares assert and trace in the universe; for the checker's own tests.
void declareTestBuiltins();

}  // namespace types
