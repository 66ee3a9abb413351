// This file implements the declarations of named types, unnamed structs and their methods.
#include <algorithm>

#include "lower/body.h"
#include "lower/names.h"
#include "lower/unit.h"
#include "types/generics.h"

namespace lower {

using namespace types;

std::string Unit::fullName(const TypeWork& w) {
  auto* named = dynCast<Named>(w.type);
  return named != nullptr && !named->typeArgs.empty() ? w.name + typeArgs(named->typeArgs) : w.name;
}

// What unqualified lookup inside the struct finds before package-level names.
std::unordered_set<std::string> Unit::memberNames(Type* t) {
  std::unordered_set<std::string> names;
  Type* u = under(t);
  if (auto* s = dynCast<Struct>(u)) {
    for (const Var* f : s->fields) {
      names.insert(fieldName(f));
    }
  } else {
    static constexpr std::string_view members[] = {
        "value",      "ptr",     "len",     "cap",      "begin",    "end",      "of",        "keyed",
        "core",       "send",    "recv",    "recvOk",   "close",    "set",      "ref",       "erase",
        "lookup",     "closure", "data",    "type",     "methods",  "dynamic",  "methodsOf", "Methods",
        "Underlying", "Rep",     "Element", "Key",      "List",     "elements", "Defined",   "Slice",
        "Array",      "Map",     "Chan",    "SendChan", "RecvChan", "Func",     "Interface", "Any"};
    for (std::string_view m : members) {
      names.insert(std::string(m));
    }
  }
  if (isInterface(t)) {
    for (const Func* f : interfaceMethods(static_cast<Interface*>(u))) {
      names.insert(methodName(f->name));
    }
    return names;
  }
  if (isa<Named>(t)) {
    for (const MethodSetEntry& m : methodSet(make<Pointer>(t))) {
      names.insert(methodName(m.func->name));
    }
  }
  return names;
}

cxx::Function Unit::prototype(Func* f, Signature* sig, bool named) {
  cxx::Function out;
  for (size_t i = 0; i < sig->params->vars.size(); i++) {
    std::string name = named ? cppName(sig->params->vars[i]->name) : "";
    out.params.push_back({paramType(sig, i), name == "_" ? "" : name});
  }
  out.result = resultType(sig);
  out.name = f->signature()->recv != nullptr ? methodName(f->name) : cppName(f->name);
  return out;
}

namespace {

bool pointerReceiver(const Func* f) { return f->signature()->recv != nullptr && isPointer(f->signature()->recv->type); }

// The instance's own environment for a method declared on a generic type.
Env receiverEnv(Func* origin, Named* recv) {
  Env env;
  env.params = origin->signature()->recvTypeParams;
  env.args = recv->typeArgs;
  if (env.params.size() != env.args.size()) {
    env.params.clear();
    env.args.clear();
  }
  return env;
}

}  // namespace

void Unit::methodDecls(TypeWork& w, Named* t, std::vector<cxx::Decl*>& out) {
  for (Func* m : namedOrigin(t)->methods) {
    Func* origin = m->origin != nullptr ? m->origin : m;
    if (origin->name == "_") {
      continue;
    }
    Env env = receiverEnv(origin, t);
    cxx::Decl* d = cxx::decl(cxx::DeclKind::Function);
    if (!origin->signature()->typeParams.empty()) {
      if (!isTemplate(origin)) {
        unsupported(origin->pos, "a generic method with an unnamed type built of type parameters");
      }
      bool outer = std::exchange(spellTypeParams, true);
      d->function = prototype(origin, static_cast<Signature*>(env.subst(origin->signature())), true);
      spellTypeParams = outer;
      std::string head = "template <";
      for (TypeParam* p : origin->signature()->typeParams) {
        head += (head.size() > 10 ? ", class " : "class ") + cppName(p->obj->name);
      }
      d->function.head = head + ">";
    } else {
      d->function = prototype(origin, static_cast<Signature*>(env.subst(origin->signature())), true);
    }
    d->function.suffix = pointerReceiver(origin) ? "" : "const";
    out.push_back(d);
  }
  // Promoted methods; their definitions follow all types (forwarders).
  if (asUnder<Struct>(t) == nullptr) {
    return;
  }
  for (const MethodSetEntry& m : methodSet(make<Pointer>(t))) {
    if (m.index.size() < 2 || !m.func->signature()->typeParams.empty()) {
      continue;
    }
    cxx::Decl* d = cxx::decl(cxx::DeclKind::Function);
    d->function = prototype(m.func, m.func->signature(), true);
    d->function.name = memberName(t, m.func);
    d->function.suffix = forwarderIsConst(t, m) ? "const" : "";
    out.push_back(d);
  }
  static_cast<void>(w);
}

// A promoted method keeps a value's original unchanged unless a pointer method works on a field held by value.
bool Unit::forwarderIsConst(Type* t, const MethodSetEntry& m) {
  if (!pointerReceiver(m.func)) {
    return true;
  }
  for (size_t i = 0; i + 1 < m.index.size(); i++) {
    auto* s = asUnder<Struct>(isPointer(t) ? pointerElem(t) : t);
    t = s->fields[static_cast<size_t>(m.index[i])]->type;
    if (isPointer(t)) {
      return true;
    }
  }
  return false;
}

namespace {

// From the ith field on, the path to the method's receiver reads no memory: nobody else would notice a nil pointer.
bool onlyComputesAddress(Struct* s, const MethodSetEntry& m, size_t i) {
  for (; i + 1 < m.index.size(); i++) {
    Type* t = s->fields[static_cast<size_t>(m.index[i])]->type;
    if (isPointer(t) || isInterface(t)) {
      return false;
    }
    s = asUnder<Struct>(t);
  }
  return pointerReceiver(m.func);
}

}  // namespace

void Unit::forwarders(TypeWork& w, std::vector<cxx::Decl*>& out) {
  if (asUnder<Struct>(w.type) == nullptr || isInterface(w.type)) {
    return;
  }
  PlaceScope place(*this, space, memberNames(w.type));
  for (const MethodSetEntry& m : methodSet(make<Pointer>(w.type))) {
    if (m.index.size() < 2 || !m.func->signature()->typeParams.empty()) {
      continue;
    }
    cxx::Decl* d = cxx::decl(cxx::DeclKind::Function);
    cxx::Function& f = d->function;
    f = prototype(m.func, m.func->signature(), false);
    f.name = fullName(w) + "::" + memberName(w.type, m.func);
    f.suffix = forwarderIsConst(w.type, m) ? "const" : "";
    f.hasBody = true;
    if (isShared(w.type)) {
      f.specifiers = "[[gnu::used]] inline";
    }
    std::vector<cxx::Expr*> args;
    for (size_t i = 0; i < f.params.size(); i++) {
      f.params[i].name = "arg" + std::to_string(i + 1);
      args.push_back(cxx::name(f.params[i].name));
    }
    Type* t = w.type;
    cxx::Expr* x = nullptr;
    bool arrow = true;  // x is a pointer, at first `this`
    for (size_t i = 0; i + 1 < m.index.size(); i++) {
      auto* s = asUnder<Struct>(isPointer(t) ? pointerElem(t) : t);
      Var* field = s->fields[static_cast<size_t>(m.index[i])];
      if (arrow && onlyComputesAddress(s, m, i)) {
        x = cxx::call("go::nilCheck", {x == nullptr ? cxx::name("this") : x});
      }
      x = x == nullptr ? cxx::name(fieldName(field)) : cxx::member(x, fieldName(field), arrow);
      t = field->type;
      arrow = isPointer(t);
    }
    cxx::Expr* call = cxx::call(cxx::member(x, memberName(arrow ? pointerElem(t) : t, m.func), arrow), args);
    f.body = {f.result.empty() ? cxx::exprStmt(call) : cxx::returnStmt(call)};
    out.push_back(d);
  }
}

cxx::Decl* Unit::structDecl(TypeWork& w) {
  auto* named = dynCast<Named>(w.type);
  Type* u = under(w.type);
  if (auto* iface = dynCast<Interface>(u)) {
    return interfaceDecl(w, iface);
  }
  cxx::Decl* d = cxx::decl(cxx::DeclKind::Struct, fullName(w));
  if (named != nullptr && !named->typeArgs.empty()) {
    d->head = "template <>";
  }
  PlaceScope place(*this, space, memberNames(w.type));
  const ast::Comments* comments = nullptr;
  const ast::StructType* syntax = named != nullptr ? structSyntax(named, &comments) : nullptr;
  if (auto* s = dynCast<Struct>(u)) {
    size_t blanks = 0;
    bool comparableStruct = comparable(w.type);
    for (size_t i = 0; i < s->fields.size(); i++) {
      Var* f = s->fields[i];
      cxx::Decl* field = cxx::decl(cxx::DeclKind::Variable);
      const ast::Field* node = syntax != nullptr && i < syntax->fields.size() ? syntax->fields[i] : nullptr;
      if (node != nullptr && comments != nullptr) {
        for (const ast::Comment& c : comments->leading(node->id)) {
          d->members.push_back(cxx::commentDecl(std::string(c.text)));
          d->members.back()->blankBefore = c.blankBefore;
        }
        auto behind = comments->trailing(node->id);
        field->trailing = behind.empty() ? "" : std::string(behind[0].text);
        field->blankBefore = comments->blankBefore(node->id) && comments->leading(node->id).empty();
      }
      field->type = type(f->type);
      if (sizeOf(f->type) == 0 && (i + 1 < s->fields.size() || sizeOf(s) == 0)) {
        field->specifiers = "[[no_unique_address]]";  // gc, too, gives it room only at the end
      }
      field->text = f->name == "_" ? "blank" + std::to_string(++blanks) + "_" : fieldName(f);
      field->init = zero(f->type);
      if (field->init == nullptr) {
        field->init = cxx::braces("", {});
        field->direct = true;
      }
      d->members.push_back(field);
    }
    if (comparableStruct) {
      cxx::Decl* eq = cxx::decl(cxx::DeclKind::Function);
      eq->blankBefore = !s->fields.empty();
      eq->function.specifiers = "friend";
      eq->function.name = "operator==";
      bool hidden = shadow.count(w.name) != 0;  // a field is called as the type
      std::string self = "const " + (hidden ? namespaceText(space) + "::" : "") + fullName(w) + "&";
      eq->function.result = "bool";
      if (comparesNatively(named)) {
        eq->function.params = {{self, ""}, {self, ""}};
      } else if (blanks == 0) {
        eq->function.params = {{self, ""}, {self, ""}};
        eq->function.suffix = "= default";
      } else {
        cxx::Expr* all = nullptr;
        for (const Var* f : s->fields) {
          if (f->name == "_") {
            continue;
          }
          cxx::Expr* one =
              cxx::binary(cxx::member(cxx::name("a"), fieldName(f)), "==", cxx::member(cxx::name("b"), fieldName(f)));
          all = all == nullptr ? one : cxx::binary(all, "&&", one);
        }
        eq->function.params = {{self, all == nullptr ? "" : "a"}, {self, all == nullptr ? "" : "b"}};
        eq->function.hasBody = true;
        eq->function.body = {cxx::returnStmt(all == nullptr ? cxx::literal("true") : all)};
      }
      d->members.push_back(eq);
    }
  } else {
    std::string base = type(u);
    std::string ctor = base.substr(0, base.find('<'));
    ctor = ctor.substr(ctor.rfind(':') + 1);
    if (isDefinedScalar(w.type)) {
      base = "go::Defined<" + fullName(w) + ", " + base + ">";
      ctor = "Defined";
    }
    d->base = base;
    // A type may be called as its base is.
    d->members.push_back(cxx::raw("using " + (w.name == ctor ? base : ctor) + "::" + ctor + ";"));
  }
  if (named != nullptr) {
    std::vector<cxx::Decl*> methods;
    methodDecls(w, named, methods);
    if (!methods.empty()) {
      methods[0]->blankBefore = true;
    }
    d->members.insert(d->members.end(), methods.begin(), methods.end());
  } else {
    Named* none = nullptr;
    static_cast<void>(none);
    std::vector<cxx::Decl*> methods;
    for (const MethodSetEntry& m : methodSet(make<Pointer>(w.type))) {
      cxx::Decl* f = cxx::decl(cxx::DeclKind::Function);
      f->function = prototype(m.func, m.func->signature(), true);
      f->function.name = memberName(w.type, m.func);
      f->function.suffix = forwarderIsConst(w.type, m) ? "const" : "";
      methods.push_back(f);
    }
    d->members.insert(d->members.end(), methods.begin(), methods.end());
  }
  cxx::Decl* descriptor = cxx::raw("static const go::Type goType;");
  descriptor->blankBefore = true;
  d->members.push_back(descriptor);
  return d;
}

// The struct type that a declared type was written with, for its fields' comments; null if there is none.
// The declaration of t's origin, and the file it stands in; null if its source is not at hand.
const ast::TypeDecl* Unit::typeSyntax(Named* t, const ast::File** where) {
  t = namedOrigin(t);
  if (t->obj->pkg == nullptr || infoOf(t->obj->pkg) == nullptr) {
    return nullptr;
  }
  for (const ast::File* file : t->obj->pkg->files) {
    for (const ast::Decl* decl : file->decls) {
      auto* d = ast::dynCast<ast::TypeDecl>(decl);
      if (d != nullptr && infoOf(t->obj->pkg)->def(d->name) == t->obj) {
        *where = file;
        return d;
      }
    }
  }
  return nullptr;
}

const ast::StructType* Unit::structSyntax(Named* t, const ast::Comments** comments) {
  const ast::File* file = nullptr;
  const ast::TypeDecl* d = typeSyntax(t, &file);
  if (d == nullptr) {
    return nullptr;
  }
  *comments = file->comments;
  return ast::dynCast<ast::StructType>(d->type);
}

// Whether a bundled package compares the struct in C++: "//go:nativeequal" stands above it.
bool Unit::comparesNatively(Named* t) {
  const ast::File* file = nullptr;
  const ast::TypeDecl* d = t == nullptr || !t->obj->pkg->native ? nullptr : typeSyntax(t, &file);
  if (d == nullptr) {
    return false;
  }
  return std::any_of(d->directives.begin(), d->directives.end(),
                     [](const ast::Directive& each) { return each.text.ends_with("go:nativeequal"); });
}

}  // namespace lower
