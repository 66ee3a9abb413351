// This file implements checkDirectives: whether //go: directives stand above declarations they can apply to.
#include "syntax/parser.h"
#include "syntax/walk.h"

namespace syntax {

using namespace ast;

namespace {

// Directives that functions take; above anything else they are errors.
bool isFuncDirective(std::string_view verb) { return verb != "go:build" && isDeclDirective(verb); }

class Checker {
 public:
  Checker(File* file, diag::Diags& diags) : file_(file), diags_(diags) {}

  void run() {
    for (const Directive& d : file_->pkgDirectives) {
      if (isFuncDirective(directiveVerb(d.text))) {
        report(d.pos, "misplaced compiler directive");
      } else if (directiveVerb(d.text) == "go:embed") {
        report(d.pos, "misplaced go:embed directive");
      }
    }
    walk(file_, false);
    linknames();
  }

 private:
  void report(Pos pos, std::string message) { diags_.error(pos, diag::Code::Syntax, std::move(message)); }

  void walk(Node* n, bool inFunc) {
    if (auto* import = dynCast<ImportDecl>(n); import != nullptr && import->path != nullptr) {
      embedImported_ |= import->path->value == "\"embed\"" || import->path->value == "`embed`";
      unsafeImported_ |= import->path->value == "\"unsafe\"" || import->path->value == "`unsafe`";
    }
    if (auto* d = dynCast<Decl>(n)) {
      declaration(d, inFunc);
    }
    forEachChild(n, [&](Node* child) { walk(child, inFunc || isa<BlockStmt>(n)); });
  }

  void declaration(Decl* d, bool inFunc) {
    auto* var = dynCast<VarDecl>(d);
    bool embeds = false;
    for (const Directive& directive : d->directives) {
      std::string_view verb = directiveVerb(directive.text);
      if (isDeclDirective(verb) && !(isa<FuncDecl>(d) && isFuncDirective(verb))) {
        report(directive.pos, "misplaced compiler directive");
      } else if (verb == "go:embed" && var == nullptr) {
        report(directive.pos, "misplaced go:embed directive");
      } else if (verb == "go:embed" && !embeds) {
        embeds = true;
        if (std::string why = whyNotEmbed(var, inFunc); !why.empty()) {
          report(directive.pos, why);
        }
      } else if (verb == "go:noescape" && cast<FuncDecl>(d)->body != nullptr) {
        report(d->pos, "can only use //go:noescape with external func implementations");
      }
    }
  }

  std::string whyNotEmbed(const VarDecl* d, bool inFunc) const {
    if (!embedImported_) {
      return "go:embed requires import \"embed\" (or import _ \"embed\", if package is not used)";
    }
    if (d->names.size() > 1) {
      return "go:embed cannot apply to multiple vars";
    }
    if (d->values != nullptr) {
      return "go:embed cannot apply to var with initializer";
    }
    return inFunc ? "go:embed cannot apply to var inside func" : "";
  }

  void linknames() {
    for (const Directive& d : file_->directives) {
      std::string_view verb = directiveVerb(d.text);
      if ((verb == "go:linkname" || verb == "go:linknamestd") && !unsafeImported_) {
        report(d.pos, "//" + std::string(verb) + " only allowed in Go files that import \"unsafe\"");
      }
    }
  }

  File* file_;
  diag::Diags& diags_;
  bool embedImported_ = false, unsafeImported_ = false;  // imports come first, so these are known in time
};

}  // namespace

void checkDirectives(File* file, diag::Diags& diags) { Checker(file, diags).run(); }

}  // namespace syntax
