// This file implements a fuzzer of the parser: whatever the bytes, parsing ends, with and without function bodies, and
// the dump copes with the tree. README.md says how it is run.
#include <cstdint>
#include <string>

#include "base/pos.h"
#include "budget.h"
#include "diag/diag.h"
#include "syntax/dump.h"
#include "syntax/nodes.h"
#include "syntax/syntax.h"

static void parse(const std::string& text, const syntax::ParseOptions& options) {
  base::Sources sources;
  diag::Diags diags(sources);
  ast::Ast ast;
  ast::File* file = syntax::parseFile(sources.add("fuzz.go", text), sources, diags, ast, options);
  if (file != nullptr && !diags.hasErrors()) {
    syntax::checkDirectives(file, diags);
    syntax::dumpTree(*file);
  }
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Budget budget(size);
  std::string text(reinterpret_cast<const char*>(data), size);
  parse(text, {});
  syntax::ParseOptions options;
  options.comments = false;
  options.skipBodies = true;
  options.compilerBranches = false;
  parse(text, options);
  return 0;
}
