// func values: one pointer to a closure object whose first word is the code pointer.
//
//   go::Func<go::Int(go::Int)> f = [n](go::Int x) { return x + n; };   // allocates the closure; without captures it
//   does not
//
// A closure is called as code(closure, arguments...). Closures are scanned conservatively: C++ fixes no order for a
// lambda's captures.
#pragma once

#include "go/base.h"

namespace gort {

template <class Signature>
struct Closure;
template <class R, class... A>
struct Closure<R(A...)> {
  R (*code)(Closure* self, A... args);
};

template <class Signature, class F>
struct ClosureOf;
template <class R, class... A, class F>
struct ClosureOf<R(A...), F> : Closure<R(A...)> {
  F f;

  static auto call(Closure<R(A...)>* self, A... args) -> R {
    return static_cast<ClosureOf*>(self)->f(static_cast<A&&>(args)...);
  }
};

// The one closure of a lambda that captures nothing.
template <class Signature, class F>
inline constinit ClosureOf<Signature, F> staticClosure{{&ClosureOf<Signature, F>::call}, F{}};

template <class Signature>
struct FuncRep {
  Closure<Signature>* closure = nullptr;
};

template <class T>
inline constexpr bool isFunc = false;
template <class S>
inline constexpr bool isFunc<go::Func<S>> = true;
template <class S>
auto funcSignature(const FuncRep<S>&) -> S*;
template <class F>
concept FuncType = requires(const F& f) { funcSignature(f); };

}  // namespace gort

namespace go {

template <class R, class... A>
struct Func<R(A...)> : gort::FuncRep<R(A...)> {
  using Rep = gort::FuncRep<R(A...)>;

  constexpr Func() = default;
  constexpr Func(decltype(nullptr)) {}
  constexpr Func(Rep rep) : Rep(rep) {}

  // From a C++ function or a lambda.
  template <class F>
    requires(!gort::FuncType<F> && requires(F& f, A... a) { static_cast<R>(f(static_cast<A&&>(a)...)); })
  Func(F f) {
    using Closure = gort::ClosureOf<R(A...), F>;
    if constexpr (__is_empty(F) && requires { F{}; }) {
      this->closure = &gort::staticClosure<R(A...), F>;
    } else {
      static_assert(__is_trivially_copyable(F), "go2cpp: a closure captures Go values only");
      auto* c = static_cast<Closure*>(gort::allocateClosure(sizeof(Closure)));
      c->code = &Closure::call;
      __builtin_memcpy(static_cast<void*>(&c->f), &f, sizeof(F));
      this->closure = c;
    }
  }

  auto operator()(A... args) const -> R { return this->closure->code(this->closure, static_cast<A&&>(args)...); }

  friend constexpr auto operator==(const Func& f, decltype(nullptr)) -> bool { return f.closure == nullptr; }
};

}  // namespace go
