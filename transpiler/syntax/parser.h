// This file defines Parser, a recursive-descent parser for all of Go. Only the files of this folder include it;
// syntax.h is the entry.
//
// Functions are named after grammar rules and the rule stands above each definition; those named ...OrNull return null
// if the construct is absent, all others return a node whatever the input. Accepted input, errors and their positions
// are gc's; where the grammar is ambiguous the parser accepts more and the checker rejects it.
//
// Error recovery: an error is reported where the unexpected token stands, then advance() skips to a token that can
// follow. Each loop consumes a token or ends, so parsing ends for every input.
//
//   parser.cpp  file, errors, lists     parser_decl.cpp  parser_type.cpp  parser_expr.cpp  parser_stmt.cpp
//   directives.cpp  //go: and //line    branches.cpp  labels and jumps     attach.cpp  comments
#pragma once

#include <functional>
#include <initializer_list>
#include <utility>
#include <vector>

#include "diag/diag.h"
#include "syntax/comments.h"
#include "syntax/scanner.h"
#include "syntax/syntax.h"

namespace syntax {

using ast::Pos;

class Parser final : private ScanSink {
 public:
  Parser(const base::SourceFile* source, base::Sources& sources, diag::Diags& diags, ast::Ast& ast,
         const ParseOptions& options);

  ast::File* fileOrNull();

 private:
  // ---- tokens (parser.cpp)
  Token tok() const { return scanner_.tok; }
  void next() { scanner_.next(); }
  bool got(Token tok);
  void want(Token tok);
  bool gotAssign();
  Pos pos() const { return posAt(scanner_.line, scanner_.col); }
  Pos posAt(uint32_t line, uint32_t col) const { return Pos(baseId_, line, col); }
  bool atOperator(ast::Operator op) const { return tok() == Token::Operator && scanner_.op == op; }

  // ---- errors (parser.cpp)
  void errorAt(Pos pos, std::string message);
  void error(std::string message) { errorAt(pos(), std::move(message)); }
  void syntaxErrorAt(Pos pos, std::string message);
  void syntaxError(std::string message) { syntaxErrorAt(pos(), std::move(message)); }
  void advance(std::initializer_list<Token> follow = {});

  // Counts nesting; where it is too deep, reports that once and ends the input.
  class Nest {
   public:
    explicit Nest(Parser& p) : p_(p) {
      if (++p_.depth_ > kMaxDepth) {
        p_.tooDeep();
      }
    }
    ~Nest() { p_.depth_--; }

   private:
    Parser& p_;
  };
  void tooDeep();

  // ---- comments and directives (directives.cpp)
  void scanError(uint32_t line, uint32_t col, std::string message) override;
  void scanComment(uint32_t line, uint32_t col, uint32_t endLine, uint32_t endCol, std::string_view text,
                   bool lineIsBlank) override;
  void lineDirective(Pos end, uint32_t line, uint32_t col, std::string_view text);
  void goDirective(Pos pos, std::string_view text, bool lineIsBlank);
  ast::List<ast::Directive> takeDirectives();
  void clearDirectives();

  // ---- declarations (parser_decl.cpp)
  using DeclParser = ast::Decl* (Parser::*)(ast::Group*);
  void appendGroup(std::vector<ast::Decl*>& list, Pos keyword, DeclParser parse);
  ast::Decl* importDecl(ast::Group* group);
  ast::Decl* constDecl(ast::Group* group);
  ast::Decl* typeDecl(ast::Group* group);
  ast::Decl* varDecl(ast::Group* group);
  ast::FuncDecl* funcDecl();
  ast::BlockStmt* funcBody();
  ast::Expr* arrayTypeOrTypeParams(ast::TypeDecl* d);
  std::pair<ast::Name*, ast::Expr*> extractName(ast::Expr* x, bool force);

  // ---- types (parser_type.cpp)
  ast::Expr* type();
  ast::Expr* typeOrNull();
  ast::Expr* typeInstance(ast::Expr* generic);
  ast::FuncType* funcType(std::string_view context, ast::List<ast::Field*>* typeParams);
  ast::Expr* arrayType(Pos pos, ast::Expr* len);
  ast::Expr* sliceType(Pos pos);
  ast::Expr* chanElem();
  ast::Expr* structType();
  ast::Expr* interfaceType();
  ast::List<ast::Field*> funcResult();
  ast::Expr* arrayOrTypeArgs();
  ast::Expr* qualifiedName(ast::Name* name);
  ast::Expr* indirect(Pos pos, ast::Expr* type);
  ast::Field* methodDecl();
  ast::Field* embeddedElem(ast::Field* field);
  ast::Expr* embeddedTerm();
  struct StructFields;
  void fieldDecl(StructFields& fields);
  ast::Field* paramDeclOrNull(ast::Name* name, Token follow);
  ast::List<ast::Field*> paramList(ast::Name* name, ast::Expr* type, Token close, bool requireNames, bool dotsAllowed);
  void distributeParamTypes(std::vector<ast::Field*>& list, int named, int typed, bool requireNames, Pos close);

  // ---- expressions (parser_expr.cpp)
  ast::Expr* expr() { return binaryExpr(nullptr, 0); }
  ast::Expr* binaryExpr(ast::Expr* x, int prec);
  ast::Expr* unaryExpr();
  ast::Expr* receiveOrChanType();
  ast::Expr* primaryExpr(ast::Expr* x, bool keepParens);
  ast::Expr* operand(bool keepParens);
  ast::Expr* selectorOrAssert(ast::Expr* x);
  ast::Expr* indexOrSlice(ast::Expr* x);
  bool literalMayFollow(ast::Expr* x) const;
  ast::Expr* element();
  ast::CompositeLit* literalValue();
  ast::List<ast::Expr*> argList(bool* hasDots);
  ast::Expr* exprList();
  ast::Expr* typeList(bool strict, bool* comma);
  ast::BasicLit* literalOrNull();
  ast::Name* name();
  ast::Name* newName(Pos pos, std::string_view value);
  ast::List<ast::Name*> nameList(ast::Name* first);
  ast::BadExpr* badExpr() { return make<ast::BadExpr>(pos()); }

  // ---- statements (parser_stmt.cpp)
  ast::Stmt* stmtOrNull();
  ast::List<ast::Stmt*> stmtList();
  ast::Stmt* simpleStmt(ast::Expr* lhs, Token keyword);
  ast::Stmt* exprStmt(ast::Expr* x);
  ast::Stmt* rangeClause(ast::Expr* lhs, bool def);
  ast::Stmt* assignStmt(Pos pos, ast::Operator op, ast::Expr* lhs, ast::Expr* rhs);
  ast::Stmt* labeledStmtOrNull(ast::Name* label);
  ast::BlockStmt* blockStmt(std::string_view context);
  ast::Stmt* declStmt(DeclParser parse);
  ast::Stmt* forStmt();
  ast::Stmt* ifStmt();
  ast::Stmt* switchStmt();
  ast::Stmt* selectStmt();
  ast::Stmt* branchStmt();
  ast::Stmt* callStmt();
  ast::Stmt* returnStmt();
  ast::CaseClause* caseClause();
  ast::CommClause* commClause();
  struct Header {
    ast::Stmt* init = nullptr;
    ast::Expr* cond = nullptr;
    ast::Stmt* post = nullptr;
  };
  Header header(Token keyword);
  ast::Expr* headerCond(ast::Stmt* cond, Token keyword, Pos semi, std::string_view semiLit);

  // list = [ element { sep element } [ sep ] ] close . element returns true if it must be the last. Returns the
  // position of close.
  Pos list(std::string_view context, Token sep, Token close, const std::function<bool()>& element);

  template <class T>
  T* make(Pos pos) {
    return ast_.make<T>(pos);
  }
  template <class T>
  ast::List<T> freeze(const std::vector<T>& list) {
    return ast_.arena().copy(list);
  }

  static constexpr int kMaxDepth = 3000;     // recursion; a frame set is about 1.5 KB in a debug build
  static constexpr int kMaxChain = 100'000;  // a + b + ..., f()()...: depth of the tree for later phases

  const base::SourceFile* source_;
  base::Sources& sources_;
  diag::Diags& diags_;
  ast::Ast& ast_;
  const ParseOptions& options_;

  uint32_t baseId_;     // current position base
  int errorCount_ = 0;  // errors of scanner and parser in this file
  bool top_ = true;     // above the package clause
  int funcNest_ = 0;    // nesting of function bodies
  int exprNest_ = 0;    // nesting of parentheses and brackets; below 0 in statement headers, where { opens a block
  int depth_ = 0;       // see Nest
  std::vector<ast::Directive> pending_;     // directives not yet taken by a declaration
  std::vector<ast::Directive> directives_;  // all
  std::vector<ast::Comment> comments_;      // all, attached at the end
  std::vector<bool> commentOwnLine_;        // comments_[i] has its line to itself at its left
  std::string_view buildLine_, goVersion_;
  Scanner scanner_;  // last: it reports into the above from its constructor on
};

// Checks labels, break, continue, goto and fallthrough in a function body and sets BranchStmt::target (branches.cpp).
// `compiler`: in gc's words, else in those of Go's type checker.
void checkBranches(ast::BlockStmt* body, bool compiler, diag::Diags& diags);

// The first word of a directive, "go:embed"; whether gc knows it as one that must stand above a declaration
// (directives.cpp).
std::string_view directiveVerb(std::string_view text);
bool isDeclDirective(std::string_view verb);

// Attaches the comments of a file to its nodes (attach.cpp). ownLine[i]: comments[i] begins its line.
const ast::Comments* attachComments(ast::File* file, std::vector<ast::Comment> comments,
                                    const std::vector<bool>& ownLine);

// True if x can only be a type element, not a value (parser_decl.cpp).
bool isTypeElem(const ast::Expr* x);

}  // namespace syntax
