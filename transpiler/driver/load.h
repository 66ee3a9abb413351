// This file declares loadProgram: from what the command line names to parsed packages in an order in which they can be
// checked.
//
// find.h says where packages are looked for. A package that cannot be found is no error here: the checker reports it
// where it is imported, with the reason that Package::importErrors holds. A cycle of imports is one, and ends the
// program.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diag/diag.h"
#include "driver/layout.h"
#include "driver/module.h"
#include "driver/options.h"
#include "syntax/nodes.h"

namespace driver {

// Where a package comes from.
enum class Origin {
  User,     // the program's own, or a module it requires: we generate its code
  Bundled,  // installed with go2cpp: its code is in the archive
  Goroot,   // Go's own source: we generate its code
};

// What stands for the import path of a package that is given as a list of files.
constexpr char kFilesPackage[] = "command-line-arguments";

struct Package {
  std::string path;        // import path; "main" for programs
  std::string importPath;  // as headers of messages show it; kFilesPackage for a list of files
  std::string dir;
  std::string name;  // as its first file says
  Origin origin = Origin::User;
  bool root = false;                     // named on the command line
  bool hasAssembly = false;              // .s files stand beside its .go files
  bool hasNativeCode = false;            // .cpp files do
  std::string goVersion;                 // "go1.N"
  const Module* module = nullptr;        // null: none
  std::optional<std::string> summaries;  // bundled: what stands for the bodies of its functions, which were skipped
  std::vector<std::string> fileNames;    // as messages show them
  std::vector<ast::File*> files;         // parsed, in the same order; files whose package clause is wrong are missing
  std::map<std::string, Package*> imports;          // by import path; unsafe is missing
  std::map<std::string, std::string> importErrors;  // import path -> why there is no such package
};

struct Program {
  std::vector<std::unique_ptr<Module>> modules;
  std::vector<std::unique_ptr<Package>> packages;  // imported ones stand before those that import them
  std::string modulePath;                          // of the roots; empty: none
  bool failed = false;                             // a cycle, or input that is no package: nothing to check
};

// Loads the packages that options.inputs (or options.package) names and all they import. Unreadable input and syntax
// errors go to diags.
Program loadProgram(const Options& options, const Layout& layout, base::Sources& sources, diag::Diags& diags,
                    ast::Ast& ast);

}  // namespace driver
