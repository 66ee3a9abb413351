// This file implements GoName. The demangled name is cut at every :: outside of brackets; brackets (parameters,
// template arguments) are dropped from the parts.
#include "sched/symbol.h"

#include <cstring>

namespace gort {
namespace {

struct Part {
  const char* begin;
  size_t size;         // of the name, without brackets
  bool hasParameters;  // brackets with something in them follow
  bool isFunction;     // (...) follows

  bool is(const char* text) const { return strlen(text) == size && memcmp(begin, text, size) == 0; }
  bool startsUpper() const { return size > 0 && *begin >= 'A' && *begin <= 'Z'; }
  // $_0 is clang's name of a closure type, 'lambda'... and {lambda()#1} are those of demanglers.
  bool isLambda() const { return size > 0 && (*begin == '$' || *begin == '\'' || *begin == '{'); }
};

// The end of the bracket that opens at p, one past its closing bracket.
const char* skipBracket(const char* p) {
  int depth = 0;
  for (; *p; p++) {
    if (*p == '(' || *p == '<' || *p == '{') depth++;
    if (*p == ')' || (*p == '>' && p[-1] != '-') || *p == '}') depth--;
    if (depth == 0) return p + 1;
  }
  return p;
}

constexpr int kMostParts = 24;

int split(const char* name, Part* parts) {
  int count = 0;
  const char* p = name;
  while (*p && count < kMostParts) {
    Part part{p, 0, false, false};
    const bool isLambda = *p == '{';
    if (isLambda) p = skipBracket(p);
    if (strncmp(p, "operator()", 10) == 0) p += 10;
    while (*p && *p != '(' && *p != '<' && *p != ' ' && *p != '[' && strncmp(p, "::", 2) != 0) p++;
    part.size = static_cast<size_t>(p - part.begin);
    while (*p == '<' || *p == '(' || *p == '[') {
      const char* end = *p == '[' ? strchr(p, ']') : skipBracket(p);
      if (!end) break;
      if (*p == '[') end++;
      if (*p == '(') {
        part.isFunction = true;
        part.hasParameters = end - p > 2;
      }
      p = end;
    }
    parts[count++] = part;
    while (*p && strncmp(p, "::", 2) != 0) p++;  // const and the like
    if (*p) p += 2;
  }
  return count;
}

// Return types stand before the name of a template instance: "long main_::f<long>(long)".
const char* skipReturnType(const char* name) {
  const char* start = name;
  for (const char* p = name; *p && *p != '(';) {
    if (*p == '<' || *p == '{') {
      p = skipBracket(p);
      continue;
    }
    if (*p == ' ') start = p + 1;
    p++;
  }
  return start;
}

}  // namespace

void GoName::add(const char* begin, size_t size) {
  if (size > kMost - 1 - size_) size = kMost - 1 - size_;
  memcpy(text_ + size_, begin, size);
  size_ += size;
}

void GoName::add(const char* text) { add(text, strlen(text)); }

GoName GoName::sibling(const char* bareName) const {
  GoName name = *this;
  name.hasParameters_ = true;
  if (strncmp(bareName, "operator()", 10) == 0) {
    name.add(".func1");
  } else {
    const char* slash = strrchr(text_, '/');
    const char* dot = strchr(slash ? slash : text_, '.');
    name.size_ = static_cast<size_t>(dot - text_) + 1;
    name.add(bareName, strcspn(bareName, "<("));
  }
  name.text_[name.size_] = 0;
  return name;
}

GoName::GoName(const char* demangled) {
  const char* name = skipReturnType(demangled);
  Part parts[kMostParts];
  int count = split(name, parts);
  if (count < 2 || parts[0].is("gort") || parts[0].is("std") || parts[0].is("testing")) return;

  // The package.
  int at = 0;
  if (parts[0].is("main_")) {
    add("main");
    at = 1;
  } else if (parts[0].is("go")) {
    // go::sync::atomic::F; what stands in go itself is the runtime.
    for (at = 1; at + 1 < count && !parts[at].isFunction && !parts[at].startsUpper() && !parts[at].isLambda(); at++) {
      if (parts[at].is("detail")) {
        size_ = 0;
        return;
      }
      if (at > 1) add("/");
      add(parts[at].begin, parts[at].size);
    }
    if (at == 1) return;
  } else {
    add(parts[0].begin, parts[0].size);
    at = 1;
  }

  // The function, or a method of a type, and the function literals in it.
  bool isConst = strstr(name, ") const") != nullptr;
  for (int function = 0; at < count; at++) {
    const Part& part = parts[at];
    if (part.is("operator()")) continue;
    if (part.isLambda()) {
      const char digit[] = {static_cast<char>('1' + function++ % 9), 0};
      add(function == 1 ? ".func" : ".");
      add(digit);
      continue;
    }
    add(".");
    bool isType = !part.isFunction && at + 1 < count;
    if (isType && !isConst) add("(*");
    add(part.begin, part.size);
    if (isType && !isConst) add(")");
    hasParameters_ = part.hasParameters;
  }
  text_[size_] = 0;
}

}  // namespace gort
