// This file declares how the checker writes messages: message("cannot use %s as %s value", x, t).
//
// Types and objects are written as the package being checked sees them: its own names bare, others with the package
// name, or the quoted import path where two packages of that name are in play.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/pos.h"
#include "syntax/nodes.h"
#include "types/object.h"
#include "types/type.h"

namespace types {

struct Operand;

// Sets the package whose view messages take; returns the one before. checkPackage does it on entry and undoes it.
Package* setMessagePackage(Package* pkg);
Package* messagePackage();

// The prefix of names of pkg, without the dot; empty for the message package.
std::string qualify(const Package* pkg);

// As the message package sees them.
std::string show(Type* t);
std::string show(const Object* o);
// "[int, string]"
std::string show(const std::vector<Type*>& list);
std::string show(const std::vector<TypeParam*>& list);

// One argument of message(); converts from everything that messages quote.
struct MessageArg {
  std::string text;
  MessageArg(std::string_view s) : text(s) {}
  MessageArg(const std::string& s) : text(s) {}
  MessageArg(const char* s) : text(s) {}
  MessageArg(int n) : text(std::to_string(n)) {}
  MessageArg(long n) : text(std::to_string(n)) {}
  MessageArg(long long n) : text(std::to_string(n)) {}
  MessageArg(unsigned long n) : text(std::to_string(n)) {}
  MessageArg(Type* t) : text(show(t)) {}
  MessageArg(const Object* o) : text(show(o)) {}
  MessageArg(const ast::Node* n);
  MessageArg(const Operand* x);
  MessageArg(const Operand& x) : MessageArg(&x) {}
  MessageArg(const Constant& c) : text(c.toString()) {}
  MessageArg(base::Pos pos);
  MessageArg(const std::vector<Type*>& list) : text(show(list)) {}
  MessageArg(const std::vector<TypeParam*>& list) : text(show(list)) {}
  MessageArg(const Term& t);
};

// `format` with each "%s" ("%d", "%v") replaced by the next argument, "%q" by it in quotes, "%%" by "%".
std::string formatMessage(std::string_view format, std::initializer_list<MessageArg> args);

template <class... Args>
std::string message(std::string_view format, const Args&... args) {
  return formatMessage(format, {MessageArg(args)...});
}

// "constant", "parameter", "defined type" ...
std::string_view objectKind(const Object* o);
// Whether the name was declared as an alias (byte and rune included).
bool isAliasName(const TypeName* o);

// s as a Go string literal in double quotes.
std::string quote(std::string_view s);

}  // namespace types
