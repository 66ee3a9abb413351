// This file implements the driver: the phases from source text to C++, in order.
#include "driver/driver.h"

#include "diag/diag.h"
#include "driver/files.h"
#include "driver/load.h"
#include "llvm/Support/raw_ostream.h"
#include "syntax/dump.h"

namespace driver {

namespace {

// Prints what was reported. True if there were errors.
bool report(const diag::Diags& diags, const Options& options) {
  if (options.json) {
    diags.printJson(llvm::errs());
  } else {
    diags.print(llvm::errs());
  }
  return diags.hasErrors();
}

// --emit=tokens: works on any text, so it comes before the parser.
int emitTokens(const Options& options) {
  for (const std::string& input : options.inputs) {
    std::string error;
    auto text = readFile(input, &error);
    if (!text) {
      llvm::errs() << "open " << input << ": " << error << "\n";
      return 1;
    }
    base::Sources sources;
    llvm::outs() << syntax::dumpTokens(*sources.add(input, std::move(*text)));
  }
  return 0;
}

}  // namespace

int execute(const Options& options, const Layout& layout) {
  if (options.emit == Emit::Tokens) {
    return emitTokens(options);
  }
  base::Sources sources;
  diag::Diags diags(sources);
  if (options.command == Command::Check) {
    diags.setLimit(0);  // a tool that checks shows everything
  }

  // Read and parse the packages and all they import.
  ast::Ast ast;
  Program program = loadProgram(options, layout, sources, diags, ast);
  if (diags.hasSyntaxErrors()) {
    report(diags, options);
    return 1;
  }
  if (options.emit == Emit::Ast) {
    for (const auto& p : program.packages) {
      for (const ast::File* f : p->root ? p->files : std::vector<ast::File*>()) {
        llvm::outs() << syntax::dumpTree(*f);
      }
    }
    return report(diags, options) ? 1 : 0;
  }
  return report(diags, options) ? 1 : 0;
}

}  // namespace driver
