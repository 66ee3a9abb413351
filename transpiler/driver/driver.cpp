// This file implements the driver: the phases from source text to C++ and to a running program, in order.
#include "driver/driver.h"

#include "analysis/dump.h"
#include "driver/check.h"
#include "driver/files.h"
#include "driver/load.h"
#include "driver/toolchain.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "syntax/dump.h"
#include "types/dump.h"

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

// Calls f(file, index of its package) for the files of the packages that were named on the command line.
template <class F>
int emitRoots(const Program& program, F&& f) {
  for (size_t i = 0; i < program.packages.size(); i++) {
    for (const ast::File* file : program.packages[i]->files) {
      if (program.packages[i]->root) {
        llvm::outs() << f(*file, i);
      }
    }
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
  if (diags.hasSyntaxErrors() || program.packages.empty()) {
    return report(diags, options) ? 1 : 0;
  }
  if (options.emit == Emit::Ast) {
    emitRoots(program, [](const ast::File& f, size_t) { return syntax::dumpTree(f); });
    return report(diags, options) ? 1 : 0;
  }

  // Give every expression its type and value, and report what is not Go.
  Checked checked = checkProgram(program, diags);
  if (options.emit == Emit::Types) {
    for (size_t i = 0; i < program.packages.size(); i++) {
      if (program.packages[i]->root) {
        llvm::outs() << types::dumpInfo(*checked.infos[i], sources);
      }
    }
    return report(diags, options) ? 1 : 0;
  }
  if (diags.hasErrors() || options.command == Command::Check) {
    return report(diags, options) ? 1 : 0;
  }

  if (options.emit == Emit::Facts) {
    analysis::Program known{[&](const types::Package* p) -> const types::Info* {
      for (const types::Info* info : checked.infos) {
        if (info->pkg == p) {
          return info;
        }
      }
      return nullptr;
    }};
    for (size_t i = 0; i < program.packages.size(); i++) {
      if (program.packages[i]->root) {
        const types::Info& info = *checked.infos[i];
        llvm::outs() << analysis::dumpFacts(*analysis::analyze(info, known), info, sources);
      }
    }
    return report(diags, options) ? 1 : 0;
  }

  llvm::errs() << "not supported yet: C++ output\n";
  return 1;
}

}  // namespace driver
