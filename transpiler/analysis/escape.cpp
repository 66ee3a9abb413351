// This file implements the escape pass's order of analysis, its locations, and what it reads off them.
#include "analysis/escape.h"

namespace analysis {

std::unordered_map<const types::Func*, std::vector<ParamTag>>& functionTags() {
  static std::unordered_map<const types::Func*, std::vector<ParamTag>> tags;
  return tags;
}

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
    if (pass_.hasBody(f)) {
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

Location* EscapePass::locate(const types::Var* v) {
  Location*& l = locations_[v];
  if (l == nullptr) {
    l = graph_->newLocation(func_, depth());
    l->var = v;
  }
  return l;
}

Location* EscapePass::locateSite(const ast::Node* site) {
  Location*& l = sites_[site->id];
  if (l == nullptr) {
    l = graph_->newLocation(func_, depth());
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

void findEscapes(Pass& pass) { EscapePass(pass).run(); }

}  // namespace analysis
