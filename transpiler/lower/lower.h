// This file declares lowerPackage, the entry of the phase that turns a checked and analysed package into C++ trees.
//
//   Lowered out = lowerPackage(input, diags);
//   if (!diags.hasErrors()) write(cxx::print(out.source));
//
// Lowering decides the shape of the output and nothing else. What it cannot translate yet is reported with its position
// ("not supported yet: ...", diag::Code::Unsupported); the trees must not be used then.
#pragma once

#include <functional>
#include <string>

#include "analysis/facts.h"
#include "cxx/tree.h"
#include "diag/diag.h"
#include "types/info.h"

namespace lower {

struct Input {
  const types::Info* info = nullptr;
  const analysis::Facts* facts = nullptr;
  const analysis::Program* program = nullptr;
  // Facts about the generic bodies of imported packages; may be empty if none is imported.
  std::function<const analysis::Facts*(const types::Package*)> factsOf;
  // The module the program belongs to ("example.com/tool"), from go.mod; packages below it get namespaces of their own.
  std::string modulePath;
  // Other packages may hold the same unnamed structs and interfaces, so these are declared for all packages together.
  bool severalPackages = false;
  // What the package's source calls its own header in #include; empty: headerOf.
  std::string headerName;
};

struct Lowered {
  cxx::Unit header;  // empty for package main: nobody includes it
  cxx::Unit source;
};

// Lowers one error-free package. The trees live as long as the process.
Lowered lowerPackage(const Input& input, diag::Diags& diags);

// The C++ namespace of a package: "main_", "go::sync::atomic", "tool::util".
std::string namespaceOf(const types::Package* pkg, const std::string& modulePath);

// The header that declares a package, as an #include names it: "go/sync/atomic.h".
std::string headerOf(const types::Package* pkg, const std::string& modulePath);

}  // namespace lower
