// This file implements package variables and the function that initialises a package.
#include <algorithm>

#include "lower/assembler.h"
#include "lower/names.h"
#include "syntax/walk.h"

namespace lower {

using namespace types;

namespace {

// Expressions without calls and receives have no effect that a blank variable would be declared for.
bool hasEffect(ast::Node* n, const Info& info) {
  if (auto* call = ast::dynCast<ast::CallExpr>(n); call != nullptr && !info.typeOf(call->fun).isType()) {
    return true;
  }
  if (auto* op = ast::dynCast<ast::Operation>(n); op != nullptr && op->y == nullptr && op->op == ast::Operator::Recv) {
    return true;
  }
  if (ast::isa<ast::FuncLit>(n)) {
    return false;
  }
  bool found = false;
  ast::forEachChild(n, [&](ast::Node* child) { found = found || hasEffect(child, info); });
  return found;
}

bool isNilName(const ast::Expr* e, const Info& info) {
  auto* name = ast::dynCast<ast::Name>(ast::unparen(const_cast<ast::Expr*>(e)));
  return name != nullptr && isa<Nil>(info.use(name));
}

}  // namespace

bool isStatic(const Initializer& init, const Info& info) {
  if (init.lhs.size() != 1) {
    return false;
  }
  if (init.lhs[0]->name == "_") {
    return !hasEffect(init.rhs, info);
  }
  const TypeAndValue& tv = info.typeOf(init.rhs);
  return isNilName(init.rhs, info) || (tv.isConstant() && tv.value.isKnown() && !isInterface(init.lhs[0]->type));
}

namespace {

// A package whose variables or imports need code at start.
bool needsInit(const Package* p, const Input& input, std::map<const Package*, bool>& known) {
  auto [it, isNew] = known.emplace(p, false);
  if (!isNew) {
    return it->second;
  }
  const Info* info = input.info->pkg == p ? input.info
                     : input.program != nullptr && input.program->infoOf ? input.program->infoOf(p)
                                                                         : nullptr;
  bool needs = false;
  if (info != nullptr) {
    for (const Initializer& init : info->initOrder) {
      needs = needs || !isStatic(init, *info);
    }
    for (const Func* f : info->funcs) {
      needs = needs || (f->name == "init" && f->signature()->recv == nullptr);
    }
  }
  for (const Package* q : p->imports) {
    needs = needs || (q != unsafePackage() && needsInit(q, input, known));
  }
  return known[p] = needs;
}

}  // namespace

void Assembler::variables(std::vector<Item>& out, std::vector<Item>* externs) {
  std::map<const Var*, const ast::Expr*> statics;
  for (const Initializer& init : input_.info->initOrder) {
    if (isStatic(init, *input_.info)) {
      statics[init.lhs[0]] = init.rhs;
    }
  }
  Body body(unit_, *input_.info, *input_.facts, {});
  for (const ast::File* file : pkg_->files) {
    for (const ast::Decl* decl : file->decls) {
      auto* d = ast::dynCast<ast::VarDecl>(decl);
      if (d == nullptr) {
        continue;
      }
      std::vector<cxx::Decl*> list;
      for (const ast::Name* n : d->names) {
        auto* v = dynCast<Var>(input_.info->def(n));
        if (v == nullptr || v->name == "_") {
          continue;
        }
        cxx::Decl* x = cxx::decl(cxx::DeclKind::Variable, cppName(v->name));
        x->specifiers = "constinit";
        x->type = unit_.type(v->type);
        auto it = statics.find(v);
        x->init = it != statics.end() ? body.constantInit(v->type, it->second) : unit_.zero(v->type);
        if (x->init == nullptr) {
          x->init = cxx::braces("", {});
          x->direct = true;
        }
        if (externs != nullptr) {
          cxx::Decl* e = cxx::decl(cxx::DeclKind::Variable, x->text);
          e->specifiers = "extern";
          e->type = x->type;
          externs->push_back({pkg_, e});
        }
        list.push_back(x);
      }
      withComments(d, file, list, out, pkg_);
    }
  }
}

void Assembler::initPackage() {
  std::map<const Package*, bool> known;
  std::vector<cxx::Stmt*> body;
  std::vector<const Package*> imports(pkg_->imports.begin(), pkg_->imports.end());
  std::sort(imports.begin(), imports.end(), [](const Package* a, const Package* b) { return a->path < b->path; });
  for (const Package* p : imports) {
    if (p != unsafePackage() && needsInit(p, input_, known)) {
      body.push_back(cxx::exprStmt(cxx::call(unit_.qualify(p, "initPackage"), {})));
    }
  }
  body.insert(body.end(), initBody_.begin(), initBody_.end());
  for (const std::string& name : inits_) {
    body.push_back(cxx::exprStmt(cxx::call(name, {})));
  }
  if (body.empty()) {
    return;
  }
  if (!isMain_) {
    cxx::Stmt* once = cxx::ifStmt(cxx::name("done"), {cxx::returnStmt(nullptr)});
    body.insert(body.begin(), cxx::exprStmt(cxx::assign(cxx::name("done"), cxx::literal("true"))));
    body.insert(body.begin(), once);
    body.insert(body.begin(), cxx::varStmt("static bool", "done", cxx::literal("false")));
  }
  cxx::Decl* d = cxx::decl(cxx::DeclKind::Function);
  d->blankBefore = true;
  d->function.name = "initPackage";
  d->function.hasBody = true;
  d->function.body = body;
  FuncWork none;
  functions_.push_back({none, d, pkg_});
}

}  // namespace lower
