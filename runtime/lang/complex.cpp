// This file implements division of complex numbers: Smith's algorithm, with the results of C99 Annex G where infinities
// take part.
#include "go/complex.h"

namespace gort {
namespace {

constexpr double kInf = __builtin_inf();

auto isInf(double x) -> bool { return __builtin_isinf(x) != 0; }
auto isNan(double x) -> bool { return x != x; }
auto isFinite(double x) -> bool { return __builtin_isfinite(x) != 0; }

// An infinity becomes a signed 1, everything else a signed 0.
auto boxed(double x) -> double { return __builtin_copysign(isInf(x) ? 1.0 : 0.0, x); }

}  // namespace

auto divideComplex(double a, double b, double c, double d) -> Complex<double> {
  double real = 0;
  double imag = 0;
  if (__builtin_fabs(c) >= __builtin_fabs(d)) {
    double ratio = d / c;
    double denominator = c + ratio * d;
    real = (a + b * ratio) / denominator;
    imag = (b - a * ratio) / denominator;
  } else {
    double ratio = c / d;
    double denominator = d + ratio * c;
    real = (a * ratio + b) / denominator;
    imag = (b * ratio - a) / denominator;
  }
  if (!isNan(real) || !isNan(imag)) {
    return {real, imag};
  }
  if (c == 0 && d == 0 && (!isNan(a) || !isNan(b))) {
    return {__builtin_copysign(kInf, c) * a, __builtin_copysign(kInf, c) * b};
  }
  if ((isInf(a) || isInf(b)) && isFinite(c) && isFinite(d)) {
    a = boxed(a);
    b = boxed(b);
    return {kInf * (a * c + b * d), kInf * (b * c - a * d)};
  }
  if ((isInf(c) || isInf(d)) && isFinite(a) && isFinite(b)) {
    c = boxed(c);
    d = boxed(d);
    return {0 * (a * c + b * d), 0 * (b * c - a * d)};
  }
  return {real, imag};
}

}  // namespace gort
