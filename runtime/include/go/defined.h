// Defined types over basic types and pointers.
//
//   struct Celsius : go::Defined<Celsius, go::Float64> { using Defined::Defined; ... };
//   Celsius c(20);  c * 9 / 5 + 32;  go::Float64(c);  switch (day.value) { case Monday.value: ... }
//
// A defined type never converts implicitly; operators take two of the type, or one and a value of the underlying type
// (a constant).
#pragma once

#include "go/base.h"
#include "go/number.h"

namespace go {

template <class Self, class U>
struct Defined {
  using Underlying = U;

  U value{};

  constexpr Defined() = default;
  // Pointer types without a name convert to and from defined ones implicitly, as assignability says.
  constexpr explicit(!gort::isPointer<U>) Defined(U v) : value(v) {}
  constexpr Defined(decltype(nullptr))
    requires gort::isPointer<U>
  {}
  constexpr operator U() const
    requires gort::isPointer<U>
  {
    return value;
  }
  template <class Other, class V>
  constexpr explicit Defined(const Defined<Other, V>& other) : value(static_cast<U>(other.value)) {}

  // Conversion to any type that the underlying value converts to.
  template <class T>
    requires(!gort::DefinedType<T> && requires(const U& u) { static_cast<T>(u); })
  constexpr explicit operator T() const {
    return static_cast<T>(value);
  }

  friend constexpr auto operator==(const Self& a, const Self& b) -> bool { return a.value == b.value; }
  friend constexpr auto operator==(const Self& a, const U& b) -> bool { return a.value == b; }
  friend constexpr auto operator==(const Self& a, decltype(nullptr)) -> bool
    requires gort::isPointer<U>
  {
    return a.value == nullptr;
  }

#define GO_COMPARE(OP)                                                                                 \
  friend constexpr auto operator OP(const Self& a, const Self& b)->bool { return a.value OP b.value; } \
  friend constexpr auto operator OP(const Self& a, const U& b)->bool { return a.value OP b; }          \
  friend constexpr auto operator OP(const U& a, const Self& b)->bool { return a OP b.value; }
  GO_COMPARE(<)
  GO_COMPARE(<=)
  GO_COMPARE(>)
  GO_COMPARE(>=)
#undef GO_COMPARE

#define GO_BINARY(OP)                                                                                               \
  friend constexpr auto operator OP(const Self& a, const Self& b)->Self {                                           \
    return Self(static_cast<U>(a.value OP b.value));                                                                \
  }                                                                                                                 \
  friend constexpr auto operator OP(const Self& a, const U& b)->Self { return Self(static_cast<U>(a.value OP b)); } \
  friend constexpr auto operator OP(const U& a, const Self& b)->Self { return Self(static_cast<U>(a OP b.value)); } \
  friend constexpr auto operator OP##=(Self& a, const Self& b)->Self& {                                             \
    a.value = static_cast<U>(a.value OP b.value);                                                                   \
    return a;                                                                                                       \
  }                                                                                                                 \
  friend constexpr auto operator OP##=(Self& a, const U& b)->Self& {                                                \
    a.value = static_cast<U>(a.value OP b);                                                                         \
    return a;                                                                                                       \
  }
  GO_BINARY(+)
  GO_BINARY(-)
  GO_BINARY(*)
  GO_BINARY(/)
  GO_BINARY(%)
  GO_BINARY(&)
  GO_BINARY(|)
  GO_BINARY(^)
#undef GO_BINARY

#define GO_SHIFT(OP)                                                                                                   \
  friend constexpr auto operator OP(const Self& a, int count)->Self { return Self(static_cast<U>(a.value OP count)); } \
  friend constexpr auto operator OP##=(Self& a, int count)->Self& {                                                    \
    a.value = static_cast<U>(a.value OP count);                                                                        \
    return a;                                                                                                          \
  }
  GO_SHIFT(<<)
  GO_SHIFT(>>)
#undef GO_SHIFT

  constexpr auto operator+() const -> Self { return Self(value); }
  constexpr auto operator-() const -> Self { return Self(static_cast<U>(-value)); }
  constexpr auto operator~() const -> Self { return Self(static_cast<U>(~value)); }
  constexpr auto operator!() const -> Self { return Self(!value); }
  constexpr auto operator++() -> Self& {
    ++value;
    return static_cast<Self&>(*this);
  }
  constexpr auto operator--() -> Self& {
    --value;
    return static_cast<Self&>(*this);
  }
  constexpr auto operator++(int) -> Self {
    Self old(value);
    ++value;
    return old;
  }
  constexpr auto operator--(int) -> Self {
    Self old(value);
    --value;
    return old;
  }

  // A type over string is indexed, a type over a pointer dereferenced.
  constexpr auto operator[](Int i) const -> decltype(auto) { return value[i]; }
  constexpr auto operator->() const -> U { return value; }
  constexpr auto operator*() const -> decltype(auto) { return *value; }
};

// uintptr: an integer that holds an address without keeping anything alive.
struct Uintptr : Defined<Uintptr, unsigned long> {
  using Defined::Defined;
  explicit Uintptr(const volatile void* p) : Defined(reinterpret_cast<unsigned long>(p)) {}
  explicit operator void*() const { return reinterpret_cast<void*>(value); }
};

// Over a type that is a defined one itself in C++, as uintptr is: over what lies below.
template <class Self, gort::DefinedType U>
struct Defined<Self, U> : Defined<Self, typename U::Underlying> {
  using Defined<Self, typename U::Underlying>::Defined;
};

}  // namespace go
