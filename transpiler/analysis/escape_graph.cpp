// This file implements the location graph's solver.
#include "analysis/escape_graph.h"

#include <algorithm>

namespace analysis {

EscapeGraph::EscapeGraph() { heap_.escapes = true; }

Location* EscapeGraph::newLocation(const ast::Node* func, int loopDepth) {
  Location& l = locations_.emplace_back();
  l.func = func;
  l.loopDepth = loopDepth;
  return &l;
}

void EscapeGraph::flow(Location* dst, Location* src, int derefs) {
  if (dst == &discard_ || src == &discard_ || src == &heap_ || (dst == src && derefs >= 0)) {
    return;
  }
  if (dst->escapes && derefs < 0) {
    src->escapes = true;
    return;
  }
  dst->edges.push_back({src, derefs});
}

bool EscapeGraph::contains(const ast::Node* outer, const ast::Node* inner) const {
  while (inner != nullptr) {
    const ast::Node* up = nullptr;
    for (const auto& [child, parent] : parents_) {
      if (child == inner) {
        up = parent;
      }
    }
    if (up == outer) {
      return true;
    }
    inner = up;
  }
  return false;
}

// Values stored in l may survive other.
bool EscapeGraph::outlives(const Location* l, const Location* other) const {
  if (l->escapes || l->resultIndex >= 0) {
    return true;
  }
  if (l->func == other->func && l->loopDepth < other->loopDepth) {
    return true;
  }
  return l->func != other->func && contains(l->func, other->func);
}

void EscapeGraph::leak(Location* param, const Location* to, int derefs) {
  ParamTag& tag = *param->tag;
  if (!to->escapes && to->resultIndex >= 0 && to->func == param->func) {
    auto i = static_cast<size_t>(to->resultIndex);
    if (tag.toResult.size() <= i) {
      tag.toResult.resize(i + 1, ParamTag::kNever);
    }
    tag.toResult[i] = std::min(tag.toResult[i], derefs);
    return;
  }
  tag.toHeap = std::min(tag.toHeap, derefs);
}

void EscapeGraph::walkOne(Location* root, std::vector<Location*>& again) {
  walks_++;
  root->walk = walks_;
  root->derefs = 0;
  std::vector<Location*> todo{root};
  root->queued = true;
  while (!todo.empty()) {
    Location* l = todo.back();
    todo.pop_back();
    l->queued = false;
    // root = &l; l = x: l's address reaches the root, x's address does not.
    bool addressOf = l->derefs < 0;
    int derefs = std::max(l->derefs, 0);
    if (l != root && outlives(root, l)) {
      if (l->tag != nullptr) {
        leak(l, root, derefs);
      }
      if (addressOf && !l->escapes) {
        l->escapes = true;
        again.push_back(l);
        continue;
      }
    }
    for (const Location::Edge& e : l->edges) {
      if (e.src->escapes) {
        continue;
      }
      int d = derefs + e.derefs;
      if (e.src->walk == walks_ && e.src->derefs <= d) {
        continue;
      }
      e.src->walk = walks_;
      e.src->derefs = d;
      if (!e.src->queued) {
        e.src->queued = true;
        todo.push_back(e.src);
      }
    }
  }
}

void EscapeGraph::solve() {
  std::vector<Location*> work;
  for (Location& l : locations_) {
    work.push_back(&l);
  }
  work.push_back(&heap_);
  // A location is walked again only when it came to escape, which happens once: the loop ends.
  while (!work.empty()) {
    std::vector<Location*> again;
    for (Location* root : work) {
      walkOne(root, again);
    }
    work = std::move(again);
  }
}

}  // namespace analysis
