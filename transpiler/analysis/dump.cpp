// This file implements --emit=facts.
#include "analysis/dump.h"

#include "syntax/positions.h"
#include "syntax/walk.h"

namespace analysis {

namespace {

class Dump {
 public:
  Dump(const Facts& facts, const types::Info& info, const base::Sources& sources)
      : facts_(facts), info_(info), sources_(sources) {}

  std::string run() {
    for (ast::File* file : info_.pkg->files) {
      visit(file);
    }
    for (const FuncInstance& f : facts_.funcInstances) {
      std::string recv = f.recv == nullptr ? "" : types::typeString(f.recv, info_.pkg) + ".";
      out_ += "instance " + recv + std::string(f.generic->name) + args(f.typeArgs) + "\n";
    }
    for (types::Named* t : facts_.typeInstances) {
      out_ += "type " + types::typeString(t, info_.pkg) + "\n";
    }
    return std::move(out_);
  }

 private:
  void visit(ast::Node* n);
  void function(ast::Node* n);
  void line(base::Pos pos, const std::string& text) {
    base::ShownPos p = sources_.shown(pos);
    out_ += std::to_string(p.line) + ":" + std::to_string(p.col) + " " + text + "\n";
  }
  std::string args(const std::vector<types::Type*>& list) const {
    std::string text;
    for (types::Type* t : list) {
      text += (text.empty() ? "[" : ", ") + types::typeString(t, info_.pkg);
    }
    return text.empty() ? text : text + "]";
  }

  const Facts& facts_;
  const types::Info& info_;
  const base::Sources& sources_;
  std::string out_;
};

void Dump::function(ast::Node* n) {
  const FuncFacts& f = facts_.function(n);
  std::string text = "func";
  text += f.defers == DeferForm::Guard ? " defers=guard" : f.defers == DeferForm::General ? " defers=general" : "";
  text += f.callsRecover ? " recover" : "";
  text += f.hasGoto ? " goto" : "";
  text += f.resultsCaptured ? " results" : "";
  text += f.receiverChanged ? " receiver" : "";
  line(n->pos, text);
}

void Dump::visit(ast::Node* n) {
  if (ast::isa<ast::FuncDecl>(n)) {
    function(n);
  }
  if (auto* lit = ast::dynCast<ast::FuncLit>(n)) {
    function(n);
    std::string list;
    for (const Capture& c : facts_.captures(lit)) {
      list += (list.empty() ? "" : ", ") + std::string(c.byValue ? "" : "&") + std::string(c.var->name);
    }
    if (!list.empty()) {
      line(n->pos, "captures " + list);
    }
  }
  if (auto* name = ast::dynCast<ast::Name>(n)) {
    auto* v = types::dynCast<types::Var>(info_.def(name));
    if (v != nullptr && facts_.isHeap(v)) {
      line(n->pos, "heap " + std::string(v->name));
    }
  }
  if (facts_.staysOnStack(n)) {
    line(n->pos, "stack");
  }
  if (auto* e = ast::isa<ast::Expr>(n) ? static_cast<ast::Expr*>(n) : nullptr; e != nullptr && facts_.hoist(e)) {
    line(ast::startPos(e), "hoist");
  }
  ast::forEachChild(n, [&](ast::Node* child) { visit(child); });
}

}  // namespace

std::string dumpFacts(const Facts& facts, const types::Info& info, const base::Sources& sources) {
  return Dump(facts, info, sources).run();
}

}  // namespace analysis
