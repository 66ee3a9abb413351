// This file declares the entry of the syntax phase: source text in, syntax tree out.
#pragma once

#include "base/pos.h"
#include "diag/diag.h"
#include "syntax/nodes.h"

namespace syntax {

struct ParseOptions {
  bool comments = true;          // keep and attach comments
  bool importsOnly = false;      // stop after the import declarations (package loading)
  bool skipBodies = false;       // leave out the bodies of functions and methods that are not generic
  bool standardLibrary = false;  // allow directives that only Go's own packages may use
  // Labels and jumps are judged as by gc: in its words, and only in functions whose syntax is right. If false, as by
  // Go's type checker on its own.
  bool compilerBranches = true;
};

// Parses one file. Errors go to diags, in gc's words. The tree is null if the package clause is wrong; after other
// errors it is as complete as could be made out, but not fit for the checker (ask diags.hasErrors()). `sources` learns
// //line directives.
ast::File* parseFile(const base::SourceFile* source, base::Sources& sources, diag::Diags& diags, ast::Ast& ast,
                     const ParseOptions& options = {});

// Reports //go: directives above declarations they cannot apply to. gc does this last, so call it for files the checker
// accepted.
void checkDirectives(ast::File* file, diag::Diags& diags);

}  // namespace syntax
