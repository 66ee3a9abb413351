// The ground of everything generated code sees: Go's basic types, and the cold ends of the checks that inline code
// makes.
//
// Invariants: no standard header but <stddef.h> and <initializer_list>; every value type is trivially copyable and
// trivially destructible, because the landing of a recovered panic runs no destructors; int and int64 are distinct
// types, as in Go.
#pragma once

#include <stddef.h>

#include <initializer_list>

#include "go/stacks.h"

static_assert(sizeof(void*) == 8 && sizeof(long) == 8, "go2cpp: only 64-bit (LP64) targets are supported");

namespace go {

using Bool = bool;
using Int = long;
using Int8 = signed char;
using Int16 = short;
using Int32 = int;
using Int64 = long long;
using Uint = unsigned long;
using Uint8 = unsigned char;
using Uint16 = unsigned short;
using Uint32 = unsigned int;
using Uint64 = unsigned long long;
using Byte = Uint8;
using Rune = Int32;
using Float32 = float;
using Float64 = double;

namespace unsafe {
using Pointer = void*;
}

struct Type;
struct Any;
struct String;
template <class T>
struct Slice;
template <class T, Int N>
struct Array;
template <class K, class V>
struct Map;
template <class T>
class Chan;
template <class T>
class SendChan;
template <class T>
class RecvChan;
template <class Signature>
struct Func;

// The descriptor of T: a constant expression. Defined in go/type.h.
template <class T>
constexpr auto typeOf() -> const Type*;

}  // namespace go

// The runtime's side of inline code. Generated code never names it.
namespace gort {

// ---- small type traits, so that no standard header is needed ----

template <class T>
struct Identity {
  using Type = T;
};
template <class T>
using IdentityOf = typename Identity<T>::Type;  // a parameter of this type takes no part in deduction

template <bool Condition, class T, class U>
struct Choose {
  using Type = T;
};
template <class T, class U>
struct Choose<false, T, U> {
  using Type = U;
};

template <class T, class U>
inline constexpr bool isSame = false;
template <class T>
inline constexpr bool isSame<T, T> = true;

template <class T>
inline constexpr bool isPointer = false;
template <class T>
inline constexpr bool isPointer<T*> = true;

template <class T>
inline constexpr bool isFloat = isSame<T, float> || isSame<T, double>;

template <class T>
inline constexpr bool isInteger =
    isSame<T, go::Int> || isSame<T, go::Int8> || isSame<T, go::Int16> || isSame<T, go::Int32> || isSame<T, go::Int64> ||
    isSame<T, go::Uint> || isSame<T, go::Uint8> || isSame<T, go::Uint16> || isSame<T, go::Uint32> ||
    isSame<T, go::Uint64>;

template <class T>
concept Integer = isInteger<T>;
template <class T>
concept Number = isInteger<T> || isFloat<T>;

// A go::Defined type: one field `value` of the underlying type.
template <class T>
concept DefinedType = requires { typename T::Underlying; };

// The number under a defined type, or the number itself.
template <class T>
constexpr auto underlying(const T& x) -> auto {
  if constexpr (DefinedType<T>) {
    return x.value;
  } else {
    return x;
  }
}
template <class T>
using UnderlyingOf = decltype(underlying(*static_cast<const T*>(nullptr)));

// The type of an operation on a and b, which have one type in Go. A bare constant has no say: a literal (of type
// char[N]), an int beside anything else, a double beside anything but int.
template <class T>
inline constexpr int typeRank = isSame<T, int>      ? 0
                                : isSame<T, double> ? 1
                                                    : 2;
template <size_t N>
inline constexpr int typeRank<char[N]> = 0;
template <class A, class B>
using OperandType = typename Choose<(typeRank<A> >= typeRank<B>), A, B>::Type;

// ---- cold ends of checks; each raises the run-time panic that gc raises ----

// Why an index or a slice expression was refused; the order of x and y follows runtime/lang/errors.h.
enum class Bounds : go::Uint8 {
  Index,
  SliceLen,
  SliceCap,
  SliceOrder,
  Slice3Len,
  Slice3Cap,
  Slice3High,
  Slice3Low,
  Convert
};

[[noreturn, gnu::cold]] void panicIndex(go::Int index, go::Int len);
[[noreturn, gnu::cold]] void panicBounds(Bounds code, go::Int x, go::Int y);
[[noreturn, gnu::cold]] void panicDivide();
[[noreturn, gnu::cold]] void panicShift();
[[noreturn, gnu::cold]] void panicNil();
[[noreturn, gnu::cold]] void panicNilMap();

// Refuses to compile (with optimisation; without it arithmetic wraps anyway) where signed arithmetic does not wrap.
[[gnu::error("go2cpp: signed arithmetic must wrap: compile with the flags that `go2cpp --cxxflags` prints (-fwrapv)")]]
void needsWrapping();
[[gnu::always_inline]] inline void requireWrapping() {
  int x = 0;
  asm("" : "+r"(x));
  if (__builtin_constant_p(x + 1 > x) && x + 1 > x) {
    needsWrapping();
  }
}

// ---- allocation: zeroed, 16-byte aligned, never null ----

auto allocate(const go::Type* type) -> void*;
auto allocateArray(const go::Type* elem, go::Int n) -> void*;  // n has been checked
auto allocateClosure(size_t bytes) -> void*;                   // scanned conservatively
auto allocateBytes(go::Int n) -> void*;                        // never scanned; not zeroed

}  // namespace gort

namespace go {

// Raises Go's nil dereference panic where the hardware would not notice a nil p, or the address of a part of *p.
template <class T>
auto nilCheck(T* p) -> T* {
  if (reinterpret_cast<size_t>(p) < 4096) [[unlikely]] {
    gort::panicNil();
  }
  return p;
}

// Storage on the collected heap. `&T{...}` is alloc(T{...}); a variable that escapes is `auto& n = heap<Int>(0)`.
template <class T>
auto alloc() -> T* {
  static_assert(__is_trivially_copyable(T), "go2cpp: values of Go types are trivially copyable");
  return static_cast<T*>(gort::allocate(typeOf<T>()));
}

template <class T>
auto alloc(const T& value) -> T* {
  T* p = alloc<T>();
  *p = value;
  return p;
}

template <class T>
auto heap(const gort::IdentityOf<T>& value) -> T& {
  return *alloc<T>(value);
}

template <class T>
auto heap() -> T& {
  return *alloc<T>();
}

}  // namespace go
