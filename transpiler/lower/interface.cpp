// This file implements interface types: a struct from go::Interface<Self> with a table of functions that dispatch to the
// dynamic type's methods.
#include "lower/names.h"
#include "lower/unit.h"

namespace lower {

using namespace types;

namespace {

std::string functionPointerParams(Unit& unit, Signature* sig) {
  std::string text = "(void* self";
  for (size_t i = 0; i < sig->params->vars.size(); i++) {
    text += ", " + unit.paramType(sig, i);
  }
  return text + ")";
}

}  // namespace

// The name of the dynamic type in method tables; not one that the program uses.
std::string Unit::dynamicParam() const {
  bool taken = pkg()->scope->lookup("T") != nullptr;
  for (const auto& w : types_) {
    taken = taken || w->name == "T";
  }
  return taken ? "Dynamic" : "T";
}

cxx::Decl* Unit::interfaceDecl(TypeWork& w, Interface* iface) {
  auto* named = dynCast<Named>(w.type);
  std::string self = fullName(w);
  cxx::Decl* d = cxx::decl(cxx::DeclKind::Struct, self);
  if (named != nullptr && !named->typeArgs.empty()) {
    d->head = "template <>";
  }
  auto methods = interfaceMethods(iface);
  if (methods.empty()) {
    d->base = "go::Any";
    d->members.push_back(cxx::raw("using Any::Any;"));
    d->members.push_back(cxx::raw("static const go::Type goType;"));
    return d;
  }
  PlaceScope place(*this, space, memberNames(w.type));
  d->base = "go::Interface<" + self + ">";
  d->members.push_back(cxx::raw(w.name == "Interface" ? "using " + d->base + "::Interface;" : "using Interface::Interface;"));
  std::string dynamic = dynamicParam();
  cxx::Decl* table = cxx::decl(cxx::DeclKind::Struct, "Methods");
  std::vector<cxx::Expr*> entries;
  std::vector<std::string> names;
  for (const Func* f : methods) {
    Signature* sig = f->signature();
    std::string result = resultType(sig);
    std::string name = memberName(w.type, f);
    table->members.push_back(
        cxx::raw((result.empty() ? "void" : result) + " (*" + name + ")" + functionPointerParams(*this, sig) + ";"));
    std::vector<cxx::Param> params = {{"void*", "self"}};
    std::vector<cxx::Expr*> args;
    for (size_t i = 0; i < sig->params->vars.size(); i++) {
      std::string arg = "arg" + std::to_string(i + 1);
      params.push_back({paramType(sig, i), arg});
      args.push_back(cxx::name(arg));
    }
    cxx::Expr* call = cxx::call(cxx::member(cxx::name("static_cast<" + dynamic + "*>(self)"), name, true), args);
    auto* lambda = cxx::lambda({}, params, {result.empty() ? cxx::exprStmt(call) : cxx::returnStmt(call)});
    entries.push_back(lambda);
    names.push_back(name);
  }
  d->members.push_back(table);
  cxx::Decl* of = cxx::decl(cxx::DeclKind::Variable, "methodsOf");
  of->head = "template <class " + dynamic + ">";
  of->specifiers = "static constexpr";
  of->type = "Methods";
  if (w.late) {
    // Lambdas would need complete types: functions that are defined behind all types take their place.
    w.tableEntries = entries;
    for (size_t i = 0; i < entries.size(); i++) {
      auto& lambda = static_cast<cxx::LambdaExpr*>(entries[i])->lambda;
      cxx::Decl* f = cxx::decl(cxx::DeclKind::Function);
      f->function.head = of->head;
      f->function.specifiers = "static";
      f->function.name = "call" + names[i];
      f->function.params = lambda.params;
      f->function.result = resultType(methods[i]->signature());
      d->members.push_back(f);
      entries[i] = cxx::name("call" + names[i] + "<" + dynamic + ">");
    }
  }
  of->init = cxx::braces("", entries, names);
  of->init->multiline = entries.size() > 1;
  d->members.push_back(of);
  for (const Func* f : methods) {
    cxx::Decl* m = cxx::decl(cxx::DeclKind::Function);
    m->function = prototype(const_cast<Func*>(f), f->signature(), false);
    m->function.name = memberName(w.type, f);
    m->function.suffix = "const";
    if (!w.late) {
      m->function.hasBody = true;
      fillInterfaceMethod(m->function);
    }
    d->members.push_back(m);
  }
  d->members.push_back(cxx::raw("static const go::Type goType;"));
  return d;
}

// The body of an interface's method: the call through the table.
void Unit::fillInterfaceMethod(cxx::Function& f) {
  std::string name = f.name.substr(f.name.rfind(':') == std::string::npos ? 0 : f.name.rfind(':') + 1);
  std::vector<cxx::Expr*> args = {cxx::call("data", {})};
  for (size_t i = 0; i < f.params.size(); i++) {
    f.params[i].name = "arg" + std::to_string(i + 1);
    args.push_back(cxx::name(f.params[i].name));
  }
  cxx::Expr* call = cxx::call(cxx::member(cxx::call("methods", {}), name, true), args);
  f.body = {f.result.empty() ? cxx::exprStmt(call) : cxx::returnStmt(call)};
}

// Methods of an interface that mentions types which in turn hold it by value are defined behind all types.
void Unit::interfaceBodies(TypeWork& w, std::vector<cxx::Decl*>& out) {
  auto* iface = asUnder<Interface>(w.type);
  if (iface == nullptr || !w.late) {
    return;
  }
  PlaceScope place(*this, space, memberNames(w.type));
  auto methods = interfaceMethods(iface);
  for (size_t i = 0; i < methods.size(); i++) {
    const Func* f = methods[i];
    auto& lambda = static_cast<cxx::LambdaExpr*>(w.tableEntries[i])->lambda;
    cxx::Decl* entry = cxx::decl(cxx::DeclKind::Function);
    entry->function.head = "template <class " + dynamicParam() + ">";
    entry->function.name = fullName(w) + "::call" + memberName(w.type, f);
    entry->function.params = lambda.params;
    entry->function.result = resultType(f->signature());
    entry->function.hasBody = true;
    entry->function.body = lambda.body;
    out.push_back(entry);
    cxx::Decl* m = cxx::decl(cxx::DeclKind::Function);
    m->function = prototype(const_cast<Func*>(f), f->signature(), false);
    m->function.name = fullName(w) + "::" + memberName(w.type, f);
    m->function.suffix = "const";
    m->function.specifiers = "inline";
    m->function.hasBody = true;
    fillInterfaceMethod(m->function);
    out.push_back(m);
  }
}

}  // namespace lower
