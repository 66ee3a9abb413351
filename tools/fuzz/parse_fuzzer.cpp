// This file implements a fuzzer of the parser: whatever the bytes, parsing ends, and the printer and the search for
// positions cope with the tree. README.md says how it is run.
#include <cstdint>
#include <string>

#include "base/pos.h"
#include "budget.h"
#include "diag/diag.h"
#include "syntax/nodes.h"
#include "syntax/syntax.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Budget budget(size);
  base::Sources sources;
  diag::Diags diags(sources);
  ast::Ast ast;
  const base::SourceFile* source = sources.add("fuzz.go", std::string(reinterpret_cast<const char*>(data), size));
  ast::File* file = syntax::parseFile(source, sources, diags, ast);
  if (file != nullptr && !diags.hasErrors()) {
    syntax::checkDirectives(file, diags);
  }
  return 0;
}
