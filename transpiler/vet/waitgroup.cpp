// This file implements the warning about go func() { wg.Add(1); ... }(): wg.Wait may run before the goroutine does.
#include "vet/pass.h"

namespace vet {

// Only where Add is the first statement of the goroutine's literal: then nothing can make it right.
void warnLateAdd(Pass& pass, ast::CallExpr* call) {
  auto* body = ast::dynCast<ast::BlockStmt>(pass.parent(1));
  if (!ast::isa<ast::ExprStmt>(pass.parent(0)) || body == nullptr || body->list[0] != pass.parent(0) ||
      !ast::isa<ast::FuncLit>(pass.parent(2)) || !ast::isa<ast::CallExpr>(pass.parent(3))) {
    return;
  }
  auto* go = ast::dynCast<ast::CallStmt>(pass.parent(4));
  if (go != nullptr && go->call == ast::CallStmtKind::Go && pass.imports("sync") &&
      isMethod(pass.callee(call), "sync", "WaitGroup", "Add")) {
    pass.warn(call->pos, Text::AddInGoroutine, {});
  }
}

}  // namespace vet
