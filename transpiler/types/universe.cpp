// This file implements the universe scope, package unsafe and the predeclared types.
#include "base/intern.h"
#include "types/generics.h"
#include "types/object.h"
#include "types/typeset.h"

namespace types {

struct Universe {
  Scope scope;
  Package unsafePkg;
  Type* error = nullptr;
  Type* any = nullptr;
  Type* comparable = nullptr;

  Universe();
  void declare(Object* o, bool inUnsafe);
  void declareType(Basic* t, bool inUnsafe = false);
  void declareError();
  void declareAny();
  void declareComparable();
};

static Basic* basics() {
  static Basic table[] = {
      {BasicKind::Invalid, 0, "invalid type"},
      {BasicKind::Bool, IsBoolean, "bool"},
      {BasicKind::Int, IsInteger, "int"},
      {BasicKind::Int8, IsInteger, "int8"},
      {BasicKind::Int16, IsInteger, "int16"},
      {BasicKind::Int32, IsInteger, "int32"},
      {BasicKind::Int64, IsInteger, "int64"},
      {BasicKind::Uint, IsInteger | IsUnsigned, "uint"},
      {BasicKind::Uint8, IsInteger | IsUnsigned, "uint8"},
      {BasicKind::Uint16, IsInteger | IsUnsigned, "uint16"},
      {BasicKind::Uint32, IsInteger | IsUnsigned, "uint32"},
      {BasicKind::Uint64, IsInteger | IsUnsigned, "uint64"},
      {BasicKind::Uintptr, IsInteger | IsUnsigned, "uintptr"},
      {BasicKind::Float32, IsFloat, "float32"},
      {BasicKind::Float64, IsFloat, "float64"},
      {BasicKind::Complex64, IsComplex, "complex64"},
      {BasicKind::Complex128, IsComplex, "complex128"},
      {BasicKind::String, IsString, "string"},
      {BasicKind::UnsafePointer, 0, "Pointer"},
      {BasicKind::UntypedBool, IsBoolean | IsUntyped, "untyped bool"},
      {BasicKind::UntypedInt, IsInteger | IsUntyped, "untyped int"},
      {BasicKind::UntypedRune, IsInteger | IsUntyped, "untyped rune"},
      {BasicKind::UntypedFloat, IsFloat | IsUntyped, "untyped float"},
      {BasicKind::UntypedComplex, IsComplex | IsUntyped, "untyped complex"},
      {BasicKind::UntypedString, IsString | IsUntyped, "untyped string"},
      {BasicKind::UntypedNil, IsUntyped, "untyped nil"},
      // Not part of BasicKind: byte and rune.
      {BasicKind::Uint8, IsInteger | IsUnsigned, "byte"},
      {BasicKind::Int32, IsInteger, "rune"},
  };
  return table;
}

static constexpr size_t kByte = static_cast<size_t>(BasicKind::UntypedNil) + 1;

Basic* basicType(BasicKind kind) { return basics() + static_cast<size_t>(kind); }
Basic* byteType() { return basics() + kByte; }
Basic* runeType() { return basics() + kByte + 1; }

void Universe::declare(Object* o, bool inUnsafe) {
  o->name = base::intern(o->name);
  o->color = kBlack;
  if (inUnsafe) {
    o->pkg = &unsafePkg;
    unsafePkg.scope->insert(o);
  } else {
    scope.insert(o);
  }
}

void Universe::declareType(Basic* t, bool inUnsafe) {
  declare(make<TypeName>(base::Pos(), nullptr, t->name, t), inUnsafe);
}

void Universe::declareError() {
  auto* obj = make<TypeName>(base::Pos(), nullptr, "error", nullptr);
  auto* named = make<Named>(obj);
  obj->type = named;
  auto* sig = make<Signature>();
  sig->recv = make<Var>(VarKind::Recv, base::Pos(), nullptr, "", named);
  sig->params = make<Tuple>();
  auto* result = make<Var>(VarKind::Result, base::Pos(), nullptr, "", basicType(BasicKind::String));
  sig->results = make<Tuple>(std::vector<Var*>{result});
  auto* method = make<Func>(base::Pos(), nullptr, base::intern("Error"), sig);
  method->color = kBlack;
  auto* iface = make<Interface>();
  iface->methods = {method};
  iface->complete = true;
  iface->typeSet = make<TypeSet>();
  iface->typeSet->methods = {method};
  named->fromRhs = named->underlying = iface;
  error = named;
  declare(obj, false);
}

void Universe::declareAny() {
  auto* obj = make<TypeName>(base::Pos(), nullptr, "any", nullptr);
  auto* alias = make<Alias>(obj);
  alias->fromRhs = alias->actual = emptyInterface();
  obj->type = any = alias;
  declare(obj, false);
}

void Universe::declareComparable() {
  auto* obj = make<TypeName>(base::Pos(), nullptr, "comparable", nullptr);
  auto* iface = make<Interface>();
  iface->complete = true;
  iface->typeSet = make<TypeSet>();
  iface->typeSet->comparable = true;
  auto* named = make<Named>(obj);
  named->fromRhs = named->underlying = iface;
  obj->type = comparable = named;
  declare(obj, false);
}

Universe::Universe() {
  unsafePkg.path = "unsafe";
  unsafePkg.name = base::intern("unsafe");
  unsafePkg.complete = true;
  unsafePkg.scope = make<Scope>();
  unsafePkg.scope->parent = &scope;
  for (size_t k = static_cast<size_t>(BasicKind::Bool); k <= static_cast<size_t>(BasicKind::String); ++k) {
    declareType(basics() + k);
  }
  declareType(byteType());
  declareType(runeType());
  declareType(basicType(BasicKind::UnsafePointer), /*inUnsafe=*/true);
  declareError();
  declareAny();
  declareComparable();
  auto constant = [&](const char* name, BasicKind kind, Constant value) {
    declare(make<Const>(base::Pos(), nullptr, name, basicType(kind), std::move(value)), false);
  };
  constant("true", BasicKind::UntypedBool, Constant::ofBool(true));
  constant("false", BasicKind::UntypedBool, Constant::ofBool(false));
  constant("iota", BasicKind::UntypedInt, Constant::ofInt(0));
  declare(make<Nil>(), false);
#define BUILTIN(id, name, nargs, variadic, kind)                       \
  if (BuiltinId::id < BuiltinId::Assert) {                             \
    Builtin* o = make<Builtin>(std::string_view(name), BuiltinId::id); \
    o->type = invalidType();                                           \
    declare(o, BuiltinId::id >= BuiltinId::Add);                       \
  }
#include "types/builtins.def"
}

static Universe& theUniverse() {
  // Not destroyed: types and objects live as long as the process.
  static Universe& u = *new Universe();
  return u;
}

Scope* universe() { return &theUniverse().scope; }
Package* unsafePackage() { return &theUniverse().unsafePkg; }
Type* errorType() { return theUniverse().error; }
Type* anyType() { return theUniverse().any; }
Type* comparableType() { return theUniverse().comparable; }

void declareTestBuiltins() {
  if (universe()->lookup("assert") != nullptr) {
    return;
  }
  for (auto [name, id] : {std::pair{"assert", BuiltinId::Assert}, std::pair{"trace", BuiltinId::Trace}}) {
    auto* o = make<Builtin>(std::string_view(name), id);
    o->type = invalidType();
    theUniverse().declare(o, false);
  }
}

}  // namespace types
