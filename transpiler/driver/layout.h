// This file declares Layout: where the parts of an installation stand, relative to the executable. The build tree has
// the same layout.
#pragma once

#include <string>

namespace driver {

struct Layout {
  std::string prefix;       // the folder above bin/
  std::string include;      // holds go/go.h
  std::string lib;          // holds libgo2cpp_pkg.a and libgo2cpp_rt.a
  std::string packages;     // Go sources of the bundled packages, by import path
  std::string clangHelper;  // go2cpp-clang; may not exist
};

// The layout around the running executable.
Layout findLayout(const char* argv0);

}  // namespace driver
