// This file declares the passes that analyze() runs, in this order, and what they share. Private to analysis.
#pragma once

#include "analysis/facts.h"
#include "syntax/walk.h"

namespace analysis {

// What every pass gets: the checked package, read only, and the facts so far.
struct Pass {
  const types::Info& info;
  const Program& program;
  const Known& known;
  Facts& facts;

  // The body of f was checked, so that the Info answers questions about it.
  bool hasBody(const types::Func* f) const;

  // The language version of the file that n stands in is at least go1.minor.
  bool versionAtLeast(const ast::File* file, int minor) const;
  // The local variable, parameter or result that x names (parentheses removed); null for anything else.
  types::Var* localVar(ast::Expr* x) const;
  // The builtin that a call invokes, or null.
  const types::Builtin* builtinCallee(const ast::CallExpr* call) const;
  // The function or method that a call invokes where that is known statically (origin of instances), or null.
  types::Func* staticCallee(const ast::CallExpr* call) const;
  // The call is a conversion T(x).
  bool isConversion(const ast::CallExpr* call) const;
};

// capture.cpp: captures, reassigned, addressTaken.
void findCaptures(Pass& pass);
// defer.cpp: FuncFacts.
void findFunctionFacts(Pass& pass);
// summary.cpp: what is known of functions without a body at hand, for the passes behind.
void readSummaries(Pass& pass);
bool isKnownToRecover(const types::Func* f);
// escape.cpp: heapVars, stackSites. Needs captures.
void findEscapes(Pass& pass);
// order.cpp: hoisted. Needs captures.
void findOrderHazards(Pass& pass);
// instance.cpp: funcInstances, typeInstances.
void findInstances(Pass& pass);

}  // namespace analysis
