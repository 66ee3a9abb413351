// This file implements type descriptors, the constant tables at the end of the source that reflection, interfaces and
// the collector read.
#include "lower/names.h"
#include "lower/unit.h"

namespace lower {

using namespace types;

namespace {

std::string methodTableName(const Func* f) {
  std::string name(f->name);
  return f->exported() || f->pkg == nullptr ? name : f->pkg->path + "." + name;
}

cxx::Expr* textLiteral(std::string s) { return cxx::string(std::move(s)); }

}  // namespace

void Unit::descriptor(TypeWork& w, std::vector<cxx::Decl*>& out) {
  auto* named = dynCast<Named>(w.type);
  std::string self = fullName(w);
  Type* u = under(w.type);
  std::string id = w.id;
  auto table = [&](const std::string& type, const std::string& name, std::vector<cxx::Expr*> rows) {
    cxx::Decl* d = cxx::decl(cxx::DeclKind::Variable, name + "[]");
    d->specifiers = "constexpr";
    d->type = type;
    d->init = cxx::braces("", std::move(rows));
    d->init->multiline = true;
    out.push_back(d);
  };
  std::vector<cxx::Expr*> args;
  args.push_back(named == nullptr ? cxx::literal("nullptr") : textLiteral(descriptorName(named)));
  std::string maker;
  if (auto* s = dynCast<Struct>(u)) {
    maker = "go::structType";
    std::vector<cxx::Expr*> rows;
    size_t blanks = 0;
    for (size_t i = 0; i < s->fields.size(); i++) {
      Var* f = s->fields[i];
      std::string member = f->name == "_" ? "blank" + std::to_string(++blanks) + "_" : fieldName(f);
      std::vector<cxx::Expr*> values = {textLiteral(std::string(f->name)),
                                        cxx::call("go::typeOf<" + type(f->type) + ">", {}),
                                        cxx::call("offsetof", {cxx::name(self), cxx::name(member)})};
      std::vector<std::string> names = {"name", "type", "offset"};
      if (i < s->tags.size() && !s->tags[i].empty()) {
        values.push_back(textLiteral(s->tags[i]));
        names.push_back("tag");
      }
      if (f->embedded) {
        values.push_back(cxx::literal("true"));
        names.push_back("embedded");
      }
      if (named == nullptr && input_.severalPackages && !f->exported() && f->pkg != nullptr) {
        values.push_back(textLiteral(f->pkg->path));
        names.push_back("package");
      }
      rows.push_back(cxx::braces("", values, names));
    }
    if (!rows.empty()) {
      // A macro's argument cannot hold the comma of template arguments.
      if (self.find(',') != std::string::npos) {
        out.push_back(cxx::raw("using " + id + "Self = " + self + ";"));
        for (cxx::Expr* row : rows) {
          row->args[2]->args[1] = cxx::name(id + "Self");
        }
      }
      table("go::Field", id + "Fields", rows);
      args.push_back(cxx::name(id + "Fields"));
    }
  } else if (isa<Interface>(u)) {
    maker = "go::interfaceType";
  } else {
    maker = "go::definedType";
  }
  std::vector<cxx::Expr*> rows;
  if (auto* iface = dynCast<Interface>(u)) {
    for (const Func* f : interfaceMethods(iface)) {
      rows.push_back(
          cxx::call("go::interfaceMethod<" + signature(f->signature()) + ">", {textLiteral(methodTableName(f))}));
    }
  } else if (!isPointer(w.type)) {
    for (const MethodSetEntry& m : methodSet(make<Pointer>(w.type))) {
      if (!m.func->signature()->typeParams.empty()) {
        continue;
      }
      rows.push_back(cxx::call("go::method<&" + self + "::" + memberName(w.type, m.func) + ">",
                               {textLiteral(methodTableName(m.func))}));
    }
  }
  if (!rows.empty()) {
    table("go::Method", id + "Methods", rows);
    if (isa<Struct>(u) && args.size() == 1) {
      args.push_back(cxx::literal("nullptr"));
    }
    args.push_back(cxx::name(id + "Methods"));
  }
  // The initialiser stands in the scope of the type, where a member may hide the type's name, or another's.
  PlaceScope place(*this, space, memberNames(w.type));
  maker += "<" + (shadow.count(w.name) != 0 ? namespaceText(space) + "::" : "") + self;
  maker += isa<Struct>(u) || isa<Interface>(u) ? ">" : ", " + type(u) + ">";
  cxx::Decl* d = cxx::decl(cxx::DeclKind::Variable, self + "::goType");
  d->specifiers = isShared(w.type) ? "[[gnu::used]] constinit inline" : "constinit";
  d->type = "const go::Type";
  d->init = cxx::call(maker, args);
  out.push_back(d);
}

// The name with the package path, and type arguments as reflection shows them: "slices.List[example.com/go-yaml.Node]".
static std::string reflectionName(Named* t) {
  std::string whole = typeString(t);
  std::string name = whole.substr(0, whole.find('['));
  if (t->typeArgs.empty()) {
    return name;
  }
  for (size_t i = 0; i < t->typeArgs.size(); i++) {
    Named* arg = dynCast<Named>(t->typeArgs[i]);
    name += (i == 0 ? "[" : ",") + (arg != nullptr ? reflectionName(arg) : typeString(t->typeArgs[i]));
  }
  return name + "]";
}

// The same; a package not called as its path ends has its name behind the path: "example.com/go-yaml#yaml.Node".
std::string Unit::descriptorName(Named* t) {
  std::string name = reflectionName(t);
  const Package* p = t->obj->pkg;
  if (p != nullptr && p->path != p->name && !p->path.ends_with("/" + std::string(p->name)) &&
      name.starts_with(p->path + ".")) {
    name.insert(p->path.size(), "#" + std::string(p->name));
  }
  return name;
}

}  // namespace lower
