// This file declares analyze and Facts: everything lowering may ask about a checked package beyond its types.
//
// Facts never change the tree; they are keyed by node or object and total: what was not analysed gets the safe answer
// (on the heap, by reference, general form). One set of facts serves all instances of a generic body.
//
//   Facts* facts = analyze(*info, program, diags);
//   if (facts->isHeap(var)) ...   // auto& n = go::heap<go::Int>(0);
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "types/info.h"

namespace analysis {

// A variable that a function literal uses and an enclosing function declares.
struct Capture {
  types::Var* var = nullptr;
  bool byValue = false;  // never assigned after its declaration and its address is not taken: the closure keeps a copy
};

// How a function's defer statements are lowered.
enum class DeferForm : uint8_t {
  None,     // no defer
  Guard,    // every defer may be a go::Defer: outermost block, known callee or literal, no recovery, no result seen
  General,  // go::deferring
};

// Facts about one function body: a FuncDecl or a FuncLit. Nested literals have their own.
struct FuncFacts {
  DeferForm defers = DeferForm::None;
  bool callsRecover = false;     // recover() stands directly in this body
  bool hasGoto = false;          // goto, not counting labelled break and continue
  bool resultsCaptured = false;  // a named result is used by a nested literal
  bool receiverChanged = false;  // a value receiver is assigned or its address taken: the method needs its own copy
  bool callsItself = false;      // directly recursive
};

// An instance of a generic function or method that some emitted body needs.
struct FuncInstance {
  types::Func* generic = nullptr;  // the declared function or method (origin), with decl
  types::Named* recv =
      nullptr;  // for methods: the instance of the receiver's type; null for functions and plain receivers
  std::vector<types::Type*> typeArgs;  // own type arguments (functions, generic methods)
};

// Every package of the program with its Info; needed for generic bodies of imported packages.
struct Program {
  std::function<const types::Info*(const types::Package*)> infoOf;
};

class Facts {
 public:
  // The variable lives in a heap cell: its address outlives the frame. False for package variables.
  bool isHeap(const types::Var* v) const { return heapVars.count(v) != 0; }

  // The allocation at this node (CompositeLit under &, new, make, slice literal, FuncLit, method value, variadic call's
  // slice) may stay on the stack: nothing that outlives the frame points to it.
  bool staysOnStack(const ast::Node* site) const { return stackSites.count(site->id) != 0; }

  // Variables of enclosing functions used by the literal (directly or by literals inside it), in order of first use.
  const std::vector<Capture>& captures(const ast::FuncLit* f) const;

  // Some literal captures v by reference.
  bool capturedByRef(const types::Var* v) const { return refVars.count(v) != 0; }
  // Some literal captures v at all; decides whether a loop variable needs a copy for each iteration.
  bool captured(const types::Var* v) const { return capturedVars.count(v) != 0; }
  // v is assigned after its declaration (also by ++, op=, range with =) or its address is taken.
  bool reassigned(const types::Var* v) const { return reassignedVars.count(v) != 0; }
  bool addressTaken(const types::Var* v) const { return addressedVars.count(v) != 0; }

  const FuncFacts& function(const ast::Node* funcDeclOrLit) const;

  // The call or receive must be evaluated into a temporary before the rest of the statement (or condition) it stands
  // in, in source order: C++ would evaluate it in another order than Go, observably.
  bool hoist(const ast::Expr* e) const { return hoisted.count(e->id) != 0; }
  // Some expression inside e (not inside a nested literal) must be hoisted.
  bool hoistInside(const ast::Node* e) const { return hoistParents.count(e->id) != 0; }

  // Instances of generics that this package's code must contain, in order of discovery; transitive, finite (the checker
  // made sure).
  std::vector<FuncInstance> funcInstances;
  std::vector<types::Named*> typeInstances;

  // Tables behind the accessors; written by analyze only.
  std::unordered_set<const types::Var*> heapVars, refVars, capturedVars, reassignedVars, addressedVars;
  std::unordered_set<uint32_t> stackSites, hoisted, hoistParents;
  std::unordered_map<uint32_t, std::vector<Capture>> captureLists;  // by FuncLit id
  std::unordered_map<uint32_t, FuncFacts> functions;                // by FuncDecl or FuncLit id
};

// recover() stands in the function's own body, not in a literal inside: called directly by the deferring machinery, it
// may stop a panic. False for native functions.
bool callsRecover(const types::Func* f);

// How much of a package is at hand.
struct Known {
  // All bodies were checked. False for imported packages of the bundle, of which only generic bodies were.
  bool bodies = true;
  // What summaries() gave when the package was built, which stands for the bodies; empty: nothing is known.
  std::string_view summaries;
};

// Computes the facts of one error-free package, after those of its imports. The result lives as long as the process.
Facts* analyze(const types::Info& info, const Program& program, const Known& known = {});

// What callers may know about the functions of an analysed package, as text: one line for each about which anything is
// known, "List.PushBack - h0", with a word for each parameter (summary.cpp).
std::string summaries(const types::Info& info);

}  // namespace analysis
