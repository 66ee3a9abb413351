// This file implements the entry of the checker: checkPackage, the order of its passes, and delayed actions.
#include <algorithm>

#include "syntax/walk.h"
#include "types/checker.h"

namespace types {

namespace {

// The range of node ids that the files use.
struct IdRange {
  uint32_t first = UINT32_MAX;
  uint32_t last = 0;

  void add(ast::Node* n) {
    if (n->id != 0) {
      first = std::min(first, n->id);
      last = std::max(last, n->id);
    }
    ast::forEachChild(n, [this](ast::Node* child) { add(child); });
  }
};

void makeTables(Info* info, const std::vector<ast::File*>& files) {
  IdRange ids;
  for (ast::File* f : files) {
    ids.add(f);
  }
  if (ids.first > ids.last) {
    return;
  }
  size_t n = ids.last - ids.first + 1;
  info->firstId = ids.first;
  info->types.resize(n);
  info->defs.resize(n);
  info->uses.resize(n);
  info->implicits.resize(n);
  info->selections.resize(n);
  info->instances.resize(n);
  info->scopes.resize(n);
}

}  // namespace

Info* checkPackage(Package* pkg, const std::vector<ast::File*>& files, const CheckOptions& options,
                   diag::Diags& diags) {
  Info* info = make<Info>();
  info->pkg = pkg;
  makeTables(info, files);
  if (pkg->scope == nullptr) {
    pkg->scope = newScope(universe(), Pos(), Pos());
  }
  Checker check(pkg, info, options, diags);
  Checker* outerChecker = setCurrentChecker(&check);
  Package* outerPackage = setMessagePackage(pkg);
  check.checkFiles(files);
  setMessagePackage(outerPackage);
  setCurrentChecker(outerChecker);
  return info;
}

Checker::Checker(Package* p, Info* i, const CheckOptions& o, diag::Diags& d) : pkg(p), info(i), options(o), diags(d) {}

void Checker::checkFiles(const std::vector<ast::File*>& list) {
  initFiles(list);
  collectObjects();
  directCycles();
  packageObjects();
  processDelayed(0);
  cleanup();
  initOrder();
  unusedImports();
  recordUntyped();
  if (!hadError) {
    monomorph();
  }
  if (!hadError && options.compilerRules) {
    anonymousCycles();
  }
  for (Object* o : objList) {
    if (auto* f = dynCast<Func>(o)) {
      info->funcs.push_back(f);
    }
  }
  pkg->goVersion = options.goVersion;
  pkg->complete = true;
}

void Checker::initFiles(const std::vector<ast::File*>& list) {
  for (ast::File* f : list) {
    if (f->pkgName == nullptr) {
      continue;
    }
    if (pkg->name.empty() || pkg->name == "_") {
      if (f->pkgName->value == "_") {
        error(f->pkgName, Code::BlankPkgName, "invalid package name _");
      } else {
        pkg->name = f->pkgName->value;
      }
    } else if (f->pkgName->value != pkg->name) {
      errorf(f->pos, Code::MismatchedPkgName, "package %s; expected package %s", f->pkgName->value, pkg->name);
      continue;
    }
    files.push_back(f);
  }
  GoVersion pkgVersion = parseGoVersion(options.goVersion);
  if (pkgVersion > goCurrent && !list.empty()) {
    errorf(list[0]->pos, Code::TooNew, "package requires newer Go version %s (application built with %s)",
           toString(pkgVersion), toString(goCurrent));
  }
  for (ast::File* f : files) {
    FileVersion v{pkgVersion, false};
    if (GoVersion own = parseGoVersion(f->goVersion); own.isKnown()) {
      // Lines for earlier versions never meant a language version.
      v = {std::max(own, go1_21), own >= go1_21};
      if (own > goCurrent) {
        errorf(f->pkgName, Code::TooNew, "file requires newer Go version %s", toString(own));
      }
    }
    fileVersions[f->source] = v;
  }
}

void Checker::processDelayed(size_t top) {
  GoVersion saved = env.version;
  // An action may add further ones.
  for (size_t i = top; i < delayed.size(); i++) {
    std::function<void()> f = std::move(delayed[i].second);
    env.version = delayed[i].first;
    f();
  }
  delayed.resize(top);
  env.version = saved;
}

void Checker::push(Object* o) {
  objPathIndex[o] = objPath.size();
  objPath.push_back(o);
}

void Checker::pop() {
  objPathIndex.erase(objPath.back());
  objPath.pop_back();
}

void Checker::addDeclDep(Object* to) {
  if (env.decl != nullptr && objMap.contains(to)) {
    env.decl->addDep(to);
  }
}

Object* Checker::lookup(std::string_view name, Scope** where) const {
  for (Scope* s = env.scope; s != nullptr; s = s->parent) {
    if (Object* o = s->lookup(name); o != nullptr) {
      if (where != nullptr) {
        *where = s;
      }
      return o;
    }
  }
  return nullptr;
}

void Checker::openScope(ast::Node* n) {
  env.scope = newScope(env.scope, n->pos, ast::endPos(n));
  recordScope(n, env.scope);
}

void Checker::closeScope() { env.scope = env.scope->parent; }

}  // namespace types
