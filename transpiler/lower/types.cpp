// This file implements the C++ spelling of Go types and of references to package-level things.
#include <algorithm>
#include <string>

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"
#include "lower/names.h"
#include "lower/unit.h"
#include "types/typestring.h"

namespace lower {

using namespace types;

std::string namespaceOf(const Package* pkg, const std::string& modulePath) {
  if (pkg->path == "main" || pkg->name == "main") {
    return "main_";
  }
  std::string path = pkg->path;
  std::string space;
  bool ofModule = !modulePath.empty() && (path == modulePath || path.starts_with(modulePath + "/"));
  if (ofModule) {
    size_t slash = modulePath.rfind('/');
    path = path.substr(slash == std::string::npos ? 0 : slash + 1);
  } else if (pkg->native || path.substr(0, path.find('/')).find('.') == std::string::npos) {
    space = "go";
  } else {
    path = path.substr(path.find('/') + 1);
  }
  for (size_t begin = 0; begin <= path.size();) {
    size_t end = path.find('/', begin);
    end = end == std::string::npos ? path.size() : end;
    std::string part;
    for (char c : path.substr(begin, end - begin)) {
      bool letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_';
      part += letter ? c : '_';
    }
    if (part.empty() || ('0' <= part[0] && part[0] <= '9')) {
      part = "_" + part;
    }
    space += (space.empty() ? "" : "::") + cppName(part);
    begin = end + 1;
  }
  return space;
}

std::string headerOf(const Package* pkg, const std::string& modulePath) {
  std::string space = namespaceOf(pkg, modulePath);
  return space.starts_with("go::") ? "go/" + pkg->path + ".h" : pkg->path + ".h";
}

std::string Unit::namespaceText(const Package* p) const { return namespaceOf(p, input_.modulePath); }

std::string Unit::qualify(const Package* p, const std::string& name) {
  if (p == nullptr) {
    return name;
  }
  if (p == space) {
    return shadow.count(name) != 0 ? namespaceText(p) + "::" + name : name;
  }
  std::string full = namespaceText(p);
  auto alias = aliases_.find(full);
  bool useAlias = space == pkg() && alias != aliases_.end();
  return (useAlias ? alias->second : full) + "::" + name;
}

std::string Unit::reference(const Object* o) {
  if (o->pkg == nullptr || o->pkg == unsafePackage()) {
    return cppName(o->name);
  }
  return qualify(o->pkg, cppName(o->name));
}

std::string Unit::basicType(const Basic* b) {
  switch (b->basic) {
    case BasicKind::Bool:
    case BasicKind::UntypedBool:
      return "go::Bool";
    case BasicKind::Int:
    case BasicKind::UntypedInt:
      return "go::Int";
    case BasicKind::Int8:
      return "go::Int8";
    case BasicKind::Int16:
      return "go::Int16";
    case BasicKind::Int32:
      return b->name == "rune" ? "go::Rune" : "go::Int32";
    case BasicKind::UntypedRune:
      return "go::Rune";
    case BasicKind::Int64:
      return "go::Int64";
    case BasicKind::Uint:
      return "go::Uint";
    case BasicKind::Uint8:
      return b->name == "byte" ? "go::Byte" : "go::Uint8";
    case BasicKind::Uint16:
      return "go::Uint16";
    case BasicKind::Uint32:
      return "go::Uint32";
    case BasicKind::Uint64:
      return "go::Uint64";
    case BasicKind::Uintptr:
      return "go::Uintptr";
    case BasicKind::Float32:
      return "go::Float32";
    case BasicKind::Float64:
    case BasicKind::UntypedFloat:
      return "go::Float64";
    case BasicKind::Complex64:
      return "go::Complex64";
    case BasicKind::Complex128:
    case BasicKind::UntypedComplex:
      return "go::Complex128";
    case BasicKind::String:
    case BasicKind::UntypedString:
      return "go::String";
    case BasicKind::UnsafePointer:
      return "go::unsafe::Pointer";
    case BasicKind::UntypedNil:
    case BasicKind::Invalid:
      return "decltype(nullptr)";
  }
  return "";
}

std::string Unit::typeArgs(const std::vector<Type*>& args) {
  std::string text = "<";
  for (Type* t : args) {
    text += (text.size() > 1 ? ", " : "") + type(t);
  }
  return text + ">";
}

std::string Unit::paramType(Signature* sig, size_t i) {
  Type* t = sig->params->vars[i]->type;
  if (sig->variadic && i + 1 == sig->params->vars.size()) {
    auto* slice = asUnder<Slice>(t);
    return "go::Variadic<" + (slice != nullptr ? type(slice->elem) : std::string("go::Byte")) + ">";
  }
  return type(t);
}

std::string Unit::resultType(Signature* sig) {
  const auto& vars = sig->results->vars;
  if (vars.empty()) {
    return "";
  }
  if (vars.size() == 1) {
    return type(vars[0]->type);
  }
  return type(sig->results);
}

std::string Unit::signature(Signature* sig) {
  std::string result = resultType(sig);
  std::string text = (result.empty() ? "void" : result) + "(";
  for (size_t i = 0; i < sig->params->vars.size(); i++) {
    text += (i > 0 ? ", " : "") + paramType(sig, i);
  }
  return text + ")";
}

std::string Unit::typeName(Named* t) {
  if (t->obj->declScope != nullptr) {
    TypeWork* w = registerType(t);
    return w == nullptr ? cppName(t->obj->name) : w->name;
  }
  std::string name = cppName(t->obj->name);
  if (name == "goType" || (!isa<Struct>(under(t)) && name != "Interface" && isRuntimeMember(name))) {
    name += "_";  // the base, or every type, has a member of this name
  }
  // A method named as its type would be a constructor. Calls name the method, so the type gives way.
  std::string key = typeString(namedOrigin(t));
  auto known = typeNames_.find(key);
  if (known != typeNames_.end()) {
    return known->second;
  }
  auto it = typeNames_.emplace(key, name).first;
  Type* receiver = isInterface(t) || isPointer(t) ? static_cast<Type*>(t) : make<Pointer>(t);
  std::vector<Func*> methods;
  if (auto* iface = asUnder<Interface>(t)) {
    methods = interfaceMethods(iface);
  } else {
    for (const MethodSetEntry& m : methodSet(receiver)) {
      methods.push_back(m.func);
    }
  }
  for (const Func* f : methods) {
    if (methodName(f->name) == name) {
      it->second = name + "_";
    }
  }
  return typeNames_[key];
}

std::string Unit::type(Type* t) {
  switch (t->kind) {
    case TypeKind::Basic:
      return basicType(static_cast<Basic*>(t));
    case TypeKind::Alias:
      return type(unalias(t));
    case TypeKind::Named: {
      auto* n = static_cast<Named*>(t);
      if (n->obj->pkg == nullptr) {
        return n->obj->name == "error" ? "go::Error" : "go::Any";
      }
      std::string args = n->typeArgs.empty() ? "" : typeArgs(n->typeArgs);  // they are needed first
      if (!spellTypeParams) {
        requireType(n);
      }
      return qualify(n->obj->pkg, typeName(n)) + args;
    }
    case TypeKind::Pointer:
      return type(static_cast<Pointer*>(t)->elem) + "*";
    case TypeKind::Slice:
      return "go::Slice<" + type(static_cast<Slice*>(t)->elem) + ">";
    case TypeKind::Array: {
      auto* a = static_cast<Array*>(t);
      return "go::Array<" + type(a->elem) + ", " + std::to_string(a->len) + ">";
    }
    case TypeKind::Map: {
      auto* m = static_cast<Map*>(t);
      std::string key = type(m->key);
      return "go::Map<" + key + ", " + type(m->elem) + ">";
    }
    case TypeKind::Chan: {
      auto* c = static_cast<Chan*>(t);
      const char* name = c->dir == ChanDir::SendRecv ? "Chan" : c->dir == ChanDir::SendOnly ? "SendChan" : "RecvChan";
      return std::string("go::") + name + "<" + type(c->elem) + ">";
    }
    case TypeKind::Signature:
      return "go::Func<" + signature(static_cast<Signature*>(t)) + ">";
    case TypeKind::Struct:
      if (static_cast<Struct*>(t)->fields.empty()) {
        return "go::Empty";
      }
      return qualify(unnamedSpace(), requireType(t)->name);
    case TypeKind::Interface:
      if (isEmptyInterface(t)) {
        return "go::Any";
      }
      return qualify(unnamedSpace(), requireType(t)->name);
    case TypeKind::Tuple: {
      const auto& vars = static_cast<Tuple*>(t)->vars;
      if (vars.size() == 1) {
        return type(vars[0]->type);
      }
      std::string text = "go::Tuple<";
      for (size_t i = 0; i < vars.size(); i++) {
        text += (i > 0 ? ", " : "") + type(vars[i]->type);
      }
      return vars.empty() ? "void" : text + ">";
    }
    case TypeKind::TypeParam:
      return cppName(static_cast<TypeParam*>(t)->obj->name);
    case TypeKind::Union:
      return "go::Any";
  }
  return "";
}

std::string Unit::fieldName(const Var* field) {
  std::string name = cppName(field->name);
  return field->embedded ? name + "_" : name == "goType" ? "goType_" : name;
}

namespace {

std::vector<const Func*> allMethods(Type* t) {
  std::vector<const Func*> list;
  if (auto* iface = asUnder<Interface>(t)) {
    for (const Func* f : interfaceMethods(iface)) {
      list.push_back(f);
    }
    return list;
  }
  for (const MethodSetEntry& m : methodSet(isPointer(t) ? t : make<Pointer>(t))) {
    list.push_back(m.func);
  }
  return list;
}

}  // namespace

std::string Unit::memberName(Type* t, const Func* method) {
  std::string name = methodName(method->name);
  auto* named = asNamed(t);
  const Package* home = named != nullptr && named->obj->pkg != nullptr ? named->obj->pkg : pkg();
  if (method->exported() || method->pkg == nullptr || method->pkg == home) {
    return name;
  }
  for (const Func* f : allMethods(t)) {
    if (f->name == method->name && f->pkg != method->pkg) {
      return name + "_" + std::string(method->pkg->name);
    }
  }
  return name;
}

bool Unit::hasSharedNames(Type* t) {
  for (const Func* f : allMethods(t)) {
    if (memberName(t, f) != methodName(f->name)) {
      return true;
    }
  }
  return false;
}

bool Unit::isDefinedScalar(Type* t) {
  t = unalias(t);
  if (auto* b = dynCast<Basic>(t)) {
    return b->basic == BasicKind::Uintptr;
  }
  if (!isa<Named>(t) || static_cast<Named*>(t)->obj->pkg == nullptr) {
    return false;
  }
  Type* u = under(t);
  return isa<Basic>(u) || isa<Pointer>(u);
}

cxx::Expr* Unit::zero(Type* t) {
  Type* u = under(t);
  if (isDefinedScalar(t)) {
    return nullptr;
  }
  switch (u->kind) {
    case TypeKind::Basic: {
      auto* b = static_cast<Basic*>(u);
      if ((b->info & IsBoolean) != 0) {
        return cxx::literal("false");
      }
      if ((b->info & (IsInteger | IsFloat)) != 0) {
        return cxx::literal("0");
      }
      return b->basic == BasicKind::UnsafePointer ? cxx::literal("nullptr") : nullptr;
    }
    case TypeKind::Pointer:
      return cxx::literal("nullptr");
    default:
      return nullptr;
  }
}

// ---------------------------------------------------------------------------------------------------------------
// Types that need a declaration

std::string Unit::uniqueId(const std::string& stem) {
  int n = ids_[stem]++;
  return n == 0 ? stem : stem + std::to_string(n + 1);
}

bool Unit::isShared(Type* t) const {
  auto* named = dynCast<Named>(unalias(t));
  return named != nullptr ? !named->typeArgs.empty() : input_.severalPackages;
}

const Package* Unit::unnamedSpace() const {
  static Package* shared = new Package;
  shared->path = shared->name = "unnamed";
  return input_.severalPackages ? shared : pkg();
}

// The same in all packages: with a hash of what makes types identical.
static std::string hashedName(Type* t, const std::string& stem) {
  TypeWriter text = TypeWriter::portableHasher();
  text.type(t);
  return stem + "_" + llvm::utohexstr(llvm::xxh3_64bits(text.take()) >> 32, /*LowerCase=*/true);
}

std::string Unit::unnamedName(Type* t) {
  std::string name;
  if (auto* s = dynCast<Struct>(t)) {
    name = "Struct";
    for (size_t i = 0; i < s->fields.size() && i < 4; i++) {
      name += "_" + std::string(s->fields[i]->name == "_" ? "blank" : s->fields[i]->name);
    }
  } else {
    name = "Interface";
    auto methods = interfaceMethods(static_cast<Interface*>(t));
    for (size_t i = 0; i < methods.size() && i < 4; i++) {
      name += "_" + std::string(methods[i]->name);
    }
  }
  if (isShared(t)) {
    name = hashedName(t, name);
  }
  std::string unique = name;
  for (int n = 2; namespaceNames_.count(unique) != 0 || pkg()->scope->lookup(unique) != nullptr; n++) {
    unique = name + std::to_string(n);
  }
  namespaceNames_.insert(unique);
  return unique;
}

// Local types stand at namespace scope, under their own name if it is free.
std::string Unit::localName(Named* t) {
  std::string name = cppName(t->obj->name);
  if (name == "goType" || (!isa<Struct>(under(t)) && name != "Interface" && isRuntimeMember(name))) {
    name += "_";  // the base, or every type, has a member of this name
  }
  std::string unique = name;
  for (int n = 2; namespaceNames_.count(unique) != 0 || pkg()->scope->lookup(unique) != nullptr; n++) {
    unique = name + std::to_string(n);
  }
  namespaceNames_.insert(unique);
  return unique;
}

TypeWork* Unit::requireType(Type* t) {
  TypeWork* w = registerType(t);
  if (w != nullptr && mentions != nullptr) {
    mentions->push_back(w);
  }
  return w;
}

TypeWork* Unit::registerType(Type* t) {
  t = unalias(t);
  auto* named = dynCast<Named>(t);
  bool plain = named != nullptr && named->typeArgs.empty();
  std::string key;
  if (plain) {
    auto it = typeByAddress_.find(named);
    if (it != typeByAddress_.end()) {
      return it->second;
    }
    if (named->obj->pkg != pkg()) {
      return nullptr;  // declared by its package's header
    }
  } else {
    TypeWriter hasher = TypeWriter::hasher();
    hasher.type(t);
    key = hasher.take();
    for (TypeWork* known : typeByHash_[key]) {
      if (identical(known->type, t)) {
        return known;
      }
    }
  }
  auto owned = std::make_unique<TypeWork>();
  TypeWork* w = owned.get();
  types_.push_back(std::move(owned));
  w->type = t;
  if (plain) {
    typeByAddress_[named] = w;
    w->name = named->obj->declScope != nullptr ? localName(named) : typeName(named);
  } else {
    typeByHash_[key].push_back(w);
    w->name = named == nullptr ? unnamedName(t) : named->obj->declScope != nullptr ? localName(named) : typeName(named);
  }
  w->id = uniqueId(lowerFirst(w->name));
  if (named != nullptr) {
    // The methods of an instance are part of it.
    for (Func* m : namedOrigin(named)->methods) {
      Func* origin = m->origin != nullptr ? m->origin : m;
      if (!plain && origin->signature()->typeParams.empty()) {
        requireFunc(origin, named, {});
      }
    }
  }
  return w;
}

void Unit::requireFunc(Func* origin, Named* recv, const std::vector<Type*>& args) {
  TypeWriter key = TypeWriter::hasher();
  key.text(std::to_string(reinterpret_cast<uintptr_t>(origin)) + "|");
  if (recv != nullptr) {
    key.type(recv);
  }
  for (Type* t : args) {
    key.text("|");
    key.type(t);
  }
  std::vector<size_t>& sameKey = funcsByHash_[key.take()];
  bool known = std::any_of(sameKey.begin(), sameKey.end(), [&](size_t i) {
    const FuncWork& f = funcs_[i];
    return f.func == origin && (recv == f.recv || (recv != nullptr && f.recv != nullptr && identical(recv, f.recv))) &&
           std::equal(args.begin(), args.end(), f.typeArgs.begin(), f.typeArgs.end(), identical);
  });
  if (!known) {
    sameKey.push_back(funcs_.size());
    funcs_.push_back({origin, recv, args, true});
  }
}

}  // namespace lower
