// This file implements how statements are printed.
#include "cxx/print_tree.h"

namespace cxx {

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

}  // namespace cxx
