// This file implements the other half of twin.go: it parses and checks the packages of a list, all function bodies
// included, and prints packages, lines and errors.
//
//   front LIST    lines of `twin list`: import path and files, tab-separated, imported packages first
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/intern.h"
#include "diag/diag.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/thread.h"
#include "syntax/nodes.h"
#include "syntax/syntax.h"
#include "types/info.h"
#include "types/object.h"

namespace {

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> fields;
  for (size_t at = 0; at <= line.size();) {
    size_t end = std::min(line.find('\t', at), line.size());
    fields.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return fields;
}

class Front {
 public:
  Front() : diags_(sources_) { diags_.setLimit(0); }

  bool check(const std::vector<std::string>& fields) {
    auto* pkg = new types::Package;  // as the checker's results: for the life of the process
    pkg->path = fields[0];
    for (size_t i = 1; i < fields.size(); i++) {
      auto text = llvm::MemoryBuffer::getFile(fields[i]);
      if (!text) {
        std::fprintf(stderr, "%s: %s\n", fields[i].c_str(), text.getError().message().c_str());
        return false;
      }
      const base::SourceFile* source = sources_.add(fields[i], (*text)->getBuffer().str());
      lines_ += static_cast<size_t>(std::count(source->text.begin(), source->text.end(), '\n'));
      lines_ += source->text.empty() || source->text.back() == '\n' ? 0 : 1;
      syntax::ParseOptions options;
      options.standardLibrary = true;
      if (ast::File* file = syntax::parseFile(source, sources_, diags_, ast_, options); file != nullptr) {
        pkg->files.push_back(file);
        pkg->name = base::intern(file->pkgName->value);
      }
    }
    types::CheckOptions options;
    options.allowMissingBodies = true;
    options.importer = [this](std::string_view path, std::string* error) { return import(path, error); };
    types::checkPackage(pkg, pkg->files, options, diags_);
    known_[pkg->path] = pkg;
    return true;
  }

  void summary() {
    diags_.print(llvm::outs());
    llvm::outs() << known_.size() << " packages, " << lines_ << " lines, " << diags_.errorCount() << " errors\n";
  }

 private:
  types::Package* import(std::string_view path, std::string* error) {
    if (path == "unsafe") {
      return types::unsafePackage();
    }
    for (const char* prefix : {"", "vendor/", "cmd/vendor/"}) {
      if (auto found = known_.find(prefix + std::string(path)); found != known_.end()) {
        return found->second;
      }
    }
    *error = "package not found";
    return nullptr;
  }

  base::Sources sources_;
  diag::Diags diags_;
  ast::Ast ast_;
  std::unordered_map<std::string, types::Package*> known_;
  size_t lines_ = 0;
};

int checkAll(const char* list) {
  std::ifstream in(list);
  auto* front = new Front;  // never destroyed, as in the driver: the process ends
  for (std::string line; std::getline(in, line);) {
    if (!front->check(split(line))) {
      return 1;
    }
  }
  front->summary();
  llvm::outs().flush();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s LIST\n", argv[0]);
    return 2;
  }
  int status = 0;
  constexpr unsigned kStackSize = 1u << 30;  // as main.cpp gives the phases
  llvm::thread worker(std::optional<unsigned>(kStackSize), [&] { status = checkAll(argv[1]); });
  worker.join();
  std::fflush(nullptr);
  std::_Exit(status);
}
