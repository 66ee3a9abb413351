// This file implements the assembly of a package: what is declared, in which order, in header or source.
//
// Order: forward declarations and primary templates; types and constants in source order (a type moves up only where one
// above holds it by value); variables; prototypes; functions in source order, instances behind them; initPackage; type
// descriptors. Package main is one source file; other packages declare all of this in a header.
#include <algorithm>
#include <set>

#include "lower/body.h"
#include "lower/names.h"
#include "lower/unit.h"
#include "syntax/walk.h"

namespace lower {

using namespace types;

namespace {

// A package whose variables or imports need code at start.
bool needsInit(const Package* p, const Input& input, std::map<const Package*, bool>& known);

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

// The variable's initial value is static data.
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

// An interface that only constrains type parameters: it has no values.
bool isConstraint(Named* t) {
  auto* iface = asUnder<Interface>(t);
  if (iface == nullptr) {
    return false;
  }
  for (Type* e : iface->embeddeds) {
    Type* u = unalias(e);
    bool plain = isa<Interface>(u) || (isa<Named>(u) && isInterface(u) && !isConstraint(static_cast<Named*>(u)));
    if (!plain || u == comparableType()) {
      return true;
    }
  }
  return false;
}

bool isGenericMethod(const Func* f) {
  auto* sig = f->signature();
  return !sig->recvTypeParams.empty() || !sig->typeParams.empty();
}

}  // namespace

Unit::Unit(const Input& input, diag::Diags& diags) : space(input.info->pkg), input_(input), diags_(diags) {}

void Unit::unsupported(base::Pos pos, const std::string& what) {
  diags_.error(pos, diag::Code::Unsupported, "not supported yet: " + what);
}

const Info* Unit::infoOf(const Package* p) const {
  if (p == pkg()) {
    return input_.info;
  }
  return input_.program != nullptr && input_.program->infoOf ? input_.program->infoOf(p) : nullptr;
}

const analysis::Facts* Unit::factsOf(const Package* p) const {
  if (p == pkg()) {
    return input_.facts;
  }
  return input_.factsOf ? input_.factsOf(p) : nullptr;
}

void Unit::setLine(cxx::Stmt* s, base::Pos pos) {
  if (s->line == 0 && pos.isKnown()) {
    base::ShownPos shown = diags_.sources().shown(pos);
    s->line = shown.line;
    s->file = &fileName(shown.file);
  }
}

void Unit::setLine(cxx::Decl* d, base::Pos pos) {
  if (pos.isKnown()) {
    base::ShownPos shown = diags_.sources().shown(pos);
    d->line = shown.line;
    d->file = &fileName(shown.file);
  }
}

const std::string& Unit::fileName(std::string_view name) {
  static auto& names = *new std::set<std::string, std::less<>>;  // the trees that refer to them outlive the unit
  return *names.emplace(name).first;
}

// -----------------------------------------------------------------------------------------------------------------

// Collects the declarations of one unit and writes them in order.
class Assembler {
 public:
  explicit Assembler(Unit& unit) : unit_(unit), input_(unit.in()), pkg_(unit.pkg()), isMain_(pkg_->name == "main") {}

  Lowered run();

 private:
  // A declaration and the namespace it stands in.
  struct Item {
    const Package* space;
    cxx::Decl* decl;
  };

  struct LoweredFunc {
    FuncWork work;
    cxx::Decl* decl = nullptr;
    const Package* space = nullptr;
  };

  void imports();
  void registerTypes();
  void lowerFunctions();
  void lowerFunc(const FuncWork& w);
  void lowerTypes();
  void lowerLateTypes();
  void mentionedIn(Type* t, const std::function<void(TypeWork*)>& visit);
  void visitType(TypeWork* w);
  void byValue(Type* t, const std::function<void(TypeWork*)>& visit);
  void emitType(TypeWork* w);
  void typesAndConstants();
  void constants(const ast::ConstDecl* d, const ast::File* file);
  void variables(std::vector<Item>& out, std::vector<Item>* externs);
  void prototypes(std::vector<Item>& out);
  void initPackage();
  void descriptors();
  void withComments(const ast::Decl* d, const ast::File* file, std::vector<cxx::Decl*> decls, std::vector<Item>& out,
                    const Package* space);
  const Package* spaceOf(const TypeWork* w) const;
  std::vector<cxx::Decl*> grouped(const std::vector<Item>& items, const std::vector<cxx::Decl*>& first);
  const ast::File* fileOf(const ast::Decl* d) const;
  bool usedBefore(const Func* f, size_t position);

  Unit& unit_;
  const Input& input_;
  const Package* pkg_;
  bool isMain_;
  std::vector<std::string> includes_;
  std::vector<cxx::Decl*> aliases_;
  std::map<TypeWork*, cxx::Decl*> typeDecls_;
  std::map<TypeWork*, std::vector<TypeWork*>> mentions_;
  std::vector<TypeWork*> order_;
  std::vector<Item> types_;      // types and constants in their final order
  std::vector<LoweredFunc> functions_;
  std::vector<std::string> inits_;
  std::vector<cxx::Stmt*> initBody_;
  std::vector<Item> tail_;       // descriptors
  size_t nextType_ = 0;
  size_t nextFunc_ = 0;
};

const ast::File* Assembler::fileOf(const ast::Decl* d) const {
  for (const ast::File* file : pkg_->files) {
    for (const ast::Decl* x : file->decls) {
      if (x == d) {
        return file;
      }
    }
  }
  return nullptr;
}

const Package* Assembler::spaceOf(const TypeWork* w) const {
  auto* named = dynCast<Named>(w->type);
  return named != nullptr && named->obj->pkg != nullptr ? named->obj->pkg : pkg_;
}

// The includes and namespace aliases of all files' imports.
void Assembler::imports() {
  std::set<std::string> seen;
  std::set<std::string> names;
  std::string own = unit_.namespaceText(pkg_);
  for (const ast::File* file : pkg_->files) {
    for (const ast::Decl* decl : file->decls) {
      auto* d = ast::dynCast<ast::ImportDecl>(decl);
      if (d == nullptr) {
        continue;
      }
      Object* o = d->localPkgName != nullptr ? input_.info->def(d->localPkgName) : nullptr;
      o = o == nullptr ? input_.info->implicit(d) : o;
      auto* name = dynCast<PkgName>(o);
      const Package* imported = name != nullptr ? name->imported : nullptr;
      if (imported == nullptr && d->path != nullptr) {
        std::string path(d->path->value.substr(1, d->path->value.size() - 2));
        for (const Package* p : pkg_->imports) {
          imported = p->path == path ? p : imported;
        }
      }
      if (imported == nullptr || imported == unsafePackage()) {
        continue;
      }
      if (seen.insert(imported->path).second) {
        includes_.push_back(headerOf(imported, input_.modulePath));
      }
      std::string space = unit_.namespaceText(imported);
      std::string alias = cppName(name != nullptr ? name->name : imported->name);
      if (alias == "." || alias == "_" || unit_.aliases_.count(space) != 0 || space == own + "::" + alias ||
          !names.insert(alias).second) {
        continue;
      }
      unit_.aliases_[space] = alias;
      aliases_.push_back(cxx::raw("namespace " + alias + " = " + space + ";"));
    }
  }
  std::sort(includes_.begin(), includes_.end());
}

void Assembler::registerTypes() {
  for (const ast::File* file : pkg_->files) {
    for (const ast::Decl* decl : file->decls) {
      auto* d = ast::dynCast<ast::TypeDecl>(decl);
      auto* o = d == nullptr ? nullptr : dynCast<TypeName>(input_.info->def(d->name));
      if (o == nullptr || d->alias || !d->typeParams.empty() || d->name->value == "_") {
        continue;
      }
      if (auto* named = dynCast<Named>(o->type)) {
        if (!isa<Union>(under(named)) && !isConstraint(named)) {
          unit_.requireType(named);
        }
      }
    }
  }
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
    name += unit_.typeArgs(w.typeArgs);
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
  d->function.head = special ? "template <>" : "";
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

// Declares every registered type and lowers every registered instance until nothing new appears.
void Assembler::lowerTypes() {
  while (nextType_ < unit_.types_.size() || nextFunc_ < unit_.funcs_.size()) {
    if (nextFunc_ < unit_.funcs_.size()) {
      FuncWork w = unit_.funcs_[nextFunc_++];
      lowerFunc(w);
      continue;
    }
    TypeWork* w = unit_.types_[nextType_++].get();
    PlaceScope place(unit_, spaceOf(w), {});
    std::vector<TypeWork*> mentioned;
    unit_.mentions = &mentioned;
    typeDecls_[w] = unit_.structDecl(*w);
    unit_.mentions = nullptr;
    mentions_[w] = mentioned;
    // What the descriptor and forwarders name counts, too.
    std::vector<cxx::Decl*> scratch;
    unit_.forwarders(*w, scratch);
    unit_.descriptor(*w, scratch);
  }
}

// Calls visit for the registered types that a value of t holds.
void Assembler::byValue(Type* t, const std::function<void(TypeWork*)>& visit) {
  t = unalias(t);
  switch (t->kind) {
    case TypeKind::Array:
      return byValue(static_cast<Array*>(t)->elem, visit);
    case TypeKind::Named:
      if (static_cast<Named*>(t)->obj->pkg == nullptr) {
        return;
      }
      if (TypeWork* w = unit_.requireType(t)) {
        visit(w);
      }
      return;
    case TypeKind::Struct:
      if (!static_cast<Struct*>(t)->fields.empty()) {
        visit(unit_.requireType(t));
      }
      return;
    case TypeKind::Interface:
      if (!isEmptyInterface(t)) {
        visit(unit_.requireType(t));
      }
      return;
    default:
      return;
  }
}

// Calls visit for the registered types that the text of t names.
void Assembler::mentionedIn(Type* t, const std::function<void(TypeWork*)>& visit) {
  std::vector<TypeWork*> list;
  std::vector<TypeWork*>* outer = std::exchange(unit_.mentions, &list);
  unit_.type(t);
  unit_.mentions = outer;
  for (TypeWork* w : list) {
    visit(w);
  }
}

void Assembler::visitType(TypeWork* w) {
  if (w->state != TypeWork::White) {
    return;
  }
  w->state = TypeWork::Grey;
  if (typeDecls_.count(w) == 0) {
    lowerTypes();
  }
  Type* u = under(w->type);
  if (auto* s = dynCast<Struct>(u)) {
    for (Var* f : s->fields) {
      byValue(f->type, [&](TypeWork* x) { visitType(x); });
    }
  } else if (isa<Array>(u)) {
    byValue(u, [&](TypeWork* x) { visitType(x); });
  } else if (auto* iface = dynCast<Interface>(u)) {
    // Its inline members pass these by value; in a cycle they are defined behind all types.
    for (const Func* m : interfaceMethods(iface)) {
      for (Tuple* tuple : {m->signature()->params, m->signature()->results}) {
        for (Var* v : tuple->vars) {
          byValue(v->type, [&](TypeWork* x) {
            w->late = w->late || x->state == TypeWork::Grey;
            visitType(x);
          });
        }
      }
    }
    if (w->late) {
      PlaceScope place(unit_, spaceOf(w), {});
      typeDecls_[w] = unit_.structDecl(*w);
    }
  }
  w->state = TypeWork::Black;
  emitType(w);
}

void Assembler::emitType(TypeWork* w) {
  cxx::Decl* d = typeDecls_[w];
  auto* named = dynCast<Named>(w->type);
  bool declared = named != nullptr && named->typeArgs.empty() && named->obj->declScope == nullptr;
  d->blankBefore = true;
  order_.push_back(w);
  if (declared) {
    for (const ast::File* file : pkg_->files) {
      for (const ast::Decl* decl : file->decls) {
        auto* t = ast::dynCast<ast::TypeDecl>(decl);
        if (t != nullptr && input_.info->def(t->name) == named->obj) {
          withComments(t, file, {d}, types_, pkg_);
          return;
        }
      }
    }
  }
  const Package* space = spaceOf(w);
  bool instance = named != nullptr && !named->typeArgs.empty();
  if (instance && (space != pkg_ || !isMain_)) {
    // The headers of several packages may hold the same instance.
    PlaceScope place(unit_, space, {});
    std::string guard = "GO_INSTANCE_";
    for (char c : unit_.namespaceText(space) + "::" + unit_.fullName(*w)) {
      bool letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
      guard += letter ? c : '_';
    }
    types_.push_back({space, cxx::raw("#ifndef " + guard + "\n#define " + guard)});
    types_.push_back({space, d});
    types_.push_back({space, cxx::raw("#endif")});
    return;
  }
  types_.push_back({space, d});
}

// Puts a declaration's comments around it.
void Assembler::withComments(const ast::Decl* d, const ast::File* file, std::vector<cxx::Decl*> decls,
                             std::vector<Item>& out, const Package* space) {
  if (decls.empty()) {
    return;
  }
  const ast::Comments* comments = file != nullptr ? file->comments : nullptr;
  if (comments != nullptr) {
    bool blank = decls[0]->blankBefore || comments->blankBefore(d->id);
    for (const ast::Comment& c : comments->leading(d->id)) {
      if (c.text.starts_with("//go:")) {
        continue;
      }
      cxx::Decl* comment = cxx::commentDecl(std::string(c.text));
      comment->blankBefore = blank || c.blankBefore;
      blank = false;
      decls[0]->blankBefore = false;
      out.push_back({space, comment});
    }
    decls[0]->blankBefore = decls[0]->blankBefore || blank;
    auto behind = comments->trailing(d->id);
    if (!behind.empty() && decls.size() == 1 && decls[0]->kind == cxx::DeclKind::Variable) {
      decls[0]->trailing = std::string(behind[0].text);
    }
  }
  for (cxx::Decl* x : decls) {
    out.push_back({space, x});
  }
}

void Assembler::constants(const ast::ConstDecl* d, const ast::File* file) {
  std::vector<cxx::Decl*> list;
  Body body(unit_, *input_.info, *input_.facts, {});
  auto values = ast::unpackList(d->values);
  for (size_t i = 0; i < d->names.size(); i++) {
    auto* c = dynCast<Const>(input_.info->def(d->names[i]));
    if (c == nullptr || c->name == "_") {
      continue;
    }
    byValue(c->type, [&](TypeWork* w) { visitType(w); });
    std::string type = Body::constantType(c, unit_);
    if (type.empty()) {
      continue;
    }
    Type* t = defaultType(c->type);
    t = type == "go::Uint64" && identical(t, basicType(BasicKind::Int)) ? basicType(BasicKind::Uint64)
        : type == "go::Float64" && isInteger(t)                          ? basicType(BasicKind::Float64)
        : type == "go::Int" && asUnder<Basic>(c->type)->basic == BasicKind::UntypedRune ? basicType(BasicKind::Int)
                                                                                         : t;
    cxx::Decl* v = cxx::decl(cxx::DeclKind::Variable, cppName(c->name));
    v->specifiers = "inline constexpr";
    v->type = type;
    const ast::Expr* value = i < values.size() ? values[i] : nullptr;
    cxx::Expr* tree = value != nullptr ? body.namedConstantTree(value, t) : nullptr;
    v->init = tree != nullptr ? tree : body.constant(c->value, t, false, value);
    list.push_back(v);
  }
  withComments(d, file, list, types_, pkg_);
}

void Assembler::typesAndConstants() {
  for (const ast::File* file : pkg_->files) {
    for (const ast::Decl* decl : file->decls) {
      if (auto* d = ast::dynCast<ast::TypeDecl>(decl)) {
        auto* o = dynCast<TypeName>(input_.info->def(d->name));
        auto* named = o == nullptr || d->alias ? nullptr : dynCast<Named>(o->type);
        auto it = named == nullptr ? unit_.typeByAddress_.end() : unit_.typeByAddress_.find(named);
        if (it != unit_.typeByAddress_.end()) {
          visitType(it->second);
        }
      } else if (auto* d = ast::dynCast<ast::ConstDecl>(decl)) {
        constants(d, file);
      }
    }
  }
  for (size_t i = 0; i < unit_.types_.size(); i++) {
    visitType(unit_.types_[i].get());
  }
}

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

void Assembler::descriptors() {
  for (TypeWork* w : order_) {
    const Package* space = spaceOf(w);
    PlaceScope place(unit_, space, {});
    std::vector<cxx::Decl*> list;
    unit_.descriptor(*w, list);
    if (!list.empty()) {
      list[0]->blankBefore = true;
    }
    for (cxx::Decl* d : list) {
      tail_.push_back({space, d});
    }
  }
}

// Runs of declarations of one namespace, each in its braces; `first` begins the package's own.
std::vector<cxx::Decl*> Assembler::grouped(const std::vector<Item>& items, const std::vector<cxx::Decl*>& first) {
  std::vector<cxx::Decl*> out;
  cxx::Decl* open = nullptr;
  const Package* openSpace = nullptr;
  auto enter = [&](const Package* space) {
    if (space == openSpace) {
      return;
    }
    open = cxx::decl(cxx::DeclKind::Namespace, unit_.namespaceText(space));
    open->blankBefore = true;
    openSpace = space;
    out.push_back(open);
  };
  if (!first.empty()) {
    enter(pkg_);
    open->members = first;
    open->members[0]->blankBefore = true;
  }
  for (const Item& item : items) {
    bool isNew = item.space != openSpace;
    enter(item.space);
    if (isNew) {
      item.decl->blankBefore = true;
    }
    open->members.push_back(item.decl);
  }
  return out;
}

Lowered Assembler::run() {
  imports();
  registerTypes();
  lowerFunctions();
  lowerTypes();
  std::vector<Item> vars;
  std::vector<Item> externs;
  // Spelling the variables' types may register types.
  variables(vars, isMain_ ? nullptr : &externs);
  lowerLateTypes();
  typesAndConstants();

  // Forward declarations: what a type names before its definition.
  std::vector<Item> forward;
  std::set<TypeWork*> done;
  std::set<TypeWork*> declared;
  std::function<void(TypeWork*)> declareForward = [&](TypeWork* m) {
    if (!declared.insert(m).second) {
      return;
    }
    auto* named = dynCast<Named>(m->type);
    for (Type* arg : named != nullptr ? named->typeArgs : std::vector<Type*>()) {
      mentionedIn(arg, declareForward);
    }
    cxx::Decl* d = cxx::decl(cxx::DeclKind::Struct);
    d->forward = true;
    PlaceScope place(unit_, spaceOf(m), {});
    d->text = unit_.fullName(*m);
    d->head = named != nullptr && !named->typeArgs.empty() ? "template <>" : "";
    forward.push_back({spaceOf(m), d});
  };
  for (TypeWork* w : order_) {
    for (TypeWork* m : mentions_[w]) {
      if (m != w && done.count(m) == 0) {
        declareForward(m);
      }
    }
    done.insert(w);
  }
  std::vector<Item> primaries;
  std::vector<Item> functionPrimaries;
  for (const ast::File* file : pkg_->files) {
    for (const ast::Decl* decl : file->decls) {
      if (auto* d = ast::dynCast<ast::TypeDecl>(decl); d != nullptr && !d->typeParams.empty() && !d->alias && d->name->value != "_") {
        auto* o = dynCast<TypeName>(input_.info->def(d->name));
        auto* named = o == nullptr ? nullptr : dynCast<Named>(o->type);
        if (named != nullptr && !isConstraint(named)) {
          withComments(d, file, {unit_.primaryTemplate(named)}, primaries, pkg_);
        }
      }
    }
  }
  // Generic types declared in functions stand at namespace scope.
  for (TypeWork* w : order_) {
    auto* named = dynCast<Named>(w->type);
    if (named == nullptr || named->typeArgs.empty() || named->obj->declScope == nullptr) {
      continue;
    }
    cxx::Decl* d = cxx::decl(cxx::DeclKind::Struct, w->name);
    for (size_t i = 0; i < named->typeArgs.size(); i++) {
      d->head += i == 0 ? "template <class" : ", class";
    }
    d->head += ">";
    d->forward = true;
    primaries.push_back({pkg_, d});
  }
  for (Func* f : input_.info->funcs) {
    if (f->decl != nullptr && f->name != "_" && f->signature()->recv == nullptr && !f->signature()->typeParams.empty()) {
      functionPrimaries.push_back({pkg_, unit_.primaryTemplate(f)});
    }
  }

  initPackage();
  descriptors();
  std::vector<Item> protos;
  prototypes(protos);
  std::vector<Item> bodies;
  for (TypeWork* w : order_) {
    PlaceScope place(unit_, spaceOf(w), {});
    std::vector<cxx::Decl*> list;
    unit_.interfaceBodies(*w, list);
    for (cxx::Decl* d : list) {
      bodies.push_back({spaceOf(w), d});
    }
  }
  std::vector<Item> forwarders;
  for (TypeWork* w : order_) {
    PlaceScope place(unit_, spaceOf(w), {});
    std::vector<cxx::Decl*> list;
    unit_.forwarders(*w, list);
    for (cxx::Decl* d : list) {
      d->blankBefore = true;
      forwarders.push_back({spaceOf(w), d});
    }
  }
  std::vector<Item> functions;
  for (const LoweredFunc& f : functions_) {
    const ast::File* file = f.work.func != nullptr && f.space == pkg_ ? fileOf(f.work.func->decl) : nullptr;
    if (file != nullptr && !f.work.instance) {
      withComments(f.work.func->decl, file, {f.decl}, functions, f.space);
    } else {
      functions.push_back({f.space, f.decl});
    }
  }
  auto separate = [](std::vector<Item>& list) {
    if (!list.empty()) {
      list[0].decl->blankBefore = true;
    }
  };
  separate(primaries);
  separate(forward);
  separate(functionPrimaries);
  separate(externs);
  separate(protos);
  separate(vars);
  auto append = [](std::vector<Item>& to, const std::vector<Item>& from) { to.insert(to.end(), from.begin(), from.end()); };

  std::vector<cxx::Decl*> top;
  std::string from;
  for (const ast::File* file : pkg_->files) {
    std::string path = file->source != nullptr ? file->source->path : "";
    from += (from.empty() ? "" : ", ") + path.substr(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
  }
  top.push_back(cxx::commentDecl("// Transpiled from " + from + " by go2cpp."));
  for (const ast::File* file : pkg_->files) {
    if (file->comments == nullptr) {
      continue;
    }
    for (const ast::Comment& c : file->comments->leading(file->id)) {
      if (c.text.starts_with("//go:")) {
        continue;
      }
      cxx::Decl* comment = cxx::commentDecl(std::string(c.text));
      comment->blankBefore = top.size() == 1 || c.blankBefore;
      top.push_back(comment);
    }
  }
  std::vector<cxx::Decl*> includes;
  includes.push_back(cxx::raw("#include \"go/go.h\""));
  includes[0]->blankBefore = true;
  for (const std::string& header : includes_) {
    includes.push_back(cxx::raw("#include \"" + header + "\""));
  }
  auto write = [](cxx::Unit& unit, const std::vector<cxx::Decl*>& list) {
    unit.decls.insert(unit.decls.end(), list.begin(), list.end());
  };

  Lowered out;
  std::vector<Item> declarations;
  append(declarations, primaries);
  append(declarations, forward);
  append(declarations, types_);
  append(declarations, isMain_ ? vars : externs);
  append(declarations, functionPrimaries);
  append(declarations, bodies);
  append(declarations, protos);
  std::vector<Item> definitions;
  append(definitions, forwarders);
  append(definitions, functions);
  append(definitions, tail_);
  if (isMain_) {
    append(declarations, definitions);
    write(out.source, top);
    write(out.source, includes);
    write(out.source, grouped(declarations, aliases_));
    bool init = !functions_.empty() && functions_.back().work.func == nullptr;
    cxx::Decl* main = cxx::raw(init ? "int main() { return go::run(main_::initPackage, main_::main); }"
                                    : "int main() { return go::run(main_::main); }");
    main->blankBefore = true;
    out.source.decls.push_back(main);
    return out;
  }
  std::vector<Item> sourceItems;
  append(sourceItems, vars);
  append(sourceItems, definitions);
  write(out.header, top);
  cxx::Decl* once = cxx::raw("#pragma once");
  once->blankBefore = true;
  out.header.decls.push_back(once);
  write(out.header, includes);
  write(out.header, grouped(declarations, aliases_));
  out.source.decls.push_back(top[0]);
  const std::string& header = input_.headerName;
  cxx::Decl* own = cxx::raw("#include \"" + (header.empty() ? headerOf(pkg_, input_.modulePath) : header) + "\"");
  own->blankBefore = true;
  out.source.decls.push_back(own);
  write(out.source, grouped(sourceItems, {}));
  return out;
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

Lowered Unit::lower() { return Assembler(*this).run(); }

Lowered lowerPackage(const Input& input, diag::Diags& diags) { return Unit(input, diags).lower(); }

}  // namespace lower
