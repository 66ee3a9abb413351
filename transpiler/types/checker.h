// This file declares Checker, which types one package, and the state its parts share.
//
// The parts follow go/types: collectObjects (resolver.cpp) finds the package-level objects; objDecl (decl.cpp) types
// each one on demand; function bodies and other checks that need complete types wait in `delayed`; at the end come
// initialisation order, unused imports and the untyped expressions that no context gave a type.
//
// Invariants
// - env describes where we are; whoever changes it restores it (EnvScope below, or by hand for single fields).
// - An operand that an error was reported about is invalid, and nobody reports about it again.
// - Nothing is thrown; a check that fails leaves valid types (perhaps invalidType()) behind.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/intern.h"
#include "diag/diag.h"
#include "llvm/ADT/DenseSet.h"
#include "syntax/nodes.h"
#include "syntax/positions.h"
#include "types/constant.h"
#include "types/format.h"
#include "types/generics.h"
#include "types/info.h"
#include "types/object.h"
#include "types/operand.h"
#include "types/predicates.h"
#include "types/type.h"
#include "types/typeset.h"
#include "types/version.h"

namespace types {

using base::Pos;
using diag::Code;

// Where a message points: the start of a node or operand, the declaration of an object, or a position as it is.
struct At {
  At(Pos p) : pos(p) {}                                                 // NOLINT(google-explicit-constructor)
  At(const ast::Node* n) : pos(n ? ast::startPos(n) : Pos()) {}         // NOLINT(google-explicit-constructor)
  At(const Operand* x) : At(static_cast<const ast::Node*>(x->expr)) {}  // NOLINT(google-explicit-constructor)
  At(const Object* o) : pos(o->pos) {}                                  // NOLINT(google-explicit-constructor)
  Pos pos;
};

// How a package-level object (or method) is declared.
struct DeclInfo {
  DeclInfo(Scope* f, GoVersion v) : file(f), version(v) {}

  Scope* file = nullptr;  // scope of its file
  GoVersion version;      // of its file
  std::vector<Var*> lhs;  // all variables of var a, b = f(); else empty
  ast::Expr* vtype = nullptr;
  ast::Expr* init = nullptr;
  bool inherited = false;  // init repeats that of an earlier constant
  ast::TypeDecl* tdecl = nullptr;
  ast::FuncDecl* fdecl = nullptr;
  std::vector<Object*> deps;  // package-level objects that the initialiser or body mentions, in order of first mention
  std::unordered_set<Object*> depSet;

  bool hasInitializer() const { return init != nullptr || (fdecl != nullptr && fdecl->body != nullptr); }
  void addDep(Object* o) {
    if (depSet.insert(o).second) {
      deps.push_back(o);
    }
  }
};

// Where the checker is.
struct Environment {
  DeclInfo* decl = nullptr;  // package-level declaration whose initialiser or body is checked
  Scope* scope = nullptr;    // innermost scope for lookups
  GoVersion version;         // of the file
  Constant iota;             // known in constant declarations only
  Pos errpos;                // identifier of a constant with inherited initialiser: errors go there
  bool inTypeParamList = false;
  Signature* sig = nullptr;                          // of the function, null outside
  std::unordered_set<const ast::CallExpr*> isPanic;  // calls of the predeclared panic
  bool hasCallOrRecv = false;                        // the expression contains a call or a receive operation
};

// What an expression is when it stands as a statement.
enum class ExprKind : uint8_t { Conversion, Expression, Statement };

// The function type an expression is assigned to, for inference of its type arguments.
struct Target {
  Signature* sig = nullptr;
  std::string desc;
  // As expr() takes it: null if the target is no function.
  const Target* ptr() const { return sig == nullptr ? nullptr : this; }
};

// An untyped expression whose final type is not known yet.
struct UntypedInfo {
  bool isLhs = false;  // left operand of a shift whose check is delayed
  Mode mode = Mode::Invalid;
  Basic* type = nullptr;
  Constant val;
};

// What the check of a type declaration leaves for its delayed part.
struct TypeDeclState {
  Type* rhs = nullptr;
  bool versionError = false;
};

class Checker;

// An error with further lines under it ("\tother declaration of x").
struct ErrorReport {
  ErrorReport(Checker& c, Code k) : check(c), code(k) {}

  template <class... Args>
  void addf(At at, std::string_view format, const Args&... args) {
    lines.emplace_back(at.pos, message(format, args...));
  }
  void addAltDecl(const Object* o);
  bool empty() const { return lines.empty(); }
  // Reports all lines as one error, unless it only follows from an earlier one.
  void report();

  Checker& check;
  Code code;
  std::vector<std::pair<Pos, std::string>> lines;
};

// Instantiations of the package, to find unbounded recursion (mono.cpp).
struct MonoGraph {
  struct Vertex {
    int weight = 0, pre = 0, len = 0;
    TypeName* obj = nullptr;
  };
  struct Edge {
    int dst = 0, src = 0, weight = 0;
    Pos pos;
    Type* type = nullptr;
  };
  std::vector<Vertex> vertices;
  std::vector<Edge> edges;
  std::unordered_map<TypeParam*, TypeParam*> canon;
  std::unordered_map<TypeName*, int> nameIndex;
};

class Checker {
 public:
  Checker(Package* pkg, Info* info, const CheckOptions& options, diag::Diags& diags);

  // ---- state (see head)
  Package* pkg;
  Info* info;
  const CheckOptions& options;
  diag::Diags& diags;
  Environment env;
  bool hadError = false;

  std::vector<ast::File*> files;
  std::unordered_map<Object*, DeclInfo*> objMap;  // package-level objects and methods
  std::vector<Object*> objList;                   // its keys in source order
  std::vector<PkgName*> imports;
  std::map<std::pair<Scope*, std::string_view>, PkgName*> dotImports;  // (file scope, name) -> import it came through
  std::unordered_map<TypeName*, std::vector<Func*>> methods;           // collected, not yet given to their types
  std::unordered_map<ast::Expr*, UntypedInfo> untyped;
  std::vector<std::pair<GoVersion, std::function<void()>>> delayed;
  std::vector<Object*> objPath;  // declarations being checked, outermost first
  std::unordered_map<Object*, size_t> objPathIndex;
  MonoGraph mono;
  llvm::DenseSet<Named*> validTypes;  // plain types that validType has found to be valid
  struct FileVersion {
    GoVersion version;
    bool declared = false;  // by a //go:build line
  };
  std::unordered_map<const base::SourceFile*, FileVersion> fileVersions;
  std::map<std::string, Package*> importCache;

  // ---- check.cpp
  void checkFiles(const std::vector<ast::File*>& list);
  void initFiles(const std::vector<ast::File*>& list);
  void processDelayed(size_t top);
  void later(std::function<void()> f) { delayed.emplace_back(env.version, std::move(f)); }
  void push(Object* o);
  void pop();
  void addDeclDep(Object* to);
  bool allowVersion(GoVersion want) const { return !env.version.isKnown() || env.version >= want; }
  // Reports "... requires go1.N or later" and gives false if the version is too old.
  template <class... Args>
  bool verifyVersionf(At at, GoVersion want, std::string_view format, const Args&... args) {
    if (!allowVersion(want)) {
      versionErrorf(at, want, format, args...);
      return false;
    }
    return true;
  }
  template <class... Args>
  void versionErrorf(At at, GoVersion want, std::string_view format, const Args&... args) {
    errorf(at, Code::UnsupportedFeature, "%s requires %s or later", message(format, args...), toString(want));
  }
  // The object that name denotes in env.scope or around it, or null.
  Object* lookup(std::string_view name, Scope** where = nullptr) const;
  void openScope(ast::Node* n);
  void closeScope();

  // ---- errors.cpp
  void error(At at, Code code, std::string_view text);
  template <class... Args>
  void errorf(At at, Code code, std::string_view format, const Args&... args) {
    error(at, code, message(format, args...));
  }
  void handleError(Pos pos, Code code, std::string text);
  // A name that stands for something without source in messages.
  ast::Name* newName(Pos pos, std::string_view text);

  // ---- recording.cpp
  void record(Operand& x);
  void recordUntyped();
  void rememberUntyped(ast::Expr* e, bool lhs, Mode mode, Basic* type, const Constant& val);
  void recordTypeAndValue(ast::Expr* e, Mode mode, Type* type, const Constant& val = Constant());
  void recordBuiltinType(ast::Expr* f, Signature* sig);
  void recordCommaOkTypes(ast::Expr* e, const std::vector<Operand>& list);
  void recordInstance(ast::Expr* e, const std::vector<Type*>& targs, Type* type);
  void recordDef(ast::Name* id, Object* o);
  void recordUse(ast::Name* id, Object* o);
  void recordImplicit(ast::Node* n, Object* o);
  void recordSelection(ast::SelectorExpr* e, SelectionKind kind, Type* recv, Object* o, const std::vector<int>& index,
                       bool indirect, Type* type);
  void recordScope(ast::Node* n, Scope* s);

  // ---- resolver.cpp
  void collectObjects();
  void collectImport(ast::ImportDecl* d, Scope* fileScope);
  void dotImport(ast::ImportDecl* d, Scope* fileScope, PkgName* name);
  void collectVars(ast::VarDecl* d, Scope* fileScope);
  Func* collectFunc(ast::FuncDecl* d, Scope* fileScope);
  void checkFileScopes(const std::vector<Scope*>& scopes);
  void packageObjects();
  void unusedImports();
  void declarePkgObj(ast::Name* ident, Object* o, DeclInfo* d);
  void arity(Pos pos, ast::List<ast::Name*> names, ast::List<ast::Expr*> inits, bool constDecl, bool inherited);
  Package* importPackage(Pos pos, const std::string& path);
  // *T[A, _] -> (true, T, [A, _]); the names only if unpackParams.
  struct RecvParts {
    bool ptr = false;
    ast::Expr* base = nullptr;
    std::vector<ast::Name*> tparams;
  };
  RecvParts unpackRecv(ast::Expr* type, bool unpackParams);
  std::pair<bool, TypeName*> resolveBaseTypeName(bool ptr, ast::Name* name);

  // ---- decl.cpp
  void declare(Scope* scope, ast::Name* id, Object* o, Pos scopePos);
  // Types o, if that has not been done.
  void objDecl(Object* o);
  // An object of the path is reached again: checks that such a cycle is allowed.
  void objCycle(Object* o);
  bool validCycle(Object* o);
  void cycleError(const std::vector<Object*>& cycle, size_t start);
  void constDecl(Const* o, ast::Expr* type, ast::Expr* init, bool inherited);
  void varDecl(Var* o, const std::vector<Var*>& lhs, ast::Expr* type, ast::Expr* init);
  void typeDecl(TypeName* o, ast::TypeDecl* d);
  // Declares the parameters in env.scope; `dst` receives them before their bounds are checked.
  void collectTypeParams(std::vector<TypeParam*>* dst, ast::List<ast::Field*> list);
  Type* bound(ast::Expr* e);
  TypeParam* declareTypeParam(ast::Name* name, Pos scopePos);
  void collectMethods(TypeName* o);
  void checkFieldUniqueness(Named* base);
  void funcDecl(Func* o, DeclInfo* d);
  void declStmt(ast::List<ast::Decl*> list);
  void localVarDecl(ast::VarDecl* d);
  void aliasDecl(TypeName* o, ast::TypeDecl* d, const std::shared_ptr<TypeDeclState>& state);
  bool isImportedConstraint(Type* t);

  // ---- stmt.cpp, range.cpp
  void funcBody(DeclInfo* d, Signature* sig, ast::BlockStmt* body, const Constant& iota);
  void usage(Scope* scope);
  void simpleStmt(ast::Stmt* s);
  // Misplaced break, continue, goto and fallthrough are the parser's business.
  void stmtList(ast::List<ast::Stmt*> list);
  void stmt(ast::Stmt* s);
  void stmtInternal(ast::Stmt* s);
  void exprStmt(ast::ExprStmt* s);
  void assignStmt(ast::AssignStmt* s);
  void returnStmt(ast::ReturnStmt* s);
  void suspendedCall(ast::CallStmt* s);
  void switchStmt(ast::SwitchStmt* s);
  void typeSwitchStmt(ast::SwitchStmt* s, ast::TypeSwitchGuard* guard);
  void selectStmt(ast::SelectStmt* s);
  void rangeStmt(ast::ForStmt* s, ast::RangeClause* clause);
  void condition(ast::Expr* cond, std::string_view statement);
  struct SeenValue {
    Pos pos;
    Type* type;
  };
  using SeenValues = std::map<std::string, std::vector<SeenValue>>;
  void caseValues(Operand& x, ast::List<ast::Expr*> values, SeenValues& seen);
  using SeenTypes = std::vector<std::pair<Type*, ast::Expr*>>;
  Type* caseTypes(Operand* x, ast::List<ast::Expr*> types, SeenTypes& seen);
  bool isNilExpr(ast::Expr* e);

  // ---- return.cpp
  bool isTerminating(ast::Stmt* s, std::string_view label);
  bool isTerminatingList(ast::List<ast::Stmt*> list, std::string_view label);

  // ---- assignments.cpp
  void assignment(Operand& x, Type* target, std::string_view context);
  bool assignableTo(const Operand& x, Type* target, std::string* cause, Code* code = nullptr);
  void initConst(Const* lhs, Operand& x);
  void initVar(Var* lhs, Operand& x, std::string_view context);
  Type* lhsVar(ast::Expr* lhs);
  void assignVar(ast::Expr* lhs, ast::Expr* rhs, Operand* x, std::string_view context);
  void initVars(const std::vector<Var*>& lhs, ast::List<ast::Expr*> rhs, ast::Stmt* returnStmt);
  void assignVars(ast::List<ast::Expr*> lhs, ast::List<ast::Expr*> rhs);
  void shortVarDecl(At at, ast::List<ast::Expr*> lhs, ast::List<ast::Expr*> rhs);
  void assignError(ast::List<ast::Expr*> rhs, size_t l, size_t r);
  void returnError(At at, const std::vector<Var*>& lhs, const std::vector<Operand>& rhs);
  std::string typesSummary(const std::vector<Type*>& list, bool variadic, bool hasDots);

  // ---- expr.cpp, unary.cpp,
  // binary.cpp
  ExprKind rawExpr(const Target* target, Operand& x, ast::Expr* e, Type* hint, bool allowGeneric);
  ExprKind exprInternal(const Target* target, Operand& x, ast::Expr* e, Type* hint);
  void nonGeneric(const Target* target, Operand& x);
  // A single value.
  void expr(const Target* target, Operand& x, ast::Expr* e);
  void genericExpr(Operand& x, ast::Expr* e, Type* hint = nullptr);
  // One or more values; *commaOk tells that the second is the ok of a comma-ok expression.
  std::vector<Operand> multiExpr(ast::Expr* e, bool allowCommaOk, bool* commaOk = nullptr);
  void exprOrType(Operand& x, ast::Expr* e, bool allowGeneric);
  void exclude(Operand& x, unsigned modes);
  void singleValue(Operand& x);
  void unary(Operand& x, ast::Operation* e);
  void indirection(Operand& x, ast::Operation* e);
  void binary(Operand& x, ast::Expr* e, ast::Expr* lhs, ast::Expr* rhs, ast::Operator op);
  void shift(Operand& x, Operand& y, ast::Expr* e, ast::Operator op);
  void comparison(Operand& x, Operand& y, ast::Operator op, bool switchCase = false);
  std::string whyIncomparable(Type* t);
  void matchTypes(Operand& x, Operand& y);
  bool opAllowed(const Operand& x, ast::Operator op, bool isUnary);
  void typeAssertion(ast::Expr* e, Operand& x, Type* type, bool typeSwitch);
  Type* chanElem(At at, Operand& x, bool recv);
  void updateExprType(ast::Expr* e, Type* type, bool final);
  void updateExprVal(ast::Expr* e, const Constant& val);
  // Type and value that x gets when converted implicitly to target; Code::None if that is possible.
  struct Implicit {
    Type* type = nullptr;
    Constant val;
    bool hasVal = false;
    Code code = Code::None;
  };
  Implicit implicitTypeAndValue(const Operand& x, Type* target);

  // ---- const.cpp
  void overflow(Operand& x, Pos opPos);
  void representable(Operand& x, Basic* type);
  Code representation(const Operand& x, Basic* type, Constant* val);
  void invalidConversion(Code code, Operand& x, Type* target);
  void convertUntyped(Operand& x, Type* target);

  // ---- index.cpp
  // True if e instantiates a generic function: then x is that function.
  bool indexExpr(Operand& x, ast::IndexExpr* e);
  void sliceExpr(Operand& x, ast::SliceExpr* e);
  ast::Expr* singleIndex(ast::IndexExpr* e);
  // The type of a valid index (else invalidType()); *val is its constant value or -1. max < 0: no upper bound.
  Type* index(ast::Expr* e, int64_t max, int64_t* val = nullptr);
  bool isValidIndex(Operand& x, Code code, std::string_view what, bool allowNegative);

  // ---- call.cpp, builtins.cpp
  // Instantiates the generic function x with the arguments of inst and what can be inferred; returns the given type
  // arguments if they do not suffice and infer is false, else nothing.
  std::vector<Type*> funcInst(const Target* target, Pos pos, Operand& x, ast::IndexExpr* inst, bool infer);
  Signature* instantiateSignature(Pos pos, ast::Expr* e, Signature* sig, const std::vector<Type*>& targs,
                                  ast::List<ast::Expr*> xlist);
  ExprKind callExpr(Operand& x, ast::CallExpr* call);
  ExprKind conversionCall(Operand& x, ast::CallExpr* call);
  std::vector<Operand> exprList(ast::List<ast::Expr*> list);
  std::vector<Operand> genericExprList(ast::List<ast::Expr*> list, std::vector<std::vector<Type*>>* targs);
  Signature* arguments(ast::CallExpr* call, Signature* sig, std::vector<Type*> targs, ast::List<ast::Expr*> xlist,
                       std::vector<Operand>& args, const std::vector<std::vector<Type*>>& atargs);
  void selector(Operand& x, ast::SelectorExpr* e, bool wantType);
  bool use(ast::List<ast::Expr*> list) { return useAll(list, false); }
  bool use(ast::Expr* e) { return useOne(e, false); }
  bool useLhs(ast::List<ast::Expr*> list) { return useAll(list, true); }
  bool useAll(ast::List<ast::Expr*> list, bool lhs);
  bool useOne(ast::Expr* e, bool lhs);
  bool qualifiedIdent(Operand& x, ast::SelectorExpr* e, PkgName* name);
  // The builtins; false after an error. What x is before depends on the builtin: see builtin().
  struct BuiltinCall {
    ast::CallExpr* call;
    BuiltinId id;
    std::string_view name;
    std::vector<Operand> args;  // evaluated, but for make, new and Offsetof
  };
  bool builtin(Operand& x, ast::CallExpr* call, BuiltinId id);
  bool builtinAppend(Operand& x, BuiltinCall& b);
  bool builtinLen(Operand& x, BuiltinCall& b);
  bool builtinClear(Operand& x, BuiltinCall& b);
  bool builtinClose(Operand& x, BuiltinCall& b);
  bool builtinComplex(Operand& x, BuiltinCall& b);
  bool builtinCopy(Operand& x, BuiltinCall& b);
  bool builtinDelete(Operand& x, BuiltinCall& b);
  bool builtinReal(Operand& x, BuiltinCall& b);
  bool builtinMake(Operand& x, BuiltinCall& b);
  bool builtinMax(Operand& x, BuiltinCall& b);
  bool builtinNew(Operand& x, BuiltinCall& b);
  bool builtinPanic(Operand& x, BuiltinCall& b);
  bool builtinPrint(Operand& x, BuiltinCall& b);
  bool builtinUnsafe(Operand& x, BuiltinCall& b);
  bool builtinOffsetof(Operand& x, BuiltinCall& b);
  // sizeof and alignof: the constant, or a value if the type's size depends on type parameters.
  bool builtinSize(Operand& x, BuiltinCall& b);
  Type* applyTypeFunc(const std::function<Type*(Type*)>& f, Operand& x, const BuiltinCall& b);
  bool hasVarSize(Type* t);
  bool hasVarSize(Type* t, std::unordered_set<Type*>& fixed);

  // ---- literals.cpp
  void basicLit(Operand& x, ast::BasicLit* e);
  void funcLit(Operand& x, ast::FuncLit* e);
  void compositeLit(Operand& x, ast::CompositeLit* e, Type* hint);
  void structLit(Operand& x, ast::CompositeLit* e, Struct* type, Type* base);
  void keyedStructLit(Operand& x, ast::CompositeLit* e, Struct* type, Type* base);
  void mapLit(Operand& x, ast::CompositeLit* e, Map* type);
  int64_t indexedElts(ast::List<ast::Expr*> elts, Type* type, int64_t length);

  // ---- part A
  // ---- typexpr.cpp
  void ident(Operand& x, ast::Name* e, bool wantType);
  Type* typ(ast::Expr* e);
  Type* varType(ast::Expr* e);
  void validVarType(ast::Expr* e, Type* t);
  Type* declaredType(ast::Expr* e, TypeName* def);
  Type* genericType(ast::Expr* e, std::string* cause);
  Type* typInternal(ast::Expr* e, TypeName* def);
  Type* instantiatedType(ast::Expr* e, ast::List<ast::Expr*> xlist, TypeName* def = nullptr);
  int64_t arrayLength(ast::Expr* e);
  // Empty if one of them is invalid.
  std::vector<Type*> typeList(ast::List<ast::Expr*> list);

  // ---- struct.cpp,
  // interface.cpp, union.cpp, signature.cpp
  void structType(Struct* t, ast::StructType* e);
  void interfaceType(Interface* t, ast::InterfaceType* e, TypeName* def);
  Type* parseUnion(ast::Expr* e);
  void funcType(Signature* sig, ast::Field* recv, ast::List<ast::Field*> tparams, ast::FuncType* e);

  // ---- cycles.cpp, validtype.cpp, conversions.cpp
  void directCycles();
  bool isComplete(Type* t);
  void validType(Named* t);
  // Completes types that were left lazy; runs after the delayed actions.
  void cleanup();
  void conversion(Operand& x, Type* target);
  bool convertibleTo(const Operand& x, Type* target, std::string* cause);

  // ---- anoncycles.cpp, mono.cpp, initorder.cpp
  void anonymousCycles();
  void recordMonoCanon(TypeParam* methodParam, TypeParam* typeParam);
  void recordMonoInstance(Pos pos, const std::vector<TypeParam*>& tparams, const std::vector<Type*>& targs,
                          ast::List<ast::Expr*> xlist);
  void monomorph();
  void initOrder();
};

// Walks const declarations: gives each its iota and the declaration whose type and values it has or repeats.
class ConstGroup {
 public:
  struct Spec {
    int64_t iota = 0;
    ast::Expr* type = nullptr;
    ast::List<ast::Expr*> values;
    bool inherited = false;
  };
  // `d` follows the declaration given before (of whatever kind).
  Spec next(ast::Decl* d);

 private:
  ast::Group* group_ = nullptr;
  ast::ConstDecl* last_ = nullptr;
  int64_t iota_ = -1;
};

// The constant operation of a unary or binary operator.
ConstOp constOp(ast::Operator op);
bool isShift(ast::Operator op);
bool isComparison(ast::Operator op);

// The array under a pointer to an array; t for anything else.
Type* arrayPtrDeref(Type* t);

// The target of an assignment to a variable of type t; desc empty and sig null if t is no function type.
Target newTarget(Type* t, std::string_view desc);

std::vector<Type*> operandTypes(const std::vector<Operand>& list);
std::vector<Type*> varTypes(const std::vector<Var*>& list);

// True if the constant can be represented as a value of the basic type; *rounded then receives it (may be null).
bool representableConst(const Constant& x, Basic* type, Constant* rounded);

// Sets x to the constant of a literal; invalid if the literal is malformed or too large.
void setConst(Operand& x, ast::LitKind kind, std::string_view text);

// Key and value types of a range over t. Invalid: ok is false and cause says why (may be empty). allow tells whether a
// language version is permitted; null: everything is.
struct RangeTypes {
  Type* key = nullptr;
  Type* value = nullptr;
  std::string cause;
  bool ok = false;
};
RangeTypes rangeKeyVal(Type* t, const std::function<bool(GoVersion)>& allow);

// "invalid type", "1st function result", ...
std::string nth(int n, std::string_view what);

}  // namespace types
