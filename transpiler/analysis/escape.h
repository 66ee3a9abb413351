// This file declares EscapePass, which turns function bodies into flows between locations (escape_graph.h) and reads off
// which variables and allocations must live on the heap. Its members stand in one file per concern: the order of
// analysis and the locations in escape.cpp, statements, expressions and calls in escape_stmt.cpp, escape_expr.cpp and
// escape_call.cpp.
//
// Functions are analysed callees first, one strongly connected group of the call graph at a time; within a group
// arguments flow straight into parameters, across groups through ParamTags. Unknown callees (function values, interface
// methods, functions about whose bodies nothing is known) are assumed to let every argument escape. Fiber stacks never
// move, so what does not escape may be pointed to freely.
//
// Safe by construction: a construct without a case here evaluates its operands into the heap.
#pragma once

#include <unordered_map>
#include <vector>

#include "analysis/escape_graph.h"
#include "analysis/passes.h"

namespace analysis {

// Where a value goes: dst receives it after `derefs` dereferences.
struct Hole {
  Location* dst;
  int derefs = 0;
  Hole deref() const { return {dst, derefs + 1}; }
  Hole addr() const { return {dst, derefs - 1}; }
};

// Tags of the parameters of every function that was analysed, or has a summary (receiver first). They outlive one
// package's analysis: importers use them.
std::unordered_map<const types::Func*, std::vector<ParamTag>>& functionTags();

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
  int depth() const { return loopDepth_ + blockDepth_; }
  Location* locate(const types::Var* v);
  Location* locateSite(const ast::Node* site);
  void declareParams(const ast::Node* func, types::Signature* sig, std::vector<ParamTag>* tags);

  // Statements.
  void stmt(ast::Node* n);
  void stmts(ast::List<ast::Stmt*> list);
  void block(ast::List<ast::Stmt*> list);
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
  void unsafeValue(Hole k, ast::Expr* e);
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
  int blockDepth_ = 0;  // C++ ends a variable's life with its block

  // Depth of parameters and results, which live in the function's frame. The body of a function with deferring's general
  // form is a lambda that has returned when the deferred calls run: its variables are one deeper, so that they escape to
  // what is deferred.
  static constexpr int kFrameDepth = 1;
  int bodyDepth() const {
    return pass_.facts.function(func_).defers == DeferForm::General ? kFrameDepth + 1 : kFrameDepth;
  }
  std::vector<const ast::Node*> loopLabels_;  // LabeledStmts that a goto behind them jumps to
};

}  // namespace analysis
