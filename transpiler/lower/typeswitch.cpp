// This file implements type switches: a chain of go::cast and go::is on the operand, which is evaluated once.
#include "lower/body.h"

namespace lower {

using namespace types;

void Body::typeSwitch(const ast::SwitchStmt* s, const ast::TypeSwitchGuard* guard) {
  Target target = newTarget(Target::Chain, s);
  std::vector<Stmt*> out = collect([&] {
    openScope();
    if (s->init != nullptr) {
      stmt(s->init);
    }
    fn_->targets.push_back(target);
    Type* operandType = typeOf(guard->x);
    Expr* operand = isStable(guard->x) ? expr(guard->x) : temp(expr(guard->x));
    std::vector<const ast::CaseClause*> order = defaultLast(s);
    std::vector<Stmt*> chain;
    std::vector<Stmt*>* at = &chain;
    std::vector<std::string> bound;
    for (const ast::CaseClause* c : order) {
      openScope();
      // C++ counts an else as part of the scope of the names its if declares.
      if (c->cases == nullptr || ast::unpackList(c->cases).size() > 1) {
        scopes_.back().names.insert(bound.begin(), bound.end());
      }
      Stmt* branch = typeClause(c, operand, operandType, guard->x);
      closeScope();
      if (branch->init != nullptr) {
        bound.push_back(branch->init->names[0]);
      }
      if (c->cases == nullptr) {
        if (at == &chain) {
          chain.push_back(cxx::block(branch->body));
        } else {
          *at = branch->body;
        }
        break;
      }
      at->push_back(branch);
      if (c != order.back()) {
        branch->hasElse = true;
        at = &branch->els;
      }
    }
    fixElseBraces(chain);
    for (Stmt* x : chain) {
      emit(x);
    }
    target = fn_->targets.back();
    fn_->targets.pop_back();
    closeScope();
  });
  if (out.size() > 1) {
    emit(cxx::block(std::move(out)));
  } else {
    for (Stmt* x : out) {
      emit(x);
    }
  }
  placeLabel(target.breakLabel);
}

// One clause as an if statement; of the default clause only the body counts.
Stmt* Body::typeClause(const ast::CaseClause* c, Expr* operand, Type* operandType, const ast::Expr* guard) {
  ast::Expr* cases = c->cases;
  ast::List<ast::Expr*> list = ast::unpackList(cases);
  auto* v = dynCast<Var>(info_.implicit(c));
  if (v != nullptr && !isUsed(v)) {
    v = nullptr;
  }
  std::vector<std::string> comments;
  std::string trailing;
  clauseComments(c, comments, trailing);
  Stmt* branch = cxx::ifStmt(nullptr, {});
  branch->trailing = trailing;
  std::vector<Stmt*> prologue;
  for (const std::string& comment : comments) {
    prologue.push_back(cxx::commentStmt(comment));
  }
  bool single = list.size() == 1 && !isNil(list[0]);
  if (single && v != nullptr) {
    Type* t = typeOf(list[0]);
    bool plain = !facts_.isHeap(v) && !facts_.capturedByRef(v);
    std::string name = declare(v, {guard});
    std::string bound = plain ? name : fresh(name);
    std::string ok = fresh("ok");
    branch->init = cxx::bindStmt({bound, ok}, cxx::call("go::cast<" + spell(t) + ">", {operand}));
    branch->x = cxx::name(ok);
    allNames_.erase(ok);  // free again in the next clause
    if (plain) {
      bindings_.insert(v);
    } else {
      std::vector<Stmt*> declaration = collect([&] { declareVar(v, name, cxx::name(bound), t, false); });
      prologue.insert(prologue.end(), declaration.begin(), declaration.end());
    }
  } else {
    for (const ast::Expr* x : list) {
      Expr* one = isNil(x) ? cxx::binary(operand, "==", cxx::literal("nullptr"))
                           : cxx::call("go::is<" + spell(typeOf(x)) + ">", {operand});
      branch->x = branch->x == nullptr ? one : cxx::binary(branch->x, "||", one);
    }
    if (v != nullptr) {
      std::string name = declare(v, {guard});
      std::vector<Stmt*> declaration = collect([&] { declareVar(v, name, operand, operandType, false); });
      prologue.insert(prologue.end(), declaration.begin(), declaration.end());
    }
  }
  branch->body = std::move(prologue);
  std::vector<Stmt*> body = clauseBody(c->body, c, true);
  branch->body.insert(branch->body.end(), body.begin(), body.end());
  return branch;
}

}  // namespace lower
