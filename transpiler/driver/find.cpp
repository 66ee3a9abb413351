// This file implements Finder.
#include "driver/find.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <unordered_set>

#include "base/unicode.h"
#include "driver/files.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace driver {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

bool isStandard(std::string_view importPath) {
  static const auto& set = *new std::unordered_set<std::string_view>{
#define STD_PACKAGE(path) path,
#include "driver/std_packages.def"
  };
  return set.contains(importPath);
}

bool isRelative(std::string_view importPath) {
  return importPath.starts_with("./") || importPath.starts_with("../") || importPath == "." || importPath == "..";
}

// A path relative to the current folder if it lies below it.
std::string shorten(const std::string& full) {
  llvm::SmallString<256> here;
  fs::current_path(here);
  std::string prefix = here.str().str() + "/";
  if (full + "/" == prefix) {
    return ".";
  }
  return full.starts_with(prefix) ? full.substr(prefix.size()) : full;
}

// Why no package can have this path, in the words of the go command; empty if one can.
std::string whyMalformed(const std::string& importPath) {
  if (importPath == "main") {
    return "cannot import \"main\"";
  }
  if (importPath[0] == '/') {
    return "import path cannot be absolute path";
  }
  if (importPath[0] == '-') {
    return "malformed import path " + base::quote(importPath) + ": leading dash";
  }
  if (importPath[0] == '.') {
    return "";  // relative
  }
  llvm::SmallString<128> clean(importPath);
  path::remove_dots(clean, /*remove_dot_dot=*/true);
  while (clean.size() > 1 && clean.ends_with("/")) {
    clean.pop_back();
  }
  if (clean.str() != importPath) {
    return "non-canonical import path " + base::quote(importPath) + " (should be " + base::quote(clean.str()) + ")";
  }
  return "";
}

// Where the go command keeps "path@version" after a download; upper-case letters are written as "!" and the
// lower-case one.
std::string cacheFolder(const std::string& versioned) {
  std::string escaped;
  for (char c : versioned) {
    if ('A' <= c && c <= 'Z') {
      escaped += '!';
      escaped += static_cast<char>(c + ('a' - 'A'));
    } else {
      escaped += c;
    }
  }
  const char* cache = std::getenv("GOMODCACHE");
  const char* home = std::getenv("HOME");
  return (cache != nullptr ? std::string(cache) : std::string(home != nullptr ? home : "") + "/go/pkg/mod") + "/" +
         escaped;
}

// "" or "/sub/path" if importPath is that of a module or below it; nothing otherwise.
std::optional<std::string> below(const std::string& importPath, const std::string& modulePath) {
  if (importPath == modulePath) {
    return "";
  }
  if (!importPath.starts_with(modulePath + "/")) {
    return std::nullopt;
  }
  return importPath.substr(modulePath.size());
}

// The import path of a folder of the user's.
std::string importPathOf(const std::string& dir, const Module* module) {
  std::string full = absolutePath(dir);
  if (module == nullptr) {
    return path::filename(full).str();
  }
  if (full == module->dir) {
    return module->path;
  }
  return module->path + "/" + full.substr(std::min(full.size(), module->dir.size() + (module->dir == "/" ? 0 : 1)));
}

Found failure(std::string reason) {
  Found none;
  none.error = std::move(reason);
  return none;
}

}  // namespace

std::string joinPath(const std::string& dir, const std::string& name) {
  if (dir.empty() || dir == ".") {
    return name;
  }
  return dir + (dir.ends_with('/') ? "" : "/") + name;
}

std::string absolutePath(const std::string& name) {
  llvm::SmallString<256> p(name.empty() ? "." : name);
  fs::make_absolute(p);
  path::remove_dots(p, /*remove_dot_dot=*/true);
  return p.str().str();
}

bool hasGoFiles(const std::string& dir) {
  std::error_code error;
  for (fs::directory_iterator it(dir, error), end; !error && it != end; it.increment(error)) {
    llvm::StringRef name = path::filename(it->path());
    if (name.ends_with(".go") && !name.ends_with("_test.go")) {
      return true;
    }
  }
  return false;
}

Finder::Finder(const Options& options, const Layout& layout, Program& program)
    : bundle_(options.pkgDir.empty() ? layout.packages : options.pkgDir),
      gorootSource_(options.goroot.empty() ? "" : absolutePath(options.goroot) + "/src/"),
      program_(program) {}

const Module* Finder::addModule(Module m) {
  for (const auto& known : program_.modules) {
    if (known->dir == m.dir) {
      return known.get();
    }
  }
  program_.modules.push_back(std::make_unique<Module>(std::move(m)));
  return program_.modules.back().get();
}

Found Finder::inFolder(const std::string& dir) {
  std::string full = absolutePath(dir);
  if (!gorootSource_.empty() && full.starts_with(gorootSource_)) {
    return {full.substr(gorootSource_.size()), dir, Origin::Goroot, nullptr, ""};
  }
  auto module = findModule(dir);
  const Module* m = module ? addModule(std::move(*module)) : nullptr;
  return {importPathOf(dir, m), dir, Origin::User, m, ""};
}

std::vector<std::string> Finder::standardPackages() const {
  std::vector<std::string> list;
  std::error_code error;
  for (fs::recursive_directory_iterator it(gorootSource_, error), end; !error && it != end; it.increment(error)) {
    if (it->type() != fs::file_type::directory_file) {
      continue;
    }
    std::string importPath = it->path().substr(gorootSource_.size());
    llvm::StringRef name = path::filename(importPath);
    if (name.starts_with(".") || name.starts_with("_") || name == "testdata" || importPath == "cmd" ||
        importPath == "builtin") {  // builtin is a page of documentation
      it.no_push();
    } else if (hasGoFiles(it->path())) {
      list.push_back(importPath);
    }
  }
  std::sort(list.begin(), list.end());
  return list;
}

Found Finder::find(const Package& from, const std::string& importPath) {
  if (importPath == "C") {
    return failure("not supported yet: cgo");
  }
  if (std::string reason = whyMalformed(importPath); !reason.empty()) {
    return failure(std::move(reason));
  }
  if (!mayUseInternal(from, importPath)) {
    return failure("use of internal package " + importPath + " not allowed");
  }
  if (isRelative(importPath)) {
    return relative(from, importPath);
  }
  if (from.origin == Origin::User && from.module != nullptr) {
    if (Found found = inModule(*from.module, importPath); !found.dir.empty()) {
      return found;
    }
  }
  if (std::string dir = bundle_ + "/" + importPath; !bundle_.empty() && hasGoFiles(dir)) {
    return {importPath, dir, Origin::Bundled, nullptr, ""};
  }
  if (Found found = inGoroot(from, importPath); !found.dir.empty()) {
    return found;
  }
  if (isStandard(importPath)) {
    return failure("not supported yet: package " + importPath +
                   " is not bundled with go2cpp; --goroot=DIR takes it from a Go installation");
  }
  if (importPath.substr(0, importPath.find('/')).find('.') == std::string::npos) {
    return failure("package " + importPath + " is not in std");
  }
  return failure(
      "no required module provides package " + importPath +
      (from.module != nullptr ? "" : ": go.mod file not found in current directory or any parent directory"));
}

Found Finder::relative(const Package& from, const std::string& importPath) {
  llvm::SmallString<256> dir(joinPath(from.dir, importPath));
  path::remove_dots(dir, /*remove_dot_dot=*/true);
  if (!fs::is_directory(dir)) {
    return failure("directory not found");
  }
  return {importPathOf(dir.str().str(), from.module), dir.str().str(), Origin::User, from.module, ""};
}

Found Finder::inGoroot(const Package& from, const std::string& importPath) const {
  if (gorootSource_.empty()) {
    return {};
  }
  if (std::string dir = gorootSource_ + importPath; hasGoFiles(dir)) {
    return {importPath, dir, Origin::Goroot, nullptr, ""};
  }
  if (from.origin != Origin::Goroot) {
    return {};
  }
  // Only Go's own packages see what Go vendors; the commands are a module of their own.
  std::string vendored = (from.path.starts_with("cmd/") ? "cmd/vendor/" : "vendor/") + importPath;
  if (std::string dir = gorootSource_ + vendored; hasGoFiles(dir)) {
    return {vendored, dir, Origin::Goroot, nullptr, ""};
  }
  return {};
}

Found Finder::inModule(const Module& m, const std::string& importPath) {
  if (auto rest = below(importPath, m.path); rest && hasGoFiles(m.dir + *rest)) {
    return {importPath, shorten(m.dir + *rest), Origin::User, &m, ""};
  }
  if (std::string dir = m.dir + "/vendor/" + importPath; hasGoFiles(dir)) {
    return {importPath, shorten(dir), Origin::User, &m, ""};
  }
  for (const auto& [modulePath, target] : m.replace) {
    if (below(importPath, modulePath) && !target.empty() && (target[0] == '.' || target[0] == '/')) {
      return inModuleAt(absolutePath(target[0] == '/' ? target : m.dir + "/" + target), modulePath, importPath);
    }
  }
  for (const auto& [modulePath, version] : m.require) {
    if (below(importPath, modulePath)) {
      auto replaced = m.replace.find(modulePath);
      return inModuleAt(cacheFolder(replaced == m.replace.end() ? modulePath + "@" + version : replaced->second),
                        modulePath, importPath);
    }
  }
  return {};
}

// A package of another module, whose folder is known.
Found Finder::inModuleAt(const std::string& dir, const std::string& modulePath, const std::string& importPath) {
  std::string folder = dir + *below(importPath, modulePath);
  if (!hasGoFiles(folder)) {
    return {};
  }
  Module other;
  std::string error;
  if (auto text = readFile(dir + "/go.mod", &error)) {
    other = parseModule(*text);
  }
  other.dir = dir;
  other.path = modulePath;
  return {importPath, shorten(folder), Origin::User, addModule(std::move(other)), ""};
}

// Rule of the go command: a path with an element "internal" may be imported from below the parent of that element.
bool Finder::mayUseInternal(const Package& from, const std::string& importPath) const {
  size_t at = importPath.starts_with("internal/") || importPath == "internal" ? 0 : std::string::npos;
  if (size_t inner = importPath.rfind("/internal/"); inner != std::string::npos) {
    at = inner;
  } else if (importPath.ends_with("/internal")) {
    at = importPath.size() - std::string("/internal").size();
  }
  if (at == std::string::npos || from.origin != Origin::User) {
    return true;
  }
  std::string parent = importPath.substr(0, at);
  while (parent.ends_with('/')) {
    parent.pop_back();
  }
  // Packages of files and programs have another path than their folder's; vendored ones count as where they come from.
  std::string self = importPathOf(from.dir, from.module);
  if (size_t vendor = self.find("/vendor/"); vendor != std::string::npos) {
    self = self.substr(vendor + std::string("/vendor/").size());
  }
  if (isRelative(importPath)) {
    parent = absolutePath(joinPath(from.dir, parent));
    self = absolutePath(from.dir);
  }
  return !parent.empty() && (self == parent || self.starts_with(parent + "/"));
}

}  // namespace driver
