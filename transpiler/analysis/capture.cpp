// This file implements the capture pass: which variables each function literal uses, and which variables change after
// their declaration.
//
// A captured variable that never changes after its declaration, and whose address is not taken, is captured by value:
// the copy in the closure cannot be told from the variable. A loop variable that has its own instance for each
// iteration (Go 1.22) does not change by the loop's own post statement: that acts on the next iteration's instance.
// This is the rule of gc's escape analysis, without its size limit.
#include <unordered_map>

#include "analysis/passes.h"

namespace analysis {

namespace {

class CapturePass {
 public:
  explicit CapturePass(Pass& pass) : pass_(pass), facts_(pass.facts) {}

  void run() {
    for (ast::File* file : pass_.info.pkg->files) {
      perIteration_ = pass_.versionAtLeast(file, 22);
      visit(file);
    }
    decideByValue();
  }

 private:
  void visit(ast::Node* n);
  void visitFunction(ast::Node* n);
  void visitFor(ast::ForStmt* loop);
  void declare(types::Object* o);
  void use(types::Var* v);
  void assign(ast::Expr* lhs);
  void takeAddress(ast::Expr* x);
  void visitSelector(ast::SelectorExpr* sel);
  void decideByValue();

  Pass& pass_;
  Facts& facts_;
  bool perIteration_ = true;
  std::vector<ast::Node*> functions_;                      // enclosing FuncDecl and FuncLit nodes, innermost last
  std::unordered_map<const types::Var*, size_t> depthOf_;  // functions_.size() at the declaration
  std::vector<std::vector<const types::Var*>>
      loopVars_;                         // variables of the loops whose post statement is being visited
  std::vector<ast::FuncLit*> literals_;  // all, in source order
};

void CapturePass::declare(types::Object* o) {
  auto* v = types::dynCast<types::Var>(o);
  if (v != nullptr && v->varKind != types::VarKind::Package && v->varKind != types::VarKind::Field) {
    depthOf_.emplace(v, functions_.size());
  }
}

void CapturePass::use(types::Var* v) {
  auto it = depthOf_.find(v);
  if (it == depthOf_.end()) {
    return;
  }
  for (size_t i = it->second; i < functions_.size(); i++) {
    auto* lit = ast::cast<ast::FuncLit>(functions_[i]);
    auto& list = facts_.captureLists[lit->id];
    bool known = false;
    for (const Capture& c : list) {
      known = known || c.var == v;
    }
    if (!known) {
      list.push_back({v, false});
      facts_.capturedVars.insert(v);
    }
  }
}

// The variable whose storage x is part of: x of x.f and x[i] as long as no pointer, slice or map is followed.
void CapturePass::assign(ast::Expr* lhs) {
  lhs = ast::unparen(lhs);
  if (types::Var* v = pass_.localVar(lhs)) {
    for (const auto& own : loopVars_) {
      for (const types::Var* loopVar : own) {
        if (loopVar == v) {
          return;
        }
      }
    }
    facts_.reassignedVars.insert(v);
    return;
  }
  if (auto* sel = ast::dynCast<ast::SelectorExpr>(lhs)) {
    const types::Selection* s = pass_.info.selection(sel);
    if (s != nullptr && !s->indirect && !types::isa<types::Pointer>(types::under(s->recv))) {
      assign(sel->x);
    }
    return;
  }
  if (auto* index = ast::dynCast<ast::IndexExpr>(lhs)) {
    types::Type* t = pass_.info.typeOf(index->x).type;
    if (t != nullptr && types::isa<types::Array>(types::under(t))) {
      assign(index->x);
    }
  }
}

void CapturePass::takeAddress(ast::Expr* x) {
  x = ast::unparen(x);
  if (types::Var* v = pass_.localVar(x)) {
    facts_.addressedVars.insert(v);
    return;
  }
  if (auto* sel = ast::dynCast<ast::SelectorExpr>(x)) {
    const types::Selection* s = pass_.info.selection(sel);
    if (s != nullptr && !s->indirect && !types::isa<types::Pointer>(types::under(s->recv))) {
      takeAddress(sel->x);
    }
    return;
  }
  if (auto* index = ast::dynCast<ast::IndexExpr>(x)) {
    types::Type* t = pass_.info.typeOf(index->x).type;
    if (t != nullptr && types::isa<types::Array>(types::under(t))) {
      takeAddress(index->x);
    }
  }
}

// x.M with a pointer receiver takes the address of an addressable x.
void CapturePass::visitSelector(ast::SelectorExpr* sel) {
  const types::Selection* s = pass_.info.selection(sel);
  if (s == nullptr || s->kind != types::SelectionKind::MethodVal || s->indirect) {
    return;
  }
  auto* func = types::cast<types::Signature>(s->obj->type);
  types::Type* recv = func->recv == nullptr ? nullptr : func->recv->type;
  if (recv != nullptr && types::isa<types::Pointer>(types::under(recv)) &&
      !types::isa<types::Pointer>(types::under(s->recv))) {
    takeAddress(sel->x);
  }
}

void CapturePass::visitFunction(ast::Node* n) {
  functions_.push_back(n);
  ast::forEachChild(n, [&](ast::Node* child) { visit(child); });
  functions_.pop_back();
}

void CapturePass::visitFor(ast::ForStmt* loop) {
  auto* range = ast::dynCast<ast::RangeClause>(loop->init);
  if (range != nullptr && range->lhs != nullptr && (!range->def || !perIteration_)) {
    visit(range);
    for (ast::Expr* x : ast::unpackList(range->lhs)) {
      assign(x);
    }
    visit(loop->body);
    return;
  }
  std::vector<const types::Var*> own;
  if (auto* init = ast::dynCast<ast::AssignStmt>(loop->init); init != nullptr && perIteration_) {
    for (ast::Expr* x : ast::unpackList(init->lhs)) {
      auto* name = ast::dynCast<ast::Name>(x);
      if (auto* v = name == nullptr ? nullptr : types::dynCast<types::Var>(pass_.info.def(name))) {
        own.push_back(v);
      }
    }
  }
  if (loop->init != nullptr) {
    visit(loop->init);
  }
  if (loop->cond != nullptr) {
    visit(loop->cond);
  }
  visit(loop->body);
  if (loop->post != nullptr) {
    loopVars_.push_back(std::move(own));
    visit(loop->post);
    loopVars_.pop_back();
  }
}

void CapturePass::visit(ast::Node* n) {
  switch (n->kind) {
    case ast::NodeKind::FuncLit:
      literals_.push_back(ast::cast<ast::FuncLit>(n));
      return visitFunction(n);
    case ast::NodeKind::FuncDecl:
      return visitFunction(n);
    case ast::NodeKind::ForStmt:
      return visitFor(ast::cast<ast::ForStmt>(n));
    case ast::NodeKind::Name: {
      auto* name = ast::cast<ast::Name>(n);
      declare(pass_.info.def(name));
      if (auto* v = types::dynCast<types::Var>(pass_.info.use(name))) {
        use(v);
      }
      return;
    }
    case ast::NodeKind::CaseClause:
      declare(pass_.info.implicit(n));
      break;
    case ast::NodeKind::AssignStmt: {
      auto* s = ast::cast<ast::AssignStmt>(n);
      for (ast::Expr* x : ast::unpackList(s->lhs)) {
        auto* name = ast::dynCast<ast::Name>(x);
        bool defines = s->op == ast::Operator::Def && name != nullptr && pass_.info.def(name) != nullptr;
        if (!defines) {
          assign(x);
        }
      }
      break;
    }
    case ast::NodeKind::Operation: {
      auto* op = ast::cast<ast::Operation>(n);
      if (op->op == ast::Operator::And && op->y == nullptr) {
        takeAddress(op->x);
      }
      break;
    }
    case ast::NodeKind::SliceExpr: {
      auto* slice = ast::cast<ast::SliceExpr>(n);
      types::Type* t = pass_.info.typeOf(slice->x).type;
      if (t != nullptr && types::isa<types::Array>(types::under(t))) {
        takeAddress(slice->x);
      }
      break;
    }
    case ast::NodeKind::SelectorExpr:
      visitSelector(ast::cast<ast::SelectorExpr>(n));
      break;
    default:
      break;
  }
  ast::forEachChild(n, [&](ast::Node* child) { visit(child); });
}

void CapturePass::decideByValue() {
  for (ast::FuncLit* lit : literals_) {
    auto it = facts_.captureLists.find(lit->id);
    if (it == facts_.captureLists.end()) {
      continue;
    }
    for (Capture& c : it->second) {
      c.byValue = c.var->varKind != types::VarKind::Result && !facts_.reassigned(c.var) && !facts_.addressTaken(c.var);
      if (!c.byValue) {
        facts_.refVars.insert(c.var);
      }
    }
  }
}

}  // namespace

void findCaptures(Pass& pass) { CapturePass(pass).run(); }

}  // namespace analysis
