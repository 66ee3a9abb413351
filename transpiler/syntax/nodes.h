// This file defines the syntax tree: plain structs in an arena, one level of inheritance (Node -> Decl, Expr, Stmt ->
// the kinds).
//
// Invariants
// - A node's pos is that of its leftmost own token for statements, declarations and types ("if", "func", "["), and of
// the token
//   that is unique to it for other expressions: "[" of x[i], "." of x.f, "(" of f(x), the operator of x + y, "{" of
//   T{...}, the operator of x = y. gc's messages depend on it. startPos/endPos (positions.h) give the extent.
// - id is dense and unique over all files that share an Ast, so side tables are arrays indexed by id. A node is never
// changed
//   after parsing; facts about it live in such tables.
// - Lists are arena spans; a pointer is null only where its comment says so.
// - A syntactically wrong file still gives a tree (with BadExpr nodes), but only an error-free one goes on to the
// checker. Above each struct stands the source form it represents.
//
//   if (auto* call = dynCast<CallExpr>(x)) use(call->fun);
//   switch (n->kind) { case NodeKind::Name: ... cast<Name>(n)->value ... }
#pragma once

#include <cassert>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "base/arena.h"
#include "base/pos.h"

namespace ast {

using base::Pos;

enum class NodeKind : uint8_t {
#define NODE(kind) kind,
#include "syntax/nodes.def"
  firstDecl = ImportDecl,
  lastDecl = FuncDecl,
  firstExpr = BadExpr,
  lastExpr = ChanType,
  firstStmt = EmptyStmt,
  lastStmt = SelectStmt,
};

// The kind's name, "CallExpr".
std::string_view kindName(NodeKind kind);

enum class Operator : uint8_t {
  None,
#define OPERATOR(name, text, precedence) name,
#include "syntax/operators.def"
};

// The operator as in the source, "<<".
std::string_view operatorText(Operator op);

// 1 (||) to 5 (*); 0 for operators that are never binary.
int precedence(Operator op);

template <class T>
using List = std::span<T>;

class Comments;
struct FuncType;
struct BlockStmt;

// ---------------------------------------------------------------------------------------------------------------
// Base kinds

struct Node {
  NodeKind kind;
  uint32_t id;
  Pos pos;
};

struct Expr : Node {};
struct Stmt : Node {};

// A //go: directive. text is the comment without "//" ("go:embed a.txt"); pos that of the text.
struct Directive {
  Pos pos;
  std::string_view text;
};

// All declarations of one parenthesised group point to the same Group.
struct Group {
  uint32_t id;  // numbered as nodes are, for side tables
  Pos open;     // the keyword: const, type, var, import
  Pos close;    // ")"
};

struct Decl : Node {
  Group* group;                // null: not in a group
  List<Directive> directives;  // those that stand directly above
};

// Implementation of isa<T>: each kind of node knows its NodeKind.
template <class T>
constexpr bool isKind(NodeKind kind) {
  if constexpr (std::is_same_v<T, Node>) {
    return true;
  } else if constexpr (std::is_same_v<T, Decl>) {
    return NodeKind::firstDecl <= kind && kind <= NodeKind::lastDecl;
  } else if constexpr (std::is_same_v<T, Expr>) {
    return NodeKind::firstExpr <= kind && kind <= NodeKind::lastExpr;
  } else if constexpr (std::is_same_v<T, Stmt>) {
    return NodeKind::firstStmt <= kind && kind <= NodeKind::lastStmt;
  } else {
    return kind == T::Kind;
  }
}

// True if n is not null and of kind T.
template <class T>
bool isa(const Node* n) {
  return n != nullptr && isKind<T>(n->kind);
}

// n as a T; n must be one.
template <class T>
T* cast(Node* n) {
  assert(isa<T>(n));
  return static_cast<T*>(n);
}
template <class T>
const T* cast(const Node* n) {
  assert(isa<T>(n));
  return static_cast<const T*>(n);
}

// n as a T, or null if it is null or something else.
template <class T>
T* dynCast(Node* n) {
  return isa<T>(n) ? static_cast<T*>(n) : nullptr;
}
template <class T>
const T* dynCast(const Node* n) {
  return isa<T>(n) ? static_cast<const T*>(n) : nullptr;
}

// ---------------------------------------------------------------------------------------------------------------
// Expressions

// Stands where an expression could not be parsed.
struct BadExpr : Expr {
  static constexpr NodeKind Kind = NodeKind::BadExpr;
};

// value
struct Name : Expr {
  static constexpr NodeKind Kind = NodeKind::Name;
  std::string_view value;  // interned (base/intern.h)
};

enum class LitKind : uint8_t { Int, Float, Imag, Rune, String };

// value
struct BasicLit : Expr {
  static constexpr NodeKind Kind = NodeKind::BasicLit;
  std::string_view value;  // as in the source, quotes included
  LitKind litKind;
  bool bad;  // has a lexical error, which was reported
};

// type { elems[0], elems[1], ... }      pos: "{"
struct CompositeLit : Expr {
  static constexpr NodeKind Kind = NodeKind::CompositeLit;
  Expr* type;  // null: left out, inside another literal
  List<Expr*> elems;
  int keyCount;  // how many elems are KeyValueExpr
  Pos rbrace;
};

// key: value      pos: ":"
struct KeyValueExpr : Expr {
  static constexpr NodeKind Kind = NodeKind::KeyValueExpr;
  Expr* key;
  Expr* value;
};

// func type { body }
struct FuncLit : Expr {
  static constexpr NodeKind Kind = NodeKind::FuncLit;
  FuncType* type;
  BlockStmt* body;
};

// (x)
struct ParenExpr : Expr {
  static constexpr NodeKind Kind = NodeKind::ParenExpr;
  Expr* x;
};

// x.sel      pos: "."
struct SelectorExpr : Expr {
  static constexpr NodeKind Kind = NodeKind::SelectorExpr;
  Expr* x;
  Name* sel;
};

// x[index]; x[T1, T2, ...] with index a ListExpr      pos: "["
struct IndexExpr : Expr {
  static constexpr NodeKind Kind = NodeKind::IndexExpr;
  Expr* x;
  Expr* index;
};

// x[index[0] : index[1] : index[2]]      pos: "["
struct SliceExpr : Expr {
  static constexpr NodeKind Kind = NodeKind::SliceExpr;
  Expr* x;
  Expr* index[3];  // null: left out
  bool full;       // has two colons
};

// x.(type)      pos: "."
struct AssertExpr : Expr {
  static constexpr NodeKind Kind = NodeKind::AssertExpr;
  Expr* x;
  Expr* type;
};

// lhs := x.(type); only as the tag of a SwitchStmt      pos: "."
struct TypeSwitchGuard : Expr {
  static constexpr NodeKind Kind = NodeKind::TypeSwitchGuard;
  Name* lhs;  // null: no "lhs :="
  Expr* x;
};

// op x; x op y. *x and *T, <-x, &x, ~T and T1 | T2 are operations too      pos: the operator
struct Operation : Expr {
  static constexpr NodeKind Kind = NodeKind::Operation;
  Operator op;
  Expr* x;
  Expr* y;  // null: unary
};

// fun(args[0], args[1], ...)      pos: "("
struct CallExpr : Expr {
  static constexpr NodeKind Kind = NodeKind::CallExpr;
  Expr* fun;
  List<Expr*> args;
  bool hasDots;  // "..." follows the last argument
};

// elems[0], elems[1], ...: two or more, as both sides of assignments, results, cases, type arguments      pos: the
// first's
struct ListExpr : Expr {
  static constexpr NodeKind Kind = NodeKind::ListExpr;
  List<Expr*> elems;
};

// [len]elem
struct ArrayType : Expr {
  static constexpr NodeKind Kind = NodeKind::ArrayType;
  Expr* len;  // null: [...]
  Expr* elem;
};

// []elem
struct SliceType : Expr {
  static constexpr NodeKind Kind = NodeKind::SliceType;
  Expr* elem;
};

// ...elem; only as the type of the last parameter
struct DotsType : Expr {
  static constexpr NodeKind Kind = NodeKind::DotsType;
  Expr* elem;
};

// name type
//      type
// A struct field, parameter, result, type parameter, interface method or embedded element.
struct Field : Node {
  static constexpr NodeKind Kind = NodeKind::Field;
  Name* name;                   // null: embedded, or a parameter without name
  Expr* type;                   // fields that are declared in one list (a, b int) share it
  bool sharesNextType = false;  // type is that of the next field, and in the text stands behind that one
};

// struct { fields[0] tags[0]; fields[1] tags[1]; ... }
struct StructType : Expr {
  static constexpr NodeKind Kind = NodeKind::StructType;
  List<Field*> fields;
  List<BasicLit*> tags;  // tag(i) reads it
  Pos rbrace;

  // The tag of fields[i], or null.
  BasicLit* tag(size_t i) const { return i < tags.size() ? tags[i] : nullptr; }
};

// interface { methods[0]; methods[1]; ... }
struct InterfaceType : Expr {
  static constexpr NodeKind Kind = NodeKind::InterfaceType;
  List<Field*> methods;  // name and FuncType, or an embedded element without name
  Pos rbrace;
};

// func(params) results      pos: "(" in declarations and methods ("[" if there are type parameters), what follows
// "func" elsewhere
struct FuncType : Expr {
  static constexpr NodeKind Kind = NodeKind::FuncType;
  List<Field*> params;
  List<Field*> results;
};

// map[key]value
struct MapType : Expr {
  static constexpr NodeKind Kind = NodeKind::MapType;
  Expr* key;
  Expr* value;
};

enum class ChanDir : uint8_t { Both, SendOnly, RecvOnly };

//   chan elem
// <-chan elem
// chan<- elem
struct ChanType : Expr {
  static constexpr NodeKind Kind = NodeKind::ChanType;
  ChanDir dir;
  Expr* elem;
};

// ---------------------------------------------------------------------------------------------------------------
// Declarations. The pos of one in a group, or after its keyword, is that of its first token (the name); FuncDecl's is
// the token after "func".

//              path
// localPkgName path
struct ImportDecl : Decl {
  static constexpr NodeKind Kind = NodeKind::ImportDecl;
  Name* localPkgName;  // null: none; "." and "_" are names here
  BasicLit* path;      // null only after an error
};

// names
// names      = values
// names type = values
struct ConstDecl : Decl {
  static constexpr NodeKind Kind = NodeKind::ConstDecl;
  List<Name*> names;
  Expr* type;    // null: none
  Expr* values;  // null: repeats the one before in the group; ListExpr if several
};

// name[typeParams] type
// name[typeParams] = type
struct TypeDecl : Decl {
  static constexpr NodeKind Kind = NodeKind::TypeDecl;
  Name* name;
  List<Field*> typeParams;
  bool alias;
  Expr* type;
};

// names type
// names type = values
// names      = values
struct VarDecl : Decl {
  static constexpr NodeKind Kind = NodeKind::VarDecl;
  List<Name*> names;
  Expr* type;    // null: none
  Expr* values;  // null: none; ListExpr if several
};

// func        name[typeParams] type { body }
// func (recv) name[typeParams] type { body }
struct FuncDecl : Decl {
  static constexpr NodeKind Kind = NodeKind::FuncDecl;
  Field* recv;  // null: a function
  Name* name;
  List<Field*> typeParams;
  FuncType* type;
  BlockStmt* body;  // null: implemented elsewhere
};

// ---------------------------------------------------------------------------------------------------------------
// Statements. The first five kinds are Go's simple statements.

// (nothing)
struct EmptyStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::EmptyStmt;
};

// x      pos: x's
struct ExprStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::ExprStmt;
  Expr* x;
};

// chan <- value      pos: "<-"
struct SendStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::SendStmt;
  Expr* chan;
  Expr* value;
};

// lhs = rhs    lhs := rhs    lhs op= rhs    lhs++    lhs--      pos: the operator
struct AssignStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::AssignStmt;
  Operator op;  // None: "=", Def: ":="
  Expr* lhs;    // ListExpr if several
  Expr* rhs;    // null: lhs++ (op Add) or lhs-- (op Sub); ListExpr if several
};

//        range x
// lhs =  range x
// lhs := range x      pos: "range"; only as the init of a ForStmt
struct RangeClause : Stmt {
  static constexpr NodeKind Kind = NodeKind::RangeClause;
  Expr* lhs;  // null: none; ListExpr if two
  bool def;   // ":="
  Expr* x;
};

// label: stmt      pos: ":"
struct LabeledStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::LabeledStmt;
  Name* label;
  Stmt* stmt;
};

// { list }
struct BlockStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::BlockStmt;
  List<Stmt*> list;
  Pos rbrace;
};

// const, type or var declarations
struct DeclStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::DeclStmt;
  List<Decl*> decls;
};

enum class BranchKind : uint8_t { Break, Continue, Fallthrough, Goto };

// break label    continue label    fallthrough    goto label
struct BranchStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::BranchStmt;
  BranchKind branch;
  Name* label;   // null: none
  Stmt* target;  // goto: the LabeledStmt; break, continue: the ForStmt, SwitchStmt or SelectStmt that is left or
                 // continued; else null
};

enum class CallStmtKind : uint8_t { Go, Defer };

// go call    defer call
struct CallStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::CallStmt;
  CallStmtKind call;
  Expr* x;  // not parenthesised; the checker demands a CallExpr
};

// return results
struct ReturnStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::ReturnStmt;
  Expr* results;  // null: none; ListExpr if several
};

// if init; cond then else els
struct IfStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::IfStmt;
  Stmt* init;  // simple; null: none
  Expr* cond;
  BlockStmt* then;
  Stmt* els;  // IfStmt or BlockStmt; null: none
};

// for init; cond; post body
// for init body, with init a RangeClause
struct ForStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::ForStmt;
  Stmt* init;  // simple or RangeClause; null: none
  Expr* cond;  // null: none
  Stmt* post;  // simple; null: none
  BlockStmt* body;
};

// case cases: body
// default:    body
struct CaseClause : Node {
  static constexpr NodeKind Kind = NodeKind::CaseClause;
  Expr* cases;  // null: default; ListExpr if several
  List<Stmt*> body;
  Pos colon;
};

// switch init; tag { body }
struct SwitchStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::SwitchStmt;
  Stmt* init;  // simple; null: none
  Expr* tag;   // null: none; a TypeSwitchGuard makes it a type switch
  List<CaseClause*> body;
  Pos rbrace;
};

// case comm: body
// default:   body
struct CommClause : Node {
  static constexpr NodeKind Kind = NodeKind::CommClause;
  Stmt* comm;  // null: default; a SendStmt, ExprStmt or AssignStmt (the checker rejects others)
  List<Stmt*> body;
  Pos colon;
};

// select { body }
struct SelectStmt : Stmt {
  static constexpr NodeKind Kind = NodeKind::SelectStmt;
  List<CommClause*> body;
  Pos rbrace;
};

// ---------------------------------------------------------------------------------------------------------------
// Files

// package pkgName; decls[0], decls[1], ...      pos: "package"
struct File : Node {
  static constexpr NodeKind Kind = NodeKind::File;
  const base::SourceFile* source;
  Name* pkgName;
  List<Decl*> decls;
  Pos eof;
  std::string_view goVersion;     // "go1.N" that a //go:build line above the package clause implies; empty: none
  std::string_view buildLine;     // the expression of that //go:build line; empty: none
  List<Directive> directives;     // every //go: directive of the file
  List<Directive> pkgDirectives;  // those above the package clause
  const Comments* comments;       // syntax/comments.h; null if not asked for
};

// Owns the nodes of all files of a compilation and numbers them. Not thread safe.
class Ast {
 public:
  base::Arena& arena() { return arena_; }

  // A zeroed node of kind T.
  template <class T>
  T* make(Pos pos) {
    T* n = arena_.make<T>();
    n->kind = T::Kind;
    n->id = nextId_++;
    n->pos = pos;
    return n;
  }

  Group* makeGroup(Pos open) {
    auto* g = arena_.make<Group>();
    g->id = nextId_++;
    g->open = open;
    return g;
  }

  // All ids so far are below this.
  uint32_t idCount() const { return nextId_; }

 private:
  base::Arena arena_;
  uint32_t nextId_ = 1;  // 0 = no node
};

// x without enclosing parentheses.
inline Expr* unparen(Expr* x) {
  while (auto* p = dynCast<ParenExpr>(x)) {
    x = p->x;
  }
  return x;
}

// The elements of a ListExpr, nothing for null, else x alone. `x` must stay alive as long as the result.
inline List<Expr*> unpackList(Expr* const& x) {
  if (x == nullptr) {
    return {};
  }
  if (auto* list = dynCast<ListExpr>(x)) {
    return list->elems;
  }
  return {const_cast<Expr**>(&x), 1};
}

}  // namespace ast
