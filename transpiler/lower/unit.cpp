// This file implements Unit: the entry of the phase, what is reported, and source lines.
#include "lower/unit.h"

#include <set>

#include "lower/assembler.h"

namespace lower {

using namespace types;

Unit::Unit(const Input& input, diag::Diags& diags) : space(input.info->pkg), input_(input), diags_(diags) {}

void Unit::unsupported(base::Pos pos, const std::string& what) {
  diags_.error(pos, diag::Code::Unsupported, "not supported yet: " + what);
}

const Info* Unit::infoOf(const Package* p) const {
  if (p == pkg()) {
    return input_.info;
  }
  return input_.program != nullptr && input_.program->infoOf ? input_.program->infoOf(p) : nullptr;
}

const analysis::Facts* Unit::factsOf(const Package* p) const {
  if (p == pkg()) {
    return input_.facts;
  }
  return input_.factsOf ? input_.factsOf(p) : nullptr;
}

void Unit::setLine(cxx::Stmt* s, base::Pos pos) {
  if (s->line == 0 && pos.isKnown()) {
    base::ShownPos shown = diags_.sources().shown(pos);
    s->line = shown.line;
    s->file = &fileName(shown.file);
  }
}

void Unit::setLine(cxx::Decl* d, base::Pos pos) {
  if (pos.isKnown()) {
    base::ShownPos shown = diags_.sources().shown(pos);
    d->line = shown.line;
    d->file = &fileName(shown.file);
  }
}

const std::string& Unit::fileName(std::string_view name) {
  static auto& names = *new std::set<std::string, std::less<>>;  // the trees that refer to them outlive the unit
  return *names.emplace(name).first;
}

Lowered Unit::lower() { return Assembler(*this).run(); }

Lowered lowerPackage(const Input& input, diag::Diags& diags) { return Unit(input, diags).lower(); }

}  // namespace lower
