// This file implements the order of map keys in printed maps: numbers and strings by value (NaN first), false before
// true, pointers by address, structs and arrays part by part, interfaces by type, then by value, nil first.
#include "pkg/fmt/printer.h"

namespace go::fmt {

namespace {

template <class T>
auto order(const void* a, const void* b) -> int {
  const T& x = *static_cast<const T*>(a);
  const T& y = *static_cast<const T*>(b);
  return x < y ? -1 : y < x ? 1 : 0;
}

template <class T>
auto orderFloats(const void* a, const void* b) -> int {
  const T& x = *static_cast<const T*>(a);
  const T& y = *static_cast<const T*>(b);
  if (x != x || y != y) {
    return x == x ? 1 : y == y ? -1 : 0;
  }
  return order<T>(a, b);
}

template <class T>
auto orderComplex(const void* a, const void* b) -> int {
  int re = orderFloats<T>(a, b);
  return re != 0 ? re : orderFloats<T>(static_cast<const T*>(a) + 1, static_cast<const T*>(b) + 1);
}

}  // namespace

auto compareKeys(const Type* type, const void* a, const void* b) -> int {
  switch (type->kind) {
    case Kind::Bool:
      return order<Bool>(a, b);
    case Kind::Int:
    case Kind::Int64:
      return order<Int>(a, b);
    case Kind::Int8:
      return order<Int8>(a, b);
    case Kind::Int16:
      return order<Int16>(a, b);
    case Kind::Int32:
      return order<Int32>(a, b);
    case Kind::Uint8:
      return order<Uint8>(a, b);
    case Kind::Uint16:
      return order<Uint16>(a, b);
    case Kind::Uint32:
      return order<Uint32>(a, b);
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr:
    case Kind::Pointer:
    case Kind::Chan:
    case Kind::UnsafePointer:
      return order<Uint>(a, b);
    case Kind::Float32:
      return orderFloats<Float32>(a, b);
    case Kind::Float64:
      return orderFloats<Float64>(a, b);
    case Kind::Complex64:
      return orderComplex<Float32>(a, b);
    case Kind::Complex128:
      return orderComplex<Float64>(a, b);
    case Kind::String:
      return gort::compare(*static_cast<const String*>(a), *static_cast<const String*>(b));
    case Kind::Struct:
      for (Int i = 0; i < type->numField; i++) {
        const Field& f = type->fields[i];
        int c = compareKeys(f.type, static_cast<const Byte*>(a) + f.offset, static_cast<const Byte*>(b) + f.offset);
        if (c != 0) {
          return c;
        }
      }
      return 0;
    case Kind::Array:
      for (Int i = 0; i < type->len; i++) {
        Int offset = i * type->elem->size;
        int c = compareKeys(type->elem, static_cast<const Byte*>(a) + offset, static_cast<const Byte*>(b) + offset);
        if (c != 0) {
          return c;
        }
      }
      return 0;
    case Kind::Interface: {
      gort::Dynamic x = gort::dynamicOf(type, a);
      gort::Dynamic y = gort::dynamicOf(type, b);
      if (x.type == nullptr || y.type == nullptr) {
        return x.type != nullptr ? 1 : y.type != nullptr ? -1 : 0;
      }
      if (x.type != y.type) {
        return order<const Type*>(&x.type, &y.type);
      }
      return compareKeys(x.type, gort::valueAddress(x), gort::valueAddress(y));
    }
    case Kind::Invalid:
    case Kind::Func:
    case Kind::Map:
    case Kind::Slice:
      return 0;
  }
  return 0;
}

}  // namespace go::fmt
