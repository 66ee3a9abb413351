// This file implements writing generated C++.
#include "driver/output.h"

#include "driver/files.h"
#include "driver/process.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace driver {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

bool fail(const std::string& message) {
  llvm::errs() << "go2cpp: " << message << "\n";
  return false;
}

std::string inFolder(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

// Has go2cpp-clang verify and format the files, in a folder of their own.
bool polish(std::vector<GeneratedFile>& files, const Options& options, const Layout& layout) {
  bool haveHelper = fs::can_execute(layout.clangHelper);
  if (options.verify && !haveHelper) {
    return fail("--verify needs go2cpp-clang beside go2cpp");
  }
  if (!haveHelper || (!options.verify && !options.format)) {
    return true;
  }
  llvm::SmallString<128> work;
  if (std::error_code code = fs::createUniqueDirectory("go2cpp", work)) {
    return fail(code.message());
  }
  std::string folder = work.str().str();
  std::vector<std::string> names;
  bool ok = true;
  for (const GeneratedFile& f : files) {
    std::string name = folder + "/" + f.name, error;
    fs::create_directories(path::parent_path(name));
    ok = ok && (writeFile(name, f.text, &error) || fail(name + ": " + error));
    names.push_back(name);
  }
  auto run = [&](std::vector<std::string> command) {
    command.insert(command.begin(), layout.clangHelper);
    command.insert(command.end(), names.begin(), names.end());
    return runCommand(command, options.printCommands) == 0;
  };
  if (ok && options.verify) {
    ok = run({"verify", "--flags=" + cxxFlags(layout) + " -I" + folder}) || fail("the generated C++ is not correct");
  }
  if (ok && options.format) {
    ok = run({"format"});
    for (size_t i = 0; ok && i < files.size(); i++) {
      std::string error;
      auto text = readFile(names[i], &error);
      ok = text.has_value() || fail(names[i] + ": " + error);
      files[i].text = text.value_or("");
    }
  }
  fs::remove_directories(work);
  return ok;
}

}  // namespace

bool writeOutput(const std::vector<Translated>& units, const Program& program, const Options& options,
                 const Layout& layout) {
  const Translated* root = nullptr;
  size_t roots = 0;
  std::vector<GeneratedFile> files;
  for (const Translated& t : units) {
    if (t.package->root) {
      root = &t;
      roots++;
    }
    files.push_back(t.source);
    if (!t.headerName.empty()) {
      files.push_back(t.header);
    }
  }
  if (root == nullptr) {
    return fail("nothing to write");
  }
  bool toFolder = llvm::StringRef(options.output).ends_with("/") || fs::is_directory(options.output);
  if (roots > 1 && !toFolder) {
    return fail("several packages need a folder to go to: -o DIR/");
  }
  if (!polish(files, options, layout)) {
    return false;
  }
  if (options.output.empty()) {
    for (const GeneratedFile& f : files) {
      if (f.name == root->source.name) {
        llvm::outs() << f.text;
      }
    }
    return true;
  }

  // The root's files get the names that were asked for; packages it imports stand beside them under their own.
  std::string folder = toFolder ? options.output : path::parent_path(options.output).str();
  while (folder.size() > 1 && folder.ends_with('/')) {
    folder.pop_back();
  }
  std::vector<std::string> targets;
  for (const GeneratedFile& f : files) {
    std::string target = inFolder(folder, f.name);
    if (!toFolder && f.name == root->source.name) {
      target = options.output;
    } else if (!toFolder && f.name == root->headerName && !options.header.empty()) {
      target = options.header;
    }
    std::string error;
    if (std::string parent = path::parent_path(target).str(); !parent.empty()) {
      if (std::error_code code = fs::create_directories(parent)) {
        return fail(parent + ": " + code.message());
      }
    }
    if (!writeFile(target, f.text, &error)) {
      return fail(target + ": " + error);
    }
    targets.push_back(target);
  }
  if (options.depfile.empty()) {
    return true;
  }
  std::vector<std::string> sources;
  for (const auto& p : program.packages) {
    sources.insert(sources.end(), p->fileNames.begin(), p->fileNames.end());
  }
  std::string error;
  return writeFile(options.depfile, depfileText(targets, sources), &error) || fail(options.depfile + ": " + error);
}

}  // namespace driver
