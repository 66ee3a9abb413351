// This file implements how expressions are printed.
#include "cxx/print_tree.h"

#include <array>
#include <utility>

namespace cxx {

namespace {

Precedence binaryPrecedence(std::string_view op) {
  static constexpr std::array<std::pair<std::string_view, Precedence>, 18> table = {{
      {"||", OrOr},
      {"&&", AndAnd},
      {"|", BitOr},
      {"^", BitXor},
      {"&", BitAnd},
      {"==", Equality},
      {"!=", Equality},
      {"<", Relational},
      {"<=", Relational},
      {">", Relational},
      {">=", Relational},
      {"<<", Shift},
      {">>", Shift},
      {"+", Additive},
      {"-", Additive},
      {"*", Multiplicative},
      {"/", Multiplicative},
      {"%", Multiplicative},
  }};
  for (const auto& [text, precedence] : table) {
    if (text == op) {
      return precedence;
    }
  }
  return Assignment;
}

Precedence precedenceOf(const Expr* x) {
  switch (x->kind) {
    case ExprKind::Name:
    case ExprKind::String:
    case ExprKind::Lambda:
      return Primary;
    case ExprKind::Literal:
      return x->text.starts_with("-") ? Prefix : Primary;
    case ExprKind::Unary:
      return Prefix;
    case ExprKind::Postfix:
    case ExprKind::Call:
    case ExprKind::Member:
    case ExprKind::Index:
    case ExprKind::Braces:
      return Suffix;
    case ExprKind::Binary:
      return binaryPrecedence(x->text);
    case ExprKind::Conditional:
      return Assignment;
  }
  return Primary;
}

bool isComparison(Precedence p) { return p == Equality || p == Relational; }

bool isBitwise(Precedence p) { return p == BitOr || p == BitXor || p == BitAnd || p == Shift; }

// Whether operand must stand in parentheses as an operand of a binary `op`.
bool needsParens(const Expr* operand, std::string_view op, bool right) {
  Precedence outer = binaryPrecedence(op);
  Precedence inner = precedenceOf(operand);
  if (outer == Assignment) {
    return right ? inner < Assignment : inner <= Assignment;
  }
  if (inner < outer || (inner == outer && right)) {
    return true;
  }
  if (operand->kind != ExprKind::Binary) {
    return false;
  }
  if (outer == OrOr && inner == AndAnd) {
    return true;
  }
  if (isComparison(outer) && isComparison(inner)) {
    return true;
  }
  return isBitwise(outer) && operand->text != op;
}

// A lambda stands somewhere in x.
bool hasLambda(const Expr* x) {
  if (x->kind == ExprKind::Lambda) {
    return true;
  }
  for (const Expr* a : x->args) {
    if (hasLambda(a)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string Printer::operand(const Expr* x, Precedence least) {
  std::string text = expr(x);
  return precedenceOf(x) < least ? "(" + text + ")" : text;
}

std::string Printer::list(const std::vector<Expr*>& args, size_t from) {
  std::string text;
  for (size_t i = from; i < args.size(); i++) {
    if (i > from) {
      text += ", ";
    }
    text += expr(args[i]);
  }
  return text;
}

// A text of several lines is written as several literals, one a line.
std::string Printer::stringLiteral(const std::string& bytes) {
  size_t first = bytes.find('\n');
  if (oneLine_ || first == std::string::npos || first + 1 == bytes.size() || bytes.size() < 40) {
    return quote(bytes);
  }
  std::string text;
  std::string gap = "\n" + pad() + "    ";
  for (size_t begin = 0; begin < bytes.size();) {
    size_t end = bytes.find('\n', begin);
    end = end == std::string::npos ? bytes.size() : end + 1;
    text += gap + quote(bytes.substr(begin, end - begin));
    begin = end;
  }
  return text;
}

std::string Printer::bracesText(const Expr* x) {
  auto element = [&](size_t i) {
    std::string designator = i < x->names.size() && !x->names[i].empty() ? "." + x->names[i] + " = " : "";
    return designator + expr(x->args[i]);
  };
  if (!x->multiline || oneLine_) {
    std::string text = x->text + "{";
    for (size_t i = 0; i < x->args.size(); i++) {
      text += (i > 0 ? ", " : "") + element(i);
    }
    return text + "}";
  }
  std::string text = x->text + "{\n";
  indent_ += 2;
  for (size_t i = 0; i < x->args.size(); i++) {
    text += pad() + element(i) + ",\n";
  }
  indent_ -= 2;
  return text + pad() + "}";
}

std::string Printer::paramsText(const std::vector<Param>& params) {
  std::string text;
  for (const Param& p : params) {
    text += text.empty() ? "" : ", ";
    text += p.type;
    if (!p.name.empty()) {
      text += " " + p.name;
    }
  }
  return text;
}

// One expression or return statement without comments goes on the line of the lambda.
bool Printer::fitsOneLine(const Lambda& f) {
  if (options_.lineDirectives && !oneLine_) {
    return f.body.empty();
  }
  if (f.body.size() > 1) {
    return false;
  }
  if (f.body.empty()) {
    return true;
  }
  const Stmt* s = f.body[0];
  if ((s->kind != StmtKind::Expr && s->kind != StmtKind::Return) || !s->trailing.empty()) {
    return false;
  }
  if (s->x != nullptr && hasLambda(s->x)) {
    return false;  // nested ones would be printed twice at every level
  }
  std::string text = simple(s);
  return text.size() <= 60 && text.find('\n') == std::string::npos;
}

std::string Printer::lambdaText(const Lambda& f) {
  std::string text = "[";
  for (size_t i = 0; i < f.captures.size(); i++) {
    text += (i > 0 ? ", " : "") + f.captures[i];
  }
  text += "]";
  if (!f.params.empty() || f.isMutable || !f.result.empty()) {
    text += "(" + paramsText(f.params) + ")";
  }
  text += f.isMutable ? " mutable" : "";
  if (!f.result.empty()) {
    text += " -> " + f.result;
  }
  if (f.body.empty()) {
    return text + " {}";
  }
  if (fitsOneLine(f)) {
    return text + " { " + simple(f.body[0]) + "; }";
  }
  std::string outer = std::exchange(out_, "{\n");
  body(f.body);
  std::string inner = std::exchange(out_, std::move(outer));
  return text + " " + inner + pad() + "}";
}

std::string Printer::expr(const Expr* x) {
  switch (x->kind) {
    case ExprKind::Name:
    case ExprKind::Literal:
      return x->text;
    case ExprKind::String:
      return stringLiteral(x->text);
    case ExprKind::Unary: {
      std::string text = operand(x->args[0], Prefix);
      // "- -x" and "& &x" must not join, nor "--5".
      bool joins = text[0] == x->text.back() && (text[0] == '-' || text[0] == '+' || text[0] == '&');
      return joins ? x->text + "(" + text + ")" : x->text + text;
    }
    case ExprKind::Postfix:
      return operand(x->args[0], Suffix) + x->text;
    case ExprKind::Binary: {
      std::string left = expr(x->args[0]);
      std::string right = expr(x->args[1]);
      if (needsParens(x->args[0], x->text, false)) {
        left = "(" + left + ")";
      }
      if (needsParens(x->args[1], x->text, true)) {
        right = "(" + right + ")";
      }
      return left + (x->text == "," ? "" : " ") + x->text + " " + right;
    }
    case ExprKind::Conditional:
      return operand(x->args[0], OrOr) + " ? " + operand(x->args[1], OrOr) + " : " + operand(x->args[2], OrOr);
    case ExprKind::Call:
      return operand(x->args[0], Suffix) + "(" + list(x->args, 1) + ")";
    case ExprKind::Member:
      return operand(x->args[0], Suffix) + (x->arrow ? "->" : ".") + x->text;
    case ExprKind::Index: {
      std::string i = expr(x->args[1]);
      return operand(x->args[0], Suffix) + (i.starts_with("[") ? "[(" + i + ")]" : "[" + i + "]");
    }
    case ExprKind::Braces:
      return bracesText(x);
    case ExprKind::Lambda:
      return lambdaText(static_cast<const LambdaExpr*>(x)->lambda);
  }
  return "";
}

}  // namespace cxx
