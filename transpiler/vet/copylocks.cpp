// This file implements the warning about copies of values that contain a lock: a copy guards nothing, and one of a
// locked lock is locked for ever.
#include <algorithm>
#include <set>

#include "types/predicates.h"
#include "types/typeset.h"
#include "vet/pass.h"

namespace vet {

namespace {

// The types on the way from the lock to the type that contains it, innermost first; empty: there is no lock.
using LockPath = std::vector<std::string>;

class Finder {
 public:
  explicit Finder(const Pass& pass) : pass_(pass) {}

  LockPath find(types::Type* t) {
    if (t == nullptr || !seen_.insert(t).second) {
      return {};
    }
    if (std::string_view marker = noCopyOf(t); !marker.empty()) {
      return {std::string(marker), pass_.show(t)};
    }
    if (types::TypeParam* param = types::asTypeParam(t)) {
      return inTerms(param, t);
    }
    while (auto* array = types::asUnder<types::Array>(t)) {
      t = array->elem;
    }
    if (auto* tuple = types::asUnder<types::Tuple>(t)) {
      return inParts(tuple->vars, t);
    }
    auto* s = types::asUnder<types::Struct>(t);
    if (s == nullptr) {
      return {};  // interfaces and pointers are safe to copy
    }
    if (isLock(t) || isNamed(t, "sync", "noCopy")) {
      return {pass_.show(t)};
    }
    return inParts(s->fields, t);
  }

 private:
  // In Go these types are marked by a field that looks like a lock; those bundled with go2cpp have no such field.
  static std::string_view noCopyOf(types::Type* t) {
    auto any = [t](const char* pkg, std::initializer_list<const char*> names) {
      return std::any_of(names.begin(), names.end(), [&](const char* name) { return isNamed(t, pkg, name); });
    };
    return any("sync", {"Cond", "Map", "Once", "Pool", "WaitGroup"}) ? "sync.noCopy"
           : any("sync/atomic", {"Bool", "Int32", "Int64", "Pointer", "Uint32", "Uint64", "Uintptr"})
               ? "sync/atomic.noCopy"
               : "";
  }

  LockPath inTerms(types::TypeParam* param, types::Type* t) {
    LockPath path;
    types::forEachTerm(param, [&](const types::Term* term) {
      path = term != nullptr ? find(term->type) : LockPath();
      if (!path.empty()) {
        path.back() = (term->tilde ? "~" : "") + path.back();
        path.push_back(pass_.show(t));
      }
      return path.empty();
    });
    return path;
  }

  LockPath inParts(const std::vector<types::Var*>& parts, types::Type* t) {
    for (const types::Var* v : parts) {
      if (LockPath path = find(v->type); !path.empty()) {
        path.push_back(pass_.show(t));
        return path;
      }
    }
    return {};
  }

  // A pointer to it is a sync.Locker, but it is not: unlike embedded interfaces.
  static bool isLock(types::Type* t) {
    auto has = [&](const char* name, bool addressable) {
      auto* f = types::dynCast<types::Func>(types::lookupFieldOrMethod(t, addressable, nullptr, name).obj);
      return f != nullptr && f->signature()->params->vars.empty() && f->signature()->results->vars.empty();
    };
    return has("Lock", true) && has("Unlock", true) && !(has("Lock", false) && has("Unlock", false));
  }

  const Pass& pass_;
  std::set<types::Type*> seen_;
};

// "outer contains inner"; empty: no lock.
std::string lockIn(const Pass& pass, types::Type* t) {
  LockPath path = Finder(pass).find(t);
  std::string text;
  for (auto name = path.rbegin(); name != path.rend(); ++name) {
    text += (text.empty() ? "" : " contains ") + *name;
  }
  return text;
}

// The lock in a value that is about to be copied. Literals and results of calls are new values, which are moved.
std::string lockCopied(const Pass& pass, ast::Expr* e) {
  e = ast::unparen(e);
  auto* star = ast::dynCast<ast::Operation>(e);
  bool pointsToResult = star != nullptr && star->op == ast::Operator::Mul && star->y == nullptr &&
                        ast::isa<ast::CallExpr>(ast::unparen(star->x));
  if (ast::isa<ast::CompositeLit>(e) || ast::isa<ast::CallExpr>(e) || pointsToResult) {
    return "";
  }
  const types::TypeAndValue& value = pass.info.typeOf(e);
  bool isValue = value.mode != types::Mode::Invalid && value.mode != types::Mode::NoValue &&
                 value.mode != types::Mode::Builtin && value.mode != types::Mode::TypeExpr;
  return isValue ? lockIn(pass, value.type) : "";
}

void assignment(Pass& pass, ast::AssignStmt* s) {
  auto lhs = ast::unpackList(s->lhs), rhs = ast::unpackList(s->rhs);
  bool copied = false;
  for (size_t i = 0; i < rhs.size(); i++) {
    if (std::string lock = lockCopied(pass, rhs[i]); !lock.empty()) {
      pass.warn(rhs[i], Text::AssignmentCopiesLock, {format(lhs[i]), lock});
      copied = true;
    }
  }
  // From go1.22 on each iteration copies the variables of the loop.
  auto* loop = ast::dynCast<ast::ForStmt>(pass.parent());
  bool perIteration = !pass.version.isKnown() || pass.version >= types::go1_22;
  if (copied || s->op != ast::Operator::Def || loop == nullptr || loop->init != s || !perIteration) {
    return;
  }
  for (ast::Expr* e : lhs) {
    types::Object* o = pass.info.def(ast::dynCast<ast::Name>(e));
    if (std::string lock = o != nullptr ? lockIn(pass, o->type) : ""; !lock.empty()) {
      pass.warn(e, Text::IterationCopiesLock, {format(e), lock});
    }
  }
}

void declaration(Pass& pass, ast::VarDecl* d) {
  auto values = ast::unpackList(d->values);
  for (size_t i = 0; i < values.size(); i++) {
    if (std::string lock = lockCopied(pass, values[i]); !lock.empty()) {
      pass.warn(values[i], Text::DeclarationCopiesLock, {std::string(d->names[i]->value), lock});
    }
  }
}

void literal(Pass& pass, ast::CompositeLit* lit) {
  for (ast::Expr* e : lit->elems) {
    auto* pair = ast::dynCast<ast::KeyValueExpr>(e);
    ast::Expr* value = pair != nullptr ? pair->value : e;
    if (std::string lock = lockCopied(pass, value); !lock.empty()) {
      pass.warn(value, Text::LiteralCopiesLock, {format(value), lock});
    }
  }
}

void returned(Pass& pass, ast::ReturnStmt* s) {
  for (ast::Expr* e : ast::unpackList(s->results)) {
    if (std::string lock = lockCopied(pass, e); !lock.empty()) {
      pass.warn(e, Text::ReturnCopiesLock, {lock});
    }
  }
}

void call(Pass& pass, ast::CallExpr* c) {
  if (auto* builtin = types::dynCast<types::Builtin>(pass.callee(c))) {
    using enum types::BuiltinId;
    constexpr types::BuiltinId kOnlyTypes[] = {Len, Cap, Sizeof, Offsetof, Alignof};
    if (std::find(std::begin(kOnlyTypes), std::end(kOnlyTypes), builtin->id) != std::end(kOnlyTypes)) {
      return;
    }
  }
  for (ast::Expr* e : c->args) {
    if (std::string lock = lockCopied(pass, e); !lock.empty()) {
      pass.warn(e, Text::CallCopiesLock, {format(c->fun), lock});
    }
  }
}

// Receivers and parameters. Results are left to return statements: a zero value may be returned.
void function(Pass& pass, std::string_view name, ast::Field* recv, ast::FuncType* type) {
  auto check = [&](ast::Field* field) {
    if (std::string lock = lockIn(pass, pass.typeOf(field->type)); !lock.empty()) {
      pass.warn(field->type, Text::PassesLock, {std::string(name), lock});
    }
  };
  if (recv != nullptr) {
    check(recv);
  }
  const ast::Expr* last = nullptr;
  for (ast::Field* field : type->params) {
    if (field->type != last) {  // a, b T is one parameter list
      check(field);
    }
    last = field->type;
  }
}

void range(Pass& pass, ast::RangeClause* r) {
  for (ast::Expr* e : ast::unpackList(r->lhs)) {
    auto* name = ast::dynCast<ast::Name>(e);
    if ((name != nullptr && name->value == "_") || (r->def && name == nullptr)) {
      continue;
    }
    types::Object* o = r->def ? pass.info.def(name) : nullptr;
    types::Type* t = !r->def ? pass.typeOf(e) : o != nullptr ? o->type : nullptr;
    if (std::string lock = lockIn(pass, t); !lock.empty()) {
      pass.warn(e, Text::RangeCopiesLock, {format(e), lock});
    }
  }
}

}  // namespace

void warnCopiedLocks(Pass& pass, ast::Node* n) {
  if (auto* s = ast::dynCast<ast::AssignStmt>(n)) {
    return assignment(pass, s);
  }
  if (auto* d = ast::dynCast<ast::VarDecl>(n)) {
    return declaration(pass, d);
  }
  if (auto* lit = ast::dynCast<ast::CompositeLit>(n)) {
    return literal(pass, lit);
  }
  if (auto* s = ast::dynCast<ast::ReturnStmt>(n)) {
    return returned(pass, s);
  }
  if (auto* c = ast::dynCast<ast::CallExpr>(n)) {
    return call(pass, c);
  }
  if (auto* d = ast::dynCast<ast::FuncDecl>(n)) {
    return function(pass, d->name->value, d->recv, d->type);
  }
  if (auto* f = ast::dynCast<ast::FuncLit>(n)) {
    return function(pass, "func", nullptr, f->type);
  }
  if (auto* r = ast::dynCast<ast::RangeClause>(n)) {
    return range(pass, r);
  }
}

}  // namespace vet
