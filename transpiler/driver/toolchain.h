// This file declares what go2cpp needs of a C++ compiler: its flags, executables from generated code, and a cache of
// them.
#pragma once

#include <string>
#include <vector>

#include "driver/layout.h"
#include "driver/options.h"

namespace driver {

// A file of generated code: its path below the output folder ("main.cpp", "tool/util.h") and its text.
struct GeneratedFile {
  std::string name;
  std::string text;
};

// Flags to compile generated code with, for --cxxflags; libraries to link it with, for --ldflags.
std::string cxxFlags(const Layout& layout);
std::string ldFlags(const Layout& layout);

// Compiles and links the files. The result is cached under the hash of everything that goes into it. Returns the
// executable's path; empty after an error, which has been printed.
std::string buildExecutable(const std::vector<GeneratedFile>& files, const Options& options, const Layout& layout);

}  // namespace driver
