// This file implements the search for functions that pass a format and its arguments on to fmt, directly or through
// others: they are checked as fmt.Printf is. A function qualifies if its last parameter is "...any" and a call in its
// body ends with that parameter (and the format before it) before anything is assigned to them.
//
// Methods of interfaces are not followed to what implements them.
#include <deque>
#include <map>
#include <unordered_set>

#include "syntax/walk.h"
#include "types/predicates.h"
#include "types/typeset.h"
#include "vet/pass.h"

namespace vet {

namespace {

struct Wrapper;

// A call that hands the parameters of `from` on.
struct Forward {
  Wrapper* from;
  ast::CallExpr* call;
};

// A function that may be a wrapper, or a variable that holds one.
struct Wrapper {
  const types::Object* object;
  ast::BlockStmt* body;
  types::Var* format;  // null: none
  types::Var* args;
  std::vector<Forward> callers = {};
};

bool isEmptyInterface(types::Type* t) {
  auto* i = types::dynCast<types::Interface>(types::unalias(t));
  return i != nullptr && types::typeSetOf(i)->isAll();
}

class Search {
 public:
  explicit Search(Pass& pass) : pass_(pass) {}

  void run() {
    for (ast::File* f : pass_.info.pkg->files) {
      collect(f);
    }
    for (Wrapper& w : wrappers_) {
      scan(w, w.body);
    }
  }

 private:
  void collect(ast::Node* n) {
    if (auto* d = ast::dynCast<ast::FuncDecl>(n); d != nullptr && d->body != nullptr) {
      types::Object* o = pass_.info.def(d->name);
      add(o, o != nullptr ? o->type : nullptr, d->body);
    } else if (auto* s = ast::dynCast<ast::AssignStmt>(n)) {
      literals(ast::unpackList(s->lhs), ast::unpackList(s->rhs));
    } else if (auto* v = ast::dynCast<ast::VarDecl>(n)) {
      literals(v->names, ast::unpackList(v->values));
    }
    ast::forEachChild(n, [this](ast::Node* child) { collect(child); });
  }

  // f := func(format string, args ...any) {...}
  template <class Names>
  void literals(const Names& names, ast::List<ast::Expr*> values) {
    for (size_t i = 0; i < names.size() && names.size() == values.size(); i++) {
      auto* lit = ast::dynCast<ast::FuncLit>(values[i]);
      ast::Expr* name = names[i];
      if (auto* selector = ast::dynCast<ast::SelectorExpr>(name)) {
        name = selector->sel;
      }
      types::Object* o = lit != nullptr ? pass_.info.objectOf(ast::dynCast<ast::Name>(name)) : nullptr;
      if (types::isa<types::Var>(o)) {
        add(o, pass_.typeOf(lit), lit->body);
      }
    }
  }

  void add(const types::Object* o, types::Type* type, ast::BlockStmt* body) {
    auto* sig = types::dynCast<types::Signature>(type);
    if (sig == nullptr || !sig->variadic) {
      return;
    }
    const auto& params = sig->params->vars;
    auto* last = types::dynCast<types::Slice>(params.back()->type);
    if (last == nullptr || !isEmptyInterface(last->elem)) {
      return;
    }
    types::Var* format = params.size() >= 2 ? params[params.size() - 2] : nullptr;
    bool isFormat = format != nullptr && format->type == types::basicType(types::BasicKind::String);
    wrappers_.push_back({originOf(o), body, isFormat ? format : nullptr, params.back()});
    byObject_[originOf(o)] = &wrappers_.back();
  }

  bool denotes(ast::Expr* e, const types::Var* v) const {
    auto* name = ast::dynCast<ast::Name>(e);
    return v != nullptr && name != nullptr && pass_.info.objectOf(name) == v;
  }

  // False once a parameter changes: the rest tells nothing.
  bool scan(Wrapper& w, ast::Node* n) {
    if (auto* s = ast::dynCast<ast::AssignStmt>(n)) {
      for (ast::Expr* e : ast::unpackList(s->lhs)) {
        if (denotes(e, w.format) || denotes(e, w.args)) {
          return false;
        }
      }
    }
    if (auto* op = ast::dynCast<ast::Operation>(n); op != nullptr && op->op == ast::Operator::And && op->y == nullptr &&
                                                    (denotes(op->x, w.format) || denotes(op->x, w.args))) {
      return false;
    }
    if (auto* call = ast::dynCast<ast::CallExpr>(n);
        call != nullptr && !call->args.empty() && denotes(call->args.back(), w.args)) {
      if (const types::Object* callee = pass_.callee(call)) {
        forward(w, originOf(callee), call);
      }
    }
    bool more = true;
    ast::forEachChild(n, [&](ast::Node* child) { more = more && scan(w, child); });
    return more;
  }

  void forward(Wrapper& w, const types::Object* callee, ast::CallExpr* call) {
    if (auto other = byObject_.find(callee); other != byObject_.end()) {
      other->second->callers.push_back({&w, call});
    }
    if (PrintKind kind = printKind(pass_, callee); kind != PrintKind::None) {
      propagate(w, call, kind);
    }
  }

  void propagate(Wrapper& w, ast::CallExpr* call, PrintKind kind) {
    PrintKind& known = pass_.facts.prints[w.object];
    if (!handsOn(w, call, kind) || known == kind) {
      return;
    }
    known = kind;
    for (const Forward& f : w.callers) {
      propagate(*f.from, f.call, kind);
    }
  }

  // Whether the call passes the parameters on as they are.
  bool handsOn(const Wrapper& w, ast::CallExpr* call, PrintKind kind) {
    if (kind != PrintKind::Print && (call->args.size() < 2 || !denotes(call->args[call->args.size() - 2], w.format))) {
      return false;
    }
    if (call->hasDots) {
      return true;
    }
    auto* sig = types::dynCast<types::Signature>(pass_.typeOf(call->fun));
    if (sig != nullptr && call->args.size() <= sig->params->vars.size() && reported_.insert(call).second) {
      const char* name = kind == PrintKind::Print ? "print" : kind == PrintKind::Printf ? "printf" : "errorf";
      pass_.warn(call, Text::ForwardedWithoutDots, {name});
    }
    return false;
  }

  Pass& pass_;
  std::deque<Wrapper> wrappers_;
  std::map<const types::Object*, Wrapper*> byObject_;
  std::unordered_set<const ast::CallExpr*> reported_;
};

// The functions of the standard library that print.
bool isKnownPrint(const std::string& name) {
  static const auto& set = *new std::unordered_set<std::string>{
#define PRINT(name) name,
#include "vet/prints.def"
  };
  return set.contains(name);
}

}  // namespace

PrintKind printKind(Pass& pass, const types::Object* o) {
  auto [known, isNew] = pass.facts.prints.try_emplace(o, PrintKind::None);
  if (isNew && types::isa<types::Func>(o)) {
    std::string name = pass.fullName(o);
    if (isKnownPrint(name)) {
      known->second = name == "fmt.Errorf"     ? PrintKind::Errorf
                      : o->name.ends_with('f') ? PrintKind::Printf
                                               : PrintKind::Print;
    }
  }
  return known->second;
}

void findPrintWrappers(Pass& pass) { Search(pass).run(); }

}  // namespace vet
