// This file declares the dump behind --emit=facts: stable text for tests and for the curious.
#pragma once

#include <string>

#include "analysis/facts.h"
#include "base/pos.h"

namespace analysis {

// The facts of a package in source order, one line each:
//   3:6 func defers=guard recover goto results receiver     for a function or literal, what applies
//   4:2 heap n                                              a variable that needs a heap cell, at its declaration
//   5:5 captures x, &y                                      a literal, & = by reference
//   6:9 stack                                               an allocation that may stay in the frame
//   7:4 hoist                                               a call or receive that needs a temporary
// and at the end "instance Map[int, string]" and "type List[int]".
std::string dumpFacts(const Facts& facts, const types::Info& info, const base::Sources& sources);

}  // namespace analysis
