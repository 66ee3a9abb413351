// This file implements which functions a package defines, and which of them need prototypes.
#include <set>

#include "lower/assembler.h"
#include "lower/names.h"
#include "syntax/walk.h"

namespace lower {

using namespace types;

bool isGenericMethod(const Func* f) {
  auto* sig = f->signature();
  return !sig->recvTypeParams.empty() || !sig->typeParams.empty();
}

void Assembler::lowerFunc(const FuncWork& w) {
  Func* f = w.func;
  if (f->decl == nullptr || f->decl->body == nullptr) {
    return;
  }
  const Info* info = unit_.infoOf(f->pkg);
  const analysis::Facts* facts = unit_.factsOf(f->pkg);
  if (info == nullptr || facts == nullptr) {
    unit_.unsupported(f->pos, "instance of a generic function of package " + f->pkg->path);
    return;
  }
  Env env;
  Signature* sig = f->signature();
  if (w.recv != nullptr && !sig->recvTypeParams.empty()) {
    env.params = sig->recvTypeParams;
    env.args = w.recv->typeArgs;
  }
  env.params.insert(env.params.end(), sig->typeParams.begin(), sig->typeParams.end());
  env.args.insert(env.args.end(), w.typeArgs.begin(), w.typeArgs.end());
  if (env.params.size() != env.args.size()) {
    return unit_.unsupported(f->pos, "this instance of " + std::string(f->name));
  }
  PlaceScope place(unit_, f->pkg, {});
  std::string name = w.recv != nullptr ? methodName(f->name) : cppName(f->name);
  if (f->name == "init" && w.recv == nullptr) {
    name = inits_.empty() ? "init" : "init" + std::to_string(inits_.size() + 1);
    inits_.push_back(name);
  }
  bool special = !w.typeArgs.empty();
  if (special) {
    name = unit_.instanceName(name, f, w.typeArgs);
  }
  if (w.recv != nullptr) {
    std::string type = unit_.typeName(w.recv);
    if (!w.recv->typeArgs.empty()) {
      type += unit_.typeArgs(w.recv->typeArgs);
    }
    name = type + "::" + name;
  }
  Body body(unit_, *info, *facts, env);
  cxx::Decl* d = cxx::decl(cxx::DeclKind::Function);
  d->function = body.function(f, w.recv, name);
  d->function.head = special && Unit::isTemplate(f) ? "template <>" : "";
  // Packages that only use an instance another one has made rely on its code being there.
  d->function.specifiers = !w.instance ? "" : isMain_ ? "inline" : "[[gnu::used]] inline";
  d->blankBefore = true;
  unit_.setLine(d, f->decl->pos);
  functions_.push_back({w, d, f->pkg});
}

void Assembler::lowerFunctions() {
  for (Func* f : input_.info->funcs) {
    if (f->name == "_" || isGenericMethod(f)) {
      continue;
    }
    FuncWork w;
    w.func = f;
    if (Var* recv = f->signature()->recv) {
      w.recv = asNamed(isPointer(recv->type) && asNamed(recv->type) == nullptr ? pointerElem(recv->type) : recv->type);
    }
    lowerFunc(w);
  }
  for (const Initializer& init : input_.info->initOrder) {
    if (isStatic(init, *input_.info)) {
      continue;
    }
    Body body(unit_, *input_.info, *input_.facts, {});
    std::vector<cxx::Stmt*> list = body.initializer(init, nullptr);
    if (list.size() > 1) {
      list = {cxx::block(list)};
    }
    for (cxx::Stmt* s : list) {
      unit_.setLine(s, init.rhs->pos);
    }
    initBody_.insert(initBody_.end(), list.begin(), list.end());
  }
}

void Assembler::lowerLateTypes() {
  // Constants and signatures of native functions may name types that nothing else does.
  for (Func* f : input_.info->funcs) {
    if (f->decl != nullptr && f->decl->body == nullptr && !isGenericMethod(f)) {
      unit_.prototype(f, f->signature(), true);
    }
  }
  lowerTypes();
}

// In one file, only what is used above its definition needs a prototype.
bool Assembler::usedBefore(const Func* f, size_t position) {
  std::function<bool(ast::Node*)> uses = [&](ast::Node* n) {
    if (auto* name = ast::dynCast<ast::Name>(n)) {
      return input_.info->use(name) == f;
    }
    bool found = false;
    ast::forEachChild(n, [&](ast::Node* child) { found = found || uses(child); });
    return found;
  };
  for (size_t i = 0; i < position; i++) {
    const FuncWork& w = functions_[i].work;
    if (w.func->pkg == pkg_ && uses(w.func->decl)) {
      return true;
    }
  }
  for (const LoweredFunc& g : functions_) {
    if (g.work.instance && g.work.func->pkg == pkg_ && uses(g.work.func->decl)) {
      return false;  // instances stand behind all declared functions
    }
  }
  return false;
}

void Assembler::prototypes(std::vector<Item>& out) {
  auto add = [&](const Package* space, cxx::Function f) {
    f.hasBody = false;
    f.body.clear();
    cxx::Decl* d = cxx::decl(cxx::DeclKind::Function);
    d->function = std::move(f);
    out.push_back({space, d});
  };
  std::set<const Func*> defined;
  for (size_t i = 0; i < functions_.size(); i++) {
    const LoweredFunc& f = functions_[i];
    if (f.work.recv != nullptr && f.work.typeArgs.empty()) {
      continue;  // a member of its type
    }
    defined.insert(f.work.func);
    if (f.work.instance || !isMain_ || usedBefore(f.work.func, i)) {
      add(f.space, f.decl->function);
    }
  }
  // Native functions, and in headers everything else that has no body here.
  for (Func* f : input_.info->funcs) {
    if (f->decl != nullptr && f->decl->body == nullptr && f->signature()->recv == nullptr && !isGenericMethod(f)) {
      add(pkg_, unit_.prototype(f, f->signature(), true));
    }
  }
}

}  // namespace lower
