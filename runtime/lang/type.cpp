// This file implements what runtime code asks of type descriptors: identity by structure, method sets, and the basic
// descriptors.
#include "lang/type.h"

#include "go/complex.h"
#include "go/interface.h"

namespace gort {
namespace {

using go::Kind;
using go::Type;

template <class T>
constexpr auto basic(Kind kind, const char* name) -> Type {
  return {.kind = kind, .align = alignof(T), .size = sizeof(T), .name = name, .equal = equalFunction<T>()};
}

}  // namespace

auto equalPointers(const void* a, const void* b) -> bool {
  return *static_cast<void* const*>(a) == *static_cast<void* const*>(b);
}

constinit const Type TypeOf<go::Bool>::value = basic<go::Bool>(Kind::Bool, "bool");
constinit const Type TypeOf<go::Int>::value = basic<go::Int>(Kind::Int, "int");
constinit const Type TypeOf<go::Int8>::value = basic<go::Int8>(Kind::Int8, "int8");
constinit const Type TypeOf<go::Int16>::value = basic<go::Int16>(Kind::Int16, "int16");
constinit const Type TypeOf<go::Int32>::value = basic<go::Int32>(Kind::Int32, "int32");
constinit const Type TypeOf<go::Int64>::value = basic<go::Int64>(Kind::Int64, "int64");
constinit const Type TypeOf<go::Uint>::value = basic<go::Uint>(Kind::Uint, "uint");
constinit const Type TypeOf<go::Uint8>::value = basic<go::Uint8>(Kind::Uint8, "uint8");
constinit const Type TypeOf<go::Uint16>::value = basic<go::Uint16>(Kind::Uint16, "uint16");
constinit const Type TypeOf<go::Uint32>::value = basic<go::Uint32>(Kind::Uint32, "uint32");
constinit const Type TypeOf<go::Uint64>::value = basic<go::Uint64>(Kind::Uint64, "uint64");
constinit const Type TypeOf<go::Uintptr>::value = basic<go::Uintptr>(Kind::Uintptr, "uintptr");
constinit const Type TypeOf<go::Float32>::value = basic<go::Float32>(Kind::Float32, "float32");
constinit const Type TypeOf<go::Float64>::value = basic<go::Float64>(Kind::Float64, "float64");
constinit const Type TypeOf<go::Complex64>::value = basic<go::Complex64>(Kind::Complex64, "complex64");
constinit const Type TypeOf<go::Complex128>::value = basic<go::Complex128>(Kind::Complex128, "complex128");
constinit const Type TypeOf<go::String>::value = basic<go::String>(Kind::String, "string");
constinit const Type TypeOf<go::unsafe::Pointer>::value = {.kind = Kind::UnsafePointer,
                                                           .align = 8,
                                                           .direct = true,
                                                           .size = 8,
                                                           .name = "unsafe.Pointer",
                                                           .equal = equalPointers};
constinit const Type TypeOf<go::Any>::value = {
    .kind = Kind::Interface, .align = 8, .isAny = true, .size = 16, .equal = equalFunction<go::Any>()};

namespace {

auto sameText(const char* a, const char* b) -> bool { return a == b || __builtin_strcmp(a, b) == 0; }

auto sameFields(const Type* a, const Type* b) -> bool {
  if (a->numField != b->numField) {
    return false;
  }
  for (go::Int i = 0; i < a->numField; i++) {
    const go::Field& f = a->fields[i];
    const go::Field& g = b->fields[i];
    if (f.embedded != g.embedded || !sameText(f.name, g.name) || !sameText(f.tag, g.tag) || !sameText(f.package, g.package) ||
        !sameType(f.type, g.type)) {
      return false;
    }
  }
  return true;
}

auto sameMethods(const Type* a, const Type* b) -> bool {
  if (a->numMethod != b->numMethod) {
    return false;
  }
  for (go::Int i = 0; i < a->numMethod; i++) {
    if (!sameText(a->methods[i].name, b->methods[i].name) || !sameType(a->methods[i].type, b->methods[i].type)) {
      return false;
    }
  }
  return true;
}

auto sameSignature(const Type* a, const Type* b) -> bool {
  if (a->numIn != b->numIn || a->numOut != b->numOut || a->variadic != b->variadic) {
    return false;
  }
  for (go::Int i = 0; i < a->numIn + a->numOut; i++) {
    if (!sameType(a->params[i], b->params[i])) {
      return false;
    }
  }
  return true;
}

}  // namespace

auto sameTypeSlow(const Type* a, const Type* b) -> bool {
  if (a->kind != b->kind || a->name != nullptr || b->name != nullptr || a->opaque || b->opaque) {
    return false;
  }
  switch (a->kind) {
    case Kind::Pointer:
    case Kind::Slice:
      return sameType(a->elem, b->elem);
    case Kind::Array:
      return a->len == b->len && sameType(a->elem, b->elem);
    case Kind::Chan:
      return a->direction == b->direction && sameType(a->elem, b->elem);
    case Kind::Map:
      return sameType(a->key, b->key) && sameType(a->elem, b->elem);
    case Kind::Struct:
      return sameFields(a, b);
    case Kind::Interface:
      return sameMethods(a, b);
    case Kind::Func:
      return sameSignature(a, b);
    default:
      return false;
  }
}

auto methodSet(const Type* type) -> MethodSet {
  if (type->kind == Kind::Pointer && type->name == nullptr) {
    const Type* elem = type->elem;
    if (elem->kind == Kind::Interface || elem->kind == Kind::Pointer) {
      return {};
    }
    return {elem->methods, elem->numMethod, true};
  }
  return {type->methods, type->numMethod, false};
}

auto findMethod(const Type* type, const char* name, const Type* signature) -> const go::Method* {
  MethodSet set = methodSet(type);
  go::Int low = 0;
  go::Int high = set.count;
  while (low < high) {
    go::Int middle = (low + high) / 2;
    const go::Method& m = set.methods[middle];
    int order = __builtin_strcmp(name, m.name);
    if (order == 0) {
      bool callable = set.pointer || !m.pointerReceiver;
      return callable && sameType(m.type, signature) ? &m : nullptr;
    }
    (order < 0 ? high : low) = order < 0 ? middle : middle + 1;
  }
  return nullptr;
}

auto dynamicOf(const Type* t, const void* p) -> Dynamic {
  const void* const* words = static_cast<const void* const*>(p);
  void* data = const_cast<void*>(words[1]);
  if (t->isAny) {
    return {static_cast<const Type*>(words[0]), data};
  }
  const Itab* itab = static_cast<const Itab*>(words[0]);
  return {itab == nullptr ? nullptr : itab->type, data};
}

}  // namespace gort

constinit const go::Type go::Empty::goType = go::structType<go::Empty>(nullptr);

namespace {
constexpr go::Method errorMethods[] = {go::interfaceMethod<go::String()>("Error")};
}  // namespace
constinit const go::Type go::ErrorInterface::goType = go::interfaceType<go::ErrorInterface>("error", errorMethods);
