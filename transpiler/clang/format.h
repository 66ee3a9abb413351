// This file declares the formatter: libFormat on one file.
#pragma once

#include <string>

namespace go2cpp_clang {

// Reformats a C++ file in place; an already formatted one is not written. False, with a message on standard error, if
// it cannot be read or written.
bool formatFile(const std::string& path);

}  // namespace go2cpp_clang
