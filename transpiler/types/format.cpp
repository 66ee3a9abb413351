// This file implements how the checker writes messages.
#include "types/format.h"

#include <cstdio>
#include <map>
#include <set>

#include "llvm/Support/Unicode.h"
#include "syntax/printer.h"
#include "types/checker.h"
#include "types/typestring.h"
#include "types/utf8.h"

namespace types {

// The message package, and the import paths that share a package name among all that it reaches.
struct MessageView {
  Package* pkg = nullptr;
  bool counted = false;
  std::map<std::string_view, std::set<std::string_view>> pathsOf;
  std::set<const Package*> visited;

  void count(const Package* p) {
    if (!visited.insert(p).second) {
      return;
    }
    pathsOf[p->name].insert(p->path);
    for (const Package* imp : p->imports) {
      count(imp);
    }
  }
};

static MessageView& view() {
  static MessageView v;
  return v;
}

Package* setMessagePackage(Package* pkg) {
  Package* old = view().pkg;
  view() = MessageView();
  view().pkg = pkg;
  return old;
}

Package* messagePackage() { return view().pkg; }

std::string qualify(const Package* pkg) {
  MessageView& v = view();
  if (pkg == v.pkg) {
    return "";
  }
  if (!v.counted && v.pkg != nullptr) {
    v.counted = true;
    v.count(v.pkg);
  }
  auto paths = v.pathsOf.find(pkg->name);
  bool ambiguous = paths != v.pathsOf.end() && paths->second.size() > 1;
  return ambiguous ? quote(pkg->path) : std::string(pkg->name);
}

std::string show(Type* t) {
  TypeWriter w(qualify);
  w.type(t);
  return w.take();
}

std::string show(const Object* o) {
  TypeWriter w(qualify);
  w.object(o);
  return w.take();
}

template <class T>
static std::string showList(const std::vector<T*>& list) {
  std::string s = "[";
  for (size_t i = 0; i < list.size(); ++i) {
    s += (i > 0 ? ", " : "") + show(static_cast<Type*>(list[i]));
  }
  return s + "]";
}

std::string show(const std::vector<Type*>& list) { return showList(list); }
std::string show(const std::vector<TypeParam*>& list) { return showList(list); }

MessageArg::MessageArg(const ast::Node* n) : text(ast::toString(n)) {}

MessageArg::MessageArg(base::Pos pos) {
  Checker* check = currentChecker();
  text = check == nullptr ? "<unknown position>" : check->diags.sources().format(pos);
}

MessageArg::MessageArg(const Term& t) : text(show(t)) {}

std::string formatMessage(std::string_view format, std::initializer_list<MessageArg> args) {
  std::string out;
  const auto* arg = args.begin();
  for (size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%' || i + 1 == format.size()) {
      out += format[i];
      continue;
    }
    char verb = format[++i];
    if (verb == '%' || arg == args.end()) {
      out += verb;
      continue;
    }
    out += verb == 'q' ? quote(arg->text) : arg->text;
    ++arg;
  }
  return out;
}

static void quoteRune(std::string& out, std::string_view raw, int32_t c) {
  constexpr std::string_view kNamed = "\a\b\f\n\r\t\v\\\"";
  constexpr std::string_view kLetters = "abfnrtv\\\"";
  char buf[16];
  if (c < 0x80) {
    auto ch = static_cast<char>(c);
    if (size_t k = kNamed.find(ch); k != std::string_view::npos) {
      out += '\\';
      out += kLetters[k];
      return;
    }
    if (c >= 0x20 && c < 0x7f) {
      out += ch;
      return;
    }
    std::snprintf(buf, sizeof buf, "\\x%02x", static_cast<unsigned>(c));
    out += buf;
    return;
  }
  if (c == 0xFFFD && raw.size() == 1) {
    std::snprintf(buf, sizeof buf, "\\x%02x", static_cast<unsigned>(static_cast<unsigned char>(raw[0])));
    out += buf;
    return;
  }
  if (llvm::sys::unicode::isPrintable(c)) {
    out += raw;
    return;
  }
  std::snprintf(buf, sizeof buf, c < 0x10000 ? "\\u%04x" : "\\U%08x", static_cast<unsigned>(c));
  out += buf;
}

std::string quote(std::string_view s) {
  std::string out = "\"";
  for (size_t i = 0; i < s.size();) {
    size_t start = i;
    int32_t c = decodeRune(s, &i);
    quoteRune(out, s.substr(start, i - start), c);
  }
  return out + '"';
}

}  // namespace types
