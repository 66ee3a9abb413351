// This file implements checkPackage: one walk over the tree, which hands each node to the warnings that want it.
#include "vet/vet.h"

#include <algorithm>

#include "syntax/walk.h"
#include "vet/pass.h"

namespace vet {

namespace {

using diag::Code;

class Walker {
 public:
  explicit Walker(Pass& pass) : pass_(pass) {}

  void visit(ast::Node* n) {
    look(n);
    pass_.parents.push_back(n);
    ast::forEachChild(n, [this](ast::Node* child) { visit(child); });
    pass_.parents.pop_back();
  }

 private:
  void look(ast::Node* n) {
    switch (n->kind) {
      case ast::NodeKind::AssignStmt:
        warnSelfAssignment(pass_, ast::cast<ast::AssignStmt>(n));
        return copiedLocks(n);
      case ast::NodeKind::CallExpr:
        return call(ast::cast<ast::CallExpr>(n));
      case ast::NodeKind::FuncDecl:
        return function(n, ast::cast<ast::FuncDecl>(n)->body);
      case ast::NodeKind::FuncLit:
        return function(n, ast::cast<ast::FuncLit>(n)->body);
      case ast::NodeKind::CompositeLit:
      case ast::NodeKind::RangeClause:
      case ast::NodeKind::ReturnStmt:
      case ast::NodeKind::VarDecl:
        return copiedLocks(n);
      default:  // most kinds interest nobody
        return;
    }
  }

  void copiedLocks(ast::Node* n) {
    if (pass_.isOn(Code::CopiedLock)) {
      warnCopiedLocks(pass_, n);
    }
  }

  void call(ast::CallExpr* c) {
    copiedLocks(c);
    warnLateAdd(pass_, c);
    warnUnbufferedSignal(pass_, c);
    if (pass_.isOn(Code::Printf)) {
      warnPrintCall(pass_, c);
    }
  }

  void function(ast::Node* n, ast::BlockStmt* body) {
    copiedLocks(n);
    if (body != nullptr && pass_.isOn(Code::UnreachableCode)) {
      warnUnreachable(pass_, body);
    }
    if (body != nullptr && pass_.isOn(Code::LostCancel)) {
      warnLostCancel(pass_, n);
    }
  }

  Pass& pass_;
};

// A //go:build line can only raise the version of the package, and has a meaning from go1.21 on.
types::GoVersion versionOf(const ast::File* f, const types::Package* pkg) {
  types::GoVersion version = types::parseGoVersion(pkg->goVersion);
  if (types::GoVersion own = types::parseGoVersion(f->goVersion); own.isKnown()) {
    version = std::max(own, types::go1_21);
  }
  return version;
}

}  // namespace

void checkPackage(const types::Info& info, const std::string& path, Facts& facts, diag::Diags& diags) {
  facts.infos[info.pkg] = &info;
  Pass pass{info, path, facts, diags};
  if (pass.isOn(Code::Printf)) {
    findPrintWrappers(pass);
  }
  for (ast::File* f : info.pkg->files) {
    pass.version = versionOf(f, info.pkg);
    if (pass.version.isKnown() && pass.version < types::go1_22 && pass.isOn(Code::LoopVariable)) {
      warnSharedLoopVariables(pass, f);
    }
    Walker(pass).visit(f);
  }
}

}  // namespace vet
