// This file declares the link step.
#pragma once

#include <string>
#include <vector>

#include "driver/options.h"
#include "driver/process.h"

namespace driver {

struct Compiler {
  std::string path;
  bool clang = false;
};

// The command that links the objects and what `flags` adds to the executable `output`. For `run` it starts the linker
// itself where that is possible: starting clang to start it takes as long as linking a small program.
CommandLine linkCommand(const Compiler& compiler, const std::vector<std::string>& objects, const std::string& output,
                        const std::vector<std::string>& flags, const Options& options);

}  // namespace driver
