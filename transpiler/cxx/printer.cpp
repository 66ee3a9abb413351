// This file implements the printer: tree in, text out, two blanks a level.
//
// Expressions return their text; a lambda's body and a multi-line initialiser contain newlines that are already
// indented for the line they stand on (indent_). Parentheses follow precedence, with a few more where -Wall asks for
// them (&& inside ||, arithmetic inside shifts and bit operations, comparisons of comparisons).
#include "cxx/printer.h"

#include <array>
#include <utility>

namespace cxx {

namespace {

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

// -----------------------------------------------------------------------------------------------------------------
// Lines

void Printer::line(std::string_view text, std::string_view trailing) {
  out_ += pad();
  out_ += text;
  if (!trailing.empty()) {
    out_ += "  ";
    out_ += trailing;
  }
  out_ += '\n';
}

// At most one blank line, none at the beginning of a block.
void Printer::blank() {
  if (out_.empty() || out_.ends_with("\n\n") || out_.ends_with("{\n")) {
    return;
  }
  out_ += '\n';
}

// A text of several lines; the first is indented, the others too unless they are (a block comment keeps its shape).
void Printer::lines(std::string_view text) {
  while (true) {
    size_t end = text.find('\n');
    std::string_view one = text.substr(0, end);
    if (one.empty()) {
      out_ += '\n';
    } else if (one.front() == '#') {
      out_ += one;
      out_ += '\n';
    } else {
      line(one);
    }
    if (end == std::string_view::npos) {
      return;
    }
    text.remove_prefix(end + 1);
  }
}

void Printer::sourceLine(uint32_t line, const std::string* file) {
  if (options_.lineDirectives && line != 0 && file != nullptr) {
    out_ += "#line " + std::to_string(line) + " " + quote(*file) + "\n";
  }
}

// -----------------------------------------------------------------------------------------------------------------
// Expressions

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

// -----------------------------------------------------------------------------------------------------------------
// Statements

void Printer::body(const std::vector<Stmt*>& list) {
  indent_++;
  for (const Stmt* s : list) {
    printStmt(s);
  }
  indent_--;
}

std::string join(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& n : names) {
    text += (text.empty() ? "" : ", ") + n;
  }
  return text;
}

// A statement that fits into a for or if head, without its semicolon.
std::string Printer::simple(const Stmt* s) {
  switch (s->kind) {
    case StmtKind::Expr:
      return expr(s->x);
    case StmtKind::Var: {
      std::string text = s->text + " " + s->names[0];
      if (s->x == nullptr) {
        return text;
      }
      return text + (s->direct ? "" : " = ") + expr(s->x);
    }
    case StmtKind::Bind:
      return (s->text.empty() ? "auto" : s->text) + " [" + join(s->names) + "] = " + expr(s->x);
    case StmtKind::Return:
      return s->x == nullptr ? "return" : "return " + expr(s->x);
    case StmtKind::Break:
      return "break";
    case StmtKind::Continue:
      return "continue";
    case StmtKind::Goto:
      return "goto " + s->text;
    default:
      return "";
  }
}

void Printer::printIf(const Stmt* s, std::string head) {
  head += "if (";
  if (s->init != nullptr) {
    head += simple(s->init) + "; ";
  }
  head += expr(s->x) + ") {";
  line(head, s->trailing);
  body(s->body);
  if (!s->hasElse) {
    line("}");
    return;
  }
  if (!s->braces && s->els.size() == 1 && s->els[0]->kind == StmtKind::If) {
    printIf(s->els[0], "} else ");
    return;
  }
  line("} else {");
  body(s->els);
  line("}");
}

void Printer::printSwitch(const Stmt* s) {
  std::string head = "switch (";
  if (s->init != nullptr) {
    head += simple(s->init) + "; ";
  }
  line(head + expr(s->x) + ") {", s->trailing);
  indent_++;
  for (const Case& c : s->cases) {
    for (const std::string& comment : c.comments) {
      lines(comment);
    }
    if (c.values.empty()) {
      line("default: {", c.trailing);
    }
    for (size_t i = 0; i < c.values.size(); i++) {
      bool last = i + 1 == c.values.size();
      line("case " + expr(c.values[i]) + (last ? ": {" : ":"), last ? c.trailing : "");
    }
    body(c.body);
    if (c.fallsThrough) {
      line("}");
      line("  [[fallthrough]];");
    } else {
      line("}");
    }
  }
  indent_--;
  line("}");
}

void Printer::printStmt(const Stmt* s) {
  if (s->blankBefore) {
    blank();
  }
  if (s->kind != StmtKind::Comment && s->kind != StmtKind::Label) {
    sourceLine(s->line, s->file);
  }
  switch (s->kind) {
    case StmtKind::Empty:
      return line(";", s->trailing);
    case StmtKind::Expr:
    case StmtKind::Var:
    case StmtKind::Bind:
    case StmtKind::Return:
    case StmtKind::Break:
    case StmtKind::Continue:
    case StmtKind::Goto:
      return line(simple(s) + ";", s->trailing);
    case StmtKind::Block:
      line("{", s->trailing);
      body(s->body);
      return line("}");
    case StmtKind::If:
      return printIf(s, "");
    case StmtKind::For: {
      std::string head = "for (" + (s->init != nullptr ? simple(s->init) : "") + ";";
      head += s->x != nullptr ? " " + expr(s->x) + ";" : ";";
      head += s->post != nullptr ? " " + expr(s->post) + ") {" : ") {";
      line(head, s->trailing);
      body(s->body);
      return line("}");
    }
    case StmtKind::RangeFor: {
      std::string names = s->bind ? "[" + join(s->names) + "]" : s->names[0];
      line("for (" + s->text + " " + names + " : " + expr(s->x) + ") {", s->trailing);
      body(s->body);
      return line("}");
    }
    case StmtKind::While:
      line("while (" + expr(s->x) + ") {", s->trailing);
      body(s->body);
      return line("}");
    case StmtKind::Switch:
      return printSwitch(s);
    case StmtKind::Label:
      // A label stands one level further out, and before C++23 must be followed by a statement.
      indent_ -= indent_ > 0 ? 1 : 0;
      line(s->text + ":;");
      indent_++;
      return;
    case StmtKind::Comment:
      return lines(s->text);
    case StmtKind::Decl:
      return printDecl(s->decl);
  }
}

// -----------------------------------------------------------------------------------------------------------------
// Declarations

std::string Printer::signature(const Function& f) {
  std::string text = f.specifiers.empty() ? "" : f.specifiers + " ";
  text += f.result.empty() ? "void " : "auto ";
  text += f.name + "(" + paramsText(f.params) + ")";
  std::string suffix = f.suffix.empty() ? "" : " " + f.suffix;
  // "const" stands before the result, "= default" behind it.
  if (f.result.empty()) {
    return text + suffix;
  }
  return f.suffix.starts_with("=") ? text + " -> " + f.result + suffix : text + suffix + " -> " + f.result;
}

void Printer::printFunction(const Decl* d) {
  const Function& f = d->function;
  if (!f.head.empty()) {
    line(f.head);
  }
  if (!f.hasBody) {
    return line(signature(f) + ";", d->trailing);
  }
  if (f.body.empty()) {
    return line(signature(f) + " {}", d->trailing);
  }
  line(signature(f) + " {", d->trailing);
  body(f.body);
  line("}");
}

void Printer::printStruct(const Decl* d) {
  if (!d->head.empty()) {
    line(d->head);
  }
  if (d->forward) {
    return line("struct " + d->text + ";");
  }
  std::string head = "struct " + d->text + (d->base.empty() ? "" : " : " + d->base);
  if (d->members.empty()) {
    return line(head + " {};", d->trailing);
  }
  line(head + " {", d->trailing);
  indent_++;
  for (const Decl* m : d->members) {
    printDecl(m);
  }
  indent_--;
  line("};");
}

void Printer::printDecl(const Decl* d) {
  if (d->blankBefore) {
    blank();
  }
  if (d->kind == DeclKind::Function && d->function.hasBody) {
    sourceLine(d->line, d->file);
  }
  switch (d->kind) {
    case DeclKind::Raw:
    case DeclKind::Comment:
      return lines(d->text);
    case DeclKind::Namespace:
      line(d->text.empty() ? "namespace {" : "namespace " + d->text + " {");
      for (const Decl* m : d->members) {
        printDecl(m);
      }
      blank();
      return line(d->text.empty() ? "}  // namespace" : "}  // namespace " + d->text);
    case DeclKind::Struct:
      return printStruct(d);
    case DeclKind::Function:
      return printFunction(d);
    case DeclKind::Variable: {
      if (!d->head.empty()) {
        line(d->head);
      }
      std::string text = (d->specifiers.empty() ? "" : d->specifiers + " ") + d->type + " " + d->text;
      if (d->init != nullptr) {
        text += (d->direct ? "" : " = ") + expr(d->init);
      }
      return line(text + ";", d->trailing);
    }
  }
}

}  // namespace

std::string print(const Unit& unit, const PrintOptions& options) {
  Printer printer(options);
  for (const Decl* d : unit.decls) {
    printer.printDecl(d);
  }
  return printer.take();
}

std::string toString(const Expr* x) {
  PrintOptions options;
  return Printer(options).expr(x);
}

}  // namespace cxx
