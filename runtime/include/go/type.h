// Type descriptors: what reflection, %v, type switches, interfaces, hashing and the collector know about a Go type.
//
// Invariants
// - A descriptor is a constant (constinit) and holds structure only. What follows from it (type string, hash, the
// collector's size class and
//   pointer mask) is computed by the runtime on first use and kept in `cache`; cache fields are only ever written with
//   the one right value.
// - Equal types have one descriptor, so address equality is type identity. Two exceptions, which gort::sameType
// compares by structure:
//   unnamed structs, and types that the runtime composes (reflection).
// - Readers outside inline code use runtime/lang/type.h (typeString, sameType, findMethod, hashValue, equalValues).
#pragma once

#include "go/base.h"
#include "go/complex.h"
#include "go/defined.h"
#include "go/tuple.h"

namespace go {

// Numbered as reflect.Kind.
enum class Kind : Uint8 {
  Invalid,
  Bool,
  Int,
  Int8,
  Int16,
  Int32,
  Int64,
  Uint,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Uintptr,
  Float32,
  Float64,
  Complex64,
  Complex128,
  Array,
  Chan,
  Func,
  Interface,
  Map,
  Pointer,
  Slice,
  String,
  Struct,
  UnsafePointer
};

// Directions of a channel type; numbered as reflect.ChanDir.
enum class ChanDir : Uint8 { None = 0, Recv = 1, Send = 2, Both = 3 };

struct Field {
  const char* name = "";
  const Type* type = nullptr;
  size_t offset = 0;
  const char* tag = "";
  bool embedded = false;
  const char* package = "";  // of an unexported field of an unnamed struct, which is another type in each package
};

// One method. Names of unexported methods carry the package path ("main.area").
struct Method {
  const char* name = "";
  const Type* type = nullptr;  // func type without the receiver
  const void* code = nullptr;  // address of a function pointer R (*)(void* self, A...), self pointing to the receiver;
                               // null in interfaces
  bool pointerReceiver = false;
};

struct Type {
  Kind kind = Kind::Invalid;
  Uint8 align = 1;
  ChanDir direction = ChanDir::None;
  bool direct =
      false;  // an interface's data word is the value itself (pointer-shaped unnamed types and unsafe.Pointer)
  bool variadic = false;  // func: the last parameter is ...T
  bool isAny = false;     // interface: two words {const Type*, data}; otherwise {const Itab*, data}
  bool opaque = false;    // a C++ struct without descriptor: no fields are known, the collector scans every word
  Int size = 0;
  const char* name =
      nullptr;  // "main.Celsius", "encoding/json.Decoder" (with the package path); null for unnamed types
  const Type* elem = nullptr;  // array, chan, map, pointer, slice
  const Type* key = nullptr;   // map
  Int len = 0;                 // array
  const Field* fields = nullptr;
  Int numField = 0;
  const Method* methods =
      nullptr;  // sorted by name; of the type and of pointers to it; of an interface: what it asks for
  Int numMethod = 0;
  const Type* const* params = nullptr;  // func: numIn parameters, then numOut results
  Int numIn = 0;
  Int numOut = 0;
  bool (*equal)(const void* a, const void* b) = nullptr;  // null: not comparable

  struct Cache {
    Uint32 allocClass = 0;         // runtime/mem: size class and mask of one value; 0 = not computed
    Uint32 hash = 0;               // runtime/lang
    const void* layout = nullptr;  // runtime/mem: pointer layout
    const Type* entry = nullptr;   // runtime/lang: of a map type, key and value as one struct
    const char* string = nullptr;  // runtime/lang: what reflect's String() gives
    Int stringLen = 0;
  };
  mutable Cache cache{};
};

// The type of values without fields, struct{}.
struct Empty {
  friend constexpr auto operator==(const Empty&, const Empty&) -> bool { return true; }
  static const Type goType;
};

// Marks the last parameter of a func type as variadic: Func<void(String, Variadic<Any>)> is func(string, ...any).
template <class T>
struct Variadic;

}  // namespace go

namespace gort {

template <class T>
concept EqualityComparable = requires(const T& a, const T& b) { static_cast<bool>(a == b); };

template <class T>
constexpr auto equalFunction() -> bool (*)(const void*, const void*) {
  if constexpr (EqualityComparable<T>) {
    return [](const void* a, const void* b) -> bool { return *static_cast<const T*>(a) == *static_cast<const T*>(b); };
  } else {
    return nullptr;
  }
}

// Descriptors of unnamed types. Those of basic types are defined in runtime/lang/type.cpp.
template <class T>
struct TypeOf {
  static inline constinit const go::Type value{
      .kind = go::Kind::Struct, .align = alignof(T), .opaque = true, .size = sizeof(T), .equal = equalFunction<T>()};
};

#define GO_BASIC_TYPE(T)         \
  template <>                    \
  struct TypeOf<T> {             \
    static const go::Type value; \
  };
GO_BASIC_TYPE(go::Bool)
GO_BASIC_TYPE(go::Int)
GO_BASIC_TYPE(go::Int8)
GO_BASIC_TYPE(go::Int16)
GO_BASIC_TYPE(go::Int32)
GO_BASIC_TYPE(go::Int64)
GO_BASIC_TYPE(go::Uint)
GO_BASIC_TYPE(go::Uint8)
GO_BASIC_TYPE(go::Uint16)
GO_BASIC_TYPE(go::Uint32)
GO_BASIC_TYPE(go::Uint64)
GO_BASIC_TYPE(go::Uintptr)
GO_BASIC_TYPE(go::Float32)
GO_BASIC_TYPE(go::Float64)
GO_BASIC_TYPE(go::Complex64)
GO_BASIC_TYPE(go::Complex128)
GO_BASIC_TYPE(go::String)
GO_BASIC_TYPE(go::Any)
GO_BASIC_TYPE(go::unsafe::Pointer)
#undef GO_BASIC_TYPE

auto equalPointers(const void* a, const void* b) -> bool;  // compares two words that hold pointers

template <class T>
inline constexpr bool isVariadic = false;
template <class T>
inline constexpr bool isVariadic<go::Variadic<T>> = true;

template <class T>
struct TypeOf<T*> {
  static inline constinit const go::Type value{.kind = go::Kind::Pointer,
                                               .align = 8,
                                               .direct = true,
                                               .size = 8,
                                               .elem = go::typeOf<T>(),
                                               .equal = equalPointers};
};

template <class T>
struct TypeOf<go::Slice<T>> {
  static inline constinit const go::Type value{
      .kind = go::Kind::Slice, .align = 8, .size = 24, .elem = go::typeOf<T>()};
};

template <class T, go::Int N>
struct TypeOf<go::Array<T, N>> {
  static inline constinit const go::Type value{.kind = go::Kind::Array,
                                               .align = alignof(T),
                                               .size = N == 0 ? 0 : static_cast<go::Int>(sizeof(T)) * N,
                                               .elem = go::typeOf<T>(),
                                               .len = N,
                                               .equal = equalFunction<go::Array<T, N>>()};
};

template <class K, class V>
struct TypeOf<go::Map<K, V>> {
  static inline constinit const go::Type value{
      .kind = go::Kind::Map, .align = 8, .direct = true, .size = 8, .elem = go::typeOf<V>(), .key = go::typeOf<K>()};
};

constexpr auto chanType(const go::Type* elem, go::ChanDir direction) -> go::Type {
  return {.kind = go::Kind::Chan,
          .align = 8,
          .direction = direction,
          .direct = true,
          .size = 8,
          .elem = elem,
          .equal = equalPointers};
}
template <class T>
struct TypeOf<go::Chan<T>> {
  static inline constinit const go::Type value = chanType(go::typeOf<T>(), go::ChanDir::Both);
};
template <class T>
struct TypeOf<go::SendChan<T>> {
  static inline constinit const go::Type value = chanType(go::typeOf<T>(), go::ChanDir::Send);
};
template <class T>
struct TypeOf<go::RecvChan<T>> {
  static inline constinit const go::Type value = chanType(go::typeOf<T>(), go::ChanDir::Recv);
};

// The parameter and result lists of a func type.
template <class R, class... A>
struct Signature {
  static constexpr go::Int numOut = 1;
  static constexpr const go::Type* params[] = {go::typeOf<A>()..., go::typeOf<R>()};
};
template <class... A>
struct Signature<void, A...> {
  static constexpr go::Int numOut = 0;
  static constexpr const go::Type* params[] = {go::typeOf<A>()..., nullptr};
};
template <class... R, class... A>
struct Signature<go::Tuple<R...>, A...> {
  static constexpr go::Int numOut = sizeof...(R);
  static constexpr const go::Type* params[] = {go::typeOf<A>()..., go::typeOf<R>()...};
};
template <class R, class... A>
struct TypeOf<go::Func<R(A...)>> {
  static inline constinit const go::Type value{.kind = go::Kind::Func,
                                               .align = 8,
                                               .direct = true,
                                               .variadic = (false || ... || isVariadic<A>),
                                               .size = 8,
                                               .params = Signature<R, A...>::params,
                                               .numIn = sizeof...(A),
                                               .numOut = Signature<R, A...>::numOut};
};

// Whether an interface's data word is the value itself. As Type::direct, at compile time.
template <class T>
inline constexpr bool isDirect = false;
template <class T>
inline constexpr bool isDirect<T*> = true;
template <class K, class V>
inline constexpr bool isDirect<go::Map<K, V>> = true;
template <class T>
inline constexpr bool isDirect<go::Chan<T>> = true;
template <class T>
inline constexpr bool isDirect<go::SendChan<T>> = true;
template <class T>
inline constexpr bool isDirect<go::RecvChan<T>> = true;
template <class S>
inline constexpr bool isDirect<go::Func<S>> = true;

// The function pointer that a method table's `code` points to: self first, as a dynamic itab needs it.
template <auto member>
struct MethodCode;
template <class T, class R, class... A, R (T::*member)(A...)>
struct MethodCode<member> {
  using Function = go::Func<R(A...)>;
  static constexpr bool pointerReceiver = true;
  static constexpr R (*code)(void*, A...) = [](void* self, A... a) -> R {
    return (static_cast<T*>(self)->*member)(a...);
  };
};
template <class T, class R, class... A, R (T::*member)(A...) const>
struct MethodCode<member> {
  using Function = go::Func<R(A...)>;
  static constexpr bool pointerReceiver = false;
  static constexpr R (*code)(void*, A...) = [](void* self, A... a) -> R {
    return (static_cast<const T*>(self)->*member)(a...);
  };
};

struct FieldList {
  const go::Field* first = nullptr;
  go::Int count = 0;
  constexpr FieldList() = default;
  template <size_t N>
  constexpr FieldList(const go::Field (&fields)[N]) : first(fields), count(N) {}
};
struct MethodList {
  const go::Method* first = nullptr;
  go::Int count = 0;
  constexpr MethodList() = default;
  template <size_t N>
  constexpr MethodList(const go::Method (&methods)[N]) : first(methods), count(N) {}
};

template <class T>
constexpr auto sizeOf() -> go::Int {
  return __is_empty(T) ? 0 : static_cast<go::Int>(sizeof(T));
}

}  // namespace gort

namespace go {

template <class T>
constexpr auto typeOf() -> const Type* {
  if constexpr (gort::isVariadic<T>) {
    return typeOf<typename T::List>();
  } else if constexpr (requires { T::goType; }) {
    return &T::goType;
  } else {
    return &gort::TypeOf<T>::value;
  }
}

// ---- for the tables at the end of emitted files ----

// method<&T::M>("M"): a const member has a value receiver.
template <auto member>
constexpr auto method(const char* name) -> Method {
  using Code = gort::MethodCode<member>;
  return {.name = name,
          .type = typeOf<typename Code::Function>(),
          .code = &Code::code,
          .pointerReceiver = Code::pointerReceiver};
}

// interfaceMethod<R(A...)>("M"): what an interface asks for.
template <class S>
constexpr auto interfaceMethod(const char* name) -> Method {
  return {.name = name, .type = typeOf<Func<S>>()};
}

// A struct; name is null for an unnamed one. A native one may list no fields: the collector then scans every word.
template <class T>
constexpr auto structType(const char* name, gort::FieldList fields = {}, gort::MethodList methods = {}) -> Type {
  return {.kind = Kind::Struct,
          .align = alignof(T),
          .opaque = fields.count == 0 && !__is_empty(T),
          .size = gort::sizeOf<T>(),
          .name = name,
          .fields = fields.first,
          .numField = fields.count,
          .methods = methods.first,
          .numMethod = methods.count,
          .equal = gort::equalFunction<T>()};
}
template <class T>
constexpr auto structType(const char* name, decltype(nullptr), gort::MethodList methods = {}) -> Type {
  return structType<T>(name, gort::FieldList(), methods);
}

}  // namespace go

namespace gort {

template <class U>
constexpr auto kindOf() -> go::Kind {
  using go::Kind;
  if constexpr (isPointer<U>) {
    return isSame<U, void*> ? Kind::UnsafePointer : Kind::Pointer;
  } else {
    return isSame<U, go::Bool>         ? Kind::Bool
           : isSame<U, go::Int>        ? Kind::Int
           : isSame<U, go::Int8>       ? Kind::Int8
           : isSame<U, go::Int16>      ? Kind::Int16
           : isSame<U, go::Int32>      ? Kind::Int32
           : isSame<U, go::Int64>      ? Kind::Int64
           : isSame<U, go::Uint>       ? Kind::Uint
           : isSame<U, go::Uint8>      ? Kind::Uint8
           : isSame<U, go::Uint16>     ? Kind::Uint16
           : isSame<U, go::Uint32>     ? Kind::Uint32
           : isSame<U, go::Uint64>     ? Kind::Uint64
           : isSame<U, go::Uintptr>    ? Kind::Uintptr
           : isSame<U, go::Float32>    ? Kind::Float32
           : isSame<U, go::Float64>    ? Kind::Float64
           : isSame<U, go::Complex64>  ? Kind::Complex64
           : isSame<U, go::Complex128> ? Kind::Complex128
                                       : Kind::String;
  }
}

template <class U>
struct ElementsOf {
  static constexpr auto fill(go::Type t) -> go::Type { return t; }
};
template <class T>
struct ElementsOf<T*> {
  static constexpr auto fill(go::Type t) -> go::Type {
    if constexpr (!isSame<T, void>) {
      t.elem = go::typeOf<T>();
    }
    return t;
  }
};
template <class T>
struct ElementsOf<go::Slice<T>> {
  static constexpr auto fill(go::Type t) -> go::Type {
    t.kind = go::Kind::Slice;
    t.elem = go::typeOf<T>();
    return t;
  }
};
template <class T, go::Int N>
struct ElementsOf<go::Array<T, N>> {
  static constexpr auto fill(go::Type t) -> go::Type {
    t.kind = go::Kind::Array;
    t.elem = go::typeOf<T>();
    t.len = N;
    t.size = N == 0 ? 0 : t.size;
    return t;
  }
};
template <class K, class V>
struct ElementsOf<go::Map<K, V>> {
  static constexpr auto fill(go::Type t) -> go::Type {
    t.kind = go::Kind::Map;
    t.key = go::typeOf<K>();
    t.elem = go::typeOf<V>();
    return t;
  }
};
template <class T>
struct ElementsOf<go::Chan<T>> {
  static constexpr auto fill(go::Type t) -> go::Type {
    t.kind = go::Kind::Chan;
    t.direction = go::ChanDir::Both;
    t.elem = go::typeOf<T>();
    return t;
  }
};
template <class T>
struct ElementsOf<go::SendChan<T>> {
  static constexpr auto fill(go::Type t) -> go::Type {
    t = ElementsOf<go::Chan<T>>::fill(t);
    t.direction = go::ChanDir::Send;
    return t;
  }
};
template <class T>
struct ElementsOf<go::RecvChan<T>> {
  static constexpr auto fill(go::Type t) -> go::Type {
    t = ElementsOf<go::Chan<T>>::fill(t);
    t.direction = go::ChanDir::Recv;
    return t;
  }
};
template <class R, class... A>
struct ElementsOf<go::Func<R(A...)>> {
  static constexpr auto fill(go::Type t) -> go::Type {
    t.kind = go::Kind::Func;
    t.variadic = (false || ... || isVariadic<A>);
    t.params = Signature<R, A...>::params;
    t.numIn = sizeof...(A);
    t.numOut = Signature<R, A...>::numOut;
    return t;
  }
};

}  // namespace gort

namespace go {

// A defined type T over U (basic, pointer, slice, array, map, chan or func type).
template <class T, class U>
constexpr auto definedType(const char* name, gort::MethodList methods = {}) -> Type {
  return gort::ElementsOf<U>::fill({.kind = gort::kindOf<U>(),
                                    .align = alignof(T),
                                    .size = sizeof(T),
                                    .name = name,
                                    .methods = methods.first,
                                    .numMethod = methods.count,
                                    .equal = gort::equalFunction<T>()});
}

// An interface type; name is null for an unnamed one.
template <class T>
constexpr auto interfaceType(const char* name, gort::MethodList methods = {}) -> Type {
  return {.kind = Kind::Interface,
          .align = alignof(T),
          .isAny = __is_base_of(Any, T),
          .size = sizeof(T),
          .name = name,
          .methods = methods.first,
          .numMethod = methods.count,
          .equal = gort::equalFunction<T>()};
}

}  // namespace go
