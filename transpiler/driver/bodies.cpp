// This file implements checkBodies and refuseForeignCode.
#include "driver/bodies.h"

#include <set>
#include <string_view>

namespace driver {

namespace {

bool isLinkname(std::string_view directive) {
  return directive.starts_with("go:linkname ") || directive.starts_with("go:linknamestd ");
}

// The local name in "go:linkname localname [linkname]".
std::string_view localName(std::string_view directive) {
  size_t start = directive.find_first_not_of(" \t", directive.find(' '));
  if (start == std::string_view::npos) {
    return {};
  }
  size_t end = directive.find_first_of(" \t", start);
  return directive.substr(start, end == std::string_view::npos ? end : end - start);
}

// Calls f(function) for the functions of a file that have no body; init was reported by the checker.
template <class F>
void forEachBodiless(const ast::File& file, F&& f) {
  for (ast::Decl* d : file.decls) {
    auto* function = ast::dynCast<ast::FuncDecl>(d);
    if (function != nullptr && function->body == nullptr &&
        (function->recv != nullptr || function->name->value != "init")) {
      f(function);
    }
  }
}

// The names that go:linkname directives of the package mention.
std::set<std::string_view> linknames(const Package& p) {
  std::set<std::string_view> names;
  for (const ast::File* file : p.files) {
    for (const ast::Directive& d : file->directives) {
      if (isLinkname(d.text)) {
        names.insert(localName(d.text));
      }
    }
  }
  return names;
}

// The functions and variables that the package declares.
std::set<std::string_view> declarations(const Package& p) {
  std::set<std::string_view> names;
  for (const ast::File* file : p.files) {
    for (ast::Decl* d : file->decls) {
      if (auto* f = ast::dynCast<ast::FuncDecl>(d); f != nullptr && f->recv == nullptr) {
        names.insert(f->name->value);
      } else if (auto* v = ast::dynCast<ast::VarDecl>(d)) {
        for (const ast::Name* name : v->names) {
          names.insert(name->value);
        }
      }
    }
  }
  return names;
}

}  // namespace

void checkBodies(const Package& p, bool complete, diag::Diags& diags) {
  std::set<std::string_view> linked = linknames(p);
  std::set<std::string_view> declared = linked.empty() ? linked : declarations(p);
  for (const ast::File* file : p.files) {
    forEachBodiless(*file, [&](const ast::FuncDecl* f) {
      bool elsewhere = !complete || p.hasAssembly || (f->recv == nullptr && linked.contains(f->name->value));
      if (!elsewhere) {
        diags.error(f->pos, diag::Code::BadDecl, "missing function body");
      }
    });
    for (const ast::Directive& d : file->directives) {
      // A receiver's methods are named T.m; they are not looked for.
      std::string_view name = isLinkname(d.text) ? localName(d.text) : std::string_view();
      if (!name.empty() && name.find('.') == std::string_view::npos && !declared.contains(name)) {
        diags.error(d.pos, diag::Code::Syntax, "//go:linkname must refer to declared function or variable");
      }
    }
  }
}

void refuseForeignCode(const Package& p, diag::Diags& diags) {
  for (const ast::File* file : p.files) {
    forEachBodiless(*file, [&](const ast::FuncDecl* f) {
      diags.error(f->name->pos, diag::Code::Unsupported,
                  std::string("not supported yet: ") +
                      (p.hasAssembly ? "a function in assembly" : "go:linkname to a function"));
    });
    for (const ast::Directive& d : file->directives) {
      if (d.text.starts_with("go:embed ")) {
        diags.error(d.pos, diag::Code::Unsupported, "not supported yet: go:embed");
      }
    }
  }
}

}  // namespace driver
