// This file implements findLayout.
#include "driver/layout.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace driver {

Layout findLayout(const char* argv0) {
  static int anchor;
  llvm::SmallString<256> real;
  if (llvm::sys::fs::real_path(llvm::sys::fs::getMainExecutable(argv0, &anchor), real)) {
    real = argv0;
  }
  std::string bin = llvm::sys::path::parent_path(real).str();
  std::string prefix = llvm::sys::path::parent_path(bin).str();
  return {prefix, prefix + "/include/go2cpp", prefix + "/lib", prefix + "/share/go2cpp/pkg", bin + "/go2cpp-clang"};
}

}  // namespace driver
