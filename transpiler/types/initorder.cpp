// This file implements the order in which package variables are initialised.
//
// The graph has the package's constants, variables and functions, with an edge to each one mentioned. Its strongly
// connected components tell whether a variable or constant depends on itself. If none does (the usual case), the
// order takes linear time: a variable waits for all it mentions, a component of functions for all that its functions
// mention; of the variables that wait for nothing, the one declared first is next.
//
// Otherwise slowInitOrder (initcycle.cpp) reports the cycles.
#include <algorithm>
#include <functional>
#include <queue>
#include <vector>

#include "llvm/ADT/DenseMap.h"
#include "types/checker.h"
#include "types/initorder.h"

namespace types {

namespace {

class InitOrder {
 public:
  explicit InitOrder(Checker& check) : check_(check) { buildGraph(); }

  // False, with nothing done, if a variable or constant depends on itself.
  bool run() {
    findComponents();
    if (hasCycle_) {
      return false;
    }
    countOpen();
    std::vector<Index> free;
    for (Index c = 0; c < open_.size(); c++) {
      if (open_[c] == 0) {
        free.push_back(c);
      }
    }
    settle(std::move(free));
    while (!ready_.empty()) {
      uint32_t n = ready_.top().second;
      ready_.pop();
      emit(nodes_[n]);
      settle(release(component_[n]));
    }
    return true;
  }

 private:
  using Index = uint32_t;
  static constexpr Index kNone = UINT32_MAX;

  void buildGraph() {
    llvm::DenseMap<Object*, Index> indexOf;
    for (Object* o : check_.objList) {
      if (isInitDependency(o)) {
        indexOf[o] = static_cast<Index>(nodes_.size());
        nodes_.push_back(o);
      }
    }
    for (Object* o : nodes_) {
      firstUse_.push_back(static_cast<Index>(uses_.size()));
      for (Object* d : check_.objMap[o]->deps) {
        if (auto at = indexOf.find(d); at != indexOf.end()) {
          uses_.push_back(at->second);
        }
      }
    }
    firstUse_.push_back(static_cast<Index>(uses_.size()));
  }

  // Tarjan's algorithm, with a stack of our own. Components are numbered such that a component's uses have smaller
  // numbers.
  void findComponents() {
    struct Frame {
      Index node, use;
    };
    std::vector<Index> number(nodes_.size(), kNone), low(nodes_.size()), stack;
    std::vector<Frame> frames;
    component_.assign(nodes_.size(), kNone);
    Index next = 0;
    auto enter = [&](Index n) {
      number[n] = low[n] = next++;
      stack.push_back(n);
      frames.push_back({n, firstUse_[n]});
    };
    for (Index root = 0; root < nodes_.size(); root++) {
      if (number[root] == kNone) {
        enter(root);
      }
      while (!frames.empty()) {
        auto [n, use] = frames.back();
        if (use < firstUse_[n + 1]) {
          frames.back().use++;
          Index d = uses_[use];
          if (d == n && !isa<Func>(nodes_[n])) {
            hasCycle_ = true;
          }
          if (number[d] == kNone) {
            enter(d);
          } else if (component_[d] == kNone) {
            low[n] = std::min(low[n], number[d]);
          }
          continue;
        }
        frames.pop_back();
        if (!frames.empty()) {
          Index outer = frames.back().node;
          low[outer] = std::min(low[outer], low[n]);
        }
        if (low[n] == number[n]) {
          takeComponent(stack, n);
        }
      }
    }
  }

  void takeComponent(std::vector<Index>& stack, Index root) {
    auto begin = std::find(stack.rbegin(), stack.rend(), root).base() - 1;
    bool several = stack.end() - begin > 1;
    for (auto n = begin; n != stack.end(); ++n) {
      component_[*n] = componentCount_;
      hasCycle_ = hasCycle_ || (several && !isa<Func>(nodes_[*n]));
    }
    stack.erase(begin, stack.end());
    componentCount_++;
  }

  // Constants wait for nothing and nothing waits for them.
  void countOpen() {
    open_.assign(componentCount_, 0);
    members_.resize(componentCount_, kNone);
    users_.resize(componentCount_);
    for (Index n = 0; n < nodes_.size(); n++) {
      Index c = component_[n];
      members_[c] = n;
      for (Index u = firstUse_[n]; u < firstUse_[n + 1] && !isa<Const>(nodes_[n]); u++) {
        if (Index d = component_[uses_[u]]; d != c && !isa<Const>(nodes_[uses_[u]])) {
          users_[d].push_back(c);
          open_[c]++;
        }
      }
    }
  }

  // Component c is done. Returns those that waited for nothing else.
  std::vector<Index> release(Index c) {
    std::vector<Index> free;
    for (Index user : users_[c]) {
      if (--open_[user] == 0) {
        free.push_back(user);
      }
    }
    return free;
  }

  // None of the components waits for anything: variables are ready, functions done.
  void settle(std::vector<Index> free) {
    while (!free.empty()) {
      Index c = free.back();
      free.pop_back();
      Object* o = nodes_[members_[c]];
      if (isa<Var>(o)) {
        ready_.push({o->order, members_[c]});
      } else if (isa<Func>(o)) {
        std::vector<Index> more = release(c);
        free.insert(free.end(), more.begin(), more.end());
      }
    }
  }

  void emit(Object* o) {
    auto* v = static_cast<Var*>(o);
    DeclInfo* decl = check_.objMap[v];
    // Of var a, b = f() the first one stands for all.
    if (decl->init != nullptr && (decl->lhs.empty() || emitted_.insert({decl, true}).second)) {
      check_.info->initOrder.push_back({decl->lhs.empty() ? std::vector<Var*>{v} : decl->lhs, decl->init});
    }
  }

  Checker& check_;
  std::vector<Object*> nodes_;
  std::vector<Index> firstUse_, uses_;  // the uses of n are uses_[firstUse_[n] .. firstUse_[n + 1])
  std::vector<Index> component_;        // of a node
  Index componentCount_ = 0;
  bool hasCycle_ = false;

  // By component
  std::vector<Index> members_;  // one node of it
  std::vector<Index> open_;     // uses that are not done
  std::vector<std::vector<Index>> users_;

  using Ready = std::pair<uint32_t, Index>;  // order of declaration, node
  std::priority_queue<Ready, std::vector<Ready>, std::greater<>> ready_;
  llvm::DenseMap<DeclInfo*, bool> emitted_;
};

}  // namespace

bool isInitDependency(const Object* o) { return isa<Const>(o) || isa<Var>(o) || isa<Func>(o); }

void Checker::initOrder() {
  if (!InitOrder(*this).run()) {
    slowInitOrder(*this);
  }
}

}  // namespace types
