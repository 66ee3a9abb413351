// This file implements for statements with a condition or three clauses.
//
// A loop variable that needs storage for each iteration is copied from a carried variable at the top of the body, and back at its end:
//   for (go::Int i_ = 0; i_ < n; i_++) { auto& i = go::heap<go::Int>(i_); {...} next: i_ = i; }
// Condition and post statement work on the carried one, as they run between iterations.
#include "lower/body.h"
#include "syntax/walk.h"

namespace lower {

using namespace types;

void Body::forStmt(const ast::ForStmt* s) {
  if (ast::isa<ast::RangeClause>(s->init)) {
    return rangeStmt(s);
  }
  threeClause(s);
}

// The statements of the loop's body; afterwards those of `tail` (the rest of an iteration), which a continue must not skip.
std::vector<Stmt*> Body::loopBody(const ast::ForStmt* s, Target target, const std::vector<Stmt*>& tail, std::string* breakLabel) {
  target.continueByGoto = !tail.empty();
  fn_->targets.push_back(std::move(target));
  std::vector<Stmt*> body = blockBody(s->body, true);
  Target done = std::move(fn_->targets.back());
  fn_->targets.pop_back();
  *breakLabel = done.breakLabel;
  if (done.continueLabel.empty()) {
    body.insert(body.end(), tail.begin(), tail.end());
    return body;
  }
  // A jump to the label must not pass declarations of the body.
  std::vector<Stmt*> out{cxx::block(std::move(body)), cxx::labelStmt(done.continueLabel)};
  out.insert(out.end(), tail.begin(), tail.end());
  return out;
}

namespace {

// n contains a function literal.
bool closesOver(ast::Node* n) {
  if (n == nullptr || ast::isa<ast::FuncLit>(n)) {
    return n != nullptr;
  }
  bool found = false;
  ast::forEachChild(n, [&](ast::Node* child) { found = found || closesOver(child); });
  return found;
}

}  // namespace

void Body::threeClause(const ast::ForStmt* s) {
  Target target = newTarget(Target::Loop, s);
  std::string breakLabel;
  std::vector<Stmt*> out = collect([&] {
    openScope();
    std::vector<Var*> copied;
    auto* init = ast::dynCast<ast::AssignStmt>(s->init);
    if (init != nullptr && init->op == ast::Operator::Def) {
      for (const ast::Expr* x : ast::unpackList(const_cast<ast::Expr*&>(init->lhs))) {
        Var* v = isBlank(x) ? nullptr : definedVar(x);
        if (v != nullptr && perIteration(v) && changesOnlyInPost(v, s) && !closesOver(s->cond) && !closesOver(s->post)) {
          iteration_.insert(v);  // closures of an iteration may copy it
        } else if (v != nullptr && perIteration(v)) {
          copied.push_back(v);
          carried_.insert(v);
        }
      }
    }
    std::vector<Stmt*> before = collect([&] {
      if (s->init != nullptr) {
        stmt(s->init);
      }
    });
    for (Var* v : copied) {
      carried_.erase(v);
    }
    openScope(true);
    Expr* cond = nullptr;
    std::vector<Stmt*> condTemps = collect([&] { cond = s->cond == nullptr ? nullptr : raw(condition(s->cond), typeOf(s->cond)); });
    std::vector<Stmt*> post = collect([&] {
      if (s->post != nullptr) {
        stmt(s->post);
      }
    });
    // From here on the body's own variables.
    std::vector<Stmt*> copies;
    std::vector<Stmt*> tail;
    std::vector<std::string> carriedNames;
    for (Var* v : copied) {
      std::string carriedName = localName(v);
      names_.erase(v);
      std::string name = declare(v);
      std::vector<Stmt*> copy = collect([&] { declareVar(v, name, cxx::name(carriedName), objType(v), true); });
      copies.insert(copies.end(), copy.begin(), copy.end());
      if (!changesOnlyInPost(v, s)) {
        tail.push_back(cxx::exprStmt(cxx::assign(cxx::name(carriedName), cxx::name(name))));
      }
    }
    bool simplePost = post.empty() || (post.size() == 1 && post[0]->kind == cxx::StmtKind::Expr && post[0]->trailing.empty());
    if (!simplePost) {
      tail.push_back(post.size() == 1 ? post[0] : cxx::block(post));
    }
    std::vector<Stmt*> body = loopBody(s, target, tail, &breakLabel);
    body.insert(body.begin(), copies.begin(), copies.end());
    closeScope();
    closeScope();
    bool declaresOne = before.size() == 1 && before[0]->kind == cxx::StmtKind::Var && before[0]->text.find('&') == std::string::npos;
    bool headInit = before.empty() || declaresOne || (before.size() == 1 && before[0]->kind == cxx::StmtKind::Expr);
    if (!condTemps.empty()) {
      // The temporaries of the condition are made anew each time.
      Stmt* stop = cxx::ifStmt(cxx::unary("!", cond), {cxx::stmt(cxx::StmtKind::Break)});
      condTemps.push_back(stop);
      condTemps.push_back(cxx::block(std::move(body)));
      body = std::move(condTemps);
      cond = nullptr;
    }
    Stmt* loop = cxx::stmt(cxx::StmtKind::For);
    if (s->init == nullptr && s->post == nullptr && cond != nullptr) {
      loop->kind = cxx::StmtKind::While;
    }
    loop->x = cond;
    loop->body = std::move(body);
    loop->post = simplePost && !post.empty() ? post[0]->x : nullptr;
    if (headInit) {
      loop->init = before.empty() ? nullptr : before[0];
    } else {
      for (Stmt* x : before) {
        emit(x);
      }
    }
    emit(loop);
  });
  if (out.size() > 1) {
    emit(cxx::block(std::move(out)));
  } else {
    emit(out[0]);
  }
  placeLabel(breakLabel);
}

}  // namespace lower
