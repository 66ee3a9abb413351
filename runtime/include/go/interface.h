// Interfaces: go::Any, go::Error, go::Interface<Self>, and the assertions on them.
//
// Invariants
// - Two words. Any is {const Type*, data}; every other interface is {const Itab*, data}, the itab naming the dynamic
// type and holding the
//   interface's methods in the order of its Methods struct (sorted by name).
// - The data word is always a pointer: the value itself for pointers, unnamed map, chan and func types and
// unsafe.Pointer (Type::direct);
//   else a pointer to an immutable boxed copy.
#pragma once

#include "go/base.h"
#include "go/func.h"
#include "go/string.h"
#include "go/tuple.h"
#include "go/type.h"

namespace gort {

// The head of an itab; the interface's Methods struct follows it.
struct Itab {
  const go::Type* interface;
  const go::Type* type;
};

template <class Self, class T>
struct StaticItab {
  Itab head;
  typename Self::Methods methods;
};

template <class T>
struct Pointee {
  using Type = T;
};
template <class T>
struct Pointee<T*> {
  using Type = T;
};

template <class Self, class T>
inline constinit const StaticItab<Self, T> staticItab{{go::typeOf<Self>(), go::typeOf<T>()},
                                                      Self::template methodsOf<typename Pointee<T>::Type>};

// What an interface holds, whatever its static type.
struct Dynamic {
  const go::Type* type;  // null for a nil interface
  void* data;
};

auto box(const go::Type* type, const void* value) -> void*;

// The itab of a type for an interface; null where the type lacks a method.
auto findItab(const go::Type* interface, const go::Type* type) -> const Itab*;

auto sameTypeSlow(const go::Type* a, const go::Type* b) -> bool;
inline auto sameType(const go::Type* a, const go::Type* b) -> bool {
  return a == b || (a != nullptr && b != nullptr && a->kind == b->kind && a->name == nullptr && sameTypeSlow(a, b));
}

// The same for a dynamic type and a T known at compile time; predeclared types have one descriptor for sure.
template <class T>
auto holds(const go::Type* dynamic) -> bool {
  if constexpr (isInteger<T> || isFloat<T> || isSame<T, bool> || isSame<T, go::String>) {
    return dynamic == go::typeOf<T>();
  } else {
    return sameType(dynamic, go::typeOf<T>());
  }
}

auto equalDynamic(Dynamic a, Dynamic b) -> bool;  // panics on uncomparable values

// Raises *runtime.TypeAssertionError; `interface` is the static type of the operand.
[[noreturn, gnu::cold]] void panicAssert(const go::Type* interface, const go::Type* dynamic, const go::Type* asserted);

template <class T>
auto dataOf(const T& value) -> void* {
  if constexpr (isPointer<T>) {
    return const_cast<void*>(static_cast<const volatile void*>(value));
  } else if constexpr (isDirect<T>) {
    void* word;
    __builtin_memcpy(&word, &value, sizeof(word));
    return word;
  } else {
    return box(go::typeOf<T>(), &value);
  }
}

template <class T>
auto valueOf(void* data) -> T {
  if constexpr (isPointer<T>) {
    return static_cast<T>(data);
  } else if constexpr (isDirect<T>) {
    T value;
    __builtin_memcpy(static_cast<void*>(&value), &data, sizeof(data));
    return value;
  } else {
    return *static_cast<const T*>(data);
  }
}

struct InterfaceBase {};

template <class T>
concept InterfaceType = __is_base_of(InterfaceBase, T);

struct AnyRep : InterfaceBase {
  const go::Type* type_ = nullptr;
  void* data_ = nullptr;
};
template <class T>
inline constexpr bool isEmptyInterface = __is_base_of(AnyRep, T);

// What may become an interface value: literals decay, C++ functions and lambdas have no Go type.
template <class T>
concept Boxable = !isSame<T, decltype(nullptr)> && !InterfaceType<T>;

}  // namespace gort

namespace go {

// interface{}; also the base of named empty interfaces.
struct Any : gort::AnyRep {
  constexpr Any() = default;
  constexpr Any(decltype(nullptr)) {}
  constexpr Any(gort::AnyRep rep) : AnyRep(rep) {}
  template <gort::Boxable T>
  Any(const T& value) : AnyRep{{}, typeOf<T>(), gort::dataOf(value)} {}
  template <size_t N>
  Any(const char (&literal)[N]) : Any(String(literal)) {}
  template <gort::InterfaceType I>
    requires(!gort::isEmptyInterface<I>)
  Any(const I& other) : Any(other.dynamic()) {}
  explicit Any(gort::Dynamic d) : AnyRep{{}, d.type, d.data} {}

  auto dynamic() const -> gort::Dynamic { return {type_, data_}; }
  auto type() const -> const Type* { return type_; }
  auto data() const -> void* { return data_; }

  // Takes interfaces only: lookup finds it, too, for generic types with an interface as argument.
  template <gort::InterfaceType A, gort::InterfaceType B>
    requires(gort::isEmptyInterface<A> && gort::isEmptyInterface<B>)
  friend auto operator==(const A& a, const B& b) -> bool {
    return gort::equalDynamic(a.dynamic(), b.dynamic());
  }
  friend auto operator==(const Any& a, decltype(nullptr)) -> bool { return a.type_ == nullptr; }
};

template <class Self>
struct Interface : gort::InterfaceBase {
  constexpr Interface() = default;
  constexpr Interface(decltype(nullptr)) {}
  template <gort::Boxable T>
  Interface(const T& value) : itab_(&gort::staticItab<Self, T>.head), data_(gort::dataOf(value)) {}
  template <gort::InterfaceType I>
    requires(!gort::isSame<I, Self>)
  Interface(const I& other) : Interface(other.dynamic()) {}
  explicit Interface(gort::Dynamic d) : data_(d.data) {
    itab_ = d.type == nullptr ? nullptr : gort::findItab(typeOf<Self>(), d.type);
  }
  Interface(const gort::Itab* itab, void* data) : itab_(itab), data_(data) {}

  auto dynamic() const -> gort::Dynamic { return {type(), data_}; }
  auto type() const -> const Type* { return itab_ == nullptr ? nullptr : itab_->type; }
  auto data() const -> void* { return data_; }

  // The method table; the read through a nil itab is Go's nil dereference.
  auto methods() const -> const auto* {
    return &reinterpret_cast<const gort::StaticItab<Self, void*>*>(itab_)->methods;
  }

  template <class Other>  // nothing converts to Self here: see Any
    requires(gort::isSame<Other, Self>)
  friend auto operator==(const Other& a, const Self& b) -> bool {
    return gort::equalDynamic(a.dynamic(), b.dynamic());
  }
  friend auto operator==(const Self& a, decltype(nullptr)) -> bool { return a.type() == nullptr; }

 private:
  const gort::Itab* itab_ = nullptr;
  void* data_ = nullptr;
};

// error. The struct has another name because C++ forbids a method named like its class.
struct ErrorInterface : Interface<ErrorInterface> {
  using Interface::Interface;
  struct Methods {
    String (*Error)(void* self);
  };
  template <class T>
  static constexpr Methods methodsOf = {.Error = [](void* self) -> String { return static_cast<T*>(self)->Error(); }};
  auto Error() const -> String { return methods()->Error(data()); }
  static const Type goType;
};
using Error = ErrorInterface;

// x.(T) with a comma-ok; T is a concrete type or an interface.
template <class T, gort::InterfaceType I>
auto cast(const I& x) -> Tuple<T, Bool> {
  const Type* type = x.type();
  if constexpr (gort::isEmptyInterface<T>) {
    return {T(x.dynamic()), type != nullptr};
  } else if constexpr (gort::InterfaceType<T>) {
    const gort::Itab* itab = type == nullptr ? nullptr : gort::findItab(typeOf<T>(), type);
    return itab == nullptr ? Tuple<T, Bool>{nullptr, false} : Tuple<T, Bool>{T(itab, x.data()), true};
  } else {
    if (!gort::holds<T>(type)) {
      return {T{}, false};
    }
    return {gort::valueOf<T>(x.data()), true};
  }
}

// x.(T); panics with *runtime.TypeAssertionError.
template <class T, gort::InterfaceType I>
auto assertTo(const I& x) -> T {
  auto [value, ok] = cast<T>(x);
  if (!ok) [[unlikely]] {
    gort::panicAssert(typeOf<I>(), x.type(), typeOf<T>());
  }
  return value;
}

// Whether x holds a T; the case of a type switch without variable.
template <class T, gort::InterfaceType I>
auto is(const I& x) -> Bool {
  const Type* type = x.type();
  if constexpr (gort::isEmptyInterface<T>) {
    return type != nullptr;
  } else if constexpr (gort::InterfaceType<T>) {
    return type != nullptr && gort::findItab(typeOf<T>(), type) != nullptr;
  } else {
    return gort::holds<T>(type);
  }
}

}  // namespace go
