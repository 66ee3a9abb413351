// This file implements the driver: the phases from source text to C++ and to a running program, in order.
#include "driver/driver.h"

#include <map>

#include "analysis/dump.h"
#include "driver/bodies.h"
#include "driver/check.h"
#include "driver/files.h"
#include "driver/load.h"
#include "driver/output.h"
#include "driver/process.h"
#include "driver/toolchain.h"
#include "driver/translate.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "syntax/dump.h"
#include "syntax/syntax.h"
#include "types/dump.h"

namespace driver {

namespace {

// Prints what was reported, under the names of the packages if packages were named and not files. True if there were
// errors.
bool report(const diag::Diags& diags, const Program& program, const Options& options) {
  if (options.json) {
    diags.printJson(llvm::errs());
    return diags.hasErrors();
  }
  std::map<const base::SourceFile*, std::string_view> packages;
  for (const auto& p : program.packages) {
    for (const ast::File* f : p->importPath != kFilesPackage ? p->files : std::vector<ast::File*>()) {
      packages[f->source] = p->importPath;
    }
  }
  diags.print(llvm::errs(), [&](base::Pos pos) {
    auto found = packages.find(diags.sources().file(pos));
    return found != packages.end() ? found->second : std::string_view();
  });
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

// Prints text(i) for the packages that were named on the command line; i: the place in program.packages.
template <class Text>
void emitRoots(const Program& program, Text&& text) {
  for (size_t i = 0; i < program.packages.size(); i++) {
    if (program.packages[i]->root) {
      llvm::outs() << text(i);
    }
  }
}

// What `build` writes without -o: the name of the package's folder or first file.
std::string defaultOutput(const Package& root, const Options& options) {
  namespace path = llvm::sys::path;
  llvm::StringRef first = options.inputs[0];
  if (first.ends_with(".go")) {
    return path::stem(first).str();
  }
  llvm::SmallString<128> dir(root.dir);
  llvm::sys::fs::make_absolute(dir);
  path::remove_dots(dir, true);
  return path::filename(dir).str();
}

// Compiles the program and starts it, or writes the executable.
int runOrBuild(const std::vector<Translated>& units, const Program& program, const Options& options,
               const Layout& layout) {
  const Package* root = nullptr;
  for (const auto& p : program.packages) {
    root = p->root ? p.get() : root;
  }
  if (root->name != "main") {
    if (options.command == Command::Run) {
      llvm::errs() << "package " << root->path << " is not a main package\n";
      return 1;
    }
    return 0;  // a library compiles; there is nothing to link
  }
  std::vector<GeneratedFile> files;
  for (const Translated& t : units) {
    files.push_back(t.source);
    if (!t.headerName.empty()) {
      files.push_back(t.header);
    }
  }
  std::string exe = buildExecutable(files, options, layout);
  if (exe.empty()) {
    return 1;
  }
  if (options.command == Command::Run) {
    replaceProcess(exe, options.args);
  }
  std::string output = options.output.empty() ? defaultOutput(*root, options) : options.output;
  if (llvm::sys::fs::is_directory(output)) {
    output += "/" + defaultOutput(*root, options);
  }
  std::string temporary = output + ".tmp";
  std::error_code code = llvm::sys::fs::copy_file(exe, temporary);
  if (!code) {
    code = llvm::sys::fs::setPermissions(temporary, static_cast<llvm::sys::fs::perms>(0755));
  }
  if (!code) {
    code = llvm::sys::fs::rename(temporary, output);
  }
  if (code) {
    llvm::sys::fs::remove(temporary);
    llvm::errs() << "go2cpp: " << output << ": " << code.message() << "\n";
    return 1;
  }
  return 0;
}

}  // namespace

bool isWarning(std::string_view name) { return diag::warningNamed(name).has_value(); }

int execute(const Options& options, const Layout& layout) {
  if (options.emit == Emit::Tokens) {
    return emitTokens(options);
  }
  base::Sources sources;
  diag::Diags diags(sources);
  for (std::string_view name : diag::warningNames()) {
    for (const std::string& off : options.warningsOff) {
      if (off == "all" || off == name) {
        diags.enable(*diag::warningNamed(name), false);
      }
    }
  }
  if (options.command == Command::Check) {
    diags.setLimit(0);  // a tool that checks shows everything
  }

  // Read and parse the packages and all they import.
  ast::Ast ast;
  Program program = loadProgram(options, layout, sources, diags, ast);
  if ((diags.hasSyntaxErrors() && !options.keepGoing) || program.failed || program.packages.empty()) {
    return report(diags, program, options) ? 1 : 0;
  }
  if (options.emit == Emit::Ast) {
    emitRoots(program, [&](size_t i) {
      std::string text;
      for (const ast::File* f : program.packages[i]->files) {
        text += syntax::dumpTree(*f);
      }
      return text;
    });
    return report(diags, program, options) ? 1 : 0;
  }

  if (options.verbose) {
    for (const auto& p : program.packages) {
      llvm::errs() << p->importPath << "\n";
    }
  }

  // Give every expression its type and value, and report what is not Go.
  Checked checked = checkProgram(program, options, diags);
  if (options.emit == Emit::Types) {
    emitRoots(program, [&](size_t i) { return types::dumpInfo(*checked.infos[i], sources); });
    return report(diags, program, options) ? 1 : 0;
  }
  for (const auto& p : program.packages) {
    if (p->origin == Origin::User && !diags.hasErrors()) {
      // Single files need not be all of a package, as for `go tool compile`.
      checkBodies(*p, options.command != Command::Check || p->importPath != kFilesPackage, diags);
      for (ast::File* f : p->files) {
        syntax::checkDirectives(f, diags);
      }
    }
  }
  if (!diags.hasErrors()) {
    warnProgram(program, checked, diags);
  }
  for (const auto& p : program.packages) {
    if (options.command != Command::Check && p->origin == Origin::User && !diags.hasErrors()) {
      refuseForeignCode(*p, diags);
    }
  }
  if (diags.hasErrors() || options.command == Command::Check) {
    return report(diags, program, options) ? 1 : 0;
  }

  // From here on the program is correct. Find out what lowering must know: what escapes, is captured, must keep its
  // order.
  Analysed analysed = analyseProgram(program, checked);
  if (options.emit == Emit::Facts) {
    emitRoots(program, [&](size_t i) { return analysis::dumpFacts(*analysed.facts[i], *checked.infos[i], sources); });
    return 0;
  }

  if (!options.summary.empty()) {
    std::string error;
    if (!writeFile(options.summary, analysis::summaries(*checked.infos.back()), &error)) {
      llvm::errs() << "go2cpp: " << options.summary << ": " << error << "\n";
      return 1;
    }
  }

  // Turn each package into C++.
  std::vector<Translated> units = translateProgram(program, checked, analysed, options, diags);
  if (report(diags, program, options)) {
    return 1;
  }

  // Write it, or make a program of it.
  if (options.command == Command::Transpile) {
    return writeOutput(units, program, options, layout) ? 0 : 1;
  }
  return runOrBuild(units, program, options, layout);
}

}  // namespace driver
