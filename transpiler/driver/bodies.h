// This file declares what the driver asks of functions without a body and of directives that tie Go to other code.
#pragma once

#include "driver/load.h"

namespace driver {

// Reports, in gc's words and after the checker found no error: go:linkname directives for things that the package does not
// declare, and, if the package is complete, functions without a body where no assembly stands beside the files and no
// go:linkname names them.
void checkBodies(const Package& p, bool complete, diag::Diags& diags);

// Reports what is right in Go but cannot be made into C++ yet: assembly, code of other packages by go:linkname,
// embedded files.
void refuseForeignCode(const Package& p, diag::Diags& diags);

}  // namespace driver
