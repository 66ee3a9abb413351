// This file declares where generated C++ goes: files, a folder or standard output; formatted and verified on the way.
#pragma once

#include <vector>

#include "driver/layout.h"
#include "driver/load.h"
#include "driver/options.h"
#include "driver/translate.h"

namespace driver {

// Writes what was translated to where options.output says, and the depfile. False after an error, which has been
// printed; no file is touched then unless a write itself failed.
bool writeOutput(const std::vector<Translated>& units, const Program& program, const Options& options,
                 const Layout& layout);

}  // namespace driver
