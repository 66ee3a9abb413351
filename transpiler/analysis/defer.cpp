// This file implements the function facts: how a body's defers are lowered, whether it recovers, jumps, or lets
// literals at its results.
//
// A go::Defer guard replaces the general form only where nothing can tell the difference: every defer of the body
// stands in the outermost block (so it runs exactly once if reached, in reverse order), its callee is known or a literal,
// cannot recover, and does not see a result. A panic in the body runs the guards' records like any other; what the
// guard form lacks is a landing, which only recovery needs.
#include "analysis/passes.h"

namespace analysis {

namespace {

// recover() is called in the body itself. By name, as the bodies of other packages are not in the Info at hand;
// literals inside are functions of their own, in which recover does not stop the panic that this body is called for.
bool recoversDirectly(ast::Node* n) {
  if (ast::isa<ast::FuncLit>(n)) {
    return false;
  }
  auto* call = ast::dynCast<ast::CallExpr>(n);
  auto* name = call == nullptr ? nullptr : ast::dynCast<ast::Name>(ast::unparen(call->fun));
  if (name != nullptr && name->value == "recover") {
    return true;
  }
  bool found = false;
  ast::forEachChild(n, [&](ast::Node* child) { found = found || recoversDirectly(child); });
  return found;
}

class FunctionPass {
 public:
  explicit FunctionPass(Pass& pass) : pass_(pass) {}

  void run() {
    for (ast::File* file : pass_.info.pkg->files) {
      visit(file);
    }
  }

 private:
  void visit(ast::Node* n);
  void visitFunction(ast::Node* n, ast::BlockStmt* body);
  void visitBody(ast::Node* n, bool outermost);
  void visitDefer(ast::CallStmt* s, bool outermost);
  bool guardSuffices(ast::CallExpr* call) const;
  void noteCapturedResults(ast::FuncLit* lit);
  void noteReceiver(ast::FuncDecl* f, FuncFacts& facts) const;

  Pass& pass_;
  std::vector<FuncFacts*> stack_;
  std::vector<ast::Node*> nodes_;
};

void FunctionPass::noteReceiver(ast::FuncDecl* f, FuncFacts& facts) const {
  if (f->recv == nullptr || f->recv->name == nullptr) {
    return;
  }
  auto* v = types::dynCast<types::Var>(pass_.info.def(f->recv->name));
  facts.receiverChanged = v != nullptr && (pass_.facts.reassigned(v) || pass_.facts.addressTaken(v));
}

// A result that the literal captures is one of this function's, unless this function captures it itself.
void FunctionPass::noteCapturedResults(ast::FuncLit* lit) {
  auto* own = ast::dynCast<ast::FuncLit>(nodes_.back());
  for (const Capture& c : pass_.facts.captures(lit)) {
    bool outer = false;
    if (own != nullptr) {
      for (const Capture& mine : pass_.facts.captures(own)) {
        outer = outer || mine.var == c.var;
      }
    }
    stack_.back()->resultsCaptured |= c.var->varKind == types::VarKind::Result && !outer;
  }
}

void FunctionPass::visitFunction(ast::Node* n, ast::BlockStmt* body) {
  FuncFacts& facts = pass_.facts.functions[n->id];
  if (auto* decl = ast::dynCast<ast::FuncDecl>(n)) {
    noteReceiver(decl, facts);
  }
  if (body == nullptr) {
    return;
  }
  stack_.push_back(&facts);
  nodes_.push_back(n);
  for (ast::Stmt* s : body->list) {
    visitBody(s, true);
  }
  if (facts.hasGoto && facts.defers == DeferForm::Guard) {
    facts.defers = DeferForm::General;  // C++ lets no goto jump over a guard
  }
  nodes_.pop_back();
  stack_.pop_back();
}

void FunctionPass::visit(ast::Node* n) {
  if (auto* decl = ast::dynCast<ast::FuncDecl>(n)) {
    return visitFunction(decl, decl->body);
  }
  if (auto* lit = ast::dynCast<ast::FuncLit>(n)) {
    return visitFunction(lit, lit->body);
  }
  ast::forEachChild(n, [&](ast::Node* child) { visit(child); });
}

// outermost: n is a statement of the function's outermost block.
void FunctionPass::visitBody(ast::Node* n, bool outermost) {
  switch (n->kind) {
    case ast::NodeKind::FuncLit:
      noteCapturedResults(ast::cast<ast::FuncLit>(n));
      return visit(n);
    case ast::NodeKind::CallStmt: {
      auto* s = ast::cast<ast::CallStmt>(n);
      if (s->call == ast::CallStmtKind::Defer) {
        visitDefer(s, outermost);
      }
      break;
    }
    case ast::NodeKind::BranchStmt:
      stack_.back()->hasGoto |= ast::cast<ast::BranchStmt>(n)->branch == ast::BranchKind::Goto;
      break;
    case ast::NodeKind::CallExpr: {
      auto* call = ast::cast<ast::CallExpr>(n);
      const types::Builtin* builtin = pass_.builtinCallee(call);
      stack_.back()->callsRecover |= builtin != nullptr && builtin->id == types::BuiltinId::Recover;
      auto* decl = ast::dynCast<ast::FuncDecl>(nodes_.back());
      if (types::Func* callee = decl == nullptr ? nullptr : pass_.staticCallee(call)) {
        stack_.back()->callsItself |= callee->decl == decl;
      }
      break;
    }
    default:
      break;
  }
  ast::forEachChild(n, [&](ast::Node* child) { visitBody(child, false); });
}

bool FunctionPass::guardSuffices(ast::CallExpr* call) const {
  if (auto* lit = ast::dynCast<ast::FuncLit>(ast::unparen(call->fun))) {
    bool seesResults = false;
    for (const Capture& c : pass_.facts.captures(lit)) {
      seesResults = seesResults || c.var->varKind == types::VarKind::Result;
    }
    return !seesResults && !recoversDirectly(lit->body);
  }
  types::Func* callee = pass_.staticCallee(call);
  return callee != nullptr && callee->decl != nullptr && !callsRecover(callee);
}

void FunctionPass::visitDefer(ast::CallStmt* s, bool outermost) {
  FuncFacts& facts = *stack_.back();
  auto* call = ast::dynCast<ast::CallExpr>(ast::unparen(s->x));
  bool guard = outermost && call != nullptr && guardSuffices(call);
  if (facts.defers != DeferForm::General) {
    facts.defers = guard ? DeferForm::Guard : DeferForm::General;
  }
}

}  // namespace

bool callsRecover(const types::Func* f) {
  const types::Func* origin = f->origin != nullptr ? f->origin : f;
  if (origin->decl == nullptr || origin->decl->body == nullptr) {
    return isKnownToRecover(origin);
  }
  return recoversDirectly(origin->decl->body);
}

void findFunctionFacts(Pass& pass) { FunctionPass(pass).run(); }

}  // namespace analysis
