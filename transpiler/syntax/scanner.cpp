// This file implements the scanner: white space, comments, names and operators. Literals are in scanner_literals.cpp.
#include "syntax/scanner.h"

#include <algorithm>
#include <unordered_map>

namespace syntax {

using ast::Operator;
using base::Rune;

namespace {

bool isAsciiLetter(Rune c) { return ('a' <= (c | 0x20) && (c | 0x20) <= 'z') || c == '_'; }
bool isDecimal(Rune c) { return '0' <= c && c <= '9'; }

const std::unordered_map<std::string_view, Token>& keywords() {
  static const auto& table = *new std::unordered_map<std::string_view, Token>{
#define KEYWORD(name, text) {text, Token::name},
#include "syntax/tokens.def"
  };
  return table;
}

}  // namespace

std::string_view tokenText(Token tok) {
  static constexpr std::string_view texts[] = {
#define TOKEN(name, text) text,
#include "syntax/tokens.def"
  };
  return texts[static_cast<size_t>(tok)];
}

bool isKeyword(Token tok) { return Token::Break <= tok && tok <= Token::Var; }

Scanner::Scanner(std::string_view text, ScanSink& sink) : text_(text), sink_(sink) { nextChar(); }

void Scanner::error(std::string message) { sink_.scanError(chLine_, chCol_, std::move(message)); }

void Scanner::errorAt(size_t offset, std::string message) {
  sink_.scanError(line, col + static_cast<uint32_t>(offset), std::move(message));
}

// Moves to the next character. Bytes that must not be in a source file are reported and skipped; they count as columns.
void Scanner::nextChar() {
  for (;;) {
    chCol_ += static_cast<uint32_t>(width_);
    if (ch_ == '\n') {
      chLine_++;
      chCol_ = 1;
    }
    here_ = offset_;
    if (here_ >= text_.size()) {
      ch_ = -1;
      width_ = 0;
      return;
    }
    auto byte = static_cast<unsigned char>(text_[here_]);
    if (byte < 0x80) {
      ch_ = byte;
      width_ = 1;
      offset_++;
      if (byte != 0) {
        return;
      }
      error("invalid NUL character");
      continue;
    }
    base::Decoded d = base::decodeUtf8(text_.substr(here_));
    ch_ = d.rune;
    width_ = static_cast<size_t>(d.size);
    offset_ += width_;
    if (d.rune == base::kRuneError && d.size == 1) {
      error("invalid UTF-8 encoding");
      continue;
    }
    constexpr Rune kByteOrderMark = 0xFEFF;  // legal as the first character only
    if (d.rune == kByteOrderMark) {
      if (here_ > 0) {
        error("invalid BOM in the middle of the file");
      }
      continue;
    }
    return;
  }
}

void Scanner::take(Token t) {
  nextChar();
  tok = t;
}

bool Scanner::takeIf(int32_t c) {
  if (ch_ != c) {
    return false;
  }
  nextChar();
  return true;
}

void Scanner::setOperator(Operator o) {
  tok = Token::Operator;
  op = o;
  prec = ast::precedence(o);
}

// Behind an operator that has an assignment form: op or op=.
void Scanner::operatorOrAssign(Operator o) {
  setOperator(o);
  if (takeIf('=')) {
    tok = Token::AssignOp;
  }
}

void Scanner::next() {
  bool nlsemi = nlsemi_;
  nlsemi_ = false;

redo:  // behind a comment or an invalid character
  uint32_t startLine = chLine_;
  bool atLineStart = chCol_ == 1;
  while (ch_ == ' ' || ch_ == '\t' || (ch_ == '\n' && !nlsemi) || ch_ == '\r') {
    nextChar();
  }
  line = chLine_;
  col = chCol_;
  start_ = here_;
  bool blank = line > startLine || atLineStart;

  if (isAsciiLetter(ch_) || (ch_ >= 0x80 && atIdentifierChar(true))) {
    nextChar();
    return identifier();
  }

  switch (ch_) {
    case -1:
      if (nlsemi) {
        lit = "EOF";
        tok = Token::Semi;
        return;
      }
      tok = Token::Eof;
      return;
    case '\n':
      lit = "newline";
      return take(Token::Semi);
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      return number(false);
    case '"':
      return stringLit();
    case '`':
      return rawString();
    case '\'':
      return runeLit();
    case '(':
      return take(Token::Lparen);
    case '[':
      return take(Token::Lbrack);
    case '{':
      return take(Token::Lbrace);
    case ',':
      return take(Token::Comma);
    case ';':
      lit = "semicolon";
      return take(Token::Semi);
    case ')':
      nlsemi_ = true;
      return take(Token::Rparen);
    case ']':
      nlsemi_ = true;
      return take(Token::Rbrack);
    case '}':
      nlsemi_ = true;
      return take(Token::Rbrace);
    case ':':
      take(Token::Colon);
      if (takeIf('=')) {
        tok = Token::Define;
      }
      return;
    case '.':
      take(Token::Dot);
      if (isDecimal(ch_)) {
        return number(true);
      }
      if (ch_ == '.' && offset_ < text_.size() && text_[offset_] == '.') {
        nextChar();
        take(Token::DotDotDot);
      }
      return;
    case '+':
    case '-': {
      Rune c = ch_;
      nextChar();
      Operator o = c == '+' ? Operator::Add : Operator::Sub;
      if (ch_ != c) {
        return operatorOrAssign(o);
      }
      setOperator(o);
      nlsemi_ = true;
      return take(Token::IncOp);
    }
    case '*':
      nextChar();
      operatorOrAssign(Operator::Mul);
      if (tok == Token::Operator) {
        tok = Token::Star;
      }
      return;
    case '/':
      nextChar();
      if (takeIf('/')) {
        lineComment(blank);
        goto redo;
      }
      if (takeIf('*')) {
        blockComment(blank);
        if (chLine_ > line && nlsemi) {  // a comment that contains a newline acts like one
          lit = "newline";
          tok = Token::Semi;
          return;
        }
        goto redo;
      }
      return operatorOrAssign(Operator::Div);
    case '%':
      nextChar();
      return operatorOrAssign(Operator::Rem);
    case '&':
      nextChar();
      if (takeIf('&')) {
        return setOperator(Operator::AndAnd);
      }
      return operatorOrAssign(takeIf('^') ? Operator::AndNot : Operator::And);
    case '|':
      nextChar();
      if (takeIf('|')) {
        return setOperator(Operator::OrOr);
      }
      return operatorOrAssign(Operator::Or);
    case '^':
      nextChar();
      return operatorOrAssign(Operator::Xor);
    case '<':
      nextChar();
      if (takeIf('=')) {
        return setOperator(Operator::Leq);
      }
      if (takeIf('<')) {
        return operatorOrAssign(Operator::Shl);
      }
      if (ch_ == '-') {
        return take(Token::Arrow);
      }
      return setOperator(Operator::Lss);
    case '>':
      nextChar();
      if (takeIf('=')) {
        return setOperator(Operator::Geq);
      }
      if (takeIf('>')) {
        return operatorOrAssign(Operator::Shr);
      }
      return setOperator(Operator::Gtr);
    case '=':
      take(Token::Assign);
      if (takeIf('=')) {
        setOperator(Operator::Eql);
      }
      return;
    case '!':
      nextChar();
      return setOperator(takeIf('=') ? Operator::Neq : Operator::Not);
    case '~':
      nextChar();
      return setOperator(Operator::Tilde);
    default:
      error("invalid character " + base::describeRune(ch_));
      nextChar();
      goto redo;
  }
}

// identifier = letter { letter | unicode_digit } . The first letter has been consumed.
void Scanner::identifier() {
  while (isAsciiLetter(ch_) || isDecimal(ch_)) {
    nextChar();
  }
  if (ch_ >= 0x80) {
    while (atIdentifierChar(false)) {
      nextChar();
    }
  }
  std::string_view text = segment();
  auto keyword = keywords().find(text);
  if (keyword != keywords().end()) {
    tok = keyword->second;
    nlsemi_ = tok == Token::Break || tok == Token::Continue || tok == Token::Fallthrough || tok == Token::Return;
    return;
  }
  nlsemi_ = true;
  lit = text;
  tok = Token::Name;
}

// Reports whether the character in hand continues an identifier; odd characters are taken for part of it, with an
// error.
bool Scanner::atIdentifierChar(bool first) {
  if (isAsciiLetter(ch_) || base::isLetter(ch_)) {
    return true;
  }
  if (isDecimal(ch_) || base::isDigit(ch_)) {
    if (first) {
      error("identifier cannot begin with digit " + base::describeRune(ch_));
    }
    return true;
  }
  if (ch_ >= 0x80) {
    error("invalid character " + base::describeRune(ch_) + " in identifier");
    return true;
  }
  return false;
}

void Scanner::lineComment(bool blank) {
  while (ch_ >= 0 && ch_ != '\n') {  // the newline stays: it may end a statement
    nextChar();
  }
  sink_.scanComment(line, col, chLine_, chCol_, segment(), blank);
}

bool Scanner::blockComment(bool blank) {
  while (ch_ >= 0) {
    while (ch_ == '*') {
      nextChar();
      if (takeIf('/')) {
        sink_.scanComment(line, col, chLine_, chCol_, segment(), blank);
        return true;
      }
    }
    nextChar();
  }
  errorAt(0, "comment not terminated");
  return false;
}

// Where the literal or comment that starts at a quote or a slash ends; at + 1 for a slash that divides.
size_t Scanner::literalEnd(size_t at) const {
  auto behind = [&](std::string_view end, size_t from) {
    size_t found = text_.find(end, from);
    return found == std::string_view::npos ? text_.size() : found + end.size();
  };
  char quote = text_[at];
  if (quote == '`') {
    return behind("`", at + 1);
  }
  if (quote == '/') {
    char second = at + 1 < text_.size() ? text_[at + 1] : 0;
    return second == '/' ? behind("\n", at) : second == '*' ? behind("*/", at + 2) : at + 1;
  }
  for (at++; at < text_.size() && text_[at] != quote && text_[at] != '\n'; at++) {
    at += text_[at] == '\\';
  }
  return std::min(at + 1, text_.size());
}

void Scanner::skipBlock() {
  size_t at = here_;
  for (int depth = 1; at < text_.size();) {
    char c = text_[at];
    if (c == '"' || c == '\'' || c == '`' || c == '/') {
      at = literalEnd(at);
      continue;
    }
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (depth == 0) {
      break;
    }
    at++;
  }
  std::string_view skipped = text_.substr(here_, at - here_);
  if (size_t newline = skipped.rfind('\n'); newline != std::string_view::npos) {
    chLine_ += static_cast<uint32_t>(std::count(skipped.begin(), skipped.end(), '\n'));
    chCol_ = static_cast<uint32_t>(skipped.size() - newline);
  } else {
    chCol_ += static_cast<uint32_t>(skipped.size());
  }
  here_ = offset_ = at;
  ch_ = ' ';
  width_ = 0;
  nextChar();
}

}  // namespace syntax
