// This file implements the names of locals. A Go name is kept unless C++ would see another thing in its place: a
// declaration whose own initialiser uses an outer variable of that name, or a second one in a scope that C++ counts as
// the same (the head and body of if and for, parameters and function body). Then it gets underscores.
#include "lower/body.h"
#include "syntax/walk.h"

namespace lower {

using namespace types;

void Body::openScope(bool joined) { scopes_.push_back({{}, joined}); }

void Body::closeScope() { scopes_.pop_back(); }

void Body::collectNames(const ast::Node* n) {
  if (auto* name = ast::dynCast<ast::Name>(n)) {
    if (Object* o = info_.use(name)) {
      used_.insert(o);
      read_.insert(o);
    }
    Object* def = info_.def(name);
    if (def != nullptr && (def->pkg == nullptr || def->parent != def->pkg->scope)) {
      allNames_.insert(cppName(name->value));
      sourceNames_.insert(cppName(name->value));
    }
  }
  if (auto* guard = ast::dynCast<ast::TypeSwitchGuard>(n); guard != nullptr && guard->lhs != nullptr) {
    allNames_.insert(cppName(guard->lhs->value));
    sourceNames_.insert(cppName(guard->lhs->value));
  }
  // A variable that is only assigned counts as used, but not as read.
  if (auto* s = ast::dynCast<ast::AssignStmt>(n); s != nullptr && s->op == ast::Operator::None) {
    collectNames(s->rhs);
    ast::Expr* lhs = s->lhs;
    for (const ast::Expr* x : ast::unpackList(lhs)) {
      if (Var* v = varOf(x)) {
        used_.insert(v);
      } else {
        collectNames(x);
      }
    }
    return;
  }
  // An array's length is known without it.
  if (auto* s = ast::dynCast<ast::ForStmt>(n)) {
    auto* r = ast::dynCast<ast::RangeClause>(s->init);
    if (r != nullptr && rangesOverLength(r)) {
      if (r->lhs != nullptr) {
        collectNames(r->lhs);
      }
      collectNames(s->body);
      return;
    }
  }
  // What a constant expression names is not read by the output, but for constants.
  if (ast::isa<ast::Expr>(n) && !ast::isa<ast::Name>(n) && isConstant(static_cast<const ast::Expr*>(n)) &&
      ast::isa<ast::CallExpr>(n)) {
    return;
  }
  ast::forEachChild(const_cast<ast::Node*>(n), [&](ast::Node* child) { collectNames(child); });
}

bool Body::refersTo(const ast::Node* n, const std::string& text, const Object* except) {
  if (n == nullptr) {
    return false;
  }
  if (auto* name = ast::dynCast<ast::Name>(n)) {
    Object* o = info_.use(name);
    auto it = names_.find(o);
    return o != nullptr && o != except && it != names_.end() && it->second == text;
  }
  bool found = false;
  ast::forEachChild(const_cast<ast::Node*>(n), [&](ast::Node* child) { found = found || refersTo(child, text, except); });
  return found;
}

std::string Body::declareIn(const Object* o, const std::vector<const ast::Node*>& inits) {
  std::string name = o->name.empty() || o->name == "_" ? blankName() : cppName(o->name);
  auto taken = [&](const std::string& candidate) {
    for (size_t i = scopes_.size(); i-- > 0;) {
      if (scopes_[i].names.count(candidate) != 0) {
        return true;
      }
      if (!scopes_[i].joined) {
        break;
      }
    }
    for (const ast::Node* init : inits) {
      if (refersTo(init, candidate, o)) {
        return true;
      }
    }
    return false;
  };
  if (carried_.count(o) != 0) {
    name += "_";
  }
  while (taken(name) || (name != cppName(o->name) && allNames_.count(name) != 0)) {
    name += "_";
  }
  scopes_.back().names.insert(name);
  names_[o] = name;
  return name;
}

std::string Body::declare(const Object* o, std::initializer_list<const ast::Node*> inits) {
  return declareIn(o, std::vector<const ast::Node*>(inits));
}

std::string Body::fresh(const std::string& stem) {
  bool numbered = stem == "t";
  std::string name = numbered ? "t1" : stem;
  for (int n = 2; allNames_.count(name) != 0 || info_.pkg->scope->lookup(name) != nullptr; n++) {
    name = stem + std::to_string(n);
  }
  allNames_.insert(name);
  return name;
}

std::string Body::ownName(std::string name) const {
  while (sourceNames_.count(name) != 0 || info_.pkg->scope->lookup(name) != nullptr) {
    name += "_";
  }
  return name;
}

std::string Body::blankName() {
  std::string name = "_";
  while (scopes_.back().names.count(name) != 0) {
    name += "_";
  }
  scopes_.back().names.insert(name);
  return name;
}

std::string Body::localName(const Object* o) {
  auto it = names_.find(o);
  return it != names_.end() ? it->second : cppName(o->name);
}

}  // namespace lower
