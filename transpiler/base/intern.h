// This file declares the table of interned strings: equal strings have equal data(), so names compare by pointer.
//
// The table lives as long as the process and is used by one thread only.
#pragma once

#include <string_view>

namespace base {

// Returns the one copy of s; it is never freed.
std::string_view intern(std::string_view s);

}  // namespace base
