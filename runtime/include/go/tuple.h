// Multiple results: go::Tuple, a plain aggregate (two words travel in registers), assigned with go::tie.
//
//   auto [q, err] = f();        go::tie(q, go::ignore) = f();
#pragma once

#include "go/base.h"

namespace go {

template <class... T>
struct Tuple;

template <class A, class B>
struct Tuple<A, B> {
  A a;
  B b;
};
template <class A, class B, class C>
struct Tuple<A, B, C> {
  A a;
  B b;
  C c;
};
template <class A, class B, class C, class D>
struct Tuple<A, B, C, D> {
  A a;
  B b;
  C c;
  D d;
};
template <class A, class B, class C, class D, class E>
struct Tuple<A, B, C, D, E> {
  A a;
  B b;
  C c;
  D d;
  E e;
};
template <class A, class B, class C, class D, class E, class F>
struct Tuple<A, B, C, D, E, F> {
  A a;
  B b;
  C c;
  D d;
  E e;
  F f;
};
template <class A, class B, class C, class D, class E, class F, class G>
struct Tuple<A, B, C, D, E, F, G> {
  A a;
  B b;
  C c;
  D d;
  E e;
  F f;
  G g;
};
template <class A, class B, class C, class D, class E, class F, class G, class H>
struct Tuple<A, B, C, D, E, F, G, H> {
  A a;
  B b;
  C c;
  D d;
  E e;
  F f;
  G g;
  H h;
};
template <class A, class B, class C, class D, class E, class F, class G, class H, class I>
struct Tuple<A, B, C, D, E, F, G, H, I> {
  A a;
  B b;
  C c;
  D d;
  E e;
  F f;
  G g;
  H h;
  I i;
};
template <class A, class B, class C, class D, class E, class F, class G, class H, class I, class J>
struct Tuple<A, B, C, D, E, F, G, H, I, J> {
  A a;
  B b;
  C c;
  D d;
  E e;
  F f;
  G g;
  H h;
  I i;
  J j;
};

// The blank identifier on the left of an assignment.
struct Ignore {
  template <class T>
  constexpr void operator=(const T&) const {}
};
inline constexpr Ignore ignore;

}  // namespace go

namespace gort {

// What go::tie returns: references that take the elements of a tuple from left to right.
template <class First, class... Rest>
struct Tie {
  First& first;
  Tie<Rest...> rest;

  template <class T, class... U>
  constexpr void assign(const T& value, const U&... others) const {
    first = value;
    rest.assign(others...);
  }
  template <class... T>
    requires(sizeof...(T) == sizeof...(Rest) + 1)
  constexpr void operator=(const go::Tuple<T...>& t) const {
    constexpr auto n = sizeof...(T);
    if constexpr (n == 2) {
      assign(t.a, t.b);
    } else if constexpr (n == 3) {
      assign(t.a, t.b, t.c);
    } else if constexpr (n == 4) {
      assign(t.a, t.b, t.c, t.d);
    } else if constexpr (n == 5) {
      assign(t.a, t.b, t.c, t.d, t.e);
    } else if constexpr (n == 6) {
      assign(t.a, t.b, t.c, t.d, t.e, t.f);
    } else if constexpr (n == 7) {
      assign(t.a, t.b, t.c, t.d, t.e, t.f, t.g);
    } else if constexpr (n == 8) {
      assign(t.a, t.b, t.c, t.d, t.e, t.f, t.g, t.h);
    } else if constexpr (n == 9) {
      assign(t.a, t.b, t.c, t.d, t.e, t.f, t.g, t.h, t.i);
    } else {
      assign(t.a, t.b, t.c, t.d, t.e, t.f, t.g, t.h, t.i, t.j);
    }
  }
};

template <class Last>
struct Tie<Last> {
  Last& first;

  template <class T>
  constexpr void assign(const T& value) const {
    first = value;
  }
};

template <class First, class... Rest>
constexpr auto makeTie(First& first, Rest&... rest) -> Tie<First, Rest...> {
  if constexpr (sizeof...(Rest) == 0) {
    return {first};
  } else {
    return {first, makeTie(rest...)};
  }
}

}  // namespace gort

namespace go {

template <class... T>
constexpr auto tie(T&... targets) {
  return gort::makeTie(targets...);
}

}  // namespace go
