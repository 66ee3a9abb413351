// Arithmetic where C++ and Go differ: division, shifts, conversions of floating values to integers, min and max.
//
// Wrapping is the compiler's business (-fwrapv); see gort::requireWrapping for what happens without it.
#pragma once

#include "go/base.h"

namespace gort {

// Division that neither traps nor is undefined: the least integer divided by -1 is itself.
template <class T>
constexpr auto quotient(T a, T b) -> T {
  if constexpr (isFloat<T>) {
    return a / b;
  } else {
    if (b == 0) [[unlikely]] {
      panicDivide();
    }
    if constexpr (static_cast<T>(-1) < 0) {
      if (b == static_cast<T>(-1)) [[unlikely]] {
        return static_cast<T>(T{0} - a);
      }
    }
    return static_cast<T>(a / b);
  }
}

template <class T>
constexpr auto remainder(T a, T b) -> T {
  if (b == 0) [[unlikely]] {
    panicDivide();
  }
  if constexpr (static_cast<T>(-1) < 0) {
    if (b == static_cast<T>(-1)) [[unlikely]] {
      return 0;
    }
  }
  return static_cast<T>(a % b);
}

template <class T>
struct UnsignedOf;
template <>
struct UnsignedOf<go::Int8> {
  using Type = go::Uint8;
};
template <>
struct UnsignedOf<go::Int16> {
  using Type = go::Uint16;
};
template <>
struct UnsignedOf<go::Int32> {
  using Type = go::Uint32;
};
template <>
struct UnsignedOf<go::Int> {
  using Type = go::Uint;
};
template <>
struct UnsignedOf<go::Int64> {
  using Type = go::Uint64;
};

template <class T>
inline constexpr bool isSigned = static_cast<T>(-1) < static_cast<T>(0);

// The shift count as an unsigned number; a negative one panics.
template <class N>
constexpr auto shiftCount(N n) -> go::Uint64 {
  if constexpr (isSigned<N>) {
    if (n < 0) [[unlikely]] {
      panicShift();
    }
  }
  return static_cast<go::Uint64>(n);
}

// Truncation as amd64 does it: what does not fit becomes the least integer.
constexpr auto truncate64(double f) -> long {
#if defined(__x86_64__)
  if (!__builtin_is_constant_evaluated()) {
    using Pair = double __attribute__((vector_size(16)));
    return static_cast<long>(__builtin_ia32_cvttsd2si64(Pair{f, 0}));
  }
#endif
  constexpr long least = -0x7fffffffffffffff - 1;
  return f >= -9223372036854775808.0 && f < 9223372036854775808.0 ? static_cast<long>(f) : least;
}

constexpr auto truncate32(double f) -> int {
#if defined(__x86_64__)
  if (!__builtin_is_constant_evaluated()) {
    using Pair = double __attribute__((vector_size(16)));
    return __builtin_ia32_cvttsd2si(Pair{f, 0});
  }
#endif
  constexpr int least = -0x7fffffff - 1;
  return f > -2147483649.0 && f < 2147483648.0 ? static_cast<int>(f) : least;
}

constexpr auto truncateUnsigned64(double f) -> unsigned long {
  constexpr double half = 9223372036854775808.0;
  if (f < half) {
    return static_cast<unsigned long>(truncate64(f));
  }
  return static_cast<unsigned long>(truncate64(f - half)) | 1UL << 63;
}

}  // namespace gort

namespace go {

// a / b and a % b of integers; division by zero panics.
template <class A, class B>
constexpr auto div(A a, B b) -> gort::OperandType<A, B> {
  using R = gort::OperandType<A, B>;
  using T = gort::UnderlyingOf<R>;
  return R(gort::quotient<T>(static_cast<T>(gort::underlying(a)), static_cast<T>(gort::underlying(b))));
}

template <class A, class B>
constexpr auto mod(A a, B b) -> gort::OperandType<A, B> {
  using R = gort::OperandType<A, B>;
  using T = gort::UnderlyingOf<R>;
  return R(gort::remainder<T>(static_cast<T>(gort::underlying(a)), static_cast<T>(gort::underlying(b))));
}

// x << n and x >> n for any n: counts of the width and more shift everything out, negative counts panic.
template <class T, class N>
constexpr auto shl(T x, N n) -> T {
  using U = gort::UnderlyingOf<T>;
  Uint64 count = gort::shiftCount(gort::underlying(n));
  if (count >= sizeof(U) * 8) {
    return T(U{0});
  }
  return T(static_cast<U>(static_cast<Uint64>(gort::underlying(x)) << count));
}

template <class T, class N>
constexpr auto shr(T x, N n) -> T {
  using U = gort::UnderlyingOf<T>;
  Uint64 count = gort::shiftCount(gort::underlying(n));
  if (count >= sizeof(U) * 8) {
    if constexpr (!gort::isSigned<U>) {
      return T(U{0});
    }
    count = sizeof(U) * 8 - 1;
  }
  return T(static_cast<U>(gort::underlying(x) >> count));
}

// T(f) for a floating f and an integer type T, with the results of gc on amd64 for values that do not fit.
template <class To, class From>
constexpr auto convert(From from) -> To {
  using U = gort::UnderlyingOf<To>;
  auto f = gort::underlying(from);
  if constexpr (!gort::isFloat<decltype(f)> || gort::isFloat<U>) {
    return To(static_cast<U>(f));
  } else if constexpr (sizeof(U) == 8 && !gort::isSigned<U>) {
    return To(static_cast<U>(gort::truncateUnsigned64(f)));
  } else if constexpr (sizeof(U) == 8 || (sizeof(U) == 4 && !gort::isSigned<U>)) {
    return To(static_cast<U>(gort::truncate64(f)));
  } else {
    return To(static_cast<U>(gort::truncate32(f)));
  }
}

}  // namespace go

namespace gort {

template <class T>
constexpr auto lesser(T a, T b) -> T {
  if constexpr (isFloat<UnderlyingOf<T>>) {
    if (a != a || b != b) {
      return a != a ? a : b;
    }
    if (underlying(a) == 0 && underlying(b) == 0) {
      return __builtin_signbit(underlying(a)) ? a : b;
    }
  }
  return b < a ? b : a;
}

template <class T>
constexpr auto greater(T a, T b) -> T {
  if constexpr (isFloat<UnderlyingOf<T>>) {
    if (a != a || b != b) {
      return a != a ? a : b;
    }
    if (underlying(a) == 0 && underlying(b) == 0) {
      return __builtin_signbit(underlying(a)) ? b : a;
    }
  }
  return a < b ? b : a;
}

}  // namespace gort

namespace go {

// min and max: a NaN wins, -0 is less than +0; bare constants take the other operands' type.
template <class A>
constexpr auto min(A a) -> A {
  return a;
}
template <class A, class B, class... Rest>
constexpr auto min(const A& a, const B& b, const Rest&... rest) {
  using T = gort::OperandType<A, B>;
  return min(gort::lesser<T>(T(a), T(b)), rest...);
}
template <class A>
constexpr auto max(A a) -> A {
  return a;
}
template <class A, class B, class... Rest>
constexpr auto max(const A& a, const B& b, const Rest&... rest) {
  using T = gort::OperandType<A, B>;
  return max(gort::greater<T>(T(a), T(b)), rest...);
}

}  // namespace go
