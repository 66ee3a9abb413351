// This file declares the driver: one call a command.
#pragma once

#include "driver/layout.h"
#include "driver/options.h"

namespace driver {

// Does what the options ask for. Diagnostics go to standard error. The result is the exit status: 0, or 1 if the Go
// program has errors or something could not be read or written; no output file is touched then. `run` does not return
// if all went well.
int execute(const Options& options, const Layout& layout);

}  // namespace driver
