// This file declares the extent of nodes: where they start and, approximately, where they end. Scopes and messages use
// it.
#pragma once

#include "syntax/nodes.h"

namespace ast {

// The position of n's first token.
Pos startPos(const Node* n);

// Just behind n for names and literals, the closing brace for blocks; for other nodes the end of the last enclosed
// node, so a closing parenthesis or bracket may be missing.
Pos endPos(const Node* n);

}  // namespace ast
