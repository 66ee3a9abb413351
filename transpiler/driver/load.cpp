// This file implements loadProgram: a depth-first walk over imports, which leaves the packages in the order of their
// dependence.
#include "driver/load.h"

#include <algorithm>
#include <unordered_set>

#include "base/unicode.h"
#include "driver/build_tags.h"
#include "driver/files.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "syntax/syntax.h"

namespace driver {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

const char kNewestLang[] = "go1.27";

std::string join(const std::string& dir, const std::string& name) {
  if (dir.empty() || dir == ".") {
    return name;
  }
  return dir + (dir.ends_with('/') ? "" : "/") + name;
}

std::string absolute(const std::string& name) {
  llvm::SmallString<256> p(name.empty() ? "." : name);
  fs::make_absolute(p);
  path::remove_dots(p, /*remove_dot_dot=*/true);
  return p.str().str();
}

bool isStandard(std::string_view importPath) {
  static const auto& set = *new std::unordered_set<std::string_view>{
#define STD_PACKAGE(path) path,
#include "driver/std_packages.def"
  };
  return set.contains(importPath);
}

class Loader {
 public:
  Loader(const Options& options, const Layout& layout, base::Sources& sources, diag::Diags& diags, ast::Ast& ast)
      : options_(options),
        bundle_(options.pkgDir.empty() ? layout.packages : options.pkgDir),
        sources_(sources),
        diags_(diags),
        ast_(ast) {}

  Program load() {
    if (!options_.package.empty()) {
      auto p = newPackage(options_.importPath, options_.package, Origin::Bundled, nullptr);
      p->root = true;
      loaded_[options_.importPath] = {nullptr, true};
      addFolder(*p);
      finish(options_.importPath, std::move(p));
      return std::move(program_);
    }
    std::vector<std::string> files;
    for (const std::string& input : options_.inputs) {
      if (llvm::StringRef(input).ends_with(".go")) {
        files.push_back(input);
      } else if (llvm::StringRef(input).ends_with("...")) {
        addPattern(input);
      } else {
        addRootFolder(input, /*mustHaveFiles=*/true);
      }
    }
    if (!files.empty()) {
      addRootFiles(files);
    }
    return std::move(program_);
  }

 private:
  struct Found {
    std::string dir;
    Origin origin = Origin::User;
    const Module* module = nullptr;
    std::string error;  // why nothing was found
  };
  struct Loaded {
    Package* package;
    bool inProgress;  // its imports are being loaded: importing it now is a cycle
  };

  void fail(std::string message) { diags_.error(base::Pos(), diag::Code::None, std::move(message)); }

  const Module* moduleOf(const std::string& dir) {
    auto found = findModule(dir);
    if (!found) {
      return nullptr;
    }
    return addModule(std::move(*found));
  }

  const Module* addModule(Module m) {
    for (const auto& known : program_.modules) {
      if (known->dir == m.dir) {
        return known.get();
      }
    }
    program_.modules.push_back(std::make_unique<Module>(std::move(m)));
    return program_.modules.back().get();
  }

  std::unique_ptr<Package> newPackage(std::string importPath, std::string dir, Origin origin, const Module* module) {
    auto p = std::make_unique<Package>();
    p->path = std::move(importPath);
    p->dir = std::move(dir);
    p->origin = origin;
    p->module = module;
    p->goVersion = origin != Origin::User                            ? kNewestLang
                   : !options_.lang.empty()                          ? options_.lang
                   : module != nullptr && !module->goVersion.empty() ? module->goVersion
                                                                     : kNewestLang;
    return p;
  }

  // The import path of a folder of the user's.
  static std::string importPathOf(const std::string& dir, const Module* module) {
    if (module == nullptr) {
      return path::filename(absolute(dir)).str();
    }
    std::string full = absolute(dir);
    if (full == module->dir) {
      return module->path;
    }
    std::string below = full.substr(std::min(full.size(), module->dir.size() + (module->dir == "/" ? 0 : 1)));
    return module->path + "/" + below;
  }

  void addRootFiles(const std::vector<std::string>& files) {
    std::string dir = path::parent_path(files[0]).str();
    const Module* module = moduleOf(dir);
    auto p = newPackage(importPathOf(dir, module), dir, Origin::User, module);
    std::string key = p->path + " (files)";  // a package of files is not importable
    for (const std::string& f : files) {
      if (absolute(path::parent_path(f).str()) != absolute(dir)) {
        return fail("named files must all be in one directory; have " + (dir.empty() ? "." : dir) + " and " +
                    path::parent_path(f).str());
      }
      parseFile(*p, f);
    }
    if (module == nullptr && !p->name.empty()) {
      p->path = p->name;
    }
    addRoot(std::move(p), key);
  }

  void addRootFolder(const std::string& dir, bool mustHaveFiles) {
    if (!fs::is_directory(dir)) {
      return fail(fs::exists(dir) ? dir + " is not a Go file or a package folder"
                                  : "stat " + dir + ": no such file or directory");
    }
    const Module* module = moduleOf(dir);
    std::string importPath = importPathOf(dir, module);
    if (auto it = loaded_.find(importPath); it != loaded_.end() && it->second.package != nullptr) {
      it->second.package->root = true;  // another root imports it
      return;
    }
    std::string shown = dir;
    while (shown.size() > 1 && shown.ends_with('/')) {
      shown.pop_back();
    }
    if (llvm::StringRef(shown).starts_with("./")) {
      shown = shown.substr(2);
    }
    auto p = newPackage(importPath, shown.empty() ? "." : shown, Origin::User, module);
    if (!addFolder(*p)) {
      if (mustHaveFiles) {
        fail("no Go files in " + absolute(dir));
      }
      return;
    }
    loaded_[importPath] = {nullptr, true};
    addRoot(std::move(p), importPath);
  }

  void addRoot(std::unique_ptr<Package> p, const std::string& key) {
    p->root = true;
    if (p->module != nullptr) {
      program_.modulePath = p->module->path;
    }
    finish(key, std::move(p));
  }

  // "./...": all packages below a folder, in the order of their paths.
  void addPattern(const std::string& pattern) {
    std::string top = pattern.substr(0, pattern.size() - 3);
    while (top.size() > 1 && top.ends_with('/')) {
      top.pop_back();
    }
    std::vector<std::string> folders{top.empty() ? "." : top};
    std::error_code error;
    for (fs::recursive_directory_iterator it(folders[0], error), end; !error && it != end; it.increment(error)) {
      if (it->type() != fs::file_type::directory_file) {
        continue;
      }
      llvm::StringRef name = path::filename(it->path());
      if (name.starts_with(".") || name.starts_with("_") || name == "testdata" || name == "vendor" ||
          fs::exists(it->path() + "/go.mod")) {
        it.no_push();
      } else {
        folders.push_back(it->path());
      }
    }
    if (error) {
      return fail("pattern " + pattern + ": " + error.message());
    }
    std::sort(folders.begin(), folders.end());
    size_t before = program_.packages.size();
    for (const std::string& f : folders) {
      addRootFolder(f, false);
    }
    if (program_.packages.size() == before && !diags_.hasErrors()) {
      fail(pattern + " matched no packages");
    }
  }

  // Parses the files of p.dir that belong to the package. False if there are none.
  bool addFolder(Package& p) {
    TagSet tags = p.origin == Origin::Goroot ? TagSet::Goroot : TagSet::User;
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(p.dir, error), end; !error && it != end; it.increment(error)) {
      if (std::string name = path::filename(it->path()).str(); fileNameMatches(name, tags)) {
        names.push_back(name);
      }
    }
    std::sort(names.begin(), names.end());
    std::string firstFile, firstName;
    for (const std::string& name : names) {
      std::string reason;
      auto text = readFile(join(p.dir, name), &reason);
      if (text && !constraintHolds(*text, tags)) {
        continue;
      }
      ast::File* f = parseFile(p, join(p.dir, name));
      if (f == nullptr) {
        continue;
      }
      if (firstName.empty()) {
        firstFile = name;
        firstName = f->pkgName->value;
      } else if (f->pkgName->value != firstName) {
        fail("found packages " + firstName + " (" + firstFile + ") and " + std::string(f->pkgName->value) + " (" +
             name + ") in " + absolute(p.dir));
        return true;
      }
    }
    return !p.fileNames.empty();
  }

  ast::File* parseFile(Package& p, const std::string& name) {
    p.fileNames.push_back(name);
    std::string reason;
    auto text = readFile(name, &reason);
    if (!text) {
      fail("open " + name + ": " + reason);
      return nullptr;
    }
    syntax::ParseOptions parse;
    parse.standardLibrary = p.origin != Origin::User;
    ast::File* f = syntax::parseFile(sources_.add(name, std::move(*text)), sources_, diags_, ast_, parse);
    if (f != nullptr) {
      p.files.push_back(f);
      if (p.name.empty()) {
        p.name = f->pkgName->value;
      }
    }
    return f;
  }

  // Loads what p imports, then adds p to the program.
  void finish(const std::string& key, std::unique_ptr<Package> p) {
    Package* raw = p.get();
    for (ast::File* f : raw->files) {
      for (ast::Decl* d : f->decls) {
        auto* import = ast::dynCast<ast::ImportDecl>(d);
        if (import == nullptr || import->path == nullptr || import->path->bad) {
          continue;
        }
        auto importPath = base::unquote(import->path->value);
        if (!importPath || importPath->empty() || *importPath == "unsafe" || raw->imports.contains(*importPath)) {
          continue;
        }
        std::string error;
        if (Package* imported = importPackage(*raw, *importPath, &error)) {
          raw->imports[*importPath] = imported;
        } else {
          raw->importErrors[*importPath] = error;
        }
      }
    }
    if (raw->name == "main") {
      raw->path = "main";
    }
    loaded_[key] = {raw, false};
    program_.packages.push_back(std::move(p));
  }

  Package* importPackage(const Package& from, const std::string& importPath, std::string* error) {
    std::string key = importPath;
    if (llvm::StringRef(importPath).starts_with("./") || llvm::StringRef(importPath).starts_with("../")) {
      key = importPathOf(join(from.dir, importPath), from.module);
    }
    if (auto it = loaded_.find(key); it != loaded_.end()) {
      if (it->second.inProgress) {
        *error = "import cycle not allowed";
        return nullptr;
      }
      if (it->second.package == nullptr) {
        *error = lookup(from, importPath).error;
      } else if (it->second.package->name == "main") {
        *error = "import " + base::quote(importPath) + " is a program, not an importable package";
        return nullptr;
      }
      return it->second.package;
    }
    Found found = lookup(from, importPath);
    if (!found.error.empty()) {
      *error = found.error;
      return nullptr;
    }
    auto p = newPackage(key, found.dir, found.origin, found.module);
    loaded_[key] = {nullptr, true};
    if (!addFolder(*p)) {
      loaded_[key] = {nullptr, false};
      *error = "no Go files in " + found.dir;
      return nullptr;
    }
    finish(key, std::move(p));
    Package* result = loaded_[key].package;
    if (result->name == "main") {
      *error = "import " + base::quote(importPath) + " is a program, not an importable package";
      return nullptr;
    }
    return result;
  }

  Found lookup(const Package& from, const std::string& importPath) {
    if (importPath == "C") {
      return {{}, {}, nullptr, "not supported yet: cgo"};
    }
    if (std::string reason = malformed(importPath); !reason.empty()) {
      return {{}, {}, nullptr, reason};
    }
    if (!mayUseInternal(from, importPath)) {
      return {{}, {}, nullptr, "use of internal package " + importPath + " not allowed"};
    }
    if (llvm::StringRef(importPath).starts_with("./") || llvm::StringRef(importPath).starts_with("../")) {
      llvm::SmallString<256> dir(join(from.dir, importPath));
      path::remove_dots(dir, /*remove_dot_dot=*/true);
      if (fs::is_directory(dir)) {
        return {dir.str().str(), Origin::User, from.module, ""};
      }
      return {{}, {}, nullptr, "directory not found"};
    }
    if (from.origin == Origin::User && from.module != nullptr) {
      if (Found found = lookupInModule(*from.module, importPath); !found.dir.empty()) {
        return found;
      }
    }
    if (std::string dir = bundle_ + "/" + importPath; hasGoFiles(dir)) {
      return {dir, Origin::Bundled, nullptr, ""};
    }
    if (!options_.goroot.empty()) {
      std::string vendored = from.origin == Origin::Goroot ? "/src/vendor/" : "/src/";
      for (const std::string& below : {std::string("/src/"), vendored}) {
        if (std::string dir = options_.goroot + below + importPath; hasGoFiles(dir)) {
          return {dir, Origin::Goroot, nullptr, ""};
        }
      }
    }
    if (isStandard(importPath)) {
      return {{},
              {},
              nullptr,
              "not supported yet: package " + importPath +
                  " is not bundled with go2cpp; --goroot=DIR takes it from a Go installation"};
    }
    bool domain = importPath.substr(0, importPath.find('/')).find('.') != std::string::npos;
    if (!domain) {
      return {{}, {}, nullptr, "package " + importPath + " is not in std"};
    }
    return {{},
            {},
            nullptr,
            from.module == nullptr ? "no required module provides package " + importPath +
                                         ": go.mod file not found in current directory or any parent directory"
                                   : "no required module provides package " + importPath};
  }

  Found lookupInModule(const Module& m, const std::string& importPath) {
    auto below = [&](const std::string& modulePath) -> std::string {  // "" or "/sub/path"; "-" if not below
      if (importPath == modulePath) {
        return "";
      }
      return importPath.starts_with(modulePath + "/") ? importPath.substr(modulePath.size()) : "-";
    };
    if (std::string rest = below(m.path); rest != "-" && hasGoFiles(m.dir + rest)) {
      return {shorten(m.dir + rest), Origin::User, &m, ""};
    }
    if (std::string dir = m.dir + "/vendor/" + importPath; hasGoFiles(dir)) {
      return {shorten(dir), Origin::User, &m, ""};
    }
    for (const auto& [modulePath, target] : m.replace) {
      std::string rest = below(modulePath);
      if (rest != "-" && !target.empty() && (target[0] == '.' || target[0] == '/')) {
        return inModuleAt(absolute(target[0] == '/' ? target : m.dir + "/" + target), modulePath, rest);
      }
    }
    for (const auto& [modulePath, version] : m.require) {
      if (std::string rest = below(modulePath); rest != "-") {
        auto replaced = m.replace.find(modulePath);
        return inModuleAt(cacheFolder(replaced == m.replace.end() ? modulePath + "@" + version : replaced->second),
                          modulePath, rest);
      }
    }
    return {};
  }

  // A package of another module, whose folder is known.
  Found inModuleAt(const std::string& dir, const std::string& modulePath, const std::string& rest) {
    if (!hasGoFiles(dir + rest)) {
      return {};
    }
    Module other;
    std::string error;
    if (auto text = readFile(dir + "/go.mod", &error)) {
      other = parseModule(*text);
    }
    other.dir = dir;
    other.path = modulePath;
    return {shorten(dir + rest), Origin::User, addModule(std::move(other)), ""};
  }

  // Why no package can have this path, in the words of the go command; empty if one can.
  static std::string malformed(const std::string& importPath) {
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
  static std::string cacheFolder(const std::string& versioned) {
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

  // Spec of the go command: a path with an element "internal" may be imported from below the parent of that element.
  static bool mayUseInternal(const Package& from, const std::string& importPath) {
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
    std::string self = importPathOf(from.dir, from.module);
    return !parent.empty() && (self == parent || self.starts_with(parent + "/"));
  }

  // A path relative to the current folder if it lies below it.
  static std::string shorten(const std::string& full) {
    llvm::SmallString<256> here;
    fs::current_path(here);
    std::string prefix = here.str().str() + "/";
    if (full + "/" == prefix) {
      return ".";
    }
    return full.starts_with(prefix) ? full.substr(prefix.size()) : full;
  }

  static bool hasGoFiles(const std::string& dir) {
    std::error_code error;
    for (fs::directory_iterator it(dir, error), end; !error && it != end; it.increment(error)) {
      llvm::StringRef name = path::filename(it->path());
      if (name.ends_with(".go") && !name.ends_with("_test.go")) {
        return true;
      }
    }
    return false;
  }

  const Options& options_;
  std::string bundle_;
  base::Sources& sources_;
  diag::Diags& diags_;
  ast::Ast& ast_;
  Program program_;
  std::map<std::string, Loaded> loaded_;  // by import path
};

}  // namespace

Program loadProgram(const Options& options, const Layout& layout, base::Sources& sources, diag::Diags& diags,
                    ast::Ast& ast) {
  return Loader(options, layout, sources, diags, ast).load();
}

}  // namespace driver
