// This file declares loadProgram: from what the command line names to parsed packages in an order in which they can be
// checked.
//
// Import paths are looked up in this order: the module of the importing package (its own packages, vendor folder, local
// replacements and the module cache), the bundled packages, the GOROOT if one was given. A package that cannot be found
// is no error here: the checker reports it where it is imported, with the reason that Package::importErrors holds.
#pragma once

#include <map>
#include <memory>
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

struct Package {
  std::string path;  // import path; "main" for programs
  std::string dir;
  std::string name;  // as its first file says
  Origin origin = Origin::User;
  bool root = false;                   // named on the command line
  std::string goVersion;               // "go1.N"
  const Module* module = nullptr;      // null: none
  std::vector<std::string> fileNames;  // as messages show them
  std::vector<ast::File*> files;       // parsed, in the same order; files whose package clause is wrong are missing
  std::map<std::string, Package*> imports;          // by import path; unsafe is missing
  std::map<std::string, std::string> importErrors;  // import path -> why there is no such package
};

struct Program {
  std::vector<std::unique_ptr<Module>> modules;
  std::vector<std::unique_ptr<Package>> packages;  // imported ones stand before those that import them
  std::string modulePath;                          // of the roots; empty: none
};

// Loads the packages that options.inputs (or options.package) names and all they import. Unreadable input and syntax
// errors go to diags.
Program loadProgram(const Options& options, const Layout& layout, base::Sources& sources, diag::Diags& diags,
                    ast::Ast& ast);

}  // namespace driver
