// This file implements checkProgram: the driver's packages become the checker's.
#include "driver/check.h"

#include "base/intern.h"
#include "vet/vet.h"

namespace driver {

static types::Package* newTypesPackage(const Package& p) {
  auto* pkg = new types::Package;  // lives as long as the process, as all that refers to it
  pkg->path = p.path;
  pkg->name = base::intern(p.name);
  pkg->files = p.files;
  pkg->goVersion = p.goVersion;
  pkg->native = p.origin == Origin::Bundled;
  return pkg;
}

Checked checkProgram(const Program& program, const Options& programOptions, diag::Diags& diags) {
  Checked checked;
  std::map<const Package*, types::Package*> typesOf;
  // A package of the bundle is made before its imports have summaries: their bodies are looked at.
  bool makesBundle = false;
  for (const auto& p : program.packages) {
    makesBundle = makesBundle || (p->root && p->origin == Origin::Bundled);
  }
  for (const auto& p : program.packages) {
    types::Package* pkg = typesOf[p.get()] = newTypesPackage(*p);
    types::CheckOptions options;
    options.goVersion = p->goVersion;
    options.compilerRules = !programOptions.keepGoing;
    options.allowMissingBodies = p->origin != Origin::User;
    // The code of bundled packages is in the archive; only their generic bodies become code of the program.
    options.ignoreFuncBodies = p->origin == Origin::Bundled && !makesBundle;
    checked.bodies.push_back(!options.ignoreFuncBodies);
    options.importer = [&](std::string_view path, std::string* error) -> types::Package* {
      if (path == "unsafe") {
        return types::unsafePackage();
      }
      if (auto found = p->imports.find(std::string(path)); found != p->imports.end()) {
        return typesOf[found->second];
      }
      auto failed = p->importErrors.find(std::string(path));
      *error = failed != p->importErrors.end() ? failed->second : "package not found";
      return nullptr;
    };
    checked.index[pkg] = checked.infos.size();
    checked.infos.push_back(types::checkPackage(pkg, p->files, options, diags));
  }
  return checked;
}

void warnProgram(const Program& program, const Checked& checked, diag::Diags& diags) {
  vet::Facts facts;
  for (size_t i = 0; i < program.packages.size(); i++) {
    const Package& p = *program.packages[i];
    bool inModule = p.origin == Origin::User && (p.module == nullptr || p.module->path == program.modulePath);
    if (p.origin != Origin::Bundled && (p.root || inModule)) {
      vet::checkPackage(*checked.infos[i], p.importPath, facts, diags);
    }
  }
}

}  // namespace driver
