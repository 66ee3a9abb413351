// This file declares the checker's entry, checkPackage, and Info: everything later phases may know about a checked
// package.
//
// Info is keyed by AST node (node ids are dense within one load, so tables are vectors indexed by id). Later phases
// never look into the checker.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "diag/diag.h"
#include "syntax/nodes.h"
#include "types/object.h"
#include "types/type.h"

namespace types {

// How an expression may be used.
enum class Mode : uint8_t {
  Invalid,   // an error was reported
  NoValue,   // a call without result
  Builtin,   // a builtin function
  TypeExpr,  // a type
  Constant,  // a constant
  Variable,  // addressable
  MapIndex,  // assignable, not addressable
  Value,
  NilValue,  // the predeclared nil
  CommaOk,   // a value that may be used as v, ok
  CommaErr,
  CgoFunc,
};

struct TypeAndValue {
  Mode mode = Mode::Invalid;
  // For untyped expressions: the final type that the context gave, else the default type. Only nil without context and
  // operands of constant expressions that do not fit their default type are left untyped.
  Type* type = nullptr;
  Constant value;  // known for constants only
  bool isType() const { return mode == Mode::TypeExpr; }
  bool isConstant() const { return mode == Mode::Constant; }
};

enum class SelectionKind : uint8_t { FieldVal, MethodVal, MethodExpr };

// x.f that is not a qualified identifier.
struct Selection {
  SelectionKind kind = SelectionKind::FieldVal;
  Type* recv = nullptr;    // type of x
  Object* obj = nullptr;   // Var or Func
  std::vector<int> index;  // path through embedded fields; the last one selects obj
  bool indirect = false;   // a pointer was followed on the path
  Type* type =
      nullptr;  // of x.f; for a method value without, for a method expression with the receiver as first parameter
};

// The instantiation denoted by an identifier: f in f[int](x) or f(x) with inferred arguments.
struct Instance {
  std::vector<Type*> typeArgs;
  Type* type = nullptr;
};

// var a, b = f() or var a = x, in the order of execution.
struct Initializer {
  std::vector<Var*> lhs;
  ast::Expr* rhs = nullptr;
};

struct Info {
  Package* pkg = nullptr;
  // Each accessor is total: an unknown node gives an empty answer.
  const TypeAndValue& typeOf(const ast::Expr* e) const;  // every expression, types and constants included
  Object* def(
      const ast::Name* n) const;  // identifier that declares; null for "_", package clause, symbolic switch variable
  Object* use(const ast::Name* n) const;       // identifier that refers
  Object* objectOf(const ast::Name* n) const;  // either
  Object* implicit(const ast::Node* n)
      const;  // import without name: PkgName; type switch clause: its Var; unnamed parameter field: its Var
  const Selection* selection(const ast::SelectorExpr* e) const;  // null for qualified identifiers
  const Instance* instance(const ast::Name* n) const;            // null where nothing is instantiated
  Scope* scope(const ast::Node* n) const;

  std::vector<Initializer> initOrder;
  std::vector<Func*> funcs;  // package-level functions and methods with their decl, in source order

  // Tables behind the accessors, indexed by node id - firstId; written by the checker only.
  uint32_t firstId = 0;
  std::vector<TypeAndValue> types;
  std::vector<Object*> defs, uses, implicits;
  std::vector<Selection*> selections;
  std::vector<Instance*> instances;
  std::vector<Scope*> scopes;
};

struct CheckOptions {
  std::string goVersion = "go1.27";  // of the package, from go.mod or --lang
  bool ignoreFuncBodies = false;     // imported packages: declarations and generic bodies only
  bool allowMissingBodies = false;   // bundled packages: native code beside
  bool compilerRules = true;         // gc's restrictions beyond the type checker's (anonymous interface cycles)
  // Gives the package of an import path, checked; null if there is none: then *error holds gc's reason.
  std::function<Package*(std::string_view path, std::string* error)> importer;
};

// Checks one package. Errors go to diags, in the order gc prints them after sorting; the result is usable (for
// --emit=types, for more messages) also after errors, but must not be lowered then.
Info* checkPackage(Package* pkg, const std::vector<ast::File*>& files, const CheckOptions& options, diag::Diags& diags);

// Services of the checker for later phases (they never need a Checker).
struct LookupResult {
  Object* obj = nullptr;  // field or method, null if not found
  std::vector<int> index;
  bool indirect = false;
};
// The field or method named `name` (of package pkg where unexported) of a value (or addressable variable) of type t.
LookupResult lookupFieldOrMethod(Type* t, bool addressable, Package* pkg, std::string_view name, bool foldCase = false);

struct MethodSetEntry {
  Func* func = nullptr;  // instantiated signature where t is an instance
  std::vector<int> index;
  bool indirect = false;
};
// All methods of t (promoted ones included), sorted by (name, package path for unexported ones).
std::vector<MethodSetEntry> methodSet(Type* t);
// All methods of an interface, embedded ones included, sorted as above.
std::vector<Func*> interfaceMethods(Interface* t);
// Whether T implements the interface (method sets and, for constraints, type sets).
bool implements(Type* t, Type* iface);
bool comparable(Type* t);
// The type t with params replaced by args.
Type* substitute(Type* t, const std::vector<TypeParam*>& params, const std::vector<Type*>& args);
// Instance of a generic Named, Alias or Signature; unique per (origin, identical args).
Type* instantiate(Type* generic, const std::vector<Type*>& args);
// The explicit methods of a Named, instantiated for an instance.
const std::vector<Func*>& methodsOf(Named* t);
// As gc prints types in messages; qualifier nullptr writes full package paths where they differ from `relativeTo`.
std::string typeString(Type* t, const Package* relativeTo = nullptr);
std::string objectString(const Object* o, const Package* relativeTo = nullptr);
// The type an untyped one defaults to.
Type* defaultType(Type* t);
// The interface of a type parameter's constraint.
Interface* constraintOf(TypeParam* t);

}  // namespace types
