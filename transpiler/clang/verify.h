// This file declares the verifier: Clang's front end on one file, without code generation.
#pragma once

#include <string>

namespace go2cpp_clang {

// Checks a C++ file with the given compiler flags (separated by spaces). Errors go to standard error, at the Go lines
// where the text has #line directives. True if there were none.
bool verifyFile(const std::string& path, const std::string& flags);

}  // namespace go2cpp_clang
