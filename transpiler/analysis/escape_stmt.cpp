// This file implements how values flow in statements, for the escape pass.
#include <utility>

#include "analysis/escape.h"

namespace analysis {

void EscapePass::stmts(ast::List<ast::Stmt*> list) {
  for (ast::Stmt* s : list) {
    stmt(s);
  }
}

void EscapePass::block(ast::List<ast::Stmt*> list) {
  blockDepth_++;
  stmts(list);
  blockDepth_--;
}

// A label that a goto behind it jumps to begins a loop.
void EscapePass::markGotoLoops(ast::Node* body) {
  std::vector<const ast::Node*> gotos;
  std::function<void(ast::Node*)> visit = [&](ast::Node* n) {
    auto* branch = ast::dynCast<ast::BranchStmt>(n);
    if (branch != nullptr && branch->branch == ast::BranchKind::Goto && branch->target != nullptr &&
        branch->target->pos < branch->pos) {
      loopLabels_.push_back(branch->target);
    }
    ast::forEachChild(n, visit);
  };
  visit(body);
}

void EscapePass::stmt(ast::Node* n) {
  if (n == nullptr) {
    return;
  }
  switch (n->kind) {
    case ast::NodeKind::ExprStmt:
      return discard(ast::cast<ast::ExprStmt>(n)->x);
    case ast::NodeKind::SendStmt: {
      auto* s = ast::cast<ast::SendStmt>(n);
      discard(s->chan);
      return toHeap(s->value);
    }
    case ast::NodeKind::AssignStmt:
      return assign(ast::cast<ast::AssignStmt>(n));
    case ast::NodeKind::DeclStmt:
      for (ast::Decl* d : ast::cast<ast::DeclStmt>(n)->decls) {
        if (auto* v = ast::dynCast<ast::VarDecl>(d)) {
          varDecl(v);
        }
      }
      return;
    case ast::NodeKind::BlockStmt:
      return block(ast::cast<ast::BlockStmt>(n)->list);
    case ast::NodeKind::LabeledStmt: {
      for (const ast::Node* label : loopLabels_) {
        if (label == n) {
          loopDepth_++;
          break;
        }
      }
      return stmt(ast::cast<ast::LabeledStmt>(n)->stmt);
    }
    case ast::NodeKind::ReturnStmt:
      return returnStmt(ast::cast<ast::ReturnStmt>(n));
    case ast::NodeKind::IfStmt: {
      auto* s = ast::cast<ast::IfStmt>(n);
      blockDepth_++;
      stmt(s->init);
      discard(s->cond);
      stmt(s->then);
      stmt(s->els);
      blockDepth_--;
      return;
    }
    case ast::NodeKind::ForStmt:
      return loop(ast::cast<ast::ForStmt>(n));
    case ast::NodeKind::SwitchStmt:
      return switchStmt(ast::cast<ast::SwitchStmt>(n));
    case ast::NodeKind::SelectStmt:
      for (ast::CommClause* c : ast::cast<ast::SelectStmt>(n)->body) {
        blockDepth_++;
        stmt(c->comm);
        stmts(c->body);
        blockDepth_--;
      }
      return;
    case ast::NodeKind::CallStmt:
      return callStmt(ast::cast<ast::CallStmt>(n));
    default:
      return;  // empty statements and branches hold no values
  }
}

void EscapePass::varDecl(ast::VarDecl* d) {
  for (ast::Name* name : d->names) {
    if (auto* v = types::dynCast<types::Var>(info_.def(name))) {
      locate(v);
    }
  }
  ast::List<ast::Expr*> values = ast::unpackList(d->values);
  if (values.size() == d->names.size()) {
    for (size_t i = 0; i < values.size(); i++) {
      expr(variableHole(d->names[i]), values[i]);
    }
    return;
  }
  if (values.size() == 1) {
    std::vector<Hole> holes;
    for (ast::Name* name : d->names) {
      holes.push_back(variableHole(name));
    }
    auto* c = ast::dynCast<ast::CallExpr>(ast::unparen(values[0]));
    if (c != nullptr && !pass_.isConversion(c)) {
      return call(holes, c);
    }
    expr(holes[0], values[0]);
  }
}

void EscapePass::assign(ast::AssignStmt* s) {
  if (s->rhs == nullptr) {
    return discard(s->lhs);
  }
  ast::List<ast::Expr*> lhs = ast::unpackList(s->lhs);
  ast::List<ast::Expr*> rhs = ast::unpackList(s->rhs);
  if (lhs.size() == rhs.size()) {
    for (size_t i = 0; i < lhs.size(); i++) {
      expr(target(lhs[i]), rhs[i]);
    }
    return;
  }
  std::vector<Hole> holes;
  for (ast::Expr* x : lhs) {
    holes.push_back(target(x));
  }
  auto* c = ast::dynCast<ast::CallExpr>(ast::unparen(rhs[0]));
  if (c != nullptr && !pass_.isConversion(c)) {
    return call(holes, c);
  }
  expr(holes[0], rhs[0]);  // v, ok = ...
}

void EscapePass::returnStmt(ast::ReturnStmt* s) {
  if (s->results == nullptr || signature_ == nullptr) {
    return;
  }
  std::vector<Hole> holes;
  for (types::Var* v : signature_->results->vars) {
    holes.push_back({locate(v)});
  }
  ast::List<ast::Expr*> list = ast::unpackList(s->results);
  if (list.size() == holes.size()) {
    for (size_t i = 0; i < list.size(); i++) {
      expr(holes[i], list[i]);
    }
    return;
  }
  call(holes, ast::cast<ast::CallExpr>(ast::unparen(list[0])));
}

void EscapePass::callStmt(ast::CallStmt* s) {
  auto* c = ast::dynCast<ast::CallExpr>(ast::unparen(s->x));
  if (c == nullptr) {
    return discard(s->x);
  }
  if (s->call == ast::CallStmtKind::Defer && loopDepth_ == bodyDepth()) {
    if (pass_.facts.function(func_).defers != DeferForm::General) {
      return call({}, c);
    }
    if (auto* lit = ast::dynCast<ast::FuncLit>(ast::unparen(c->fun))) {
      locateSite(lit)->loopDepth = kFrameDepth;
      discard(lit);
      for (ast::Expr* arg : c->args) {
        toHeap(arg);
      }
      return;
    }
  }
  bool atTop = s->call == ast::CallStmtKind::Defer && loopDepth_ == bodyDepth();
  if (atTop && pass_.staticCallee(c) != nullptr) {
    // Made once, when the frame is left: what it is given must outlive the variables of the body.
    int loops = std::exchange(loopDepth_, kFrameDepth);
    int blocks = std::exchange(blockDepth_, 0);
    call({}, c);
    loopDepth_ = loops;
    blockDepth_ = blocks;
    return;
  }
  // The call outlives this frame (go) or this iteration (defer in a loop): so does everything it is given.
  if (auto* sel = ast::dynCast<ast::SelectorExpr>(ast::unparen(c->fun));
      sel != nullptr && info_.selection(sel) != nullptr) {
    const types::Selection* selection = info_.selection(sel);
    auto* sig = types::dynCast<types::Signature>(selection->obj->type);
    bool byAddress = selection->kind == types::SelectionKind::MethodVal && sig != nullptr && sig->recv != nullptr &&
                     types::isa<types::Pointer>(types::under(sig->recv->type)) && !selection->indirect &&
                     !types::isa<types::Pointer>(types::under(selection->recv));
    Hole heap{graph_->heap()};
    expr(byAddress ? heap.addr() : heap, sel->x);
  } else {
    toHeap(c->fun);
  }
  for (ast::Expr* arg : c->args) {
    toHeap(arg);
  }
}

void EscapePass::loop(ast::ForStmt* f) {
  if (auto* range = ast::dynCast<ast::RangeClause>(f->init)) {
    return rangeLoop(f, range);
  }
  blockDepth_++;
  stmt(f->init);
  loopDepth_++;
  // With an instance of the variable for each iteration, its declaration belongs to the iteration.
  if (auto* init = ast::dynCast<ast::AssignStmt>(f->init); init != nullptr && init->op == ast::Operator::Def) {
    for (ast::Expr* x : ast::unpackList(init->lhs)) {
      if (types::Var* v = pass_.localVar(x)) {
        locate(v)->loopDepth = depth();
      }
    }
  }
  if (f->cond != nullptr) {
    discard(f->cond);
  }
  stmt(f->post);
  stmt(f->body);
  loopDepth_--;
  blockDepth_--;
}

void EscapePass::rangeLoop(ast::ForStmt* f, ast::RangeClause* range) {
  ast::List<ast::Expr*> lhs = ast::unpackList(range->lhs);
  types::Type* under = underOf(range->x);
  bool isFunc = types::isa<types::Signature>(under);
  loopDepth_++;
  std::vector<Hole> holes;
  for (ast::Expr* x : lhs) {
    holes.push_back(target(x));
  }
  loopDepth_--;
  if (holes.size() > 1 && !isFunc && !types::isa<types::Map>(under)) {
    expr(types::isa<types::Array>(under) ? holes[1] : holes[1].deref(), range->x);
  } else {
    discard(range->x);
  }
  loopDepth_++;
  stmt(f->body);
  loopDepth_--;
}

void EscapePass::switchStmt(ast::SwitchStmt* s) {
  blockDepth_++;
  stmt(s->init);
  auto* guard = ast::dynCast<ast::TypeSwitchGuard>(s->tag);
  std::vector<Hole> holes;
  for (ast::CaseClause* c : s->body) {
    if (guard != nullptr && guard->lhs != nullptr) {
      if (auto* v = types::dynCast<types::Var>(info_.implicit(c))) {
        expr({locate(v)}, guard->x);
      }
    }
  }
  if (guard != nullptr) {
    discard(guard->x);
  } else if (s->tag != nullptr) {
    discard(s->tag);
  }
  for (ast::CaseClause* c : s->body) {
    if (guard == nullptr) {
      for (ast::Expr* x : ast::unpackList(c->cases)) {
        discard(x);
      }
    }
    block(c->body);
  }
  blockDepth_--;
}

}  // namespace analysis
