// This file implements the warning about cancel functions of contexts that are discarded, or not used on every way from
// where they are made to a return. Any mention of the variable counts as a use, also in a literal.
#include <unordered_set>

#include "syntax/walk.h"
#include "vet/cfg.h"
#include "vet/pass.h"

namespace vet {

namespace {

using CallTest = std::function<bool(const ast::CallExpr*)>;

// A variable that holds a cancel function, and the statement that makes it.
struct Cancel {
  types::Var* variable;
  ast::Node* made;
};

class Finder {
 public:
  Finder(Pass& pass, ast::Node* function, types::Scope* scope) : pass_(pass), function_(function), scope_(scope) {}

  const std::vector<Cancel>& find() {
    visit(function_);
    return found_;
  }

 private:
  void visit(ast::Node* n) {
    if (n != function_ && ast::isa<ast::FuncLit>(n)) {
      return;  // looked at on its own
    }
    if (auto* s = ast::dynCast<ast::AssignStmt>(n)) {
      auto lhs = ast::unpackList(s->lhs);
      look(s, s->rhs, lhs.size() > 1 ? ast::dynCast<ast::Name>(lhs[1]) : nullptr);
    } else if (auto* d = ast::dynCast<ast::VarDecl>(n)) {
      look(d, d->values, d->names.size() > 1 ? d->names[1] : nullptr);
    }
    ast::forEachChild(n, [this](ast::Node* child) { visit(child); });
  }

  // statement: _, name = value
  void look(ast::Node* statement, ast::Expr* value, ast::Name* name) {
    auto* call = ast::dynCast<ast::CallExpr>(value);
    auto* selector = call != nullptr ? ast::dynCast<ast::SelectorExpr>(call->fun) : nullptr;
    if (name == nullptr || selector == nullptr ||
        !isFunction(pass_.info.use(selector->sel), "context",
                    {"WithCancel", "WithCancelCause", "WithTimeout", "WithTimeoutCause", "WithDeadline",
                     "WithDeadlineCause"})) {
      return;
    }
    if (name->value == "_") {
      return pass_.warn(name, Text::DiscardedCancel, {std::string(selector->sel->value)});
    }
    auto* variable = types::dynCast<types::Var>(pass_.info.objectOf(name));
    // Variables of functions around have uses there.
    bool own = pass_.info.def(name) != nullptr || (scope_ != nullptr && variable != nullptr &&
                                                   scope_->start <= variable->pos && variable->pos < scope_->end);
    if (variable != nullptr && own) {
      found_.push_back({variable, statement});
    }
  }

  Pass& pass_;
  ast::Node* function_;
  types::Scope* scope_;
  std::vector<Cancel> found_;
};

// The search for a way from where a variable is set to a return that does not use it.
class Search {
 public:
  Search(const Pass& pass, Graph& graph, const Cancel& cancel)
      : pass_(pass), graph_(graph), cancel_(cancel), isResult_(cancel.variable->varKind == types::VarKind::Result) {}

  // Where the way ends; unknown if there is none.
  base::Pos find() {
    for (Block& b : graph_.blocks) {
      for (size_t i = 0; i < b.nodes.size(); i++) {
        if (b.nodes[i] == cancel_.made) {
          return usedFrom(b, i + 1) ? base::Pos() : b.returnPos.isKnown() ? b.returnPos : from(b);
        }
      }
    }
    return {};
  }

 private:
  base::Pos from(const Block& b) {
    for (const Block* next : b.successors) {
      if (!seen_.insert(next).second || usedFrom(*next, 0)) {
        continue;
      }
      if (base::Pos found = next->returnPos.isKnown() ? next->returnPos : from(*next); found.isKnown()) {
        return found;
      }
    }
    return {};
  }

  bool usedFrom(const Block& b, size_t first) const {
    for (size_t i = first; i < b.nodes.size(); i++) {
      if (uses(b.nodes[i])) {
        return true;
      }
    }
    // Falling off the end returns named results as a bare return does.
    return isResult_ && b.returnPos.isKnown() && (b.nodes.empty() || !ast::isa<ast::ReturnStmt>(b.nodes.back()));
  }

  bool uses(ast::Node* n) const {
    if (auto* name = ast::dynCast<ast::Name>(n)) {
      return pass_.info.use(name) == cancel_.variable;
    }
    if (auto* ret = ast::dynCast<ast::ReturnStmt>(n); ret != nullptr && ret->results == nullptr && isResult_) {
      return true;
    }
    bool found = false;
    ast::forEachChild(n, [&](ast::Node* child) { found = found || uses(child); });
    return found;
  }

  const Pass& pass_;
  Graph& graph_;
  const Cancel& cancel_;
  bool isResult_;
  std::unordered_set<const Block*> seen_;
};

// Functions of packages whose bodies are not at hand, and those whose bodies do not show it.
bool endsControl(const types::Object* f) {
  if (isFunction(f, "os", {"Exit"}) || isFunction(f, "syscall", {"Exit"}) || isFunction(f, "runtime", {"Goexit"}) ||
      isFunction(f, "log", {"Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"})) {
    return true;
  }
  for (const char* name : {"Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"}) {
    if (isMethod(f, "log", "Logger", name)) {
      return true;
    }
  }
  for (const char* name : {"FailNow", "Fatal", "Fatalf", "Skip", "SkipNow", "Skipf"}) {
    for (const char* type : {"common", "T", "B", "F"}) {
      if (isMethod(f, "testing", type, name)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

bool mayReturn(Pass& pass, const ast::CallExpr* call) {
  const types::Object* callee = originOf(pass.callee(call));
  if (auto* builtin = types::dynCast<types::Builtin>(callee)) {
    return builtin->id != types::BuiltinId::Panic;
  }
  auto* f = types::dynCast<types::Func>(callee);
  if (f == nullptr || endsControl(f)) {
    return f == nullptr;
  }
  auto package = pass.facts.infos.find(f->pkg);
  if (f->decl == nullptr || f->decl->body == nullptr || package == pass.facts.infos.end()) {
    return true;
  }
  auto [known, isNew] = pass.facts.returns.try_emplace(f, true);  // a function that calls itself may return
  if (isNew) {
    Pass own{*package->second, pass.path, pass.facts, pass.diags};
    bool returns = buildGraph(f->decl->body, [&](const ast::CallExpr* c) { return mayReturn(own, c); }).returns;
    pass.facts.returns[f] = returns;
    return returns;
  }
  return known->second;
}

void warnLostCancel(Pass& pass, ast::Node* function) {
  if (!pass.imports("context")) {
    return;
  }
  auto* decl = ast::dynCast<ast::FuncDecl>(function);
  auto* literal = ast::dynCast<ast::FuncLit>(function);
  types::Scope* scope = pass.info.scope(decl != nullptr ? decl->type : literal->type);
  std::vector<Cancel> cancels = Finder(pass, function, scope).find();
  bool isMain =
      decl != nullptr && decl->recv == nullptr && decl->name->value == "main" && pass.info.pkg->name == "main";
  if (cancels.empty() || isMain) {
    return;  // what main leaves open ends with the process
  }
  Graph graph = buildGraph(decl != nullptr ? decl->body : literal->body,
                           [&](const ast::CallExpr* call) { return mayReturn(pass, call); });
  for (const Cancel& c : cancels) {
    if (base::Pos at = Search(pass, graph, c).find(); at.isKnown()) {
      std::string name(c.variable->name);
      pass.warn(c.made, Text::UnusedCancel, {name});
      pass.warn(at, Text::ReturnWithoutCancel, {name, std::to_string(pass.diags.sources().shown(c.made->pos).line)});
    }
  }
}

}  // namespace vet
