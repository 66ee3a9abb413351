// Package math's native half: bits, exact operations, Exp as Go's amd64 code computes it, and libm.
//
// Stack: the libm functions called on the fiber need less than 200 bytes; those of the Bessel and gamma families, which
// need up to 424, leave it.
#include "go/math.h"

#include <math.h>

#include <charconv>

#include "sched/sysstack.h"

namespace go::math {
namespace {

auto quietNan() -> Float64 { return __builtin_bit_cast(Float64, Uint64{0x7FF8000000000001}); }

template <class F>
auto offFiber(const F& f) -> Float64 {
  Float64 result;
  gort::onSystemStack([&] { result = f(); });
  return result;
}

// 1 + x/16 + ... by a Taylor series for the reduced argument, and four squarings of (result - 1). Fused is true where
// the processor multiplies and adds in one step: Go's results differ between the two, and so do ours.
template <bool fused>
inline __attribute__((always_inline)) auto exponential(Float64 x, Float64 k) -> Float64 {
  constexpr Float64 ln2High = 0.69314718055966295651160180568695068359375;
  constexpr Float64 ln2Low = 0.28235290563031577122588448175013436025525412068e-12;
  constexpr Float64 taylor[] = {2.4801587301587301587e-5,
                                1.9841269841269841270e-4,
                                1.3888888888888888889e-3,
                                8.3333333333333333333e-3,
                                4.1666666666666666667e-2,
                                1.6666666666666666667e-1,
                                0.5,
                                1.0};
  auto multiplyAdd = [](Float64 a, Float64 b, Float64 c)
                         __attribute__((always_inline)) { return fused ? __builtin_fma(a, b, c) : a * b + c; };
  x = multiplyAdd(-k, ln2High, x);
  x = multiplyAdd(-k, ln2Low, x);
  x *= 0.0625;
  Float64 sum = taylor[0];
  for (int i = 1; i < 8; i++) {
    sum = multiplyAdd(sum, x, taylor[i]);
  }
  x *= sum;
  for (int i = 0; i < 3; i++) {
    x *= x + 2.0;
  }
  return multiplyAdd(x, x + 2.0, 1.0);
}

__attribute__((target("fma"))) auto exponentialFused(Float64 x, Float64 k) -> Float64 {
  return exponential<true>(x, k);
}

auto exponentialPlain(Float64 x, Float64 k) -> Float64 { return exponential<false>(x, k); }

}  // namespace

auto Float64bits(Float64 f) -> Uint64 { return __builtin_bit_cast(Uint64, f); }
auto Float64frombits(Uint64 b) -> Float64 { return __builtin_bit_cast(Float64, b); }
auto Float32bits(Float32 f) -> Uint32 { return __builtin_bit_cast(Uint32, f); }
auto Float32frombits(Uint32 b) -> Float32 { return __builtin_bit_cast(Float32, b); }

auto Floor(Float64 x) -> Float64 { return ::floor(x); }
auto Ceil(Float64 x) -> Float64 { return ::ceil(x); }
auto Trunc(Float64 x) -> Float64 { return ::trunc(x); }
auto RoundToEven(Float64 x) -> Float64 { return ::rint(x); }
auto Round(Float64 x) -> Float64 { return ::round(x); }
auto Sqrt(Float64 x) -> Float64 { return __builtin_sqrt(x); }
auto FMA(Float64 x, Float64 y, Float64 z) -> Float64 { return ::fma(x, y, z); }
auto Mod(Float64 x, Float64 y) -> Float64 { return ::fmod(x, y); }
auto Remainder(Float64 x, Float64 y) -> Float64 { return ::remainder(x, y); }

auto Exp(Float64 x) -> Float64 {
  constexpr Float64 largest = 7.09782712893384e+02, log2E = 1.4426950408889634073599246810018920;
  constexpr int bias = 0x3FF;
  if (__builtin_isnan(x)) {
    return x;
  }
  if (x > largest) {
    return __builtin_inf();
  }
  if (x < -1000) {
    return 0;
  }
  auto exponent = static_cast<int>(::rint(x * log2E));
  auto k = static_cast<Float64>(exponent);
  Float64 y = __builtin_cpu_supports("fma") ? exponentialFused(x, k) : exponentialPlain(x, k);
  exponent += bias;
  if (exponent >= 0x7FF) {
    return __builtin_inf();
  }
  if (exponent <= 0) {
    if (exponent < -52) {
      return 0;
    }
    // Two steps, the last one into the subnormal numbers.
    y *= __builtin_bit_cast(Float64, static_cast<Uint64>(exponent + bias - 1) << 52);
    exponent = 1;
  }
  return y * __builtin_bit_cast(Float64, static_cast<Uint64>(exponent) << 52);
}

auto Acosh(Float64 x) -> Float64 { return ::acosh(x); }
auto Asinh(Float64 x) -> Float64 { return ::asinh(x); }
auto Atanh(Float64 x) -> Float64 { return ::atanh(x); }
auto Expm1(Float64 x) -> Float64 { return ::expm1(x); }
auto Exp2(Float64 x) -> Float64 { return ::exp2(x); }
auto Log1p(Float64 x) -> Float64 { return ::log1p(x); }
auto Erf(Float64 x) -> Float64 { return ::erf(x); }
auto Erfc(Float64 x) -> Float64 { return ::erfc(x); }
auto J0(Float64 x) -> Float64 {
  return offFiber([=] { return ::j0(x); });
}
// Adding zero makes a negative zero positive, as Go has it.
auto J1(Float64 x) -> Float64 {
  return offFiber([=] { return ::j1(x); }) + 0.0;
}
auto Jn(Int n, Float64 x) -> Float64 {
  return offFiber([=] { return ::jn(static_cast<int>(n), x); }) + 0.0;
}
auto Y0(Float64 x) -> Float64 {
  return x < 0 ? quietNan() : offFiber([=] { return ::y0(x); });
}
auto Y1(Float64 x) -> Float64 {
  return x < 0 ? quietNan() : offFiber([=] { return ::y1(x); });
}
auto Yn(Int n, Float64 x) -> Float64 {
  return x < 0 ? quietNan() : offFiber([=] { return ::yn(static_cast<int>(n), x); });
}
auto tgamma(Float64 x) -> Float64 {
  return offFiber([=] { return ::tgamma(x); });
}

auto Lgamma(Float64 x) -> Tuple<Float64, Int> {
  if (__builtin_isinf(x)) {
    return {x, 1};
  }
  int sign = 1;
  Float64 y = offFiber([&] { return ::lgamma_r(x, &sign); });
  return {y, x < 0 && x == ::floor(x) ? 1 : sign};
}

auto power10(Int n) -> Float64 {
  // libm's exp10 is off by a bit where the power is no integer below 2**53.
  char text[8] = {'1', 'e'};
  char* end = std::to_chars(text + 2, text + sizeof text, n).ptr;
  Float64 power = 0;
  gort::onSystemStack([&] { std::from_chars(text, end, power); });
  return power;
}

}  // namespace go::math
