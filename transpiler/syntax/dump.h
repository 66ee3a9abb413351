// This file declares the dumps behind --emit=tokens and --emit=ast: stable text for tests and for the curious.
#pragma once

#include <string>

#include "base/pos.h"
#include "syntax/nodes.h"

namespace syntax {

// One token a line: "3:5 Name x", "3:6 Semi newline"; comments as "2:1 comment // text"; errors as "error: ...".
std::string dumpTokens(const base::SourceFile& source);

// One node a line, children indented below it: "cond: Operation 4:7 ==". Attached comments stand as "// leading" lines
// at their node.
std::string dumpTree(const ast::File& file);

}  // namespace syntax
