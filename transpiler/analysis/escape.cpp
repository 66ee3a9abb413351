// This file implements the escape pass: it turns function bodies into flows between locations (escape_graph.h) and
// reads off which variables and allocations must live on the heap.
//
// Functions are analysed callees first, one strongly connected group of the call graph at a time; within a group
// arguments flow straight into parameters, across groups through ParamTags. Unknown callees (function values, interface
// methods, functions of packages that were not analysed) are assumed to let every argument escape. Fiber stacks never
// move, so what does not escape may be pointed to freely.
//
// Safe by construction: a construct without a case here evaluates its operands into the heap.
#include <unordered_map>

#include "analysis/escape_graph.h"
#include "analysis/passes.h"

namespace analysis {

namespace {

// Where a value goes: dst receives it after `derefs` dereferences.
struct Hole {
  Location* dst;
  int derefs = 0;
  Hole deref() const { return {dst, derefs + 1}; }
  Hole addr() const { return {dst, derefs - 1}; }
};

// Tags of every analysed function's parameters (receiver first). They outlive one package's analysis: importers use
// them.
std::unordered_map<const types::Func*, std::vector<ParamTag>>& functionTags() {
  static std::unordered_map<const types::Func*, std::vector<ParamTag>> tags;
  return tags;
}

class EscapePass {
 public:
  explicit EscapePass(Pass& pass) : pass_(pass), info_(pass.info) {}

  void run();

 private:
  struct CallGraphNode {
    types::Func* func;
    ast::FuncDecl* decl;
    std::vector<size_t> callees;
    int index = -1;
    int low = 0;
    bool onStack = false;
  };

  // Order of analysis.
  void buildCallGraph();
  void collectCallees(ast::Node* n, CallGraphNode& from);
  void strongConnect(size_t v);
  void analyzeGroup(const std::vector<size_t>& group);
  void analyzePackageVariables();

  // Locations.
  Location* locate(const types::Var* v);
  Location* locateSite(const ast::Node* site);
  void declareParams(const ast::Node* func, types::Signature* sig, std::vector<ParamTag>* tags);

  // Statements.
  void stmt(ast::Node* n);
  void stmts(ast::List<ast::Stmt*> list);
  void loop(ast::ForStmt* f);
  void rangeLoop(ast::ForStmt* f, ast::RangeClause* range);
  void assign(ast::AssignStmt* s);
  void varDecl(ast::VarDecl* d);
  void returnStmt(ast::ReturnStmt* s);
  void callStmt(ast::CallStmt* s);
  void switchStmt(ast::SwitchStmt* s);
  void markGotoLoops(ast::Node* body);

  // Expressions.
  Hole target(ast::Expr* lhs);
  Hole variableHole(ast::Name* name);
  void expr(Hole k, ast::Expr* e);
  void discard(ast::Expr* e) { expr({graph_->discard()}, e); }
  void toHeap(ast::Expr* e) { expr({graph_->heap()}, e); }
  void operation(Hole k, ast::Operation* op);
  void selector(Hole k, ast::SelectorExpr* sel);
  void composite(Hole k, ast::CompositeLit* lit);
  void literal(Hole k, ast::FuncLit* lit);
  Hole spill(Hole k, const ast::Node* site);
  void call(const std::vector<Hole>& results, ast::CallExpr* call);
  void builtin(Hole k, ast::CallExpr* call, types::BuiltinId id);
  void arguments(ast::CallExpr* call, types::Signature* sig, const std::vector<Hole>& params);
  bool callKnown(const std::vector<Hole>& results, ast::CallExpr* call, types::Func* callee);
  types::Type* typeOf(ast::Expr* e) const { return info_.typeOf(e).type; }
  types::Type* underOf(ast::Expr* e) const {
    types::Type* t = typeOf(e);
    return t == nullptr ? nullptr : types::under(t);
  }

  Pass& pass_;
  const types::Info& info_;
  std::vector<CallGraphNode> nodes_;
  std::unordered_map<const types::Func*, size_t> nodeOf_;
  std::vector<size_t> tarjan_;
  int nextIndex_ = 0;

  // The group being analysed.
  EscapeGraph* graph_ = nullptr;
  std::unordered_map<const types::Var*, Location*> locations_;
  std::unordered_map<uint32_t, Location*> sites_;
  std::unordered_map<const types::Func*, ast::FuncDecl*> group_;
  const ast::Node* func_ = nullptr;
  types::Signature* signature_ = nullptr;
  int loopDepth_ = 0;

  // Depth of parameters and results, which live in the function's frame. The body of a function with deferring's general
  // form is a lambda that has returned when the deferred calls run: its variables are one deeper, so that they escape to
  // what is deferred.
  static constexpr int kFrameDepth = 1;
  int bodyDepth() const {
    return pass_.facts.function(func_).defers == DeferForm::General ? kFrameDepth + 1 : kFrameDepth;
  }
  std::vector<const ast::Node*> loopLabels_;  // LabeledStmts that a goto behind them jumps to
};

// ---------------------------------------------------------------------------------------------------------------
// Order of analysis

void EscapePass::run() {
  buildCallGraph();
  for (size_t i = 0; i < nodes_.size(); i++) {
    if (nodes_[i].index < 0) {
      strongConnect(i);
    }
  }
  analyzePackageVariables();
}

void EscapePass::buildCallGraph() {
  for (types::Func* f : info_.funcs) {
    if (f->decl != nullptr && f->decl->body != nullptr) {
      nodeOf_[f] = nodes_.size();
      nodes_.push_back({f, f->decl, {}});
    }
  }
  for (CallGraphNode& n : nodes_) {
    collectCallees(n.decl->body, n);
  }
}

void EscapePass::collectCallees(ast::Node* n, CallGraphNode& from) {
  if (auto* name = ast::dynCast<ast::Name>(n)) {
    auto* f = types::dynCast<types::Func>(info_.use(name));
    auto it = f == nullptr ? nodeOf_.end() : nodeOf_.find(f->origin != nullptr ? f->origin : f);
    if (it != nodeOf_.end()) {
      from.callees.push_back(it->second);
    }
  }
  ast::forEachChild(n, [&](ast::Node* child) { collectCallees(child, from); });
}

// Tarjan's algorithm: groups come out callees first.
void EscapePass::strongConnect(size_t v) {
  CallGraphNode& n = nodes_[v];
  n.index = n.low = nextIndex_++;
  n.onStack = true;
  tarjan_.push_back(v);
  for (size_t w : n.callees) {
    if (nodes_[w].index < 0) {
      strongConnect(w);
      n.low = std::min(n.low, nodes_[w].low);
    } else if (nodes_[w].onStack) {
      n.low = std::min(n.low, nodes_[w].index);
    }
  }
  if (n.low != n.index) {
    return;
  }
  std::vector<size_t> group;
  size_t w;
  do {
    w = tarjan_.back();
    tarjan_.pop_back();
    nodes_[w].onStack = false;
    group.push_back(w);
  } while (w != v);
  analyzeGroup(group);
}

void EscapePass::analyzeGroup(const std::vector<size_t>& group) {
  EscapeGraph graph;
  graph_ = &graph;
  locations_.clear();
  sites_.clear();
  group_.clear();
  for (size_t i : group) {
    group_[nodes_[i].func] = nodes_[i].decl;
  }
  for (size_t i : group) {
    types::Signature* sig = nodes_[i].func->signature();
    auto& tags = functionTags()[nodes_[i].func];
    tags.assign(sig->params->vars.size() + (sig->recv != nullptr ? 1 : 0), ParamTag());
    loopDepth_ = 1;
    declareParams(nodes_[i].decl, sig, &tags);
  }
  for (size_t i : group) {
    func_ = nodes_[i].decl;
    signature_ = nodes_[i].func->signature();
    loopDepth_ = bodyDepth();
    loopLabels_.clear();
    markGotoLoops(nodes_[i].decl->body);
    stmts(nodes_[i].decl->body->list);
  }
  graph.solve();
  for (const Location& l : graph.locations()) {
    if (l.var != nullptr && l.escapes) {
      pass_.facts.heapVars.insert(l.var);
    }
    if (l.site != nullptr && !l.escapes) {
      pass_.facts.stackSites.insert(l.site->id);
    }
  }
  // A parameter that moves to the heap lets everything it holds escape.
  for (const Location& l : graph.locations()) {
    if (l.tag != nullptr && l.escapes) {
      l.tag->toHeap = 0;
    }
  }
}

// Initialisers of package variables: everything they hold lives as long as the program.
void EscapePass::analyzePackageVariables() {
  EscapeGraph graph;
  graph_ = &graph;
  locations_.clear();
  sites_.clear();
  group_.clear();
  func_ = nullptr;
  signature_ = nullptr;
  loopDepth_ = 1;
  for (const types::Initializer& init : info_.initOrder) {
    toHeap(init.rhs);
  }
  graph.solve();
  for (const Location& l : graph.locations()) {
    if (l.var != nullptr && l.escapes) {
      pass_.facts.heapVars.insert(l.var);
    }
    if (l.site != nullptr && !l.escapes) {
      pass_.facts.stackSites.insert(l.site->id);
    }
  }
}

// ---------------------------------------------------------------------------------------------------------------
// Locations

Location* EscapePass::locate(const types::Var* v) {
  Location*& l = locations_[v];
  if (l == nullptr) {
    l = graph_->newLocation(func_, loopDepth_);
    l->var = v;
  }
  return l;
}

Location* EscapePass::locateSite(const ast::Node* site) {
  Location*& l = sites_[site->id];
  if (l == nullptr) {
    l = graph_->newLocation(func_, loopDepth_);
    l->site = site;
  }
  return l;
}

void EscapePass::declareParams(const ast::Node* func, types::Signature* sig, std::vector<ParamTag>* tags) {
  const ast::Node* outer = func_;
  func_ = func;
  size_t next = 0;
  auto param = [&](types::Var* v) {
    Location* l = locate(v);
    if (tags != nullptr) {
      l->tag = &(*tags)[next++];
    }
  };
  if (sig->recv != nullptr) {
    param(sig->recv);
  }
  for (types::Var* v : sig->params->vars) {
    param(v);
  }
  for (size_t i = 0; i < sig->results->vars.size(); i++) {
    locate(sig->results->vars[i])->resultIndex = static_cast<int>(i);
  }
  func_ = outer;
}

// ---------------------------------------------------------------------------------------------------------------
// Statements

void EscapePass::stmts(ast::List<ast::Stmt*> list) {
  for (ast::Stmt* s : list) {
    stmt(s);
  }
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
      return stmts(ast::cast<ast::BlockStmt>(n)->list);
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
      stmt(s->init);
      discard(s->cond);
      stmt(s->then);
      return stmt(s->els);
    }
    case ast::NodeKind::ForStmt:
      return loop(ast::cast<ast::ForStmt>(n));
    case ast::NodeKind::SwitchStmt:
      return switchStmt(ast::cast<ast::SwitchStmt>(n));
    case ast::NodeKind::SelectStmt:
      for (ast::CommClause* c : ast::cast<ast::SelectStmt>(n)->body) {
        stmt(c->comm);
        stmts(c->body);
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
  stmt(f->init);
  loopDepth_++;
  // With an instance of the variable for each iteration, its declaration belongs to the iteration.
  if (auto* init = ast::dynCast<ast::AssignStmt>(f->init); init != nullptr && init->op == ast::Operator::Def) {
    for (ast::Expr* x : ast::unpackList(init->lhs)) {
      if (types::Var* v = pass_.localVar(x)) {
        locate(v)->loopDepth = loopDepth_;
      }
    }
  }
  if (f->cond != nullptr) {
    discard(f->cond);
  }
  stmt(f->post);
  stmt(f->body);
  loopDepth_--;
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
    stmts(c->body);
  }
}

// ---------------------------------------------------------------------------------------------------------------
// Expressions

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
}

// ---------------------------------------------------------------------------------------------------------------
// Calls

void EscapePass::call(const std::vector<Hole>& results, ast::CallExpr* c) {
  Hole first = results.empty() ? Hole{graph_->discard()} : results[0];
  if (pass_.isConversion(c)) {
    types::Type* from = c->args.empty() ? nullptr : underOf(c->args[0]);
    types::Type* to = underOf(c);
    bool copies = types::isa<types::Basic>(from) != types::isa<types::Basic>(to) && !types::isa<types::Interface>(to);
    bool isUnsafe =
        types::isa<types::Basic>(to) && types::cast<types::Basic>(to)->basic == types::BasicKind::UnsafePointer;
    isUnsafe = isUnsafe || (types::isa<types::Basic>(from) &&
                            types::cast<types::Basic>(from)->basic == types::BasicKind::UnsafePointer);
    if (copies && !isUnsafe) {
      spill(first, c);  // string <-> []byte
      return discard(c->args[0]);
    }
    return expr(first, c->args[0]);
  }
  if (const types::Builtin* b = pass_.builtinCallee(c)) {
    return builtin(first, c, b->id);
  }
  if (types::Func* callee = pass_.staticCallee(c); callee != nullptr && callKnown(results, c, callee)) {
    return;
  }
  auto* sig = types::dynCast<types::Signature>(underOf(c->fun));
  std::vector<Hole> params;
  if (auto* lit = ast::dynCast<ast::FuncLit>(ast::unparen(c->fun)); lit != nullptr && sig != nullptr) {
    // A literal called on the spot: its parameters and results are ours.
    discard(lit);
    for (types::Var* v : sig->params->vars) {
      params.push_back({locate(v)});
    }
    for (size_t i = 0; i < results.size() && i < sig->results->vars.size(); i++) {
      graph_->flow(results[i].dst, locate(sig->results->vars[i]), results[i].derefs);
    }
  } else {
    auto* sel = ast::dynCast<ast::SelectorExpr>(ast::unparen(c->fun));
    const types::Selection* s = sel == nullptr ? nullptr : info_.selection(sel);
    if (s != nullptr && s->kind == types::SelectionKind::MethodVal) {
      selector({graph_->discard()}, sel);
    } else {
      discard(c->fun);
    }
    if (sig != nullptr) {
      params.assign(sig->params->vars.size(), Hole{graph_->heap()});
    }
  }
  if (sig == nullptr) {
    for (ast::Expr* arg : c->args) {
      toHeap(arg);
    }
    return;
  }
  arguments(c, sig, params);
}

// Evaluates the arguments into the holes of the parameters, packing variadic ones into a slice.
void EscapePass::arguments(ast::CallExpr* c, types::Signature* sig, const std::vector<Hole>& params) {
  size_t fixed = params.size() - (sig->variadic && !c->hasDots ? 1 : 0);
  auto* multi = c->args.size() == 1 ? ast::dynCast<ast::CallExpr>(ast::unparen(c->args[0])) : nullptr;
  if (multi != nullptr && types::isa<types::Tuple>(typeOf(multi))) {
    std::vector<Hole> holes(params.begin(), params.begin() + static_cast<std::ptrdiff_t>(fixed));
    size_t count = types::cast<types::Tuple>(typeOf(multi))->vars.size();
    while (holes.size() < count) {
      holes.push_back({graph_->heap()});
    }
    return call(holes, multi);
  }
  for (size_t i = 0; i < c->args.size() && i < fixed; i++) {
    expr(params[i], c->args[i]);
  }
  if (c->args.size() > fixed) {
    Hole slice = spill(params.back(), c);
    for (size_t i = fixed; i < c->args.size(); i++) {
      expr(slice, c->args[i]);
    }
  }
}

// A call whose callee is in this group or was analysed before. False: nothing is known about it.
bool EscapePass::callKnown(const std::vector<Hole>& results, ast::CallExpr* c, types::Func* callee) {
  auto tags = functionTags().find(callee);
  if (tags == functionTags().end()) {
    return false;
  }
  types::Signature* sig = callee->signature();
  bool sameGroup = group_.count(callee) != 0;
  size_t skip = sig->recv != nullptr ? 1 : 0;
  // The hole of parameter i (receiver first).
  auto holeOf = [&](size_t i) -> Hole {
    if (sameGroup) {
      return {locate(i < skip ? sig->recv : sig->params->vars[i - skip])};
    }
    const ParamTag& tag = tags->second[i];
    Location* l = graph_->newLocation(func_, loopDepth_);
    if (tag.toHeap != ParamTag::kNever) {
      graph_->flow(graph_->heap(), l, tag.toHeap);
    }
    for (size_t r = 0; r < tag.toResult.size() && r < results.size(); r++) {
      if (tag.toResult[r] != ParamTag::kNever) {
        graph_->flow(results[r].dst, l, tag.toResult[r] + results[r].derefs);
      }
    }
    return {l};
  };
  if (sameGroup) {
    for (size_t i = 0; i < results.size() && i < sig->results->vars.size(); i++) {
      graph_->flow(results[i].dst, locate(sig->results->vars[i]), results[i].derefs);
    }
  }
  std::vector<Hole> params;
  auto* sel = ast::dynCast<ast::SelectorExpr>(ast::unparen(c->fun));
  const types::Selection* s = sel == nullptr ? nullptr : info_.selection(sel);
  if (skip == 1) {
    if (s == nullptr || s->kind != types::SelectionKind::MethodVal) {
      return false;  // a method expression: its first argument is the receiver
    }
    bool ptrRecv = types::isa<types::Pointer>(types::under(sig->recv->type));
    bool throughPointer = s->indirect || types::isa<types::Pointer>(types::under(s->recv));
    Hole k = holeOf(0);
    if (ptrRecv) {
      expr(throughPointer ? k : k.addr(), sel->x);
    } else {
      expr(throughPointer ? k.deref() : k, sel->x);
    }
  }
  for (size_t i = 0; i < sig->params->vars.size(); i++) {
    params.push_back(holeOf(i + skip));
  }
  arguments(c, sig, params);
  return true;
}

void EscapePass::builtin(Hole k, ast::CallExpr* c, types::BuiltinId id) {
  switch (id) {
    case types::BuiltinId::Append: {
      expr(k, c->args[0]);
      for (size_t i = 1; i < c->args.size(); i++) {
        Hole heap{graph_->heap()};
        expr(c->hasDots ? heap.deref() : heap, c->args[i]);
      }
      return;
    }
    case types::BuiltinId::Copy:
      discard(c->args[0]);
      return expr(Hole{graph_->heap()}.deref(), c->args[1]);
    case types::BuiltinId::Panic:
      return toHeap(c->args[0]);
    case types::BuiltinId::New: {
      Hole content = spill(k, c);
      return expr(content, c->args[0]);
    }
    case types::BuiltinId::Make: {
      // Only a slice of constant length can live in the frame.
      auto* lengthOf = c->args.size() > 1 ? c->args[c->args.size() - 1] : nullptr;
      bool fixedSize =
          lengthOf != nullptr && info_.typeOf(lengthOf).isConstant() && types::isa<types::Slice>(underOf(c));
      if (fixedSize) {
        spill(k, c);
      }
      for (size_t i = 1; i < c->args.size(); i++) {
        discard(c->args[i]);
      }
      return;
    }
    case types::BuiltinId::Min:
    case types::BuiltinId::Max:
    case types::BuiltinId::Add:
    case types::BuiltinId::Slice:
    case types::BuiltinId::SliceData:
    case types::BuiltinId::String:
    case types::BuiltinId::StringData:
      for (ast::Expr* arg : c->args) {
        expr(k, arg);
      }
      return;
    case types::BuiltinId::Delete:
    case types::BuiltinId::Clear:
    case types::BuiltinId::Close:
    case types::BuiltinId::Cap:
    case types::BuiltinId::Len:
    case types::BuiltinId::Complex:
    case types::BuiltinId::Real:
    case types::BuiltinId::Imag:
    case types::BuiltinId::Print:
    case types::BuiltinId::Println:
    case types::BuiltinId::Recover:
    case types::BuiltinId::Alignof:
    case types::BuiltinId::Offsetof:
    case types::BuiltinId::Sizeof:
    case types::BuiltinId::Assert:
    case types::BuiltinId::Trace:
      for (ast::Expr* arg : c->args) {
        discard(arg);
      }
      return;
  }
}

}  // namespace

void findEscapes(Pass& pass) { EscapePass(pass).run(); }

}  // namespace analysis
