// This file declares Pass, what every warning works with: the package's types, the words, and the way down to the node
// that is being looked at. Each warning has a file of its own, named after go vet's analyzer.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/nodes.h"
#include "types/info.h"
#include "types/version.h"
#include "vet/vet.h"

namespace vet {

// The texts of diag/warnings.def.
enum class Text : uint8_t {
#define WARNING_TEXT(code, id, text, example) id,
#include "diag/warnings.def"
};

struct Pass {
  const types::Info& info;
  const std::string& path;
  Facts& facts;
  diag::Diags& diags;
  types::GoVersion version = {};         // of the file being looked at; unknown: allows everything
  std::vector<ast::Node*> parents = {};  // of the node being looked at, outermost first

  bool isOn(diag::Code code) const { return diags.isOn(code); }
  void warn(base::Pos pos, Text text, std::initializer_list<std::string> arguments) const;
  void warn(const ast::Node* at, Text text, std::initializer_list<std::string> arguments) const;

  // The type of an expression; a nil that became an interface is untyped.
  types::Type* typeOf(const ast::Expr* e) const;
  // A type with full import paths, as go vet writes it.
  std::string show(types::Type* t) const;
  // "fmt.Printf", "(*log.Logger).Fatal"; the bare name of anything else.
  std::string fullName(const types::Object* o) const;
  // The function, method or variable that is called, or null: the call of a literal, a conversion.
  types::Object* callee(const ast::CallExpr* call) const;
  // The node i levels above the one being looked at, or null.
  ast::Node* parent(size_t i = 0) const { return i < parents.size() ? parents[parents.size() - 1 - i] : nullptr; }
  bool imports(std::string_view importPath) const;
};

// Where a node begins.
base::Pos startOf(const ast::Node* n);
// The generic declaration behind a function or field of an instance.
const types::Object* originOf(const types::Object* o);
// Whether o is one of the functions pkg.name.
bool isFunction(const types::Object* o, std::string_view pkg, std::initializer_list<std::string_view> names);
// Whether o is the method pkg.type.name.
bool isMethod(const types::Object* o, std::string_view pkg, std::string_view type, std::string_view name);
// Whether t is the defined type pkg.name.
bool isNamed(types::Type* t, std::string_view pkg, std::string_view name);

// An expression as gofmt writes it.
std::string format(const ast::Expr* e);

// The warnings, each called for the nodes it wants.
void warnSharedLoopVariables(Pass& pass, ast::File* file);
void warnSelfAssignment(Pass& pass, ast::AssignStmt* s);
void warnUnreachable(Pass& pass, ast::BlockStmt* body);
void warnLateAdd(Pass& pass, ast::CallExpr* call);
void warnUnbufferedSignal(Pass& pass, ast::CallExpr* call);
void warnLostCancel(Pass& pass, ast::Node* function);
void warnCopiedLocks(Pass& pass, ast::Node* n);
void findPrintWrappers(Pass& pass);
void warnPrintCall(Pass& pass, ast::CallExpr* call);

// For printf: what kind of function o is, beyond its own package too.
PrintKind printKind(Pass& pass, const types::Object* o);
// For lostcancel: whether control can come back from the call.
bool mayReturn(Pass& pass, const ast::CallExpr* call);

}  // namespace vet
