// This file declares the Go printer: expressions as gc's messages quote them.
#pragma once

#include <string>

#include "syntax/nodes.h"

namespace ast {

// The source form of n on one line, as in "invalid operation: x + y (...)". Function bodies and the insides of long
// struct and composite literals are shown as "…", as gc does.
std::string toString(const Node* n);

}  // namespace ast
