// This file implements the spelling of names. Go identifiers are C++ identifiers (UTF-8 included), except keywords and
// macros that the platform's compilers or the C headers predefine.
#include "lower/names.h"

#include <array>
#include <unordered_set>

namespace lower {

namespace {

const std::unordered_set<std::string_view>& forbidden() {
  static const std::unordered_set<std::string_view> names = {
      // keywords of C++20 and alternative tokens
      "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char",
      "char8_t", "char16_t", "char32_t", "class", "compl", "concept", "const", "consteval", "constexpr", "constinit",
      "const_cast", "continue", "co_await", "co_return", "co_yield", "decltype", "default", "delete", "do", "double",
      "dynamic_cast", "else", "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if",
      "inline", "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or",
      "or_eq", "private", "protected", "public", "register", "reinterpret_cast", "requires", "return", "short",
      "signed", "sizeof", "static", "static_assert", "static_cast", "struct", "switch", "template", "this",
      "thread_local", "throw", "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual",
      "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
      // macros
      "errno", "stdin", "stdout", "stderr", "EOF", "NULL", "linux", "unix", "i386", "assert", "offsetof", "major",
      "minor", "makedev", "INFINITY", "NAN", "HUGE_VAL", "SIG_DFL", "SIG_IGN", "SIG_ERR", "RAND_MAX", "BUFSIZ",
      "signbit", "isnan", "isinf", "isfinite", "va_start", "va_end", "va_arg", "va_copy", "setjmp", "alloca",
      "static_assert",
      // the unit's own names
      "go", "gort", "main_", "std"};
  return names;
}

// Constants of C's system headers that are macros there: a program may include those beside ours. "EINTR", "O_RDONLY",
// "SIGINT".
bool isSystemMacro(std::string_view name) {
  for (char c : name) {
    if (!('A' <= c && c <= 'Z') && !('0' <= c && c <= '9') && c != '_') {
      return false;
    }
  }
  for (std::string_view prefix :
       {"O_",   "S_I", "SEEK_", "SIG",    "AF_",   "PF_",    "SOCK_",  "SOL_",  "SO_",  "IPPROTO_", "F_", "PROT_",
        "MAP_", "WNO", "DT_",   "CLOCK_", "INT_M", "LONG_M", "UINT_M", "CHAR_", "FLT_", "DBL_",     "M_"}) {
    if (name.starts_with(prefix) && name.size() > prefix.size()) {
      return true;
    }
  }
  // Error numbers.
  return name.size() > 3 && name[0] == 'E' && name.find('_') == std::string_view::npos;
}

}  // namespace

std::string cppName(std::string_view goName) {
  std::string name(goName);
  if (forbidden().count(goName) != 0 || isSystemMacro(goName) || goName.starts_with("__") ||
      (goName.size() > 1 && goName[0] == '_' && 'A' <= goName[1] && goName[1] <= 'Z')) {
    name += '_';
  }
  return name;
}

bool isRuntimeMember(std::string_view name) {
  static const std::unordered_set<std::string_view> members = {
      "value",    "ptr",      "len",     "cap",       "begin",     "end",     "of",     "keyed",      "core",
      "send",     "recv",     "recvOk",  "close",     "set",       "ref",     "erase",  "lookup",     "closure",
      "data",     "type",     "methods", "dynamic",   "methodsOf", "Methods", "goType", "Underlying", "Rep",
      "Element",  "Key",      "List",    "elements",  "Defined",   "Slice",   "Array",  "Map",        "Chan",
      "SendChan", "RecvChan", "Func",    "Interface", "Any"};
  return members.count(name) != 0;
}

std::string methodName(std::string_view goName) {
  static const std::unordered_set<std::string_view> hidden = {"value",      "begin",   "end",       "data",    "type",
                                                              "methods",    "dynamic", "methodsOf", "Methods", "goType",
                                                              "Underlying", "Rep",     "Element",   "Key",     "List"};
  return hidden.count(goName) != 0 ? std::string(goName) + "_" : cppName(goName);
}

std::string lowerFirst(std::string_view goName) {
  std::string name(goName);
  if (!name.empty() && 'A' <= name[0] && name[0] <= 'Z') {
    name[0] = static_cast<char>(name[0] - 'A' + 'a');
  }
  return name;
}

}  // namespace lower
