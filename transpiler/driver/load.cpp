// This file implements loadProgram: a depth-first walk over imports, which leaves the packages in the order of their
// dependence.
#include "driver/load.h"

#include <algorithm>

#include "base/unicode.h"
#include "driver/build_tags.h"
#include "driver/files.h"
#include "driver/find.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "syntax/syntax.h"

namespace driver {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

const char kNewestLang[] = "go1.27";

// What go2cpp wrote about the functions of a bundled package when it was built: beside the folder of the packages.
std::optional<std::string> summariesOf(const Package& p) {
  if (!p.dir.ends_with("/" + p.path)) {
    return std::nullopt;
  }
  std::string packages = p.dir.substr(0, p.dir.size() - p.path.size() - 1);
  std::string folder = path::parent_path(packages).str();  // by name: `packages` may be a link
  std::string error;
  return readFile(folder + "/summaries/" + p.path + ".txt", &error);
}

class Loader {
 public:
  Loader(const Options& options, const Layout& layout, base::Sources& sources, diag::Diags& diags, ast::Ast& ast)
      : options_(options), finder_(options, layout, program_), sources_(sources), diags_(diags), ast_(ast) {}

  Program load() {
    if (!options_.package.empty()) {
      auto p = newPackage({options_.importPath, options_.package, Origin::Bundled, nullptr, ""});
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
      } else if (input == "std" && !finder_.gorootSource().empty()) {
        for (const std::string& importPath : finder_.standardPackages()) {
          addRootFolder(finder_.gorootSource() + importPath, /*mustHaveFiles=*/false);
        }
      } else {
        addRootFolder(folderOf(input), /*mustHaveFiles=*/true);
      }
    }
    if (!files.empty()) {
      addRootFiles(files);
    }
    return std::move(program_);
  }

 private:
  struct Loaded {
    Package* package;
    bool inProgress;  // its imports are being loaded: importing it now is a cycle
  };
  // A package whose imports are being loaded, and the file whose import is followed.
  struct Step {
    const Package* package;
    std::string file;
  };
  // What a folder holds.
  enum class Content { Package, NoGoFiles, Excluded };

  void fail(std::string message, base::Pos pos = {}) {
    program_.failed = true;
    diags_.error(pos, diag::Code::None, std::move(message));
  }

  // The folder that an argument names: itself, or with a GOROOT that of an import path ("net/http").
  std::string folderOf(const std::string& input) {
    std::string below = finder_.gorootSource() + input;
    bool importPath = !finder_.gorootSource().empty() && !input.starts_with("/") && !input.starts_with(".");
    return !fs::exists(input) && importPath && fs::is_directory(below) ? below : input;
  }

  std::unique_ptr<Package> newPackage(const Found& found) {
    auto p = std::make_unique<Package>();
    p->path = found.path;
    p->importPath = found.path;
    p->dir = found.dir;
    p->origin = found.origin;
    p->module = found.module;
    p->goVersion = p->origin != Origin::User                               ? kNewestLang
                   : !options_.lang.empty()                                ? options_.lang
                   : p->module != nullptr && !p->module->goVersion.empty() ? p->module->goVersion
                                                                           : kNewestLang;
    // A package of the bundle is made before its imports have summaries.
    if (p->origin == Origin::Bundled && options_.package.empty()) {
      p->summaries = summariesOf(*p);
    }
    return p;
  }

  void addRootFiles(const std::vector<std::string>& files) {
    std::string dir = path::parent_path(files[0]).str();
    auto p = newPackage(finder_.inFolder(dir));
    std::string key = p->path + " (files)";  // a package of files is not importable
    p->importPath = kFilesPackage;
    for (const std::string& f : files) {
      if (absolutePath(path::parent_path(f).str()) != absolutePath(dir)) {
        return fail("named files must all be in one directory; have " + (dir.empty() ? "." : dir) + " and " +
                    path::parent_path(f).str());
      }
      parseFile(*p, f);
    }
    if (p->module == nullptr && !p->name.empty()) {
      p->path = p->name;
    }
    addRoot(std::move(p), key);
  }

  void addRootFolder(const std::string& dir, bool mustHaveFiles) {
    if (!fs::is_directory(dir)) {
      return fail(fs::exists(dir) ? dir + " is not a Go file or a package folder"
                                  : "stat " + dir + ": no such file or directory");
    }
    std::string shown = dir;
    while (shown.size() > 1 && shown.ends_with('/')) {
      shown.pop_back();
    }
    if (llvm::StringRef(shown).starts_with("./")) {
      shown = shown.substr(2);
    }
    Found found = finder_.inFolder(shown.empty() ? "." : shown);
    if (auto it = loaded_.find(found.path); it != loaded_.end() && it->second.package != nullptr) {
      it->second.package->root = true;  // another root imports it
      return;
    }
    if (found.origin == Origin::Goroot) {
      finder_.withoutBundle();
    }
    auto p = newPackage(found);
    if (Content content = addFolder(*p); content != Content::Package) {
      if (mustHaveFiles) {
        fail(whyEmpty(content, *p));
      }
      return;
    }
    loaded_[found.path] = {nullptr, true};
    addRoot(std::move(p), found.path);
  }

  static std::string whyEmpty(Content content, const Package& p) {
    return content == Content::NoGoFiles
               ? "no Go files in " + absolutePath(p.dir)
               : "package " + p.path + ": build constraints exclude all Go files in " + absolutePath(p.dir);
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
    top = folderOf(top.empty() ? "." : top);
    std::vector<std::string> folders{top};
    std::error_code error;
    for (fs::recursive_directory_iterator it(top, error), end; !error && it != end; it.increment(error)) {
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
      if (options_.command == Command::Run) {
        return fail(pattern + " matched no packages");
      }
      llvm::errs() << "go2cpp: warning: \"" << pattern << "\" matched no packages\n";  // no error, as for go build
    }
  }

  // Parses the files of p.dir that belong to the package.
  Content addFolder(Package& p) {
    TagSet tags = p.origin == Origin::Goroot ? gorootTags(p.path) : TagSet::User;
    std::vector<std::string> names;
    bool someGo = false;
    std::error_code error;
    for (fs::directory_iterator it(p.dir, error), end; !error && it != end; it.increment(error)) {
      std::string name = path::filename(it->path()).str();
      if (fileNameMatches(name, tags)) {
        names.push_back(name);
      }
      llvm::StringRef file(name);
      someGo |=
          file.ends_with(".go") && !file.ends_with("_test.go") && !file.starts_with(".") && !file.starts_with("_");
      p.hasAssembly |= file.ends_with(".s");
      p.hasNativeCode |= file.ends_with(".cpp");
    }
    std::sort(names.begin(), names.end());
    std::string firstFile, firstName;
    for (const std::string& name : names) {
      std::string reason;
      auto text = readFile(joinPath(p.dir, name), &reason);
      if (text && !constraintHolds(*text, tags)) {
        continue;
      }
      ast::File* f = parseFile(p, joinPath(p.dir, name));
      if (f == nullptr) {
        continue;
      }
      if (p.origin == Origin::Goroot && importsC(f)) {
        p.files.pop_back();
        p.fileNames.pop_back();
        continue;
      }
      if (firstName.empty()) {
        firstFile = name;
        firstName = f->pkgName->value;
      } else if (f->pkgName->value != firstName) {
        fail("found packages " + firstName + " (" + firstFile + ") and " + std::string(f->pkgName->value) + " (" +
             name + ") in " + absolutePath(p.dir));
        return Content::Package;
      }
    }
    return !p.fileNames.empty() ? Content::Package : someGo ? Content::Excluded : Content::NoGoFiles;
  }

  // Files that use cgo are not built where it is off, and for Go's own packages it is.
  static bool importsC(const ast::File* f) {
    return std::any_of(f->decls.begin(), f->decls.end(), [](const ast::Decl* d) {
      auto* import = ast::dynCast<ast::ImportDecl>(d);
      return import != nullptr && import->path != nullptr && import->path->value == "\"C\"";
    });
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
    parse.skipBodies = p.summaries.has_value();
    parse.standardLibrary = p.origin != Origin::User;
    parse.compilerBranches = !options_.keepGoing;
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
    steps_.push_back({raw, ""});
    for (ast::File* f : raw->files) {
      steps_.back().file = path::filename(f->source->path).str();
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
        if (Package* imported = importPackage(*raw, *importPath, import->path->pos, &error)) {
          raw->imports[*importPath] = imported;
        } else {
          raw->importErrors[*importPath] = error;
        }
      }
    }
    steps_.pop_back();
    if (raw->name == "main") {
      raw->path = "main";
    }
    loaded_[key] = {raw, false};
    program_.packages.push_back(std::move(p));
  }

  Package* importPackage(const Package& from, const std::string& importPath, base::Pos pos, std::string* error) {
    Found found = finder_.find(from, importPath);
    if (!found.error.empty()) {
      *error = found.error;
      return nullptr;
    }
    auto it = loaded_.find(found.path);
    if (it == loaded_.end()) {
      auto p = newPackage(found);
      loaded_[found.path] = {nullptr, true};
      if (Content content = addFolder(*p); content == Content::Package) {
        finish(found.path, std::move(p));
      } else {
        loaded_[found.path] = {nullptr, false};
      }
      it = loaded_.find(found.path);
    }
    if (it->second.inProgress) {
      *error = "import cycle not allowed";
      reportCycle(found.path, pos);
      return nullptr;
    }
    if (it->second.package == nullptr) {
      *error = "build constraints exclude all Go files in " + absolutePath(found.dir);
      return nullptr;
    }
    if (it->second.package->name == "main") {
      *error = "import " + base::quote(importPath) + " is a program, not an importable package";
      return nullptr;
    }
    return it->second.package;
  }

  // The way from a root to the import that closes the cycle, in the words of the go command.
  void reportCycle(const std::string& closing, base::Pos pos) {
    std::string text = "package " + steps_.front().package->importPath;
    for (size_t i = 0; i < steps_.size(); i++) {
      bool last = i + 1 == steps_.size();
      text += "\n\timports " + (last ? closing : steps_[i + 1].package->importPath) + " from " + steps_[i].file;
    }
    fail(text + ": import cycle not allowed", pos);
  }

  const Options& options_;
  Program program_;
  Finder finder_;
  base::Sources& sources_;
  diag::Diags& diags_;
  ast::Ast& ast_;
  std::map<std::string, Loaded> loaded_;  // by import path
  std::vector<Step> steps_;               // from a root to the package whose imports are being loaded
};

}  // namespace

Program loadProgram(const Options& options, const Layout& layout, base::Sources& sources, diag::Diags& diags,
                    ast::Ast& ast) {
  return Loader(options, layout, sources, diags, ast).load();
}

}  // namespace driver
