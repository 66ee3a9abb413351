// This file declares Graph: the ways that control can take through a function body, as blocks of nodes that run one
// after the other. Function literals inside are values here; they have graphs of their own.
#pragma once

#include <deque>
#include <functional>
#include <vector>

#include "syntax/nodes.h"

namespace vet {

struct Block {
  std::vector<ast::Node*> nodes;  // statements without parts that have blocks of their own, conditions, tags
  std::vector<Block*> successors;
  base::Pos returnPos;     // where the block returns: a statement or the end of the body; unknown: it does not
  bool mayReturn = false;  // it returns, or a deferred function may recover from a panic behind it
  bool live = false;       // reachable from the entry
};

struct Graph {
  std::deque<Block> blocks;  // the first is the entry; addresses are stable
  bool returns = false;      // control can come back to the caller
};

// The graph of a body. mayReturn says of a call that is a statement whether control comes back from it.
Graph buildGraph(ast::BlockStmt* body, const std::function<bool(const ast::CallExpr*)>& mayReturn);

}  // namespace vet
