// This file declares Printer, which turns the tree into text, two blanks a level. Its members stand in print_expr.cpp,
// print_stmt.cpp and printer.cpp (lines, declarations).
//
// Expressions return their text; a lambda's body and a multi-line initialiser contain newlines that are already
// indented for the line they stand on (indent_). Parentheses follow precedence, with a few more where -Wall asks for
// them (&& inside ||, arithmetic inside shifts and bit operations, comparisons of comparisons).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cxx/printer.h"

namespace cxx {

enum Precedence {
  Lowest,
  Assignment,
  OrOr,
  AndAnd,
  BitOr,
  BitXor,
  BitAnd,
  Equality,
  Relational,
  Shift,
  Additive,
  Multiplicative,
  Prefix,
  Suffix,
  Primary,
};

// "a, b, c".
std::string join(const std::vector<std::string>& names);

class Printer {
 public:
  explicit Printer(const PrintOptions& options) : options_(options) {}

  std::string take() { return std::move(out_); }

  void printDecl(const Decl* d);
  void printStmt(const Stmt* s);
  std::string expr(const Expr* x);

 private:
  void line(std::string_view text, std::string_view trailing = "");
  void blank();
  void lines(std::string_view text);
  void sourceLine(uint32_t line, const std::string* file);
  void body(const std::vector<Stmt*>& list);
  void printIf(const Stmt* s, std::string head);
  void printSwitch(const Stmt* s);
  void printFunction(const Decl* d);
  void printStruct(const Decl* d);
  std::string simple(const Stmt* s);
  std::string signature(const Function& f);
  std::string operand(const Expr* x, Precedence least);
  std::string stringLiteral(const std::string& bytes);
  std::string list(const std::vector<Expr*>& args, size_t from);
  std::string bracesText(const Expr* x);
  std::string lambdaText(const Lambda& f);
  std::string paramsText(const std::vector<Param>& params);
  bool fitsOneLine(const Lambda& f);
  std::string pad() const { return std::string(static_cast<size_t>(indent_) * 2, ' '); }

  const PrintOptions& options_;
  std::string out_;
  int indent_ = 0;
  bool oneLine_ = false;  // inside a lambda that is printed on one line
};

}  // namespace cxx
