// This file collects the package-level objects of a package, performs its imports and gives methods to their types.
#include <algorithm>

#include "llvm/Support/ConvertUTF.h"
#include "types/checker.h"

namespace types {

ConstGroup::Spec ConstGroup::next(ast::Decl* d) {
  auto* c = ast::dynCast<ast::ConstDecl>(d);
  if (c == nullptr) {
    iota_ = -1;
    return {};
  }
  if (iota_ < 0 || c->group == nullptr || c->group != group_) {
    iota_ = -1;
    last_ = nullptr;
  }
  group_ = c->group;
  Spec spec;
  spec.iota = ++iota_;
  if (c->type != nullptr || c->values != nullptr) {
    last_ = c;
  } else {
    spec.inherited = last_ != nullptr;
  }
  if (last_ != nullptr) {
    spec.type = last_->type;
    spec.values = ast::unpackList(last_->values);
  }
  return spec;
}

void Checker::arity(Pos pos, ast::List<ast::Name*> names, ast::List<ast::Expr*> inits, bool constDecl, bool inherited) {
  size_t l = names.size(), r = inits.size();
  if (l < r) {
    ast::Expr* n = inits[l];
    if (inherited) {
      errorf(pos, Code::WrongAssignCount, "extra init expr at %s", n->pos);
    } else {
      errorf(n, Code::WrongAssignCount, "extra init expr %s", n);
    }
    return;
  }
  // One value may be a call with several results: that is seen later.
  if (l > r && (constDecl || r != 1)) {
    errorf(names[r], Code::WrongAssignCount, "missing init expr for %s", names[r]->value);
  }
}

namespace {

// The import path of a literal, or gc's reason why it is none.
std::string importPath(ast::BasicLit* lit, std::string* path) {
  Constant c = Constant::fromStringLiteral(lit->value);
  if (c.kind() != ConstantKind::String) {
    return "invalid syntax";
  }
  *path = c.stringValue();
  if (path->empty()) {
    return "empty string";
  }
  static constexpr std::string_view illegal = "!\"#$%&'()*,:;<=>?[\\]^{|}`";
  for (char ch : *path) {
    auto u = static_cast<unsigned char>(ch);
    if (u <= ' ' || u == 0x7f || illegal.find(ch) != std::string_view::npos) {
      char text[32];
      snprintf(text, sizeof text, u >= ' ' && u < 0x7f ? "U+%04X '%c'" : "U+%04X", u, ch);
      return std::string("invalid character ") + text;
    }
  }
  // Malformed UTF-8 and the replacement character are refused too.
  const auto* begin = reinterpret_cast<const llvm::UTF8*>(path->data());
  if (!llvm::isLegalUTF8String(&begin, begin + path->size()) || path->find("\xEF\xBF\xBD") != std::string::npos) {
    return "invalid character U+FFFD '\xEF\xBF\xBD'";
  }
  return "";
}

}  // namespace

Package* Checker::importPackage(Pos pos, const std::string& path) {
  if (path == "unsafe") {
    return unsafePackage();
  }
  Package*& imp = importCache[path];
  if (imp != nullptr) {
    return imp;
  }
  std::string cause = "no importer";
  if (options.importer) {
    imp = options.importer(path, &cause);
  }
  if (imp == nullptr) {
    errorf(pos, Code::BrokenImport, "could not import %s (%s)", path, cause);
    // A package of that name stands in; names looked up in it are not reported.
    imp = make<Package>();
    imp->path = path;
    size_t slash = path.find_last_of('/');
    imp->name = base::intern(slash == std::string::npos ? path : path.substr(slash + 1));
    imp->scope = newScope(universe(), Pos(), Pos());
    imp->fake = true;
  }
  return imp;
}

void Checker::declarePkgObj(ast::Name* ident, Object* o, DeclInfo* d) {
  if (ident->value == "init") {
    error(ident, Code::InvalidInitDecl, "cannot declare init - must be func");
    return;
  }
  if (ident->value == "main" && pkg->name == "main") {
    error(ident, Code::InvalidMainDecl, "cannot declare main - must be func");
    return;
  }
  declare(pkg->scope, ident, o, Pos());
  objMap[o] = d;
  objList.push_back(o);
  o->order = static_cast<uint32_t>(objList.size());
}

void Checker::collectImport(ast::ImportDecl* d, Scope* fileScope) {
  if (d->path == nullptr || d->path->bad) {
    return;
  }
  std::string path;
  if (std::string why = importPath(d->path, &path); !why.empty()) {
    errorf(d->path, Code::BadImportPath, "invalid import path (%s)", why);
    return;
  }
  Package* imp = importPackage(d->path->pos, path);
  std::string_view name = imp->name;
  if (d->localPkgName != nullptr) {
    name = d->localPkgName->value;
    if (path == "C") {
      error(d->localPkgName, Code::ImportCRenamed, "cannot rename import \"C\"");
      return;
    }
  }
  if (name == "init") {
    error(d, Code::InvalidInitDecl, "cannot import package as init - init must be a func");
    return;
  }
  if (std::find(pkg->imports.begin(), pkg->imports.end(), imp) == pkg->imports.end()) {
    pkg->imports.push_back(imp);
  }
  auto* pkgName = make<PkgName>(d->pos, pkg, name, imp);
  if (d->localPkgName != nullptr) {
    recordDef(d->localPkgName, pkgName);
  } else {
    recordImplicit(d, pkgName);
  }
  pkgName->used = imp->fake;
  imports.push_back(pkgName);
  if (name == ".") {
    dotImport(d, fileScope, pkgName);
    return;
  }
  declare(fileScope, nullptr, pkgName, Pos());
}

void Checker::dotImport(ast::ImportDecl* d, Scope* fileScope, PkgName* name) {
  for (Object* o : name->imported->scope->ordered) {
    if (!o->exported()) {
      continue;
    }
    if (Object* alt = fileScope->lookup(o->name); alt != nullptr) {
      ErrorReport err(*this, Code::DuplicateDecl);
      err.addf(d->localPkgName, "%s redeclared in this block", alt->name);
      err.addAltDecl(alt);
      err.report();
      continue;
    }
    fileScope->insert(o);
    dotImports[{fileScope, o->name}] = name;
  }
}

void Checker::collectVars(ast::VarDecl* d, Scope* fileScope) {
  ast::List<ast::Expr*> values = ast::unpackList(d->values);
  // With one initialiser for all, they share one declaration, so each depends on it.
  DeclInfo* shared = nullptr;
  if (values.size() <= 1) {
    shared = make<DeclInfo>(fileScope, env.version);
    shared->vtype = d->type;
    shared->init = d->values;
  }
  std::vector<Var*> lhs;
  for (size_t i = 0; i < d->names.size(); i++) {
    ast::Name* name = d->names[i];
    auto* v = make<Var>(VarKind::Package, name->pos, pkg, name->value, nullptr);
    lhs.push_back(v);
    DeclInfo* own = shared;
    if (own == nullptr) {
      own = make<DeclInfo>(fileScope, env.version);
      own->vtype = d->type;
      own->init = i < values.size() ? values[i] : nullptr;
    }
    declarePkgObj(name, v, own);
  }
  if (shared != nullptr) {
    shared->lhs = lhs;
  }
  if (d->type == nullptr || !values.empty()) {
    arity(d->pos, d->names, values, false, false);
  }
}

Func* Checker::collectFunc(ast::FuncDecl* d, Scope* fileScope) {
  std::string_view name = d->name->value;
  auto* f = make<Func>(d->name->pos, pkg, name, nullptr);
  f->decl = d;
  ast::Field* tparam = d->typeParams.empty() ? nullptr : d->typeParams[0];
  if (d->recv == nullptr) {
    if (name == "init" || (name == "main" && pkg->name == "main")) {
      Code code = name == "main" ? Code::InvalidMainDecl : Code::InvalidInitDecl;
      if (tparam != nullptr) {
        errorf(tparam, code, "func %s must have no type parameters", name);
      }
      if (!d->type->params.empty() || !d->type->results.empty()) {
        errorf(d->name, code, "func %s must have no arguments and no return values", name);
      }
    } else if (tparam != nullptr) {
      verifyVersionf(tparam, go1_18, "type parameter");
    }
    if (name == "init") {
      // Nothing can refer to it.
      f->parent = pkg->scope;
      recordDef(d->name, f);
      if (d->body == nullptr && !options.allowMissingBodies) {
        error(f->pos, Code::MissingInitBody, "func init must have a body");
      }
    } else {
      declare(pkg->scope, d->name, f, Pos());
    }
  } else {
    if (tparam != nullptr) {
      verifyVersionf(tparam, go1_27, "generic method");
    }
    recordDef(d->name, f);
  }
  auto* decl = make<DeclInfo>(fileScope, env.version);
  decl->fdecl = d;
  objMap[f] = decl;
  objList.push_back(f);
  f->order = static_cast<uint32_t>(objList.size());
  return f;
}

void Checker::collectObjects() {
  struct Method {
    Func* func;
    bool ptr;
    ast::Name* recv;
  };
  std::vector<Method> found;
  std::vector<Scope*> fileScopes;
  for (ast::File* file : files) {
    env.version = fileVersions[file->source].version;
    recordDef(file->pkgName, nullptr);
    Scope* fileScope = newScope(pkg->scope, ast::startPos(file), ast::endPos(file));
    fileScopes.push_back(fileScope);
    recordScope(file, fileScope);
    ConstGroup group;
    for (ast::Decl* d : file->decls) {
      ConstGroup::Spec spec = group.next(d);
      if (auto* imp = ast::dynCast<ast::ImportDecl>(d)) {
        collectImport(imp, fileScope);
      } else if (auto* c = ast::dynCast<ast::ConstDecl>(d)) {
        for (size_t i = 0; i < c->names.size(); i++) {
          ast::Name* name = c->names[i];
          auto* o = make<Const>(name->pos, pkg, name->value, nullptr, Constant::ofInt(spec.iota));
          auto* decl = make<DeclInfo>(fileScope, env.version);
          decl->vtype = spec.type;
          decl->init = i < spec.values.size() ? spec.values[i] : nullptr;
          decl->inherited = spec.inherited;
          declarePkgObj(name, o, decl);
        }
        arity(c->pos, c->names, spec.values, true, spec.inherited);
      } else if (auto* v = ast::dynCast<ast::VarDecl>(d)) {
        collectVars(v, fileScope);
      } else if (auto* t = ast::dynCast<ast::TypeDecl>(d)) {
        auto* decl = make<DeclInfo>(fileScope, env.version);
        decl->tdecl = t;
        declarePkgObj(t->name, make<TypeName>(t->name->pos, pkg, t->name->value, nullptr), decl);
      } else if (auto* f = ast::dynCast<ast::FuncDecl>(d)) {
        Func* func = collectFunc(f, fileScope);
        if (f->recv != nullptr && func->name != "_") {
          RecvParts parts = unpackRecv(f->recv->type, false);
          if (auto* recv = ast::dynCast<ast::Name>(parts.base)) {
            found.push_back({func, parts.ptr, recv});
          }
        }
      }
    }
  }
  std::sort(pkg->imports.begin(), pkg->imports.end(), [](Package* a, Package* b) { return a->path < b->path; });
  checkFileScopes(fileScopes);
  // Methods whose receiver is no type of this package are checked like functions.
  for (const Method& m : found) {
    auto [ptr, base] = resolveBaseTypeName(m.ptr, m.recv);
    if (base != nullptr) {
      m.func->hasPtrRecv = ptr;
      methods[base].push_back(m.func);
    }
  }
}

void Checker::checkFileScopes(const std::vector<Scope*>& scopes) {
  for (Scope* scope : scopes) {
    for (Object* o : scope->ordered) {
      Object* alt = pkg->scope->lookup(o->name);
      if (alt == nullptr) {
        continue;
      }
      ErrorReport err(*this, Code::DuplicateDecl);
      auto* name = dynCast<PkgName>(o);
      const Package* from = name != nullptr ? name->imported : o->pkg;
      err.addf(alt,
               name != nullptr ? "%s already declared through import of package %s (%q)"
                               : "%s already declared through dot-import of package %s (%q)",
               alt->name, from->name, from->path);
      err.addAltDecl(o);
      err.report();
    }
  }
}

Checker::RecvParts Checker::unpackRecv(ast::Expr* type, bool unpackParams) {
  RecvParts parts;
  parts.base = ast::unparen(type);
  if (auto* op = ast::dynCast<ast::Operation>(parts.base);
      op != nullptr && op->op == ast::Operator::Mul && op->y == nullptr) {
    parts.ptr = true;
    parts.base = ast::unparen(op->x);
  }
  auto* ix = ast::dynCast<ast::IndexExpr>(parts.base);
  if (ix == nullptr) {
    return parts;
  }
  parts.base = ix->x;
  if (!unpackParams) {
    return parts;
  }
  for (ast::Expr* arg : ast::unpackList(ix->index)) {
    auto* par = ast::dynCast<ast::Name>(arg);
    if (par == nullptr) {
      if (!ast::isa<ast::BadExpr>(arg)) {
        errorf(arg, Code::BadDecl, "receiver type parameter %s must be an identifier", arg);
      }
      par = newName(arg->pos, "_");
    }
    parts.tparams.push_back(par);
  }
  return parts;
}

std::pair<bool, TypeName*> Checker::resolveBaseTypeName(bool ptr, ast::Name* name) {
  std::unordered_set<TypeName*> seen;
  while (name != nullptr) {
    auto* o = dynCast<TypeName>(pkg->scope->lookup(name->value));
    if (o == nullptr || !seen.insert(o).second) {
      break;
    }
    ast::TypeDecl* d = objMap.at(o)->tdecl;
    if (!d->alias) {
      return {ptr, o};
    }
    if (!d->typeParams.empty()) {
      break;  // methods cannot be declared through a generic alias
    }
    ast::Expr* type = ast::unparen(d->type);
    if (auto* op = ast::dynCast<ast::Operation>(type);
        op != nullptr && op->op == ast::Operator::Mul && op->y == nullptr) {
      if (ptr) {
        break;
      }
      ptr = true;
      type = ast::unparen(op->x);
    }
    name = ast::dynCast<ast::Name>(type);
  }
  return {false, nullptr};
}

void Checker::packageObjects() {
  // Types first, aliases after them: an alias is seldom needed before what it stands for.
  std::vector<Object*> aliases, others;
  std::vector<Object*> all = objList;
  for (Object* o : all) {
    if (!isa<TypeName>(o)) {
      others.push_back(o);
    } else if (objMap[o]->tdecl->alias) {
      aliases.push_back(o);
    } else {
      objDecl(o);
    }
  }
  for (Object* o : aliases) {
    objDecl(o);
  }
  for (Object* o : others) {
    objDecl(o);
  }
  // Methods that are left have a receiver type that was not found, which was reported.
  methods.clear();
}

void Checker::unusedImports() {
  if (options.ignoreFuncBodies) {
    return;
  }
  for (PkgName* o : imports) {
    if (o->used || o->name == "_") {
      continue;
    }
    const std::string& path = o->imported->path;
    std::string elem = path.substr(path.find_last_of('/') + 1);
    if (o->name.empty() || o->name == "." || o->name == elem) {
      errorf(o, Code::UnusedImport, "%q imported and not used", path);
    } else {
      errorf(o, Code::UnusedImport, "%q imported as %s and not used", path, o->name);
    }
  }
}

}  // namespace types
