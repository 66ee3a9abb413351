// This file implements how the checker reports: ErrorReport and its way to Diags.
#include "types/checker.h"

namespace types {

void ErrorReport::addAltDecl(const Object* o) {
  if (o->pos.isKnown()) {
    // "other": the declaration seen first need not be the earlier one in the source.
    addf(o, "other declaration of %s", o->name);
  }
}

void ErrorReport::report() {
  if (lines.empty()) {
    return;
  }
  // A message that quotes something invalid follows from an error reported before.
  const std::string& first = lines[0].second;
  auto follows = [&](std::string_view what) {
    size_t i = first.find(what);
    return i != std::string::npos && i > 0;
  };
  if (check.hadError && (follows("invalid operand") || follows("invalid type"))) {
    return;
  }
  std::string text = first;
  for (size_t i = 1; i < lines.size(); i++) {
    text += "\n\t";
    if (lines[i].first.isKnown()) {
      text += check.diags.sources().format(lines[i].first) + ": ";
    }
    text += lines[i].second;
  }
  check.handleError(lines[0].first, code, std::move(text));
  lines.clear();
}

void Checker::error(At at, Code code, std::string_view text) {
  ErrorReport err(*this, code);
  err.addf(at, "%s", text);
  err.report();
}

// True if text contains "requires go1.N or later".
static bool isVersionError(std::string_view text) {
  size_t i = text.find("requires go1.");
  return i != std::string_view::npos && text.find(" or later", i) != std::string_view::npos;
}

void Checker::handleError(Pos pos, Code code, std::string text) {
  if (env.errpos.isKnown()) {
    pos = env.errpos;
  }
  if (code == Code::InvalidSyntaxTree) {
    text = "invalid syntax tree: " + text;
  }
  if (isVersionError(text)) {
    auto it = fileVersions.find(diags.sources().file(pos));
    bool declared = it != fileVersions.end() && it->second.declared;
    text += declared ? message(" (file declares //go:build %s)", toString(it->second.version))
                     : message(" (-lang was set to %s; check go.mod)", options.goVersion);
  }
  hadError = true;
  diags.error(pos, code, std::move(text));
}

ast::Name* Checker::newName(Pos pos, std::string_view text) {
  auto* n = new ast::Name{};
  n->kind = ast::NodeKind::Name;
  n->pos = pos;
  n->value = base::intern(text);
  return n;
}

}  // namespace types
