// This file defines Unit, what all parts of the lowering of one package share: types and their C++ spelling, names of
// package-level things, and the work list of declarations the output must contain.
//
// Invariants
// - Types that need a declaration (named, unnamed struct and interface, instances) register themselves when they are
//   spelled; functions instances when they are named. The unit is complete when nothing is left to register.
// - `space` is the package whose namespace the text being made stands in; `shadow` the names that hide package-level
//   ones there, which are then written qualified.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lower/lower.h"
#include "syntax/comments.h"
#include "types/object.h"
#include "types/type.h"

namespace lower {

// What the type parameters of a generic declaration stand for.
struct Env {
  std::vector<types::TypeParam*> params;
  std::vector<types::Type*> args;

  types::Type* subst(types::Type* t) const {
    return params.empty() || t == nullptr ? t : types::substitute(t, params, args);
  }
};

// A function or method with a body that the output must contain: declared in the package, or an instance.
struct FuncWork {
  types::Func* func = nullptr;         // the declared one (origin of an instance)
  types::Named* recv = nullptr;        // the receiver's type; an instance where it is generic
  std::vector<types::Type*> typeArgs;  // own type arguments
  bool instance = false;
};

// A type that needs a declaration in the output.
struct TypeWork {
  types::Type* type = nullptr;  // Named (also instances and local types), or unnamed Struct or Interface
  std::string name;             // without namespace and template arguments
  std::string id;               // unique in the unit and an identifier, for tables
  bool late = false;            // interface whose members are defined after all types
  std::vector<cxx::Expr*> tableEntries;  // of a late one: the lambdas of its methodsOf
  enum { White, Grey, Black } state = White;
};

class Unit {
 public:
  Unit(const Input& input, diag::Diags& diags);

  // The whole package (unit.cpp).
  Lowered lower();

  // Reports Go that lowering cannot translate yet.
  void unsupported(base::Pos pos, const std::string& what);

  const Input& in() const { return input_; }
  const types::Package* pkg() const { return input_.info->pkg; }
  const types::Info* infoOf(const types::Package* p) const;
  const analysis::Facts* factsOf(const types::Package* p) const;

  // ---- types.cpp: spelling ----
  std::string type(types::Type* t);
  std::string signature(types::Signature* sig);   // "R(A, B)"
  std::string resultType(types::Signature* sig);  // "" for none, "go::Tuple<A, B>" for several
  std::string paramType(types::Signature* sig, size_t i);
  std::string typeArgs(const std::vector<types::Type*>& args);  // "<A, B>"
  // An instance of a generic function or method: "f<A>", or a plain name where no primary template can be declared.
  std::string instanceName(const std::string& name, types::Func* origin, const std::vector<types::Type*>& args);
  static bool isTemplate(types::Func* origin);
  std::string typeName(types::Named* t);                        // without namespace and arguments
  std::string fieldName(const types::Var* field);
  // A method as a member of t, a struct or interface: unexported methods of two packages may have one name in Go.
  std::string memberName(types::Type* t, const types::Func* method);
  bool hasSharedNames(types::Type* t);
  // A package-level thing as code at the current place refers to it.
  std::string reference(const types::Object* o);
  std::string qualify(const types::Package* p, const std::string& name);
  std::string namespaceText(const types::Package* p) const;
  // Whether values of t are a go::Defined, whose content is .value.
  bool isDefinedScalar(types::Type* t);
  // The zero value of t as an initialiser; null where T x; is enough.
  cxx::Expr* zero(types::Type* t);
  // "T x = zero" parts: a field or variable without initial value.
  bool needsInit(types::Type* t) { return zero(t) != nullptr; }

  // ---- registries ----
  TypeWork* requireType(types::Type* t);
  void requireFunc(types::Func* origin, types::Named* recv, const std::vector<types::Type*>& args);

  // Where the text being made stands; Body and the struct printers set and restore these.
  const types::Package* space = nullptr;
  std::unordered_set<std::string> shadow;
  // Names of type parameters in primary templates, where types are spelled generically.
  bool spellTypeParams = false;

  // ---- struct.cpp, interface.cpp, typedesc.cpp, generic.cpp, unit.cpp: declarations ----
  cxx::Decl* structDecl(TypeWork& w);
  cxx::Decl* interfaceDecl(TypeWork& w, types::Interface* iface);
  void interfaceBodies(TypeWork& w, std::vector<cxx::Decl*>& out);
  void forwarders(TypeWork& w, std::vector<cxx::Decl*>& out);
  void descriptor(TypeWork& w, std::vector<cxx::Decl*>& out);
  cxx::Decl* primaryTemplate(const types::Named* t);
  cxx::Decl* primaryTemplate(types::Func* f);
  cxx::Function prototype(types::Func* f, types::Signature* sig, bool named);
  // Method declarations of a named type, for the struct's definition.
  void methodDecls(TypeWork& w, types::Named* t, std::vector<cxx::Decl*>& out);
  static bool forwarderIsConst(types::Type* t, const types::MethodSetEntry& m);
  static void fillInterfaceMethod(cxx::Function& f);
  std::string dynamicParam() const;
  const ast::StructType* structSyntax(types::Named* t, const ast::Comments** comments);
  const ast::TypeDecl* typeSyntax(types::Named* t, const ast::File** where);
  bool comparesNatively(types::Named* t);
  std::string descriptorName(types::Named* t);
  // Names the struct's members hide inside its scope.
  std::unordered_set<std::string> memberNames(types::Type* t);
  std::string fullName(const TypeWork& w);  // with template arguments, without namespace
  // Whether several packages may declare the type: an instance of a generic one, or an unnamed one (see Input).
  bool isShared(types::Type* t) const;
  // The package in whose namespace unnamed types stand: this one, or one that only lends its namespace.
  const types::Package* unnamedSpace() const;

  const std::vector<std::unique_ptr<TypeWork>>& typeWork() const { return types_; }

  // While set, receives every type that is spelled.
  std::vector<TypeWork*>* mentions = nullptr;

  // Source line of a position for #line.
  void setLine(cxx::Stmt* s, base::Pos pos);
  void setLine(cxx::Decl* d, base::Pos pos);

  // The name "t" with a number that is unique in the unit.
  std::string uniqueId(const std::string& stem);

 private:
  friend class Assembler;

  std::string basicType(const types::Basic* b);
  std::string unnamedName(types::Type* t);
  std::string localName(types::Named* t);
  TypeWork* registerType(types::Type* t);
  const std::string& fileName(std::string_view name);

  const Input& input_;
  diag::Diags& diags_;
  std::vector<std::unique_ptr<TypeWork>> types_;
  std::unordered_map<std::string, std::vector<TypeWork*>> typeByHash_;  // all but plain declared types
  std::unordered_map<const types::Named*, TypeWork*> typeByAddress_;
  std::vector<FuncWork> funcs_;
  std::unordered_map<std::string, std::vector<size_t>> funcsByHash_;  // indices into funcs_
  std::unordered_map<std::string, int> ids_;
  std::unordered_set<std::string> namespaceNames_;  // taken at namespace scope by unnamed and local types
  std::map<std::string, std::string> aliases_;      // namespace -> alias of an import in this unit
  std::unordered_map<std::string, std::string> typeNames_;
};

// Sets the place that text is made for and restores the old one.
class PlaceScope {
 public:
  PlaceScope(Unit& unit, const types::Package* space, std::unordered_set<std::string> shadow)
      : unit_(unit), space_(unit.space), shadow_(std::move(unit.shadow)) {
    unit.space = space;
    unit.shadow = std::move(shadow);
  }
  ~PlaceScope() {
    unit_.space = space_;
    unit_.shadow = std::move(shadow_);
  }
  PlaceScope(const PlaceScope&) = delete;
  PlaceScope& operator=(const PlaceScope&) = delete;

 private:
  Unit& unit_;
  const types::Package* space_;
  std::unordered_set<std::string> shadow_;
};

// ---- questions about types that many files ask (typeutil.cpp) ----
bool isInterface(types::Type* t);
bool isPointer(types::Type* t);
bool isString(types::Type* t);
bool isFloat(types::Type* t);
bool isComplex(types::Type* t);
bool isInteger(types::Type* t);
bool isUnsigned(types::Type* t);
bool isBoolean(types::Type* t);
inline bool isNumeric(types::Type* t) { return isInteger(t) || isFloat(t); }
bool isUntypedNil(types::Type* t);
// The size of an integer or float type in bits.
int bitsOf(types::Type* t);
// Arithmetic on it happens in int in C++ and must be cast back.
bool isNarrow(types::Type* t);
// The generic type of an instance; t itself otherwise.
types::Named* namedOrigin(types::Named* t);
types::Type* pointerElem(types::Type* t);  // of a pointer type, else null
bool isEmptyInterface(types::Type* t);

}  // namespace lower
