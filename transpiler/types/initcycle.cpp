// This file implements slowInitOrder, which reports cycles of initialisation.
//
// A graph has the package's constants, variables and functions, with an edge to each one mentioned. Functions are taken
// out by connecting who mentions them with what they mention, which takes quadratic time. Then the object with the
// fewest open dependencies goes first, constants before others, and among equals the one declared first; one that
// still has dependencies may be part of a cycle.
#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "types/checker.h"
#include "types/initorder.h"

namespace types {

namespace {

struct Node;
struct ByOrder {
  bool operator()(const Node* a, const Node* b) const;
};
using NodeSet = std::set<Node*, ByOrder>;

struct Node {
  Object* obj = nullptr;
  NodeSet users, uses;
  size_t open = 0;  // uses that are not yet initialised
};

bool ByOrder::operator()(const Node* a, const Node* b) const {
  return a->obj->order != b->obj->order ? a->obj->order < b->obj->order : a->obj->pos < b->obj->pos;
}

struct ByUrgency {
  bool operator()(const Node* a, const Node* b) const {
    bool ac = isa<Const>(a->obj);
    bool bc = isa<Const>(b->obj);
    if (ac != bc) {
      return ac;
    }
    return a->open != b->open ? a->open < b->open : a->obj->order < b->obj->order;
  }
};

class CycleFinder {
 public:
  explicit CycleFinder(Checker& check) : check_(check) {}

  void run() {
    buildGraph();
    removeFunctions();
    std::set<Node*, ByUrgency> queue;
    for (Object* o : check_.objList) {
      auto at = nodes_.find(o);
      if (at != nodes_.end() && !isa<Func>(o)) {
        at->second->open = at->second->uses.size();
        queue.insert(at->second.get());
      }
    }
    std::set<DeclInfo*> emitted;
    while (!queue.empty()) {
      Node* n = *queue.begin();
      queue.erase(queue.begin());
      if (n->open > 0) {
        reportCycle(n->obj);
      }
      for (Node* user : n->users) {
        bool waiting = queue.erase(user) > 0;
        --user->open;
        if (waiting) {
          queue.insert(user);
        }
      }
      emit(n->obj, emitted);
    }
  }

 private:
  void buildGraph() {
    for (auto [o, decl] : check_.objMap) {
      if (isInitDependency(o)) {
        nodes_[o] = std::make_unique<Node>();
        nodes_[o]->obj = o;
      }
    }
    for (auto& [o, n] : nodes_) {
      for (Object* d : check_.objMap[o]->deps) {
        auto at = nodes_.find(d);
        if (at != nodes_.end()) {
          n->uses.insert(at->second.get());
          at->second->users.insert(n.get());
        }
      }
    }
  }

  void removeFunctions() {
    std::vector<Node*> functions;
    for (auto& [o, n] : nodes_) {
      if (isa<Func>(o)) {
        functions.push_back(n.get());
      }
    }
    // Cheap ones first keeps the number of edges small.
    std::sort(functions.begin(), functions.end(), [](const Node* a, const Node* b) {
      size_t ca = a->users.size() * a->uses.size();
      size_t cb = b->users.size() * b->uses.size();
      return ca != cb ? ca < cb : ByOrder()(a, b);
    });
    for (Node* f : functions) {
      for (Node* user : f->users) {
        if (user == f) {
          continue;
        }
        for (Node* used : f->uses) {
          if (used != f) {
            user->uses.insert(used);
            used->users.insert(user);
          }
        }
        user->uses.erase(f);
      }
      for (Node* used : f->uses) {
        used->users.erase(f);
      }
    }
  }

  void emit(Object* o, std::set<DeclInfo*>& emitted) {
    auto* v = dynCast<Var>(o);
    DeclInfo* decl = v == nullptr ? nullptr : check_.objMap[v];
    if (decl == nullptr || decl->init == nullptr || !emitted.insert(decl).second) {
      return;
    }
    check_.info->initOrder.push_back({decl->lhs.empty() ? std::vector<Var*>{v} : decl->lhs, decl->init});
  }

  // A path of dependencies from `from` to `to`, last one first; empty if there is none.
  std::vector<Object*> findPath(Object* from, Object* to, std::set<Object*>& seen) {
    if (!seen.insert(from).second) {
      return {};
    }
    std::vector<Object*> deps = check_.objMap[from]->deps;
    std::sort(deps.begin(), deps.end(), [](Object* a, Object* b) { return a->order < b->order; });
    for (Object* d : deps) {
      if (d == to) {
        return {d};
      }
      std::vector<Object*> path = findPath(d, to, seen);
      if (!path.empty()) {
        path.push_back(d);
        return path;
      }
    }
    return {};
  }

  void reportCycle(Object* o) {
    std::set<Object*> seen;
    std::vector<Object*> cycle = findPath(o, o, seen);
    if (cycle.empty()) {
      return;  // depends on a cycle, but is not part of it
    }
    Object* obj = cycle[0];
    if (cycle.size() == 1) {
      check_.errorf(obj, Code::InvalidInitCycle, "initialization cycle: %s refers to itself", obj->name);
      return;
    }
    ErrorReport err(check_, Code::InvalidInitCycle);
    err.addf(obj, "initialization cycle for %s", obj->name);
    for (size_t i = cycle.size(); i-- > 0;) {
      err.addf(obj, "%s refers to %s", obj->name, cycle[i]->name);
      obj = cycle[i];
    }
    err.report();
  }

  Checker& check_;
  std::map<Object*, std::unique_ptr<Node>> nodes_;
};

}  // namespace

void slowInitOrder(Checker& check) { CycleFinder(check).run(); }

}  // namespace types
