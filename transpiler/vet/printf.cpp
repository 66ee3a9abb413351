// This file implements the warnings about calls of fmt.Printf, fmt.Println, and functions that act like them.
#include <optional>

#include "types/predicates.h"
#include "types/typeset.h"
#include "vet/pass.h"
#include "vet/printf_format.h"
#include "vet/printf_match.h"

namespace vet {

namespace {

std::string count(int n) { return std::to_string(n) + (n == 1 ? " arg" : " args"); }

std::string inParentheses(const std::string& reason) { return reason.empty() ? "" : " (" + reason + ")"; }

std::optional<std::string> stringConstant(const Pass& pass, const ast::Expr* e) {
  const types::Constant& value = pass.info.typeOf(e).value;
  if (value.kind() != types::ConstantKind::String) {
    return std::nullopt;
  }
  return value.stringValue();
}

// Never called: a name of a function among the arguments.
bool isFunctionValue(const Pass& pass, const ast::Expr* e) { return types::isa<types::Signature>(pass.typeOf(e)); }

bool isWithin(const ast::Node* n, const types::Func* f) {
  base::Pos at = startOf(n);
  return f->decl != nullptr && f->decl->body != nullptr && f->decl->body->pos <= at && at < f->decl->body->rbrace;
}

// The String or Error method that formatting e calls, if e is the receiver of that very method.
const types::Func* recursiveMethod(const Pass& pass, ast::Expr* e) {
  types::Type* t = pass.typeOf(e);
  if (t == nullptr || isFormatter(t)) {
    return nullptr;
  }
  const types::Func* method = nullptr;
  for (const char* name : {"Error", "String"}) {
    types::Object* o = types::lookupFieldOrMethod(t, false, pass.info.pkg, name).obj;
    auto* f = types::dynCast<types::Func>(originOf(o));
    if (f != nullptr && f->pkg == pass.info.pkg && isWithin(e, f)) {
      method = f;
    }
  }
  if (method == nullptr || !method->signature()->params->vars.empty() ||
      method->signature()->results->vars.size() != 1 ||
      method->signature()->results->vars[0]->type != types::basicType(types::BasicKind::String)) {
    return nullptr;
  }
  if (auto* op = ast::dynCast<ast::Operation>(e); op != nullptr && op->op == ast::Operator::And && op->y == nullptr) {
    e = op->x;
  }
  auto* name = ast::dynCast<ast::Name>(e);
  return name != nullptr && pass.info.use(name) == method->signature()->recv ? method : nullptr;
}

// Where the byte at `offset` of a string literal's value stands in the source; the start of anything else.
base::Pos positionIn(const ast::Expr* e, size_t offset) {
  auto* lit = ast::dynCast<ast::BasicLit>(e);
  if (lit == nullptr || lit->litKind != ast::LitKind::String) {
    return startOf(e);
  }
  uint32_t line = lit->pos.line(), col = lit->pos.col() + 1;
  size_t value = 0;
  for (size_t i = 1; i + 1 < lit->value.size() && value < offset;) {
    size_t length = 1, bytes = 1;
    if (lit->value[i] == '\\' && lit->value[0] == '"') {
      char kind = lit->value[i + 1];
      length = kind == 'x' || ('0' <= kind && kind <= '7') ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
      if (kind == 'u' || kind == 'U') {
        unsigned long rune = std::stoul(std::string(lit->value.substr(i + 2, length - 2)), nullptr, 16);
        bytes = rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
      }
    } else if (lit->value[i] == '\r') {
      bytes = 0;  // not part of a raw string's value
    }
    bool newLine = lit->value[i] == '\n';
    line += newLine ? 1 : 0;
    col = newLine ? 1 : col + static_cast<uint32_t>(length);
    i += length;
    value += bytes;
  }
  return base::Pos(lit->pos.baseId(), line, col);
}

// One call with a format.
class FormatCall {
 public:
  FormatCall(Pass& pass, ast::CallExpr* call, PrintKind kind, std::string name)
      : pass_(pass), call_(call), kind_(kind), name_(std::move(name)) {}

  void check() {
    auto* sig = types::dynCast<types::Signature>(pass_.typeOf(call_->fun));
    int index = sig != nullptr && sig->variadic ? static_cast<int>(sig->params->vars.size()) - 2 : -1;
    if (index < 0 || index >= argCount()) {
      return;
    }
    format_ = call_->args[static_cast<size_t>(index)];
    first_ = index + 1;
    auto text = stringConstant(pass_, format_);
    if (!text) {
      if (index == argCount() - 1 && pass_.version.isKnown() && pass_.version >= types::GoVersion{24}) {
        pass_.warn(format_, Text::NonConstantFormat, {name_});
      }
      return;
    }
    if (text->find('%') == std::string::npos) {
      if (argCount() > first_) {
        pass_.warn(call_->args[static_cast<size_t>(first_)], Text::ArgumentsWithoutDirectives, {name_});
      }
      return;
    }
    Format format = parseFormat(*text, first_);
    if (format.fault != FormatFault::None) {
      return fault(format);
    }
    directives(format);
  }

 private:
  int argCount() const { return static_cast<int>(call_->args.size()); }
  ast::Expr* arg(int i) const { return call_->args[static_cast<size_t>(i)]; }

  void fault(const Format& format) {
    std::string what(format.faulty);
    switch (format.fault) {
      case FormatFault::None:
        return;
      case FormatFault::MissingVerb:
        return pass_.warn(format_, Text::MissingVerb, {name_, what});
      case FormatFault::MissingBracket:
        return pass_.warn(format_, Text::MissingBracket, {name_, what});
      case FormatFault::InvalidIndex:
        return pass_.warn(format_, Text::InvalidIndex, {name_, what});
    }
  }

  void directives(const Format& format) {
    int last = first_ - 1;  // the last argument that is read
    bool indexed = false;
    for (const Directive& d : format.directives) {
      indexed |= d.indexed;
      at_ = positionIn(format_, d.start);
      if (d.verb == "w" && kind_ != PrintKind::Errorf) {
        return pass_.warn(at_, Text::WrapOutsideErrorf, {name_});
      }
      if (!directive(d, last)) {
        return;  // one report a format is enough
      }
    }
    // The arguments behind "..." are unknown, those that indices leave out are left out on purpose.
    if (indexed || (call_->hasDots && last >= argCount() - 2) || last + 1 >= argCount()) {
      return;
    }
    pass_.warn(call_, Text::ArgumentCount, {name_, count(last + 1 - first_), count(argCount() - first_)});
  }

  // False after a report, and where nothing more can be known.
  bool directive(const Directive& d, int& last) {
    std::string text(d.text);
    const Verb* verb = findVerb(d.verb, pass_.version.isKnown() && pass_.version >= types::go1_26);
    bool formatter = d.verb != "w" && d.argument < argCount() && pass_.typeOf(arg(d.argument)) != nullptr &&
                     isFormatter(pass_.typeOf(arg(d.argument)));
    if (!formatter) {
      if (verb == nullptr) {
        return warn(Text::UnknownVerb, {name_, text, d.verb});
      }
      for (char flag : d.flags) {
        if (flag != '0' && verb->flags.find(flag) == std::string_view::npos) {
          return warn(Text::UnknownFlag, {name_, text, std::string(1, flag)});
        }
      }
    }
    for (int star : {d.width, d.precision}) {
      std::string reason;
      if (star < 0) {
        continue;
      }
      if (!isPresent(star, text)) {
        return false;
      }
      if (!matches(pass_, ArgInt, pass_.typeOf(arg(star)), &reason)) {
        return warn(Text::NonIntegerStar, {name_, text, format(arg(star)), inParentheses(reason)});
      }
      last = std::max(last, star);
    }
    if (d.verb == "%") {
      return true;
    }
    last = std::max(last, d.argument);
    return formatter || (isPresent(d.argument, text) && argument(d, *verb, text));
  }

  bool argument(const Directive& d, const Verb& verb, const std::string& text) {
    ast::Expr* e = arg(d.argument);
    types::Type* t = pass_.typeOf(e);
    std::string reason;
    if (t == nullptr) {
      return true;
    }
    auto* pointer = types::asUnder<types::Pointer>(t);
    if (d.verb == "w" && pointer != nullptr && pass_.version >= types::go1_27 && isError(pointer->elem)) {
      return warn(Text::WrapsPointer, {shortName(pointer->elem), shortName(t)});
    }
    if (isFunctionValue(pass_, e) && d.verb != "p" && d.verb != "T") {
      return warn(Text::FormattedFunction, {name_, text, format(e)});
    }
    if (!matches(pass_, verb.types, t, &reason)) {
      return warn(Text::WrongType, {name_, text, format(e), pass_.show(t), inParentheses(reason)});
    }
    // "#" keeps fmt from calling methods, but for some verbs.
    bool callsMethods =
        (verb.types & ArgString) != 0 && d.verb != "T" &&
        (d.flags.find('#') == std::string_view::npos || d.verb == "q" || d.verb == "x" || d.verb == "X");
    if (const types::Func* method = callsMethods ? recursiveMethod(pass_, e) : nullptr) {
      return warn(Text::FormatRecurses, {name_, text, format(e), pass_.fullName(method)});
    }
    return true;
  }

  bool warn(Text text, std::initializer_list<std::string> arguments) {
    pass_.warn(at_, text, arguments);
    return false;
  }

  // Whether argument i is there to be seen; reports if it cannot be there.
  bool isPresent(int i, const std::string& text) {
    if (i < argCount() - 1) {
      return true;
    }
    if (call_->hasDots) {
      return false;
    }
    return i < argCount() ||
           warn(Text::MissingArgument, {name_, text, std::to_string(i - first_ + 1), count(argCount() - first_)});
  }

  std::string shortName(types::Type* t) const { return types::typeString(t, pass_.info.pkg); }

  Pass& pass_;
  ast::CallExpr* call_;
  PrintKind kind_;
  std::string name_;  // of what is called
  ast::Expr* format_ = nullptr;
  int first_ = 0;  // the argument behind the format
  base::Pos at_;   // of the directive being looked at
};

bool isHex(char c) { return ('0' <= c && c <= '9') || ('a' <= c && c <= 'f') || ('A' <= c && c <= 'F'); }

// The first part of the text that looks like a directive; empty: none. "%20" may be part of a URL, "x % y" arithmetic.
std::string possibleDirective(std::string_view text) {
  if (text.ends_with('%')) {
    text.remove_suffix(1);
  }
  for (size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    size_t i = at + 1;
    auto oneOf = [&](std::string_view set) { return i < text.size() && set.find(text[i]) != std::string_view::npos; };
    auto digits = [&] {
      while (oneOf("0123456789")) {
        i++;
      }
    };
    auto index = [&] {  // "[n]"
      size_t start = i;
      if (oneOf("[")) {
        i++;
        digits();
        i = oneOf("]") && i > start + 1 ? i + 1 : start;
      }
    };
    auto number = [&] {  // digits, "*" or "[n]*"
      size_t start = i;
      digits();
      if (i == start) {
        index();
        i = oneOf("*") ? i + 1 : start;
      }
    };
    while (oneOf("+-#")) {
      i++;
    }
    number();
    i += oneOf(".") ? 1 : 0;
    number();
    index();
    if (!oneOf("bcdefgopqstvxEFGTUX")) {
      continue;
    }
    std::string_view found = text.substr(at, i + 1 - at);
    if (found.size() < 3 || !isHex(found[1]) || !isHex(found[2])) {
      return std::string(found);
    }
    at = i;
  }
  return "";
}

void checkPrint(Pass& pass, ast::CallExpr* call, const std::string& name) {
  size_t first = 0;
  types::Type* t = pass.typeOf(call->fun);
  if (t == nullptr) {
    return;
  }
  if (auto* sig = types::asUnder<types::Signature>(t)) {
    auto* last = sig->variadic ? types::dynCast<types::Slice>(sig->params->vars.back()->type) : nullptr;
    auto* elem = last != nullptr ? types::dynCast<types::Interface>(types::unalias(last->elem)) : nullptr;
    if (elem == nullptr || !types::typeSetOf(elem)->isAll()) {
      return;
    }
    first = sig->params->vars.size() - 1;
  }
  if (call->args.size() <= first) {
    return;
  }
  auto args = call->args.subspan(first);
  auto* selector = first == 0 ? ast::dynCast<ast::SelectorExpr>(args[0]) : nullptr;
  auto* package = selector != nullptr ? ast::dynCast<ast::Name>(selector->x) : nullptr;
  if (package != nullptr && package->value == "os" && selector->sel->value.starts_with("Std")) {
    pass.warn(call, Text::TakesNoWriter, {name, format(args[0])});
  }
  if (auto text = stringConstant(pass, args[0])) {
    if (std::string directive = possibleDirective(*text); !directive.empty()) {
      pass.warn(call, Text::PossibleDirective, {name, directive});
    }
  }
  if (auto text = stringConstant(pass, args.back()); name.ends_with("ln") && text && text->ends_with('\n')) {
    pass.warn(call, Text::RedundantNewline, {name});
  }
  for (ast::Expr* e : args) {
    if (isFunctionValue(pass, e)) {
      pass.warn(call, Text::PrintedFunction, {name, format(e)});
    }
    if (const types::Func* method = recursiveMethod(pass, e)) {
      pass.warn(call, Text::PrintRecurses, {name, format(e), pass.fullName(method)});
    }
  }
}

}  // namespace

void warnPrintCall(Pass& pass, ast::CallExpr* call) {
  const types::Object* callee = pass.callee(call);
  if (callee == nullptr) {
    return;
  }
  switch (PrintKind kind = printKind(pass, originOf(callee))) {
    case PrintKind::None:
      return;
    case PrintKind::Print:
      return checkPrint(pass, call, pass.fullName(callee));
    case PrintKind::Printf:
    case PrintKind::Errorf:
      return FormatCall(pass, call, kind, pass.fullName(callee)).check();
  }
}

}  // namespace vet
