// This file defines the C++ tree: what lower builds and the printer prints. It knows no Go and decides nothing.
//
// Invariants
// - Types and (qualified) names are text; expressions, statements and declarations are nodes.
// - Nodes live as long as the process (see the makers below) and may be shared between parents: the tree is never
//   changed by printing.
// - Parentheses are the printer's business: a node says what is applied to what.
//
//   call(member(name("ch"), "send"), {literal("1")})      prints   ch.send(1)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cxx {

struct Stmt;
struct Decl;

// ---------------------------------------------------------------------------------------------------------------
// Expressions

enum class ExprKind : uint8_t {
  Name,         // text: a possibly qualified name, also with template arguments
  Literal,      // text: a number, true, nullptr, 'c'; a leading minus counts as unary operator
  String,       // text: the bytes of the string, not escaped
  Unary,        // text args[0]
  Postfix,      // args[0] text
  Binary,       // args[0] text args[1]; assignments too
  Conditional,  // args[0] ? args[1] : args[2]
  Call,         // args[0](args[1], ...)
  Member,       // args[0] . or -> text
  Index,        // args[0][args[1]]
  Braces,       // text{args...}; text may be empty; names holds designators
  Lambda,       // lambda
};

struct Lambda;

struct Expr {
  ExprKind kind;
  bool arrow = false;      // Member: "->"
  bool multiline = false;  // Braces: one element a line
  std::string text;
  std::vector<Expr*> args;
  std::vector<std::string> names;  // Braces: ".name = " before args[i]; empty, or one per element (empty: none)
};

struct Param {
  std::string type;
  std::string name;  // empty: unnamed
};

// [captures](params) mutable -> result { body }
struct Lambda {
  std::vector<std::string> captures;  // as written: "x", "&n", "i = i", "&"
  std::vector<Param> params;
  std::string result;  // empty: deduced
  bool isMutable = false;
  std::vector<Stmt*> body;
};

struct LambdaExpr : Expr {
  Lambda lambda;
};

// ---------------------------------------------------------------------------------------------------------------
// Statements

enum class StmtKind : uint8_t {
  Empty,     // ;
  Expr,      // x;
  Var,       // type name = x;   type name{...};   type name;
  Bind,      // auto [names...] = x;
  Block,     // { body }
  If,        // if (init; x) { body } else { els }
  For,       // for (init; x; post) { body }
  RangeFor,  // for (type name : x) { body }, or type [names...]
  While,     // while (x) { body }
  Switch,    // switch (init; x) { cases }
  Return,    // return x;
  Break,
  Continue,
  Goto,     // goto text;
  Label,    // text:
  Comment,  // text, one or several lines, with its // or /* */
  Decl,     // decl: a using-declaration or static member
};

// case values: { body }   an empty list of values is default
struct Case {
  std::vector<std::string> comments;  // above it
  std::vector<Expr*> values;
  std::vector<Stmt*> body;
  std::string trailing;  // comment behind the label
  bool fallsThrough = false;
};

struct Stmt {
  StmtKind kind;
  bool blankBefore = false;
  bool braces = false;              // If: els holds a block, not a chained if (decided by the builder)
  bool direct = false;              // Var: direct initialisation, name{x} or name(x): x is printed as written
  uint32_t line = 0;                // of the source, for #line; 0: none
  const std::string* file = nullptr;
  std::string text;                 // Var, RangeFor: the type; Goto, Label: the label; Comment: the text
  std::string trailing;             // comment on the same line
  std::vector<std::string> names;   // Var: one; Bind, RangeFor: one or more
  bool bind = false;                // RangeFor: structured binding
  Stmt* init = nullptr;             // If, For, Switch
  Expr* x = nullptr;
  Expr* post = nullptr;             // For
  std::vector<Stmt*> body;
  std::vector<Stmt*> els;           // If
  bool hasElse = false;             // If
  std::vector<Case> cases;          // Switch
  Decl* decl = nullptr;
};

// ---------------------------------------------------------------------------------------------------------------
// Declarations

enum class DeclKind : uint8_t {
  Raw,        // text, printed as it is, line by line
  Comment,    // text
  Namespace,  // namespace text { members }; text may be empty
  Struct,     // head struct name : bases { members };   or a forward declaration
  Function,   // function
  Variable,   // specifiers type name init;
};

struct Function {
  std::string head;        // "template <>" on its own line, or empty
  std::string specifiers;  // "static", "friend", "[[maybe_unused]] static"
  std::string name;        // may be qualified: "Square::Area"
  std::vector<Param> params;
  std::string result;  // empty: void
  std::string suffix;  // "const", "= default"
  bool hasBody = false;
  std::vector<Stmt*> body;
};

struct Decl {
  DeclKind kind;
  bool blankBefore = false;
  bool forward = false;     // Struct: only "struct name;"
  uint32_t line = 0;        // of the source, for #line
  const std::string* file = nullptr;
  std::string text;         // see the kinds; Struct, Variable: the name
  std::string head;         // Struct, Variable: "template <>"
  std::string base;         // Struct: what follows the colon
  std::string type;         // Variable
  std::string specifiers;   // Variable: "constinit", "extern", "static"
  std::string trailing;     // comment on the same line
  Expr* init = nullptr;     // Variable
  bool direct = false;      // Variable: init is Braces printed without "="
  std::vector<Decl*> members;
  Function function;
};

// One file of output.
struct Unit {
  std::vector<Decl*> decls;
};

// ---------------------------------------------------------------------------------------------------------------
// Makers

Expr* name(std::string text);
Expr* literal(std::string text);
Expr* string(std::string bytes);
Expr* unary(std::string op, Expr* x);
Expr* postfix(Expr* x, std::string op);
Expr* binary(Expr* x, std::string op, Expr* y);
Expr* assign(Expr* x, Expr* y);
Expr* conditional(Expr* cond, Expr* x, Expr* y);
Expr* call(Expr* fun, std::vector<Expr*> args);
Expr* call(std::string fun, std::vector<Expr*> args);
Expr* member(Expr* x, std::string field, bool arrow = false);
Expr* index(Expr* x, Expr* i);
Expr* braces(std::string type, std::vector<Expr*> args, std::vector<std::string> names = {});
LambdaExpr* lambda(std::vector<std::string> captures, std::vector<Param> params, std::vector<Stmt*> body);

Stmt* stmt(StmtKind kind);
Stmt* exprStmt(Expr* x);
Stmt* varStmt(std::string type, std::string name, Expr* init);
Stmt* bindStmt(std::vector<std::string> names, Expr* init);
Stmt* block(std::vector<Stmt*> body);
Stmt* ifStmt(Expr* cond, std::vector<Stmt*> body);
Stmt* returnStmt(Expr* x);
Stmt* gotoStmt(std::string label);
Stmt* labelStmt(std::string label);
Stmt* commentStmt(std::string text);

Decl* decl(DeclKind kind, std::string text = "");
Decl* raw(std::string text);
Decl* commentDecl(std::string text);

}  // namespace cxx
