// This file declares the dump behind --emit=types: stable text for tests and for the curious.
#pragma once

#include <string>

#include "base/pos.h"
#include "types/info.h"

namespace types {

// For each expression of the files, in source order, one line "line:col: kind text : type = constant". Behind follow,
// where they apply, "-> object" for names, "[type arguments]" for instances and "(path)" for selections. Declarations
// appear as "def", the order of initialisation at the end.
std::string dumpInfo(const Info& info, const base::Sources& sources);

}  // namespace types
