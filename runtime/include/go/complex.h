// complex64 and complex128: two fields, Go's rules for division (infinities and NaN included, which C's differ in).
#pragma once

#include "go/base.h"

namespace gort {

template <class F>
struct Complex;

// Division of complex128; complex64 divides in complex128 and rounds, as gc does.
auto divideComplex(double ar, double ai, double br, double bi) -> Complex<double>;

template <class F>
struct Complex {
  F real_ = 0;
  F imag_ = 0;

  constexpr Complex() = default;
  constexpr Complex(F real) : real_(real) {}
  constexpr Complex(F real, F imag) : real_(real), imag_(imag) {}
  template <class G>
  constexpr explicit Complex(const Complex<G>& c) : real_(static_cast<F>(c.real_)), imag_(static_cast<F>(c.imag_)) {}

  friend constexpr auto operator+(Complex a, Complex b) -> Complex { return {a.real_ + b.real_, a.imag_ + b.imag_}; }
  friend constexpr auto operator-(Complex a, Complex b) -> Complex { return {a.real_ - b.real_, a.imag_ - b.imag_}; }
  friend constexpr auto operator*(Complex a, Complex b) -> Complex {
    return {a.real_ * b.real_ - a.imag_ * b.imag_, a.real_ * b.imag_ + a.imag_ * b.real_};
  }
  friend auto operator/(Complex a, Complex b) -> Complex {
    return Complex(divideComplex(a.real_, a.imag_, b.real_, b.imag_));
  }
  constexpr auto operator+() const -> Complex { return *this; }
  constexpr auto operator-() const -> Complex { return {-real_, -imag_}; }
  constexpr auto operator+=(Complex b) -> Complex& { return *this = *this + b; }
  constexpr auto operator-=(Complex b) -> Complex& { return *this = *this - b; }
  constexpr auto operator*=(Complex b) -> Complex& { return *this = *this * b; }
  auto operator/=(Complex b) -> Complex& { return *this = *this / b; }
  friend constexpr auto operator==(Complex a, Complex b) -> bool { return a.real_ == b.real_ && a.imag_ == b.imag_; }
};

}  // namespace gort

namespace go {

using Complex64 = gort::Complex<Float32>;
using Complex128 = gort::Complex<Float64>;

// complex(r, i), real(c) and imag(c); a bare constant beside a float32 does not widen it.
template <class A, class B>
constexpr auto complex(A real, B imag) {
  using R = decltype(gort::underlying(real));
  using I = decltype(gort::underlying(imag));
  using F = typename gort::Choose<gort::isSame<R, float> || gort::isSame<I, float>, float, double>::Type;
  return gort::Complex<F>(static_cast<F>(gort::underlying(real)), static_cast<F>(gort::underlying(imag)));
}
template <class C>
constexpr auto real(const C& c) {
  return gort::underlying(c).real_;
}
template <class C>
constexpr auto imag(const C& c) {
  return gort::underlying(c).imag_;
}

}  // namespace go
