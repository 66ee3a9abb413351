// This file implements select: case objects, which evaluate the operands in source order, then a C++ switch over the chosen one.
#include "lower/body.h"

namespace lower {

using namespace types;

// The receive of a communication clause: `<-c`, `v = <-c`, `v, ok := <-c`; null for a send.
static const ast::Operation* receiveOf(const ast::Stmt* comm) {
  const ast::Expr* x = nullptr;
  if (auto* s = ast::dynCast<ast::ExprStmt>(comm)) {
    x = s->x;
  } else if (auto* s = ast::dynCast<ast::AssignStmt>(comm)) {
    x = s->rhs;
  }
  return x == nullptr ? nullptr : ast::dynCast<ast::Operation>(ast::unparen(const_cast<ast::Expr*>(x)));
}

void Body::selectStmt(const ast::SelectStmt* s) {
  if (s->body.empty()) {
    return emit(cxx::exprStmt(cxx::call("go::blockForever", {})));
  }
  bool hasDefault = false;
  for (const ast::CommClause* c : s->body) {
    hasDefault = hasDefault || c->comm == nullptr;
  }
  bool onlyDefault = hasDefault && s->body.size() == 1;
  fn_->targets.push_back(newTarget(onlyDefault ? Target::Chain : Target::Switch, s));
  std::string outerChain = std::exchange(chainLabel_, "");
  std::vector<Stmt*> out = collect([&] {
    if (onlyDefault) {
      return emit(cxx::block(clauseBody(s->body[0]->body, s->body[0])));
    }
    std::vector<std::string> objects;
    std::vector<Expr*> args;
    for (const ast::CommClause* c : s->body) {
      if (c->comm != nullptr) {
        objects.push_back(caseObject(c, objects.size()));
        args.push_back(cxx::name(objects.back()));
      }
    }
    Stmt* out = cxx::stmt(cxx::StmtKind::Switch);
    out->x = cxx::call(hasDefault ? "go::trySelect" : "go::select", args);
    size_t next = 0;
    for (const ast::CommClause* c : s->body) {
      cxx::Case& clause = out->cases.emplace_back();
      clauseComments(c, clause.comments, clause.trailing);
      if (c->comm != nullptr) {
        clause.values.push_back(cxx::literal(std::to_string(next)));
      }
      clause.body = collect([&] {
        openScope();
        if (c->comm != nullptr) {
          received(c, objects[next++]);
        }
        stmtList(c->body, c);
        closeScope();
      });
      if (!endsInJump(clause.body)) {
        clause.body.push_back(cxx::stmt(cxx::StmtKind::Break));
      }
    }
    emit(out);
  });
  chainLabel_ = outerChain;
  std::string label = fn_->targets.back().breakLabel;
  fn_->targets.pop_back();
  // A goto must not jump over the case objects.
  if (fn_->facts->hasGoto && out.size() > 1) {
    emit(cxx::block(std::move(out)));
  } else {
    for (Stmt* x : out) {
      emit(x);
    }
  }
  placeLabel(label);
}

// Declares the case object of a clause and gives its name.
std::string Body::caseObject(const ast::CommClause* c, size_t position) {
  std::string number = std::to_string(position);
  if (const ast::Operation* receive = receiveOf(c->comm)) {
    std::string name = fresh("recv" + number);
    Type* t = typeOf(receive->x);
    Expr* channel = isNil(receive->x) ? exact(receive->x, t) : expr(receive->x);
    Stmt* object = cxx::varStmt("go::RecvCase", name, cxx::braces("", {channel}));
    object->direct = true;
    emit(object);
    return name;
  }
  auto* send = ast::cast<ast::SendStmt>(c->comm);
  std::string name = fresh("send" + number);
  Type* t = typeOf(send->chan);
  Expr* channel = isNil(send->chan) ? exact(send->chan, t) : expr(send->chan);
  auto* chan = asUnder<Chan>(t);
  Expr* value = exprAs(send->value, chan->elem);
  Stmt* object = cxx::varStmt("go::SendCase", name, cxx::braces("", {channel, value}));
  object->direct = true;
  emit(object);
  return name;
}

// What a chosen receive stores: nothing, the value, or the value and whether there was one.
void Body::received(const ast::CommClause* c, const std::string& object) {
  auto* s = ast::dynCast<ast::AssignStmt>(c->comm);
  if (s == nullptr) {
    return;
  }
  const ast::Operation* receive = receiveOf(c->comm);
  Type* elem = asUnder<Chan>(typeOf(receive->x))->elem;
  Type* boolean = basicType(BasicKind::Bool);
  ast::Expr* left = s->lhs;
  ast::List<ast::Expr*> lhs = ast::unpackList(left);
  auto get = [&](const char* member) { return cxx::call(cxx::member(cxx::name(object), member), {}); };
  if (s->op == ast::Operator::Def) {
    std::vector<Var*> vars;
    bool plain = lhs.size() == 2;
    for (const ast::Expr* x : lhs) {
      Var* v = isBlank(x) ? nullptr : definedVar(x);
      vars.push_back(v);
      plain = plain && v != nullptr && isUsed(v) && !facts_.isHeap(v) && !facts_.capturedByRef(v);
    }
    if (plain) {
      std::string first = declare(vars[0]);
      std::string second = declare(vars[1]);
      bindings_.insert(vars[0]);
      bindings_.insert(vars[1]);
      return emit(cxx::bindStmt({first, second}, get("result")));
    }
    for (size_t i = 0; i < vars.size(); i++) {
      if (vars[i] != nullptr) {
        std::string name = declare(vars[i]);
        Type* t = i == 0 ? elem : boolean;
        declareVar(vars[i], name, get(i == 0 ? "value" : "success"), t, identical(objType(vars[i]), t));
      }
    }
    return;
  }
  if (!isBlank(lhs[0])) {
    store(lhs[0], convertImplicit(get("value"), elem, placeType(lhs[0])));
  }
  if (lhs.size() == 2 && !isBlank(lhs[1])) {
    store(lhs[1], convertImplicit(get("success"), boolean, placeType(lhs[1])));
  }
}

}  // namespace lower
