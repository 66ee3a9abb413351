// This file declares the driver: one call a command.
#pragma once

#include <string_view>

#include "driver/layout.h"
#include "driver/options.h"

namespace driver {

// Does what the options ask for. Diagnostics go to standard error. The result is the exit status: 0, or 1 if the Go
// program has errors or something could not be read or written; no output file is touched then. `run` does not return
// if all went well.
int execute(const Options& options, const Layout& layout);

// Whether --no-warn knows that name.
bool isWarning(std::string_view name);

}  // namespace driver
