// This file declares how Go identifiers are spelled in C++: unchanged, but for one trailing underscore where C++ forbids
// the name.
#pragma once

#include <string>
#include <string_view>

namespace lower {

// The C++ identifier for a Go one.
std::string cppName(std::string_view goName);

// The C++ identifier of a method; also keeps clear of what the runtime's types call their own members.
std::string methodName(std::string_view goName);

// Members of the runtime's base types that unqualified lookup inside a method would find first.
bool isRuntimeMember(std::string_view name);

// goName with a lower-case first letter, for the names of tables (requestFields).
std::string lowerFirst(std::string_view goName);

}  // namespace lower
