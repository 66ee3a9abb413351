// This file declares the checker as the driver runs it over a whole program.
#pragma once

#include <map>
#include <vector>

#include "driver/load.h"
#include "types/info.h"

namespace driver {

// A program after the checker; Info of a package in the same place as the package in Program::packages.
struct Checked {
  std::vector<types::Info*> infos;
  std::vector<bool> bodies;  // all bodies were checked, not only generic ones
  std::map<const types::Package*, size_t> index;  // into infos
};

// Checks all packages, each after those it imports. Errors go to diags.
Checked checkProgram(const Program& program, const Options& options, diag::Diags& diags);

// Warns about the packages that are the user's own, or named on the command line. There must be no errors.
void warnProgram(const Program& program, const Checked& checked, diag::Diags& diags);

}  // namespace driver
