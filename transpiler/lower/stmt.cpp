// This file implements statements in general: dispatch, comments and blank lines, blocks, declarations, return and if.
#include "lower/body.h"

namespace lower {

using namespace types;

void Body::comments(std::span<const ast::Comment> list, std::vector<Stmt*>& out, bool blankFirst) {
  bool first = true;
  for (const ast::Comment& c : list) {
    Stmt* s = cxx::commentStmt(std::string(c.text));
    s->blankBefore = first ? blankFirst : c.blankBefore;
    first = false;
    out.push_back(s);
  }
}

void Body::stmt(const ast::Stmt* s) {
  std::vector<Stmt*> mine = collect([&] { stmtBody(s); });
  for (Stmt* m : mine) {
    unit_.setLine(m, s->pos);
  }
  if (comments_ != nullptr) {
    bool blank = comments_->blankBefore(s->id);
    auto above = comments_->leading(s->id);
    comments(above, *out_, blank);
    if (!mine.empty()) {
      mine[0]->blankBefore = mine[0]->blankBefore || (blank && above.empty());
      auto behind = comments_->trailing(s->id);
      if (!behind.empty() && mine.back()->trailing.empty() && mine.back()->kind != cxx::StmtKind::Label) {
        bool line = behind[0].text.find('\n') == std::string_view::npos;
        mine.back()->trailing = line ? std::string(behind[0].text) : "";
      }
    }
  }
  out_->insert(out_->end(), mine.begin(), mine.end());
}

void Body::stmtBody(const ast::Stmt* s) {
  switch (s->kind) {
    case ast::NodeKind::EmptyStmt:
      return;
    case ast::NodeKind::ExprStmt:
      return exprStmt(ast::cast<ast::ExprStmt>(s));
    case ast::NodeKind::SendStmt: {
      auto* send = ast::cast<ast::SendStmt>(s);
      auto* chan = asUnder<Chan>(typeOf(send->chan));
      Expr* c = expr(send->chan);
      return emit(cxx::exprStmt(cxx::call(baseMember(c, typeOf(send->chan), "send"), {exprAs(send->value, chan->elem)})));
    }
    case ast::NodeKind::AssignStmt:
      return assignStmt(ast::cast<ast::AssignStmt>(s));
    case ast::NodeKind::LabeledStmt:
      return labeledStmt(ast::cast<ast::LabeledStmt>(s));
    case ast::NodeKind::BlockStmt:
      return emit(cxx::block(blockBody(ast::cast<ast::BlockStmt>(s), false)));
    case ast::NodeKind::DeclStmt:
      return declStmt(ast::cast<ast::DeclStmt>(s));
    case ast::NodeKind::BranchStmt:
      return branchStmt(ast::cast<ast::BranchStmt>(s));
    case ast::NodeKind::CallStmt: {
      auto* c = ast::cast<ast::CallStmt>(s);
      return c->call == ast::CallStmtKind::Go ? goStmt(c) : deferStmt(c);
    }
    case ast::NodeKind::ReturnStmt:
      return returnStmt(ast::cast<ast::ReturnStmt>(s));
    case ast::NodeKind::IfStmt:
      return ifStmt(ast::cast<ast::IfStmt>(s));
    case ast::NodeKind::ForStmt:
      return forStmt(ast::cast<ast::ForStmt>(s));
    case ast::NodeKind::SwitchStmt:
      return switchStmt(ast::cast<ast::SwitchStmt>(s));
    case ast::NodeKind::SelectStmt:
      return selectStmt(ast::cast<ast::SelectStmt>(s));
    default:
      unsupported(s, "statement of kind " + std::string(ast::kindName(s->kind)));
  }
}

void Body::stmtList(ast::List<ast::Stmt*> list, const ast::Node* owner) {
  for (const ast::Stmt* s : list) {
    size_t before = out_->size();
    stmt(s);
    if (s == list.front() && before < out_->size()) {
      (*out_)[before]->blankBefore = false;
    }
  }
  if (comments_ != nullptr && owner != nullptr) {
    auto closing = comments_->closing(owner->id);
    comments(closing, *out_, !closing.empty() && closing[0].blankBefore);
  }
}

std::vector<Stmt*> Body::blockBody(const ast::BlockStmt* b, bool joined) {
  openScope(joined);
  std::vector<Stmt*> body = collect([&] { stmtList(b->list, b); });
  closeScope();
  return body;
}

void Body::exprStmt(const ast::ExprStmt* s) {
  auto* x = ast::unparen(s->x);
  if (auto* op = ast::dynCast<ast::Operation>(x); op != nullptr && op->op == ast::Operator::Recv && op->y == nullptr) {
    emit(cxx::exprStmt(receive(op)));
    return;
  }
  emit(cxx::exprStmt(exprNoHoist(x)));
}

// -----------------------------------------------------------------------------------------------------------------
// Declarations

void Body::declareVar(const Var* v, const std::string& name, Expr* init, Type*, bool exactInit) {
  Type* t = objType(v);
  if (facts_.isHeap(v) && iteration_.count(v) == 0 && carried_.count(v) == 0) {
    std::vector<Expr*> args;
    if (init != nullptr) {
      args.push_back(init);
    }
    emit(cxx::varStmt("auto&", name, cxx::call("go::heap<" + spell(t) + ">", args)));
    return;
  }
  std::string unused = isRead(v) ? "" : "[[maybe_unused]] ";
  if (init == nullptr) {
    emit(cxx::varStmt(unused + spell(t), name, unit_.zero(t)));
    return;
  }
  emit(cxx::varStmt(unused + (exactInit ? "auto" : spell(t)), name, init));
}

void Body::localVar(const ast::VarDecl* d) {
  auto values = ast::unpackList(d->values);
  if (values.size() == 1 && d->names.size() > 1) {
    std::vector<Type*> parts;
    std::vector<std::string> names;
    Expr* x = tupleExpr(values[0], &parts);
    std::vector<Stmt*> after;
    for (size_t i = 0; i < d->names.size(); i++) {
      auto* v = dynCast<Var>(info_.def(d->names[i]));
      bool blank = d->names[i]->value == "_" || v == nullptr;
      if (blank) {
        names.push_back(blankName());
        continue;
      }
      Type* t = objType(v);
      bool direct = identical(t, parts[i]) && !facts_.isHeap(v);
      if (direct) {
        names.push_back(declare(v, {values[0]}));
        bindings_.insert(v);
        continue;
      }
      std::string part = fresh("t");
      names.push_back(part);
      std::string name = declare(v, {values[0]});
      std::vector<Stmt*> more = collect([&] { declareVar(v, name, convertImplicit(cxx::name(part), parts[i], t), t, false); });
      after.insert(after.end(), more.begin(), more.end());
    }
    emit(cxx::bindStmt(names, x));
    for (Stmt* s : after) {
      emit(s);
    }
    return;
  }
  std::vector<const ast::Node*> inits(values.begin(), values.end());
  for (size_t i = 0; i < d->names.size(); i++) {
    const ast::Expr* value = i < values.size() ? values[i] : nullptr;
    auto* v = dynCast<Var>(info_.def(d->names[i]));
    if (d->names[i]->value == "_" || v == nullptr) {
      if (value != nullptr) {
        Type* t = d->type != nullptr ? typeOf(d->type) : isNil(value) ? anyType() : defaultType(typeOf(value));
        emit(cxx::exprStmt(cxx::call("static_cast<void>", {exact(value, t)})));
      }
      continue;
    }
    Type* t = objType(v);
    Expr* init = value == nullptr ? nullptr : exprAs(value, t);
    std::string name = declareIn(v, inits);
    declareVar(v, name, init, t, value != nullptr && identical(typeOf(value), t) && hasExactType(value) && d->type == nullptr);
  }
}

void Body::localConst(const ast::ConstDecl* d) {
  for (const ast::Name* n : d->names) {
    auto* c = dynCast<Const>(info_.def(n));
    if (c == nullptr || n->value == "_") {
      continue;
    }
    std::string type = constantType(c, unit_);
    std::string name = declare(c);
    if (type.empty() || !isUsed(c)) {
      continue;
    }
    Type* t = defaultType(c->type);
    if (type == "go::Uint64") {
      t = basicType(BasicKind::Uint64);
    } else if (type == "go::Float64" && isInteger(t)) {
      t = basicType(BasicKind::Float64);
    }
    emit(cxx::varStmt("[[maybe_unused]] static constexpr " + type, name, constant(c->value, t, false, nullptr)));
  }
}

void Body::declStmt(const ast::DeclStmt* s) {
  for (const ast::Decl* d : s->decls) {
    std::vector<Stmt*> mine = collect([&] {
      if (auto* var = ast::dynCast<ast::VarDecl>(d)) {
        localVar(var);
      } else if (auto* constant = ast::dynCast<ast::ConstDecl>(d)) {
        localConst(constant);
      } else if (auto* type = ast::dynCast<ast::TypeDecl>(d); type != nullptr && !env_.params.empty()) {
        Object* o = info_.def(type->name);
        if (o != nullptr && o->type != nullptr && !type->alias && env_.subst(under(o->type)) != under(o->type)) {
          unsupported(type, "a type declared in a generic function that depends on its type parameters");
        }
      }
    });
    if (comments_ != nullptr && s->decls.size() > 1) {
      comments(comments_->leading(d->id), *out_, comments_->blankBefore(d->id));
      auto behind = comments_->trailing(d->id);
      if (!mine.empty() && !behind.empty()) {
        mine.back()->trailing = std::string(behind[0].text);
      }
    }
    out_->insert(out_->end(), mine.begin(), mine.end());
  }
}

// -----------------------------------------------------------------------------------------------------------------
// Return

Expr* Body::resultsExpr(const std::vector<std::string>& names) {
  if (names.size() == 1) {
    return cxx::name(names[0]);
  }
  std::vector<Expr*> values;
  for (const std::string& n : names) {
    values.push_back(cxx::name(n));
  }
  return cxx::braces("", values);
}

// Leaves the function with the results that its variables hold.
void Body::returnResults() {
  if (RangeFunc* rf = enclosingRangeFunc()) {
    return exitRangeFunc(*rf, nullptr);
  }
  const auto& names = !fn_->results.empty() ? fn_->results : fn_->saved;
  bool none = fn_->inDeferring || names.empty();
  emit(cxx::returnStmt(none ? nullptr : resultsExpr(names)));
}

void Body::returnStmt(const ast::ReturnStmt* s) {
  auto values = ast::unpackList(s->results);
  const auto& vars = fn_->sig->results->vars;
  if (values.empty()) {
    return returnResults();
  }
  bool indirect = enclosingRangeFunc() != nullptr || fn_->inDeferring;
  if (!indirect) {
    if (values.size() == 1 && vars.size() == 1) {
      emit(cxx::returnStmt(exprAs(values[0], vars[0]->type)));
      return;
    }
    if (values.size() == 1) {
      auto* tuple = dynCast<Tuple>(typeOf(values[0]));
      bool same = tuple != nullptr;
      for (size_t i = 0; same && i < vars.size(); i++) {
        same = identical(tuple->vars[i]->type, vars[i]->type);
      }
      if (same) {
        emit(cxx::returnStmt(expr(values[0])));
        return;
      }
    }
    std::vector<Expr*> list;
    if (values.size() == 1) {
      std::vector<Type*> parts;
      Expr* x = tupleExpr(values[0], &parts);
      std::vector<std::string> names;
      for (size_t i = 0; i < vars.size(); i++) {
        names.push_back(fresh("t"));
        list.push_back(convertImplicit(cxx::name(names[i]), parts[i], vars[i]->type));
      }
      emit(cxx::bindStmt(names, x));
    } else {
      for (size_t i = 0; i < vars.size(); i++) {
        list.push_back(exprAs(values[i], vars[i]->type));
      }
    }
    emit(cxx::returnStmt(cxx::braces("", list)));
    return;
  }
  // Through the variables that hold the results.
  std::vector<std::string> names = fn_->results;
  if (names.empty()) {
    if (fn_->saved.empty()) {
      for (size_t i = 0; i < vars.size(); i++) {
        fn_->saved.push_back(fresh("result"));
      }
    }
    names = fn_->saved;
  }
  if (values.size() == 1 && vars.size() == 1) {
    Expr* x = exprAs(values[0], vars[0]->type);
    if (x->kind != cxx::ExprKind::Name || x->text != names[0]) {
      emit(cxx::exprStmt(cxx::assign(cxx::name(names[0]), x)));
    }
    return returnResults();
  }
  std::vector<Expr*> targets;
  for (const std::string& n : names) {
    targets.push_back(cxx::name(n));
  }
  Expr* value = nullptr;
  if (values.size() == 1) {
    value = expr(values[0]);
  } else {
    std::vector<Expr*> list;
    for (size_t i = 0; i < vars.size(); i++) {
      list.push_back(exprAs(values[i], vars[i]->type));
    }
    value = cxx::braces(spell(fn_->sig->results), list);
  }
  emit(cxx::exprStmt(cxx::assign(cxx::call("go::tie", targets), value)));
  returnResults();
}

// -----------------------------------------------------------------------------------------------------------------
// If

Stmt* Body::takeHead(std::vector<Stmt*>& list) {
  if (list.size() != 1) {
    return nullptr;
  }
  cxx::StmtKind kind = list[0]->kind;
  if (kind != cxx::StmtKind::Var && kind != cxx::StmtKind::Bind && kind != cxx::StmtKind::Expr) {
    return nullptr;
  }
  Stmt* head = list[0];
  list.clear();
  return head;
}

void Body::ifStmt(const ast::IfStmt* s) {
  openScope();
  std::vector<Stmt*> init;
  if (s->init != nullptr) {
    init = collect([&] { stmtBody(s->init); });
  }
  Expr* cond = nullptr;
  std::vector<Stmt*> before = collect([&] { cond = condition(s->cond); });
  Stmt* head = before.empty() ? takeHead(init) : nullptr;
  Stmt* result = cxx::ifStmt(cond, {});
  result->init = head;
  result->body = blockBody(s->then, true);
  if (comments_ != nullptr) {
    auto behind = comments_->opening(s->then->id);
    if (!behind.empty()) {
      result->trailing = std::string(behind[0].text);
    }
  }
  if (s->els != nullptr) {
    result->hasElse = true;
    if (auto* block = ast::dynCast<ast::BlockStmt>(s->els)) {
      result->els = blockBody(block, true);
      result->braces = true;
    } else {
      result->els = collect([&] { stmtBody(s->els); });
      result->braces = result->els.size() != 1 || result->els[0]->kind != cxx::StmtKind::If;
    }
  }
  closeScope();
  if (init.empty()) {
    for (Stmt* b : before) {
      emit(b);
    }
    emit(result);
    return;
  }
  init.insert(init.end(), before.begin(), before.end());
  init.push_back(result);
  emit(cxx::block(init));
}

}  // namespace lower
