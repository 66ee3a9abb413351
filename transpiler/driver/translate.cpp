// This file implements the phases between checker and output for a whole program.
#include "driver/translate.h"

#include <algorithm>

#include "cxx/printer.h"
#include "llvm/Support/Path.h"
#include "lower/lower.h"

namespace driver {

namespace {

bool isGenerated(const Package& p) { return p.origin != Origin::Bundled || p.root; }

// A package outside any module is a module of its own, so that its namespace is its name.
std::string modulePathOf(const Package& p) {
  if (p.module != nullptr) {
    return p.module->path;
  }
  return p.origin == Origin::User ? p.path : "";
}

}  // namespace

Analysed analyseProgram(const Program& program, const Checked& checked) {
  Analysed analysed;
  analysed.program.infoOf = [&checked](const types::Package* pkg) -> const types::Info* {
    auto found = checked.index.find(pkg);
    return found == checked.index.end() ? nullptr : checked.infos[found->second];
  };
  for (size_t i = 0; i < program.packages.size(); i++) {
    analysis::Known known;
    known.bodies = checked.bodies[i];
    if (const auto& summaries = program.packages[i]->summaries; summaries && !known.bodies) {
      known.summaries = *summaries;
    }
    analysed.facts.push_back(analysis::analyze(*checked.infos[i], analysed.program, known));
  }
  return analysed;
}

std::vector<Translated> translateProgram(const Program& program, const Checked& checked, const Analysed& analysed,
                                         const Options& options, diag::Diags& diags) {
  std::vector<Translated> result;
  auto others = std::ranges::count_if(program.packages,
                                      [](const auto& p) { return p->name != "main" && p->origin != Origin::Bundled; });
  for (size_t i = 0; i < program.packages.size(); i++) {
    const Package& p = *program.packages[i];
    if (!isGenerated(p)) {
      continue;
    }
    lower::Input input;
    input.info = checked.infos[i];
    input.facts = analysed.facts[i];
    input.program = &analysed.program;
    input.factsOf = [&](const types::Package* pkg) -> const analysis::Facts* {
      auto found = checked.index.find(pkg);
      return found == checked.index.end() ? nullptr : analysed.facts[found->second];
    };
    input.modulePath = modulePathOf(p);
    input.severalPackages = others > 0 || p.name != "main";
    if (p.root && p.origin == Origin::User && !options.header.empty()) {
      input.headerName = llvm::sys::path::filename(options.header).str();
    }
    lower::Lowered lowered = lower::lowerPackage(input, diags);
    if (diags.hasErrors()) {
      continue;  // the other packages may have more to say
    }
    Translated t{&p, "", {}, {}};
    cxx::PrintOptions print;
    print.lineDirectives = options.lineDirectives;
    if (p.name == "main") {
      t.source.name = "main.cpp";
    } else {
      t.headerName = lower::headerOf(input.info->pkg, input.modulePath);
      t.header = {t.headerName, cxx::print(lowered.header, print)};
      t.source.name = t.headerName.substr(0, t.headerName.size() - 2) + ".cpp";
    }
    print.outputName = p.root && !options.output.empty() ? options.output : t.source.name;
    t.source.text = cxx::print(lowered.source, print);
    result.push_back(std::move(t));
  }
  return result;
}

}  // namespace driver
