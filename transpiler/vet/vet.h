// This file declares the phase that warns: what is legal Go, but hardly what was meant, as `go vet` finds it. It looks
// at checked packages and changes nothing; its warnings never change the exit status.
//
//   vet::Facts facts;                        // one for a program
//   for (each package, imported ones first)
//     vet::checkPackage(*info, importPath, facts, diags);
//
// diag/warnings.def lists the warnings with their words and an example each; Diags knows which are on.
#pragma once

#include <string>
#include <unordered_map>

#include "diag/diag.h"
#include "types/info.h"

namespace vet {

enum class PrintKind : uint8_t { None, Print, Printf, Errorf };

// What is known of functions beyond their package. Objects are those of generic declarations, not of instances.
struct Facts {
  std::unordered_map<const types::Object*, PrintKind> prints;  // functions and variables that pass a format on to fmt
  std::unordered_map<const types::Object*, bool> returns;      // functions whose bodies were looked at
  std::unordered_map<const types::Package*, const types::Info*> infos;  // packages whose bodies are at hand
};

// Warns about one package without errors. path: as texts show its types, go vet's "example.com/m" or
// "command-line-arguments".
void checkPackage(const types::Info& info, const std::string& path, Facts& facts, diag::Diags& diags);

}  // namespace vet
