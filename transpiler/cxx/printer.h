// This file declares the printer of the C++ tree.
#pragma once

#include <string>

#include "cxx/tree.h"

namespace cxx {

struct PrintOptions {
  bool lineDirectives = false;  // #line before statements whose source line is known
  std::string outputName;       // the file being written, named by the #line that ends a stretch of Go lines
};

// The text of a unit: two blanks a level, one statement a line, long lines unbroken.
std::string print(const Unit& unit, const PrintOptions& options = {});

// The text of one expression on one line (tests, and lower where it needs an expression as a type's argument).
std::string toString(const Expr* x);

// The bytes as a C++ string literal with quotes: valid UTF-8 is kept, everything else escaped.
std::string quote(const std::string& bytes);

}  // namespace cxx
