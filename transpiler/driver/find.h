// This file declares Finder: from import paths to folders.
//
// Order: the module of the importing package (its own packages, vendor folder, local replacements and the module
// cache), the bundled packages, the GOROOT if one was given. Go's own tree (below --goroot) is a world of its own: once
// a package of it is named on the command line the bundle stays out, so that all packages agree on what "fmt" is.
#pragma once

#include <string>
#include <vector>

#include "driver/layout.h"
#include "driver/load.h"

namespace driver {

// The folder of a package.
struct Found {
  std::string path;  // the import path that tells it from all others: vendored packages of the GOROOT have a prefix
  std::string dir;   // empty: not found
  Origin origin = Origin::User;
  const Module* module = nullptr;
  std::string error;  // why nothing was found, in the words of the go command
};

class Finder {
 public:
  // program owns the modules that are met on the way.
  Finder(const Options& options, const Layout& layout, Program& program);

  // The package that `from` means by importPath.
  Found find(const Package& from, const std::string& importPath);

  // The package in a folder that the command line names; path and origin follow from where the folder stands.
  Found inFolder(const std::string& dir);

  // The import paths that the pattern "std" stands for, in order; empty without a GOROOT.
  std::vector<std::string> standardPackages() const;

  // Leaves the bundled packages out.
  void withoutBundle() { bundle_.clear(); }

  // The folder of the GOROOT's packages, absolute and with a slash at the end; empty: there is none.
  const std::string& gorootSource() const { return gorootSource_; }

 private:
  Found inModule(const Module& m, const std::string& importPath);
  Found inModuleAt(const std::string& dir, const std::string& modulePath, const std::string& importPath);
  Found inGoroot(const Package& from, const std::string& importPath) const;
  Found relative(const Package& from, const std::string& importPath);
  bool mayUseInternal(const Package& from, const std::string& importPath) const;
  const Module* addModule(Module m);

  std::string bundle_;
  std::string gorootSource_;
  Program& program_;
};

// dir + "/" + name, without "./".
std::string joinPath(const std::string& dir, const std::string& name);

std::string absolutePath(const std::string& name);

// True if the folder has a file that can belong to a package.
bool hasGoFiles(const std::string& dir);

}  // namespace driver
