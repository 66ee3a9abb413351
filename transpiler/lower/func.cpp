// This file implements function definitions: receivers, parameters, results, the frame that defer needs, and the
// initialisers of package variables.
//
// A function with the general form of defer keeps its results outside of go::deferring, whose body lambda stores into
// them; a result variable without a name is called result.
#include "lower/body.h"
#include "syntax/walk.h"

namespace lower {

using namespace types;

namespace {

// The labeled statements that gotos of this function lead to; function literals have their own.
void collectGotos(ast::Node* n, std::unordered_set<const ast::Stmt*>& targets) {
  if (ast::isa<ast::FuncLit>(n)) {
    return;
  }
  if (auto* b = ast::dynCast<ast::BranchStmt>(n); b != nullptr && b->branch == ast::BranchKind::Goto) {
    targets.insert(b->target);
  }
  ast::forEachChild(n, [&](ast::Node* child) { collectGotos(child, targets); });
}

// A return without values: the named results are read.
bool returnsBare(ast::Node* n) {
  if (ast::isa<ast::FuncLit>(n)) {
    return false;
  }
  if (auto* r = ast::dynCast<ast::ReturnStmt>(n); r != nullptr && r->results == nullptr) {
    return true;
  }
  bool found = false;
  ast::forEachChild(n, [&](ast::Node* child) { found = found || returnsBare(child); });
  return found;
}

// Calls, sends and stores through which a value receiver's original could change meanwhile.
bool mayChangeElsewhere(ast::Node* n) {
  switch (n->kind) {
    case ast::NodeKind::CallExpr:
    case ast::NodeKind::AssignStmt:
    case ast::NodeKind::SendStmt:
    case ast::NodeKind::FuncLit:
    case ast::NodeKind::CallStmt:
    case ast::NodeKind::SelectStmt:
      return true;
    default:
      break;
  }
  bool found = false;
  ast::forEachChild(n, [&](ast::Node* child) { found = found || mayChangeElsewhere(child); });
  return found;
}

}  // namespace

bool Body::needsReceiverCopy(const ast::FuncDecl* d, const Var* recv) {
  return facts_.function(d).receiverChanged || facts_.capturedByRef(recv) || facts_.isHeap(recv) ||
         mayChangeElsewhere(d->body);
}

// The parameters with the names of the source; an unused one has none, one that escapes moves into its cell first.
std::vector<cxx::Param> Body::params(Signature* sig, const ast::FuncType* type, std::vector<Stmt*>& prologue) {
  std::vector<cxx::Param> list;
  for (size_t i = 0; i < sig->params->vars.size(); i++) {
    std::string text = unit_.paramType(sig, i);
    const ast::Field* field = i < type->params.size() ? type->params[i] : nullptr;
    auto* v = field != nullptr && field->name != nullptr ? dynCast<Var>(info_.def(field->name)) : nullptr;
    if (v == nullptr || v->name == "_" || !isUsed(v)) {
      list.push_back({text, ""});
      continue;
    }
    std::string name = declare(v);
    if (!facts_.isHeap(v)) {
      list.push_back({(isRead(v) ? "" : "[[maybe_unused]] ") + text, name});
      continue;
    }
    std::string given = name + "_";
    while (allNames_.count(given) != 0) {
      given += "_";
    }
    scopes_.back().names.insert(given);
    list.push_back({text, given});
    std::string own = spell(sig->params->vars[i]->type);
    prologue.push_back(cxx::varStmt("auto&", name, cxx::call("go::heap<" + own + ">", {cxx::name(given)})));
  }
  return list;
}

void Body::declareResults(FuncState& state, const ast::FuncType* type, const ast::BlockStmt* body) {
  const auto& vars = state.sig->results->vars;
  bool needVariables = state.facts->defers == analysis::DeferForm::General;
  // Names that only document the results need no variables.
  bool read = needVariables || returnsBare(const_cast<ast::BlockStmt*>(body));
  bool needed = read;
  for (const ast::Field* field : type->results) {
    auto* v = field->name != nullptr ? dynCast<Var>(info_.def(field->name)) : nullptr;
    needed = needed || (v != nullptr && isUsed(v));
  }
  if (!needed) {
    return;
  }
  for (size_t i = 0; i < vars.size(); i++) {
    const ast::Field* field = i < type->results.size() ? type->results[i] : nullptr;
    auto* v = field != nullptr && field->name != nullptr ? dynCast<Var>(info_.def(field->name)) : nullptr;
    if (v != nullptr && v->name != "_") {
      std::string name = declare(v);
      state.results.push_back(name);
      if (read) {
        read_.insert(v);
      }
      declareVar(v, name, nullptr, vars[i]->type, false);
      state.namedResults = true;
      continue;
    }
    if (needVariables || v != nullptr) {
      std::string name = fresh("result");
      state.results.push_back(name);
      emit(cxx::varStmt(spell(vars[i]->type), name, unit_.zero(vars[i]->type)));
    }
  }
}

std::vector<Stmt*> Body::funcBody(const ast::BlockStmt* body, FuncState& state) {
  collectGotos(const_cast<ast::BlockStmt*>(body), state.gotoTargets);
  bool general = state.facts->defers == analysis::DeferForm::General;
  state.inDeferring = general;
  std::vector<Stmt*> list = blockBody(body, true);
  bool hasResults = !state.sig->results->vars.empty();
  if (general) {
    if (!list.empty() && list.back()->kind == cxx::StmtKind::Return && list.back()->x == nullptr) {
      list.pop_back();
    }
    auto* lambda = cxx::lambda({"&"}, {{"go::Defers&", ownName("defers")}}, list);
    list = {cxx::exprStmt(cxx::call("go::deferring", {lambda}))};
    if (hasResults) {
      list.push_back(cxx::returnStmt(resultsExpr(state.results)));
    }
    return list;
  }
  if (!list.empty() && list.back()->kind == cxx::StmtKind::Return && list.back()->x == nullptr &&
      list.back()->trailing.empty()) {
    list.pop_back();
  }
  // Go's rules say that the end is not reached; C++ compilers cannot always see it.
  if (hasResults && !list.empty()) {
    cxx::StmtKind last = list.back()->kind;
    bool opaque = last == cxx::StmtKind::Switch || last == cxx::StmtKind::Label || last == cxx::StmtKind::Block ||
                  last == cxx::StmtKind::If;
    bool panics = !body->list.empty() && ast::isa<ast::ExprStmt>(body->list.back());
    if ((opaque && !ast::isa<ast::ReturnStmt>(body->list.back())) || (panics && last != cxx::StmtKind::Expr)) {
      bool plainIf = last == cxx::StmtKind::If;
      if (!plainIf) {
        list.push_back(cxx::exprStmt(cxx::call("__builtin_unreachable", {})));
      }
    }
  }
  return list;
}

cxx::Function Body::function(Func* f, Named* recv, const std::string& qualifiedName) {
  const ast::FuncDecl* d = f->decl;
  auto* sig = static_cast<Signature*>(env_.subst(f->signature()));
  for (const ast::File* file : f->pkg->files) {
    if (file->source != nullptr && file->source->baseId <= d->pos.baseId()) {
      for (const ast::Decl* x : file->decls) {
        if (x == d) {
          file_ = file;
          comments_ = file->comments;
        }
      }
    }
  }
  FuncState state;
  state.node = d;
  state.sig = sig;
  state.facts = &facts_.function(d);
  fn_ = &state;
  collectNames(d);
  std::unordered_set<std::string> shadow = allNames_;
  if (recv != nullptr) {
    for (const std::string& name : unit_.memberNames(recv)) {
      shadow.insert(name);
    }
  }
  PlaceScope place(unit_, f->pkg, shadow);
  cxx::Function out;
  out.name = qualifiedName;
  out.hasBody = true;
  openScope();
  std::vector<Stmt*> body;
  out_ = &body;
  std::vector<Stmt*> prologue;
  if (recv != nullptr && d->recv != nullptr) {
    bool pointer = isPointer(f->signature()->recv->type);
    out.suffix = pointer ? "" : "const";
    auto* v = d->recv->name != nullptr ? dynCast<Var>(info_.def(d->recv->name)) : nullptr;
    if (v != nullptr && v->name != "_" && isUsed(v)) {
      std::string name = declare(v);
      Expr* self = pointer ? cxx::name("this") : cxx::unary("*", cxx::name("this"));
      if (facts_.isHeap(v)) {
        std::string own = pointer ? spell(recv) + "*" : spell(recv);
        emit(cxx::varStmt("auto&", name, cxx::call("go::heap<" + own + ">", {self})));
      } else {
        if (!pointer && !readsReceiver(d, v)) {
          emit(cxx::exprStmt(cxx::call("go::nilCheck", {cxx::name("this")})));
        }
        bool copy = pointer || needsReceiverCopy(d, v);
        emit(cxx::varStmt(copy ? "auto" : "const auto&", name, self));
      }
    } else if (!pointer) {
      emit(cxx::exprStmt(cxx::call("go::nilCheck", {cxx::name("this")})));
    }
  }
  out.params = params(sig, d->type, prologue);
  if (state.facts->callsRecover) {
    emit(cxx::varStmt("auto", ownName("recover"), cxx::call("go::takeRecover", {})));
  }
  for (Stmt* s : prologue) {
    emit(s);
  }
  declareResults(state, d->type, d->body);
  std::vector<Stmt*> rest = funcBody(d->body, state);
  body.insert(body.end(), rest.begin(), rest.end());
  closeScope();
  out.body = body;
  out.result = unit_.resultType(sig);
  fn_ = nullptr;
  out_ = nullptr;
  return out;
}

std::vector<Stmt*> Body::initializer(const Initializer& init, const ast::File* file) {
  file_ = file;
  Signature* none = make<Signature>();
  none->params = make<Tuple>();
  none->results = make<Tuple>();
  static const analysis::FuncFacts noFacts;
  FuncState state;
  state.sig = none;
  state.facts = &noFacts;
  fn_ = &state;
  collectNames(init.rhs);
  PlaceScope place(unit_, info_.pkg, allNames_);
  std::vector<Stmt*> body = collect([&] {
    openScope();
    if (init.lhs.size() == 1) {
      Var* v = init.lhs[0];
      if (v->name == "_") {
        Type* t = isNil(init.rhs) ? anyType() : v->type;
        emit(cxx::exprStmt(cxx::call("static_cast<void>", {exact(init.rhs, t)})));
      } else {
        Expr* x = exprAs(init.rhs, v->type);
        emit(cxx::exprStmt(cxx::assign(cxx::name(unit_.reference(v)), x)));
      }
    } else {
      std::vector<Type*> parts;
      Expr* x = tupleExpr(init.rhs, &parts);
      std::vector<Expr*> targets;
      for (Var* v : init.lhs) {
        targets.push_back(cxx::name(v->name == "_" ? "go::ignore" : unit_.reference(v)));
      }
      emit(cxx::exprStmt(cxx::assign(cxx::call("go::tie", targets), x)));
    }
    closeScope();
  });
  fn_ = nullptr;
  return body;
}

}  // namespace lower
