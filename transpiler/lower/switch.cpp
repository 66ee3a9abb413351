// This file implements expression switches. A tag of integer type with constant cases is a C++ switch; everything else is a chain of ifs
// that compares in source order and stops at the first match, as Go does.
#include "lower/body.h"

namespace lower {

using namespace types;

void Body::clauseComments(const ast::Node* clause, std::vector<std::string>& above, std::string& behind) {
  if (comments_ == nullptr) {
    return;
  }
  for (const ast::Comment& c : comments_->leading(clause->id)) {
    above.push_back(std::string(c.text));
  }
  auto after = comments_->opening(clause->id);
  if (after.empty()) {
    after = comments_->trailing(clause->id);
  }
  behind = after.empty() || after[0].text.find('\n') != std::string_view::npos ? "" : std::string(after[0].text);
}

bool Body::endsInFallthrough(const ast::CaseClause* c) const {
  if (c->body.empty()) {
    return false;
  }
  auto* branch = ast::dynCast<ast::BranchStmt>(c->body.back());
  return branch != nullptr && branch->branch == ast::BranchKind::Fallthrough;
}

std::vector<Stmt*> Body::clauseBody(ast::List<ast::Stmt*> list, const ast::Node* clause, bool joined) {
  return collect([&] {
    openScope(joined);
    stmtList(list, clause);
    closeScope();
  });
}

bool Body::isPlainSwitch(const ast::SwitchStmt* s) {
  if (s->tag == nullptr || isConstant(s->tag) || !isInteger(typeOf(s->tag))) {
    return false;
  }
  for (const ast::CaseClause* c : s->body) {
    ast::Expr* cases = c->cases;
    for (const ast::Expr* x : ast::unpackList(cases)) {
      if (!isConstant(x) || isInterface(typeOf(x))) {
        return false;
      }
    }
  }
  return true;
}

void Body::switchStmt(const ast::SwitchStmt* s) {
  if (auto* guard = ast::dynCast<ast::TypeSwitchGuard>(s->tag)) {
    return typeSwitch(s, guard);
  }
  auto lower = [&] { isPlainSwitch(s) ? plainSwitch(s) : chainSwitch(s); };
  if (s->init == nullptr) {
    return lower();
  }
  // The init statement's variables live as long as the switch.
  std::string label = std::exchange(pendingLabel_, "");
  emit(cxx::block(collect([&] {
    openScope();
    stmt(s->init);
    pendingLabel_ = label;
    lower();
    closeScope();
  })));
}

void Body::plainSwitch(const ast::SwitchStmt* s) {
  Type* t = typeOf(s->tag);
  auto* basic = cast<Basic>(under(t));
  fn_->targets.push_back(newTarget(Target::Switch, s));
  Stmt* out = cxx::stmt(cxx::StmtKind::Switch);
  out->x = rawExpr(s->tag);
  std::string outerChain = std::exchange(chainLabel_, "");
  for (const ast::CaseClause* c : s->body) {
    cxx::Case& clause = out->cases.emplace_back();
    clauseComments(c, clause.comments, clause.trailing);
    ast::Expr* cases = c->cases;
    for (const ast::Expr* x : ast::unpackList(cases)) {
      clause.values.push_back(constant(info(x).value.toInt(), basicType(basic->basic), false, x));
    }
    clause.fallsThrough = endsInFallthrough(c);
    clause.body = clauseBody(c->body, c);
    if (!clause.fallsThrough && !endsInJump(clause.body)) {
      clause.body.push_back(cxx::stmt(cxx::StmtKind::Break));
    }
  }
  chainLabel_ = outerChain;
  std::string label = fn_->targets.back().breakLabel;
  fn_->targets.pop_back();
  emit(out);
  placeLabel(label);
}

// The last statement never continues behind itself.
bool Body::endsInJump(const std::vector<Stmt*>& list) const {
  if (list.empty()) {
    return false;
  }
  switch (list.back()->kind) {
    case cxx::StmtKind::Return:
    case cxx::StmtKind::Break:
    case cxx::StmtKind::Continue:
    case cxx::StmtKind::Goto:
      return true;
    default:
      return false;
  }
}

// Whether the tag (or a true condition) matches one case.
Expr* Body::caseCondition(const ast::Expr* x, Expr* tag, Type* tagType) {
  if (tag == nullptr && isInterface(typeOf(x))) {
    return cxx::binary(expr(x), "==", cxx::call("go::Any", {cxx::literal("true")}));
  }
  if (tag == nullptr) {
    return raw(condition(x), typeOf(x));
  }
  if (isNil(x)) {
    return cxx::binary(tag, "==", cxx::literal("nullptr"));
  }
  Type* own = typeOf(x);
  if (isInterface(tagType) && !isInterface(own)) {
    return equal(tag, tagType, exact(x), own);
  }
  return equal(tag, tagType, isConstant(x) ? exact(x, tagType) : expr(x), isConstant(x) ? tagType : own);
}

// The clauses in the order of a chain of ifs: the default clause comes last, wherever it stands.
std::vector<const ast::CaseClause*> Body::defaultLast(const ast::SwitchStmt* s) {
  std::vector<const ast::CaseClause*> order;
  for (const ast::CaseClause* c : s->body) {
    if (c->cases != nullptr) {
      order.push_back(c);
    }
  }
  for (const ast::CaseClause* c : s->body) {
    if (c->cases == nullptr) {
      order.push_back(c);
    }
  }
  return order;
}

void Body::chainSwitch(const ast::SwitchStmt* s) {
  fn_->targets.push_back(newTarget(Target::Chain, s));
  Type* tagType = nullptr;
  Expr* tag = nullptr;
  std::vector<Stmt*> before;
  if (s->tag != nullptr) {
    tagType = isConstant(s->tag) ? defaultType(typeOf(s->tag)) : typeOf(s->tag);
    before = collect([&] {
      Expr* x = isConstant(s->tag) ? exact(s->tag, tagType) : expr(s->tag);
      bool once = s->body.size() == 1 && s->body[0]->cases != nullptr && !ast::isa<ast::ListExpr>(s->body[0]->cases);
      tag = (isStable(s->tag) && !isConstant(s->tag)) || once ? x : temp(isConstant(s->tag) ? x : exact(s->tag));
    });
  }
  // Clauses that are fallen into get a label.
  std::vector<const ast::CaseClause*> order = defaultLast(s);
  std::vector<std::string> entry(s->body.size() + 1);
  for (size_t i = 0; i + 1 < s->body.size(); i++) {
    if (endsInFallthrough(s->body[i])) {
      entry[i + 1] = fresh("fall");
    }
  }
  std::string outerChain = chainLabel_;
  std::vector<Stmt*> chain;       // the statements of the chain so far
  std::vector<Stmt*>* at = &chain;  // where the next clause goes
  for (const ast::CaseClause* c : order) {
    size_t position = 0;
    while (s->body[position] != c) {
      position++;
    }
    chainLabel_ = entry[position + 1];
    Expr* cond = nullptr;
    ast::Expr* cases = c->cases;
    std::vector<Stmt*> temps = collect([&] {
      for (const ast::Expr* x : ast::unpackList(cases)) {
        Expr* one = caseCondition(x, tag, tagType);
        cond = cond == nullptr ? one : cxx::binary(cond, "||", one);
      }
    });
    if (!temps.empty() && ast::isa<ast::ListExpr>(cases)) {
      unsupported(c, "a list of cases whose order needs temporaries");
    }
    std::vector<Stmt*> body;
    std::string trailing;
    std::vector<std::string> comments;
    clauseComments(c, comments, trailing);
    for (const std::string& comment : comments) {
      body.push_back(cxx::commentStmt(comment));
    }
    if (!entry[position].empty()) {
      body.push_back(cxx::labelStmt(entry[position]));
    }
    std::vector<Stmt*> inner = clauseBody(c->body, c);
    if (!entry[position].empty()) {
      body.push_back(cxx::block(std::move(inner)));
    } else {
      body.insert(body.end(), inner.begin(), inner.end());
    }
    at->insert(at->end(), temps.begin(), temps.end());
    if (cond == nullptr) {
      if (at == &chain) {
        chain.push_back(cxx::block(std::move(body)));
      } else {
        *at = std::move(body);
      }
      break;
    }
    Stmt* branch = cxx::ifStmt(cond, std::move(body));
    branch->trailing = trailing;
    branch->braces = !temps.empty();
    at->push_back(branch);
    if (c != order.back()) {
      branch->hasElse = true;
      at = &branch->els;
    }
  }
  chainLabel_ = outerChain;
  fixElseBraces(chain);
  std::string label = fn_->targets.back().breakLabel;
  fn_->targets.pop_back();
  before.insert(before.end(), chain.begin(), chain.end());
  if (before.size() > 1 && (s->tag != nullptr || !label.empty())) {
    emit(cxx::block(std::move(before)));
  } else {
    for (Stmt* x : before) {
      emit(x);
    }
  }
  placeLabel(label);
}

// An else that holds anything but a single if needs braces.
void Body::fixElseBraces(std::vector<Stmt*>& chain) {
  for (Stmt* s : chain) {
    if (s->kind == cxx::StmtKind::If && s->hasElse) {
      s->braces = s->els.size() != 1 || s->els[0]->kind != cxx::StmtKind::If;
      fixElseBraces(s->els);
    }
  }
}

}  // namespace lower
