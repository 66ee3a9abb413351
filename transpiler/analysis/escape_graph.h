// This file declares the location graph of escape analysis: who may point to whom, without regard to the order of
// statements.
//
// A Location is a variable or an allocation site. An edge src -> dst with `derefs` n says that dst may hold what n
// dereferences of src give:
//   dst = &src  -1      dst = src  0      dst = *src  1      dst = **src  2
// solve() finds, for each location, whether its address reaches something that outlives it; then it must live on the
// heap. It also finds what happens to parameters (ParamTag), so that calls of an analysed function need not assume the
// worst. The algorithm is that of gc (cmd/compile/internal/escape): one walk from each root that keeps the fewest
// dereferences on any path, repeated for roots that came to escape.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "syntax/nodes.h"
#include "types/object.h"

namespace analysis {

// What becomes of a parameter's value: the fewest dereferences at which it reaches the heap, and each result; kNever:
// not at all.
struct ParamTag {
  static constexpr int kNever = 1 << 20;
  int toHeap = kNever;
  std::vector<int> toResult;
};

struct Location {
  struct Edge {
    Location* src;
    int derefs;
  };
  const types::Var* var = nullptr;  // a variable; null for allocation sites
  const ast::Node* site = nullptr;  // an allocation site
  const ast::Node* func = nullptr;  // the FuncDecl or FuncLit it belongs to; null: package level
  int loopDepth = 0;
  int resultIndex = -1;     // a result of func
  ParamTag* tag = nullptr;  // a parameter whose leaks are recorded
  bool escapes = false;
  std::vector<Edge> edges;  // what flows into this location

  // State of the walk in progress.
  uint32_t walk = 0;
  int derefs = 0;
  bool queued = false;
};

class EscapeGraph {
 public:
  EscapeGraph();

  Location* newLocation(const ast::Node* func, int loopDepth);
  // The heap and everything else that outlives every function.
  Location* heap() { return &heap_; }
  // Values that are not kept.
  Location* discard() { return &discard_; }

  // dst may hold src dereferenced `derefs` times.
  void flow(Location* dst, Location* src, int derefs);

  // Registers that the literal `inner` stands in `outer`.
  void nest(const ast::Node* inner, const ast::Node* outer) { parents_.push_back({inner, outer}); }

  void solve();

  const std::deque<Location>& locations() const { return locations_; }

 private:
  void walkOne(Location* root, std::vector<Location*>& again);
  bool outlives(const Location* l, const Location* other) const;
  bool contains(const ast::Node* outer, const ast::Node* inner) const;
  static void leak(Location* param, const Location* to, int derefs);

  std::deque<Location> locations_;  // addresses are stable
  Location heap_;
  Location discard_;
  uint32_t walks_ = 0;
  std::vector<std::pair<const ast::Node*, const ast::Node*>> parents_;
};

}  // namespace analysis
