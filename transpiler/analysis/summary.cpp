// This file implements the summaries of a package's functions: what callers need to know of bodies they do not see.
//
// A line for each function about which anything is known:
//
//   List.PushBack - h0        a method: its receiver does not leak, its parameter reaches the heap as it is
//   Trim r0:0 -               the first parameter is returned as the first result
//   safely R h0               recover() stands in its body
//
// h and r are followed by the dereferences on the way (ParamTag). The file is written when the package is built and read
// in place of the bodies when it is imported.
#include <charconv>

#include "analysis/escape.h"

namespace analysis {

namespace {

// Functions without a body at hand that contain recover().
std::unordered_set<const types::Func*>& recoverers() {
  static std::unordered_set<const types::Func*> set;
  return set;
}

std::string keyOf(const types::Func* f) {
  std::string name(f->name);
  const types::Var* recv = f->signature()->recv;
  if (recv == nullptr) {
    return name;
  }
  types::Type* t = types::unalias(recv->type);
  auto* p = types::dynCast<types::Pointer>(t);
  auto* named = types::dynCast<types::Named>(p == nullptr ? t : types::unalias(p->elem));
  return named == nullptr ? name : std::string(named->obj->name) + "." + name;
}

size_t paramCount(const types::Func* f) {
  const types::Signature* sig = f->signature();
  return sig->params->vars.size() + (sig->recv != nullptr ? 1 : 0);
}

std::string word(const ParamTag& tag) {
  std::string text;
  if (tag.toHeap != ParamTag::kNever) {
    text = "h" + std::to_string(tag.toHeap);
  }
  for (size_t i = 0; i < tag.toResult.size(); i++) {
    if (tag.toResult[i] != ParamTag::kNever) {
      text += (text.empty() ? "r" : ",r") + std::to_string(i) + ":" + std::to_string(tag.toResult[i]);
    }
  }
  return text.empty() ? "-" : text;
}

// Takes a number off the front of text; -1 if there is none.
int takeNumber(std::string_view& text) {
  int n = -1;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return n;
}

// The inverse of word(); false for what it cannot have written.
bool readWord(std::string_view text, ParamTag& tag) {
  if (text == "-") {
    return true;
  }
  while (!text.empty()) {
    char kind = text[0];
    text.remove_prefix(1);
    int first = takeNumber(text);
    if (kind == 'h') {
      tag.toHeap = first;
    } else if (kind == 'r' && text.starts_with(":") && first >= 0) {
      text.remove_prefix(1);
      tag.toResult.resize(std::max(tag.toResult.size(), static_cast<size_t>(first) + 1), ParamTag::kNever);
      tag.toResult[static_cast<size_t>(first)] = takeNumber(text);
    } else {
      return false;
    }
    if (text.starts_with(",")) {
      text.remove_prefix(1);
    }
  }
  return true;
}

std::string_view takeUntil(std::string_view& text, char end) {
  size_t n = text.find(end);
  std::string_view part = text.substr(0, n);
  text.remove_prefix(n == std::string_view::npos ? text.size() : n + 1);
  return part;
}

bool isMarked(const ast::FuncDecl* d, std::string_view directive) {
  for (const ast::Directive& each : d->directives) {
    if (each.text.ends_with(directive)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool isKnownToRecover(const types::Func* f) { return recoverers().count(f) != 0; }

std::string summaries(const types::Info& info) {
  std::string out;
  for (const types::Func* f : info.funcs) {
    auto found = functionTags().find(f);
    bool recovers = callsRecover(f);
    if (f->name == "_" || f->name == "init" || (found == functionTags().end() && !recovers)) {
      continue;
    }
    std::string line = keyOf(f) + (recovers ? " R" : "");
    for (size_t i = 0; i < paramCount(f); i++) {
      line += " " + (found == functionTags().end() ? "h0" : word(found->second[i]));
    }
    out += line + "\n";
  }
  return out;
}

void readSummaries(Pass& pass) {
  std::unordered_map<std::string, types::Func*> functions;
  for (types::Func* f : pass.info.funcs) {
    if (pass.hasBody(f)) {
      continue;
    }
    functions[keyOf(f)] = f;
    // Native code says so where it is declared.
    if (f->decl != nullptr && f->decl->body == nullptr && isMarked(f->decl, "go:noescape")) {
      functionTags()[f].assign(paramCount(f), ParamTag());
    }
  }
  std::string_view text = pass.known.summaries;
  while (!text.empty()) {
    std::string_view line = takeUntil(text, '\n');
    auto found = functions.find(std::string(takeUntil(line, ' ')));
    if (found == functions.end()) {
      continue;
    }
    std::vector<ParamTag> tags;
    bool valid = true;
    while (!line.empty()) {
      std::string_view part = takeUntil(line, ' ');
      if (part == "R") {
        recoverers().insert(found->second);
        continue;
      }
      valid = readWord(part, tags.emplace_back()) && valid;
    }
    if (valid && tags.size() == paramCount(found->second)) {
      functionTags()[found->second] = std::move(tags);
    }
  }
}

}  // namespace analysis
