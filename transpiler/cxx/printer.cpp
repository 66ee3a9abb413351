// This file implements the printer: lines, declarations, and the entries.
#include "cxx/print_tree.h"

namespace cxx {

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
