// This file answers how loop variables live: shared by all iterations (before Go 1.22), or one for each, which C++ gets by a copy where
// somebody could tell the difference.
#include "lower/body.h"
#include "syntax/walk.h"

namespace lower {

using namespace types;

// The file's language version shares loop variables between iterations.
bool Body::sharedLoopVars() const {
  std::string_view version = file_ != nullptr && !file_->goVersion.empty() ? file_->goVersion
                                                                            : std::string_view(info_.pkg->goVersion);
  constexpr std::string_view prefix = "go1.";
  if (!version.starts_with(prefix)) {
    return false;
  }
  int minor = 0;
  for (char c : version.substr(prefix.size())) {
    if (c < '0' || c > '9') {
      break;
    }
    minor = minor * 10 + (c - '0');
  }
  return minor < 22;
}

// Each iteration needs storage of its own for v: it is on the heap, or a closure or pointer refers to it.
bool Body::perIteration(const Var* v) const {
  return !sharedLoopVars() && (facts_.isHeap(v) || facts_.capturedByRef(v) || facts_.addressTaken(v));
}

namespace {

bool assigns(const Info& info, ast::Node* n, const Var* v) {
  auto isVar = [&](ast::Expr* x) {
    auto* name = ast::dynCast<ast::Name>(ast::unparen(x));
    return name != nullptr && info.use(name) == v;
  };
  if (auto* s = ast::dynCast<ast::AssignStmt>(n)) {
    for (ast::Expr* x : ast::unpackList(s->lhs)) {
      if (isVar(x)) {
        return true;
      }
    }
  }
  if (auto* s = ast::dynCast<ast::RangeClause>(n); s != nullptr && !s->def) {
    for (ast::Expr* x : ast::unpackList(s->lhs)) {
      if (isVar(x)) {
        return true;
      }
    }
  }
  bool found = false;
  ast::forEachChild(n, [&](ast::Node* child) { found = found || assigns(info, child, v); });
  return found;
}

}  // namespace

// The loop's body leaves v as it is, so nothing has to be copied back for the next iteration.
bool Body::changesOnlyInPost(const Var* v, const ast::ForStmt* s) const {
  return !facts_.addressTaken(v) && !assigns(info_, s->body, v);
}

}  // namespace lower
