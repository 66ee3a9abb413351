// This file implements analyze: the passes in order, and the total accessors of Facts.
#include "analysis/facts.h"

#include <charconv>

#include "analysis/passes.h"

namespace analysis {

const std::vector<Capture>& Facts::captures(const ast::FuncLit* f) const {
  static const std::vector<Capture> none;
  auto it = captureLists.find(f->id);
  return it == captureLists.end() ? none : it->second;
}

const FuncFacts& Facts::function(const ast::Node* funcDeclOrLit) const {
  static const FuncFacts general{.defers = DeferForm::General,
                                 .callsRecover = true,
                                 .hasGoto = true,
                                 .resultsCaptured = true,
                                 .receiverChanged = true,
                                 .callsItself = true};
  auto it = functions.find(funcDeclOrLit->id);
  return it == functions.end() ? general : it->second;
}

bool Pass::versionAtLeast(const ast::File* file, int minor) const {
  std::string_view version = file->goVersion.empty() ? std::string_view(info.pkg->goVersion) : file->goVersion;
  constexpr std::string_view prefix = "go1.";
  if (!version.starts_with(prefix)) {
    return true;
  }
  version.remove_prefix(prefix.size());
  int have = 0;
  std::from_chars(version.data(), version.data() + version.size(), have);
  return have >= minor;
}

types::Var* Pass::localVar(ast::Expr* x) const {
  auto* name = ast::dynCast<ast::Name>(ast::unparen(x));
  if (name == nullptr) {
    return nullptr;
  }
  auto* v = types::dynCast<types::Var>(info.objectOf(name));
  if (v == nullptr || v->varKind == types::VarKind::Package || v->varKind == types::VarKind::Field) {
    return nullptr;
  }
  return v;
}

bool Pass::hasBody(const types::Func* f) const {
  if (f->decl == nullptr || f->decl->body == nullptr) {
    return false;
  }
  const types::Signature* sig = f->signature();
  return known.bodies || !sig->typeParams.empty() || !sig->recvTypeParams.empty();
}

bool Pass::isConversion(const ast::CallExpr* call) const { return info.typeOf(call->fun).isType(); }

// The identifier at the end of a callee: f, p.f, f[int].
static ast::Name* calleeName(ast::Expr* fun) {
  fun = ast::unparen(fun);
  if (auto* index = ast::dynCast<ast::IndexExpr>(fun)) {
    fun = ast::unparen(index->x);
  }
  if (auto* sel = ast::dynCast<ast::SelectorExpr>(fun)) {
    return sel->sel;
  }
  return ast::dynCast<ast::Name>(fun);
}

const types::Builtin* Pass::builtinCallee(const ast::CallExpr* call) const {
  ast::Name* name = calleeName(call->fun);
  return name == nullptr ? nullptr : types::dynCast<types::Builtin>(info.use(name));
}

types::Func* Pass::staticCallee(const ast::CallExpr* call) const {
  ast::Name* name = calleeName(call->fun);
  auto* func = name == nullptr ? nullptr : types::dynCast<types::Func>(info.use(name));
  if (func == nullptr) {
    return nullptr;
  }
  types::Var* recv = func->signature()->recv;
  if (recv != nullptr && types::isa<types::Interface>(types::under(recv->type))) {
    return nullptr;
  }
  return func->origin != nullptr ? func->origin : func;
}

Facts* analyze(const types::Info& info, const Program& program, const Known& known) {
  auto* facts = new Facts;
  Pass pass{info, program, known, *facts};
  readSummaries(pass);
  findCaptures(pass);
  findFunctionFacts(pass);
  findEscapes(pass);
  findOrderHazards(pass);
  findInstances(pass);
  return facts;
}

}  // namespace analysis
