// This file declares the phases behind the checker as the driver runs them over a whole program: analyse, lower, print.
#pragma once

#include <string>
#include <vector>

#include "analysis/facts.h"
#include "driver/check.h"
#include "driver/load.h"
#include "driver/options.h"
#include "driver/toolchain.h"

namespace driver {

// Everything analysis knows, for --emit=facts and for lowering; in the same place as the package, null where no code is
// generated.
struct Analysed {
  analysis::Program program;
  std::vector<analysis::Facts*> facts;
};

Analysed analyseProgram(const Program& program, const Checked& checked);

// The C++ of one package.
struct Translated {
  const Package* package;
  std::string headerName;  // as #include names it; empty for programs
  GeneratedFile header;    // no text for programs
  GeneratedFile source;
};

// Lowers and prints the packages whose code we generate: the program's own and those of a GOROOT; a bundled one only if
// it is a root. What is not supported goes to diags.
std::vector<Translated> translateProgram(const Program& program, const Checked& checked, const Analysed& analysed,
                                         const Options& options, diag::Diags& diags);

}  // namespace driver
