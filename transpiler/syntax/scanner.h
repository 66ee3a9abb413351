// This file defines Scanner, which cuts Go source into tokens, inserting semicolons as the spec says.
//
//   Scanner s(text, sink);
//   for (s.next(); s.tok != Token::Eof; s.next()) ...
//
// The scanner works on bytes and counts columns in bytes from 1, as gc does. Errors and comments go to the sink while
// next() runs, before the token that follows them is complete.
#pragma once

#include <string>
#include <string_view>

#include "base/unicode.h"
#include "syntax/nodes.h"

namespace syntax {

enum class Token : uint8_t {
#define TOKEN(name, text) name,
#include "syntax/tokens.def"
};

// The token's fixed text, or its class ("name", "op").
std::string_view tokenText(Token tok);

bool isKeyword(Token tok);

// Receives what is found between tokens.
class ScanSink {
 public:
  // A lexical error at a physical line and column.
  virtual void scanError(uint32_t line, uint32_t col, std::string message) = 0;

  // A comment with its markers, without the newline that ends it. lineIsBlank: nothing stands before it on its line.
  virtual void scanComment(uint32_t line, uint32_t col, uint32_t endLine, uint32_t endCol, std::string_view text,
                           bool lineIsBlank) = 0;

 protected:
  ~ScanSink() = default;
};

class Scanner {
 public:
  // text must be followed by a NUL byte (as std::string's is) and outlive the scanner and what it hands out.
  Scanner(std::string_view text, ScanSink& sink);

  // Advances to the next token.
  void next();

  // To be called where the current token is "{": goes to the matching "}", which next() gives then. Nothing inside is
  // reported.
  void skipBlock();

  // Makes Eof the next and every further token.
  void stop() { offset_ = text_.size(), ch_ = -1, width_ = 0, nlsemi_ = false; }

  // The current token, valid after next().
  Token tok = Token::None;
  uint32_t line = 0, col = 0;              // where it starts
  std::string_view lit;                    // Name, Literal: the text; Semi: "semicolon", "newline" or "EOF"
  ast::LitKind kind = ast::LitKind::Int;   // Literal
  bool bad = false;                        // Literal: an error in it was reported
  ast::Operator op = ast::Operator::None;  // Operator, Star, AssignOp, IncOp
  int prec = 0;                            // the same: binary precedence, 0 if never binary

 private:
  void nextChar();
  void error(std::string message);
  void errorAt(size_t offset, std::string message);  // offset in bytes from the start of the token
  std::string_view segment() const { return text_.substr(start_, here_ - start_); }

  void identifier();
  bool atIdentifierChar(bool first);
  void number(bool seenPoint);
  int digits(int base, int* invalid);
  void stringLit();
  void rawString();
  size_t literalEnd(size_t at) const;
  void runeLit();
  bool escape(int32_t quote);
  void lineComment(bool blank);
  bool blockComment(bool blank);
  void setLiteral(ast::LitKind kind, bool ok);
  void setOperator(ast::Operator op);
  void operatorOrAssign(ast::Operator op);
  void take(Token tok);
  bool takeIf(int32_t c);

  std::string_view text_;
  ScanSink& sink_;
  bool nlsemi_ = false;  // a newline here ends the statement

  base::Rune ch_ = ' ';              // the character in hand; -1 at the end
  size_t here_ = 0;                  // its offset
  size_t offset_ = 0;                // the offset behind it
  size_t width_ = 0;                 // its size
  size_t start_ = 0;                 // where the token starts
  uint32_t chLine_ = 1, chCol_ = 1;  // where it stands
};

}  // namespace syntax
