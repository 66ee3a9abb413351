// This file implements go2cpp-clang, the part of go2cpp that links Clang. go2cpp starts it where that pays; each
// command stands alone.
//
//   go2cpp-clang format FILE...                 breaks long lines in place (Google style, 100 columns); comments stay
//   go2cpp-clang verify [--flags=FLAGS] FILE... checks the syntax and types of C++ files; errors name the Go lines
//   where #line says so
//
// The exit status is 0 if all files were fine, else 1.
#include <string>
#include <vector>

#include "clang/format.h"
#include "clang/verify.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

static int usage() {
  llvm::errs() << "usage: go2cpp-clang format FILE...\n       go2cpp-clang verify [--flags=FLAGS] FILE...\n";
  return 1;
}

int main(int argc, char** argv) {
  if (argc < 2) {
    return usage();
  }
  llvm::StringRef command = argv[1];
  std::string flags;
  std::vector<std::string> files;
  for (int i = 2; i < argc; i++) {
    llvm::StringRef arg = argv[i];
    if (arg.consume_front("--flags=")) {
      flags = arg.str();
    } else {
      files.push_back(arg.str());
    }
  }
  if (files.empty() || (command != "format" && command != "verify")) {
    return usage();
  }
  bool ok = true;
  for (const std::string& file : files) {
    ok = (command == "format" ? go2cpp_clang::formatFile(file) : go2cpp_clang::verifyFile(file, flags)) && ok;
  }
  return ok ? 0 : 1;
}
