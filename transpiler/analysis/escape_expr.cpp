// This file implements how values flow in expressions, for the escape pass.
#include <unordered_set>
#include <utility>

#include "analysis/escape.h"

namespace analysis {

namespace {

// A value of type t may lead to memory. False only where that is certain. without: structs known to hold none.
bool holdsPointers(types::Type* t, std::unordered_set<types::Type*>& without) {
  types::Type* u = types::under(t);
  switch (u->kind) {
    case types::TypeKind::Basic: {
      auto* b = types::cast<types::Basic>(u);
      return (b->info & (types::IsBoolean | types::IsNumeric)) == 0;
    }
    case types::TypeKind::Array:
      return holdsPointers(types::cast<types::Array>(u)->elem, without);
    case types::TypeKind::Struct:
      if (without.count(u) != 0) {
        return false;
      }
      for (const types::Var* f : types::cast<types::Struct>(u)->fields) {
        if (holdsPointers(f->type, without)) {
          return true;
        }
      }
      without.insert(u);
      return false;
    default:
      return true;
  }
}

bool holdsPointers(types::Type* t) {
  std::unordered_set<types::Type*> without;
  return holdsPointers(t, without);
}

bool isUnsafePointer(types::Type* t) {
  auto* b = types::dynCast<types::Basic>(t);
  return b != nullptr && b->basic == types::BasicKind::UnsafePointer;
}

}  // namespace

// An integer that becomes an unsafe.Pointer leads to what it was computed from: unsafe.Pointer(uintptr(p) + 8).
void EscapePass::unsafeValue(Hole k, ast::Expr* e) {
  e = ast::unparen(e);
  if (auto* op = ast::dynCast<ast::Operation>(e)) {
    unsafeValue(k, op->x);
    if (op->y != nullptr) {
      unsafeValue(k, op->y);
    }
    return;
  }
  auto* c = ast::dynCast<ast::CallExpr>(e);
  if (c != nullptr && pass_.isConversion(c) && c->args.size() == 1) {
    types::Type* from = underOf(c->args[0]);
    return isUnsafePointer(from) ? expr(k, c->args[0]) : unsafeValue(k, c->args[0]);
  }
  discard(e);
}

Hole EscapePass::variableHole(ast::Name* name) {
  auto* v = types::dynCast<types::Var>(info_.objectOf(name));
  if (v == nullptr) {
    return {graph_->discard()};
  }
  return {v->varKind == types::VarKind::Package ? graph_->heap() : locate(v)};
}

// Where an assignment to lhs stores; evaluates lhs's operands.
Hole EscapePass::target(ast::Expr* lhs) {
  lhs = ast::unparen(lhs);
  if (auto* name = ast::dynCast<ast::Name>(lhs)) {
    return name->value == "_" ? Hole{graph_->discard()} : variableHole(name);
  }
  if (auto* sel = ast::dynCast<ast::SelectorExpr>(lhs)) {
    const types::Selection* s = info_.selection(sel);
    if (s != nullptr && !s->indirect && !types::isa<types::Pointer>(types::under(s->recv))) {
      return target(sel->x);
    }
    if (s != nullptr) {
      discard(sel->x);
    }
    return {graph_->heap()};
  }
  if (auto* index = ast::dynCast<ast::IndexExpr>(lhs)) {
    types::Type* under = underOf(index->x);
    if (types::isa<types::Array>(under)) {
      discard(index->index);
      return target(index->x);
    }
    discard(index->x);
    if (types::isa<types::Map>(under)) {
      toHeap(index->index);
    } else {
      discard(index->index);
    }
    return {graph_->heap()};
  }
  if (auto* op = ast::dynCast<ast::Operation>(lhs)) {
    discard(op->x);
  }
  return {graph_->heap()};
}

// A new allocation whose address goes to k; the result receives what is stored in it.
Hole EscapePass::spill(Hole k, const ast::Node* site) {
  Location* l = locateSite(site);
  graph_->flow(k.dst, l, k.derefs - 1);
  return {l};
}

void EscapePass::expr(Hole k, ast::Expr* e) {
  e = ast::unparen(e);
  const types::TypeAndValue& tv = info_.typeOf(e);
  if (tv.isType() || tv.isConstant()) {
    return;
  }
  if (k.derefs >= 0 && tv.type != nullptr && !holdsPointers(tv.type)) {
    k = {graph_->discard()};  // nobody can be reached through the value
  }
  switch (e->kind) {
    case ast::NodeKind::Name: {
      auto* v = types::dynCast<types::Var>(info_.use(ast::cast<ast::Name>(e)));
      if (v != nullptr && v->varKind != types::VarKind::Package) {
        graph_->flow(k.dst, locate(v), k.derefs);
      }
      return;
    }
    case ast::NodeKind::BasicLit:
      return;
    case ast::NodeKind::CompositeLit:
      return composite(k, ast::cast<ast::CompositeLit>(e));
    case ast::NodeKind::FuncLit:
      return literal(k, ast::cast<ast::FuncLit>(e));
    case ast::NodeKind::SelectorExpr:
      return selector(k, ast::cast<ast::SelectorExpr>(e));
    case ast::NodeKind::IndexExpr: {
      auto* x = ast::cast<ast::IndexExpr>(e);
      if (info_.typeOf(x->index).isType() || ast::isa<ast::ListExpr>(x->index)) {
        return;  // an instantiated function
      }
      discard(x->index);
      types::Type* under = underOf(x->x);
      if (types::isa<types::Array>(under)) {
        return expr(k, x->x);
      }
      if (types::isa<types::Slice>(under) || types::isa<types::Pointer>(under)) {
        return expr(k.deref(), x->x);
      }
      return discard(x->x);
    }
    case ast::NodeKind::SliceExpr: {
      auto* x = ast::cast<ast::SliceExpr>(e);
      for (ast::Expr* bound : x->index) {
        if (bound != nullptr) {
          discard(bound);
        }
      }
      return expr(types::isa<types::Array>(underOf(x->x)) ? k.addr() : k, x->x);
    }
    case ast::NodeKind::AssertExpr:
      return expr(k, ast::cast<ast::AssertExpr>(e)->x);
    case ast::NodeKind::Operation:
      return operation(k, ast::cast<ast::Operation>(e));
    case ast::NodeKind::CallExpr:
      return call({k}, ast::cast<ast::CallExpr>(e));
    default:
      ast::forEachChild(e, [&](ast::Node* child) {
        if (ast::isa<ast::Expr>(child)) {
          toHeap(static_cast<ast::Expr*>(child));
        }
      });
      return;
  }
}

void EscapePass::operation(Hole k, ast::Operation* op) {
  if (op->y != nullptr) {
    discard(op->x);
    return discard(op->y);  // strings are copied by +, everything else holds no pointers
  }
  switch (op->op) {
    case ast::Operator::And: {
      ast::Expr* x = ast::unparen(op->x);
      if (auto* lit = ast::dynCast<ast::CompositeLit>(x)) {
        return composite(spill(k, op), lit);
      }
      return expr(k.addr(), x);
    }
    case ast::Operator::Mul:
      return expr(k.deref(), op->x);
    default:
      return discard(op->x);  // what is received comes from the heap
  }
}

void EscapePass::selector(Hole k, ast::SelectorExpr* sel) {
  const types::Selection* s = info_.selection(sel);
  if (s == nullptr) {
    return;  // a qualified identifier
  }
  bool throughPointer = s->indirect || types::isa<types::Pointer>(types::under(s->recv));
  switch (s->kind) {
    case types::SelectionKind::FieldVal:
      return expr(throughPointer ? k.deref() : k, sel->x);
    case types::SelectionKind::MethodVal:
      // Later calls of the method value are unknown: the receiver counts as leaked.
      spill(k, sel);
      {
        auto* sig = types::cast<types::Signature>(s->obj->type);
        bool ptrRecv = sig->recv != nullptr && types::isa<types::Pointer>(types::under(sig->recv->type));
        Hole heap{graph_->heap()};
        return expr(ptrRecv && !throughPointer ? heap.addr() : heap, sel->x);
      }
    case types::SelectionKind::MethodExpr:
      return;
  }
}

void EscapePass::composite(Hole k, ast::CompositeLit* lit) {
  types::Type* under = underOf(lit);
  if (auto* p = types::dynCast<types::Pointer>(under)) {
    k = spill(k, lit);  // &T left out inside another literal
    under = types::under(p->elem);
  }
  bool isMap = types::isa<types::Map>(under);
  if (isMap) {
    spill(k, lit);
    k = {graph_->heap()};
  } else if (types::isa<types::Slice>(under)) {
    k = spill(k, lit);
  }
  for (ast::Expr* elem : lit->elems) {
    if (auto* kv = ast::dynCast<ast::KeyValueExpr>(elem)) {
      if (isMap) {
        expr(k, kv->key);
      }
      expr(k, kv->value);
      continue;
    }
    expr(k, elem);
  }
}

void EscapePass::literal(Hole k, ast::FuncLit* lit) {
  Hole closure = spill(k, lit);
  for (const Capture& c : pass_.facts.captures(lit)) {
    graph_->flow(closure.dst, locate(c.var), c.byValue ? 0 : -1);
  }
  auto* sig = types::dynCast<types::Signature>(underOf(lit));
  if (sig == nullptr) {
    return;
  }
  graph_->nest(lit, func_);
  const ast::Node* outerFunc = func_;
  types::Signature* outerSignature = signature_;
  int outerDepth = loopDepth_;
  int outerBlocks = std::exchange(blockDepth_, 0);
  func_ = lit;
  signature_ = sig;
  loopDepth_ = 1;
  declareParams(lit, sig, nullptr);
  loopDepth_ = bodyDepth();
  markGotoLoops(lit->body);
  stmts(lit->body->list);
  func_ = outerFunc;
  signature_ = outerSignature;
  loopDepth_ = outerDepth;
  blockDepth_ = outerBlocks;
}

}  // namespace analysis
