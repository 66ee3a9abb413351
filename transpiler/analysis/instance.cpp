// This file implements the instance pass: which instances of generic functions and types the package's C++ must
// contain.
//
// It starts from the package's non-generic code and follows every instantiation with the type arguments of the instance
// that is being visited, into the bodies of generic functions of any package. Go guarantees that this ends
// (types/mono.cpp rejects the rest). A method of a generic type is needed as soon as the type is: method tables list
// all of them.
#include <unordered_set>

#include "analysis/passes.h"

namespace analysis {

namespace {

class InstancePass {
 public:
  explicit InstancePass(Pass& pass) : pass_(pass), facts_(pass.facts) {}

  void run();

 private:
  // Type parameters in force and what they stand for.
  struct Binding {
    std::vector<types::TypeParam*> params;
    std::vector<types::Type*> args;
  };

  void visit(ast::Node* n, const types::Info& info, const Binding& binding);
  void useName(ast::Name* name, const types::Info& info, const Binding& binding);
  void useMethod(ast::SelectorExpr* sel, const types::Info& info, const Binding& binding);
  void useType(types::Type* t, const Binding& binding);
  void addType(types::Type* t);
  void addFunc(types::Func* generic, types::Named* recv, std::vector<types::Type*> args);
  types::Type* bind(types::Type* t, const Binding& binding) const {
    return binding.params.empty() ? t : types::substitute(t, binding.params, binding.args);
  }

  Pass& pass_;
  Facts& facts_;
  std::unordered_set<types::Type*> added_;  // each once: func(a, b T) leads to T twice
};

bool sameArgs(const std::vector<types::Type*>& a, const std::vector<types::Type*>& b) {
  if (a.size() != b.size()) {
    return false;
  }
  for (size_t i = 0; i < a.size(); i++) {
    if (!types::identical(a[i], b[i])) {
      return false;
    }
  }
  return true;
}

bool isGeneric(types::Func* f) {
  types::Signature* sig = f->signature();
  return !sig->typeParams.empty() || !sig->recvTypeParams.empty();
}

void InstancePass::run() {
  const Binding none;
  for (ast::File* file : pass_.info.pkg->files) {
    for (ast::Decl* d : file->decls) {
      auto* func = ast::dynCast<ast::FuncDecl>(d);
      auto* object = func == nullptr ? nullptr : types::dynCast<types::Func>(pass_.info.def(func->name));
      if (object != nullptr && isGeneric(object)) {
        continue;
      }
      auto* type = ast::dynCast<ast::TypeDecl>(d);
      if (type != nullptr && !type->typeParams.empty()) {
        continue;
      }
      visit(d, pass_.info, none);
    }
  }
  // The lists grow while they are worked on.
  size_t nextType = 0;
  size_t nextFunc = 0;
  while (nextType < facts_.typeInstances.size() || nextFunc < facts_.funcInstances.size()) {
    if (nextType < facts_.typeInstances.size()) {
      types::Named* named = facts_.typeInstances[nextType++];
      useType(types::under(named), none);
      for (types::Func* method : types::methodsOf(named)) {
        types::Func* origin = method->origin != nullptr ? method->origin : method;
        if (origin->signature()->typeParams.empty()) {
          addFunc(origin, named, {});
        }
      }
      continue;
    }
    const FuncInstance instance = facts_.funcInstances[nextFunc++];
    const types::Info* info = pass_.program.infoOf(instance.generic->pkg);
    if (info == nullptr || instance.generic->decl == nullptr) {
      continue;
    }
    types::Signature* sig = instance.generic->signature();
    Binding binding;
    if (instance.recv != nullptr) {
      binding.params = sig->recvTypeParams;
      binding.args = instance.recv->typeArgs;
    }
    binding.params.insert(binding.params.end(), sig->typeParams.begin(), sig->typeParams.end());
    binding.args.insert(binding.args.end(), instance.typeArgs.begin(), instance.typeArgs.end());
    if (binding.params.size() == binding.args.size()) {
      useType(instance.generic->type, binding);
      if (instance.generic->decl->body != nullptr) {
        visit(instance.generic->decl->body, *info, binding);
      }
    }
  }
}

void InstancePass::visit(ast::Node* n, const types::Info& info, const Binding& binding) {
  if (auto* e = ast::isa<ast::Expr>(n) ? static_cast<ast::Expr*>(n) : nullptr) {
    if (types::Type* t = info.typeOf(e).type) {
      useType(t, binding);
    }
  }
  if (auto* name = ast::dynCast<ast::Name>(n)) {
    useName(name, info, binding);
  }
  if (auto* sel = ast::dynCast<ast::SelectorExpr>(n)) {
    useMethod(sel, info, binding);
  }
  ast::forEachChild(n, [&](ast::Node* child) { visit(child, info, binding); });
}

void InstancePass::useName(ast::Name* name, const types::Info& info, const Binding& binding) {
  if (auto* v = types::dynCast<types::Var>(info.def(name)); v != nullptr && v->type != nullptr) {
    useType(v->type, binding);
  }
  const types::Instance* instance = info.instance(name);
  auto* func = types::dynCast<types::Func>(info.use(name));
  if (instance == nullptr || func == nullptr) {
    return;
  }
  std::vector<types::Type*> args;
  for (types::Type* t : instance->typeArgs) {
    args.push_back(bind(t, binding));
  }
  types::Func* origin = func->origin != nullptr ? func->origin : func;
  if (origin->signature()->recv == nullptr) {
    addFunc(origin, nullptr, std::move(args));
  }
}

// x.m with a generic method: its receiver's type may be an instance too.
void InstancePass::useMethod(ast::SelectorExpr* sel, const types::Info& info, const Binding& binding) {
  const types::Selection* s = info.selection(sel);
  const types::Instance* instance = info.instance(sel->sel);
  auto* func = s == nullptr ? nullptr : types::dynCast<types::Func>(s->obj);
  if (func == nullptr || instance == nullptr) {
    return;
  }
  types::Func* origin = func->origin != nullptr ? func->origin : func;
  std::vector<types::Type*> args;
  for (types::Type* t : instance->typeArgs) {
    args.push_back(bind(t, binding));
  }
  types::Named* recv = nullptr;
  if (types::Var* r = func->signature()->recv) {
    types::Type* t = bind(r->type, binding);
    auto* p = types::dynCast<types::Pointer>(types::unalias(t));
    recv = types::asNamed(p != nullptr ? p->elem : t);
  }
  addFunc(origin, recv != nullptr && !recv->typeArgs.empty() ? recv : nullptr, std::move(args));
}

void InstancePass::useType(types::Type* t, const Binding& binding) { addType(bind(t, binding)); }

void InstancePass::addType(types::Type* t) {
  if (t == nullptr) {
    return;
  }
  t = types::unalias(t);
  if (!added_.insert(t).second) {
    return;
  }
  auto vars = [&](types::Tuple* tuple) {
    for (types::Var* v : tuple->vars) {
      addType(v->type);
    }
  };
  switch (t->kind) {
    case types::TypeKind::Basic:
    case types::TypeKind::TypeParam:
    case types::TypeKind::Union:
    case types::TypeKind::Alias:
      return;
    case types::TypeKind::Array:
      return addType(types::cast<types::Array>(t)->elem);
    case types::TypeKind::Slice:
      return addType(types::cast<types::Slice>(t)->elem);
    case types::TypeKind::Pointer:
      return addType(types::cast<types::Pointer>(t)->elem);
    case types::TypeKind::Chan:
      return addType(types::cast<types::Chan>(t)->elem);
    case types::TypeKind::Map:
      addType(types::cast<types::Map>(t)->key);
      return addType(types::cast<types::Map>(t)->elem);
    case types::TypeKind::Tuple:
      return vars(types::cast<types::Tuple>(t));
    case types::TypeKind::Signature:
      vars(types::cast<types::Signature>(t)->params);
      return vars(types::cast<types::Signature>(t)->results);
    case types::TypeKind::Struct:
      for (types::Var* f : types::cast<types::Struct>(t)->fields) {
        addType(f->type);
      }
      return;
    case types::TypeKind::Interface:
      for (types::Func* m : types::cast<types::Interface>(t)->methods) {
        addType(m->type);
      }
      return;
    case types::TypeKind::Named: {
      auto* named = types::cast<types::Named>(t);
      if (named->typeArgs.empty()) {
        return;
      }
      for (types::Type* arg : named->typeArgs) {
        if (types::isa<types::TypeParam>(types::unalias(arg))) {
          return;  // inside a generic declaration
        }
      }
      for (types::Named* known : facts_.typeInstances) {
        if (types::identical(known, named)) {
          return;
        }
      }
      facts_.typeInstances.push_back(named);
      for (types::Type* arg : named->typeArgs) {
        addType(arg);
      }
      return;
    }
  }
}

void InstancePass::addFunc(types::Func* generic, types::Named* recv, std::vector<types::Type*> args) {
  for (const FuncInstance& known : facts_.funcInstances) {
    bool sameRecv =
        (known.recv == nullptr) == (recv == nullptr) && (recv == nullptr || types::identical(known.recv, recv));
    if (known.generic == generic && sameRecv && sameArgs(known.typeArgs, args)) {
      return;
    }
  }
  facts_.funcInstances.push_back({generic, recv, std::move(args)});
}

}  // namespace

void findInstances(Pass& pass) { InstancePass(pass).run(); }

}  // namespace analysis
