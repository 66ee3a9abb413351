// This file implements which types and constants a package declares, and in which order: by source, but for what a type
// holds by value.
#include "lower/assembler.h"
#include "lower/names.h"

namespace lower {

using namespace types;

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

const Package* Assembler::spaceOf(const TypeWork* w) const {
  auto* named = dynCast<Named>(w->type);
  return named == nullptr ? unit_.unnamedSpace() : named->obj->pkg != nullptr ? named->obj->pkg : pkg_;
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
  if (unit_.isShared(w->type) && (space != pkg_ || !isMain_)) {
    // The headers of several packages may hold the same type.
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
    t = type == "go::Uint64" && identical(t, basicType(BasicKind::Int))                 ? basicType(BasicKind::Uint64)
        : type == "go::Float64" && isInteger(t)                                         ? basicType(BasicKind::Float64)
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

}  // namespace lower
