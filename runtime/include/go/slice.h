// Slices and arrays: checked indexing, slicing with Go's panics, append with Go's growth, copy and clear.
//
//   go::Slice<go::Int> xs{1, 2, 3};  xs = go::append(xs, 4);  for (auto x : xs) ...;  go::slice(xs, 1, 3)
//
// A defined type over a slice or array derives from it; it converts both ways through the Rep base, as assignability
// says.
#pragma once

#include "go/base.h"
#include "go/string.h"

namespace gort {

template <class T>
struct SliceRep {
  T* ptr = nullptr;
  go::Int len = 0;
  go::Int cap = 0;
};

template <class T>
struct Keyed {
  go::Int index;
  T value;
};

// Room for n elements of a slice literal, all zero.
auto newElements(const go::Type* elem, go::Int n) -> void*;

// append's slow path: a new array for `needed` elements with the old ones moved over; returns the new capacity.
auto growSlice(void** ptr, go::Int len, go::Int cap, go::Int needed, const go::Type* elem) -> go::Int;

// make([]T, n, c): checks both as gc does.
auto makeElements(const go::Type* elem, go::Int n, go::Int cap) -> void*;

// n as a length of elements of this size at p; panics as unsafe.Slice and unsafe.String (`function`) do. Negative
// lengths come as large ones.
auto checkedUnsafeLen(const void* p, size_t elemSize, go::Uint64 n, const char* function) -> go::Int;

// Moves n elements; overlapping is allowed.
void moveElements(void* to, const void* from, go::Int n, const go::Type* elem);

}  // namespace gort

namespace go {

template <class T>
struct Slice : gort::SliceRep<T> {
  using Element = T;
  using Rep = gort::SliceRep<T>;

  constexpr Slice() = default;
  constexpr Slice(decltype(nullptr)) {}
  constexpr Slice(const Rep& rep) : Rep(rep) {}  // by reference: g++ 12 cannot choose between Rep and Slice for a Variadic otherwise
  Slice(std::initializer_list<T> elements) {
    Int n = static_cast<Int>(elements.size());
    this->ptr = static_cast<T*>(gort::newElements(typeOf<T>(), n));
    this->len = this->cap = n;
    T* to = this->ptr;
    for (const T& e : elements) {
      *to++ = e;
    }
  }

  // A slice of foreign or already allocated memory.
  static constexpr auto of(T* ptr, Int len, Int cap) -> Slice { return Slice(Rep{ptr, len, cap}); }

  // []T{5: a, ...}: n elements, those listed set.
  static auto keyed(Int n, std::initializer_list<gort::Keyed<T>> elements) -> Slice {
    Slice s = of(static_cast<T*>(gort::newElements(typeOf<T>(), n)), n, n);
    for (const auto& e : elements) {
      s.ptr[e.index] = e.value;
    }
    return s;
  }

  constexpr auto operator[](Int i) const -> T& {
    if (static_cast<Uint>(i) >= static_cast<Uint>(this->len)) [[unlikely]] {
      gort::panicIndex(i, this->len);
    }
    return this->ptr[__is_empty(T) ? 0 : i];
  }

  auto begin() const -> T* { return this->ptr; }
  auto end() const -> T* { return this->ptr + this->len; }

  friend constexpr auto operator==(const Slice& s, decltype(nullptr)) -> bool { return s.ptr == nullptr; }
};

namespace unsafe {

// unsafe.Slice(p, n) and unsafe.String(p, n): panic where n elements cannot stand behind p.
template <class T, gort::Integer N>
auto slice(T* p, N n) -> Slice<T> {
  Int len = gort::checkedUnsafeLen(p, __is_empty(T) ? 0 : sizeof(T), static_cast<Uint64>(n), "unsafe.Slice");
  return Slice<T>::of(p, len, len);
}
template <gort::Integer N>
auto string(const Byte* p, N n) -> String {
  return String::of(p, gort::checkedUnsafeLen(p, 1, static_cast<Uint64>(n), "unsafe.String"));
}

}  // namespace unsafe

// The last parameter of a variadic func type; a slice in every other respect.
template <class T>
struct Variadic : Slice<T> {
  using List = Slice<T>;
  using Slice<T>::Slice;
};

}  // namespace go

namespace gort {

template <class T, go::Int N>
struct ArrayRep {
  static constexpr bool sizeless = false;
  T elements[N];
};

// Arrays without bytes: all share one element, so that they take no room, as in Go.
template <class T, go::Int N>
  requires(N == 0 || __is_empty(T))
struct ArrayRep<T, N> {
  static constexpr bool sizeless = true;
  static constinit inline T elements[1]{};
};

}  // namespace gort

namespace go {

template <class T, Int N>
struct Array : gort::ArrayRep<T, N> {
  using Element = T;
  using Rep = gort::ArrayRep<T, N>;

  constexpr Array() : Rep() {}
  constexpr Array(const Rep& rep, int = 0) : Rep(rep) {}
  constexpr Array([[maybe_unused]] std::initializer_list<T> elements) : Rep() {
    if constexpr (!Rep::sizeless) {
      T* to = this->elements;
      for (const T& e : elements) {
        *to++ = e;
      }
    }
  }

  static constexpr auto keyed([[maybe_unused]] std::initializer_list<gort::Keyed<T>> elements) -> Array {
    Array a;
    if constexpr (!Rep::sizeless) {
      for (const auto& e : elements) {
        a.elements[e.index] = e.value;
      }
    }
    return a;
  }

  constexpr auto operator[](Int i) -> T& {
    if (static_cast<Uint>(i) >= static_cast<Uint>(N)) [[unlikely]] {
      gort::panicIndex(i, N);
    }
    return this->elements[Rep::sizeless ? 0 : i];
  }
  constexpr auto operator[](Int i) const -> const T& {
    if (static_cast<Uint>(i) >= static_cast<Uint>(N)) [[unlikely]] {
      gort::panicIndex(i, N);
    }
    return this->elements[Rep::sizeless ? 0 : i];
  }

  constexpr auto begin() -> T* { return this->elements; }
  constexpr auto end() -> T* { return this->elements + N; }
  constexpr auto begin() const -> const T* { return this->elements; }
  constexpr auto end() const -> const T* { return this->elements + N; }

  friend constexpr auto operator==(const Array& a, const Array& b) -> bool
    requires requires(const T& x, const T& y) { static_cast<bool>(x == y); }
  {
    for (Int i = 0; i < N; i++) {
      if (!(a[i] == b[i])) {
        return false;
      }
    }
    return true;
  }
};

}  // namespace go

namespace gort {

// Recognise slices and arrays through derived (defined) types.
template <class T>
auto sliceElement(const SliceRep<T>&) -> T;
template <class T, go::Int N>
auto arrayElement(const ArrayRep<T, N>&) -> T;
template <class T, go::Int N>
constexpr auto arrayLen(const ArrayRep<T, N>*) -> go::Int {
  return N;
}

template <class S>
concept SliceType = requires(const S& s) { sliceElement(s); };
template <class A>
concept ArrayType = requires(const A& a) { arrayElement(a); };
template <class S>
concept StringType = isSame<UnderlyingOf<S>, go::String>;

template <SliceType S>
using ElementOf = decltype(sliceElement(*static_cast<const S*>(nullptr)));

// The checks of s[lo:hi] and s[lo:hi:max]; `limit` is the capacity (or the length of a string or array).
constexpr void checkSlice(go::Int lo, go::Int hi, go::Int limit, Bounds what) {
  if (static_cast<go::Uint>(hi) > static_cast<go::Uint>(limit)) [[unlikely]] {
    panicBounds(what, hi, limit);
  }
  if (static_cast<go::Uint>(lo) > static_cast<go::Uint>(hi)) [[unlikely]] {
    panicBounds(Bounds::SliceOrder, lo, hi);
  }
}
constexpr void checkSlice3(go::Int lo, go::Int hi, go::Int max, go::Int limit, Bounds what) {
  if (static_cast<go::Uint>(max) > static_cast<go::Uint>(limit)) [[unlikely]] {
    panicBounds(what, max, limit);
  }
  if (static_cast<go::Uint>(hi) > static_cast<go::Uint>(max)) [[unlikely]] {
    panicBounds(Bounds::Slice3High, hi, max);
  }
  if (static_cast<go::Uint>(lo) > static_cast<go::Uint>(hi)) [[unlikely]] {
    panicBounds(Bounds::Slice3Low, lo, hi);
  }
}

// An empty result keeps the base pointer: one past the end would belong to the neighbour.
template <class T>
constexpr auto subslice(T* ptr, go::Int lo, go::Int hi, go::Int cap) -> SliceRep<T> {
  return {cap == lo || __is_empty(T) ? ptr : ptr + lo, hi - lo, cap - lo};
}

}  // namespace gort

namespace go {

template <class T>
constexpr auto len(const gort::SliceRep<T>& s) -> Int {
  return s.len;
}
template <class T>
constexpr auto cap(const gort::SliceRep<T>& s) -> Int {
  return s.cap;
}
template <class T, Int N>
constexpr auto len(const gort::ArrayRep<T, N>&) -> Int {
  return N;
}
template <class T, Int N>
constexpr auto cap(const gort::ArrayRep<T, N>&) -> Int {
  return N;
}
template <gort::ArrayType A>
constexpr auto len(const A*) -> Int {
  return gort::arrayLen(static_cast<const A*>(nullptr));
}
template <gort::ArrayType A>
constexpr auto cap(const A*) -> Int {
  return gort::arrayLen(static_cast<const A*>(nullptr));
}
template <gort::DefinedType S>
constexpr auto len(const S& s) -> Int {
  return len(s.value);
}

// ---- s[lo:hi], s[lo:], s[:hi], s[lo:hi:max]; the result has the type of s ----

template <gort::SliceType S>
constexpr auto slice(const S& s, Int lo, Int hi) -> S {
  gort::checkSlice(lo, hi, s.cap, gort::Bounds::SliceCap);
  return S(gort::subslice(s.ptr, lo, hi, s.cap));
}
template <gort::SliceType S>
constexpr auto sliceFrom(const S& s, Int lo) -> S {
  if (static_cast<Uint>(lo) > static_cast<Uint>(s.len)) [[unlikely]] {
    gort::panicBounds(gort::Bounds::SliceOrder, lo, s.len);
  }
  return S(gort::subslice(s.ptr, lo, s.len, s.cap));
}
template <gort::SliceType S>
constexpr auto sliceTo(const S& s, Int hi) -> S {
  return slice(s, 0, hi);
}
template <gort::SliceType S>
constexpr auto slice(const S& s, Int lo, Int hi, Int max) -> S {
  gort::checkSlice3(lo, hi, max, s.cap, gort::Bounds::Slice3Cap);
  return S(gort::subslice(s.ptr, lo, hi, max));
}

template <class T, Int N>
constexpr auto slice(gort::ArrayRep<T, N>& a, Int lo, Int hi) -> Slice<T> {
  gort::checkSlice(lo, hi, N, gort::Bounds::SliceLen);
  return gort::subslice(a.elements, lo, hi, N);
}
template <class T, Int N>
constexpr auto sliceFrom(gort::ArrayRep<T, N>& a, Int lo) -> Slice<T> {
  return slice(a, lo, N);
}
template <class T, Int N>
constexpr auto sliceTo(gort::ArrayRep<T, N>& a, Int hi) -> Slice<T> {
  return slice(a, 0, hi);
}
template <class T, Int N>
constexpr auto slice(gort::ArrayRep<T, N>& a, Int lo, Int hi, Int max) -> Slice<T> {
  gort::checkSlice3(lo, hi, max, N, gort::Bounds::Slice3Len);
  return gort::subslice(a.elements, lo, hi, max);
}

template <gort::ArrayType A>
constexpr auto slice(A* a, Int lo, Int hi) {
  return slice(*nilCheck(a), lo, hi);
}
template <gort::ArrayType A>
constexpr auto sliceFrom(A* a, Int lo) {
  return sliceFrom(*nilCheck(a), lo);
}
template <gort::ArrayType A>
constexpr auto sliceTo(A* a, Int hi) {
  return sliceTo(*nilCheck(a), hi);
}
template <gort::ArrayType A>
constexpr auto slice(A* a, Int lo, Int hi, Int max) {
  return slice(*nilCheck(a), lo, hi, max);
}

template <gort::StringType S>
constexpr auto slice(const S& s, Int lo, Int hi) -> S {
  String t = gort::underlying(s);
  gort::checkSlice(lo, hi, t.len, gort::Bounds::SliceLen);
  return S(String::of(lo == t.len ? t.ptr : t.ptr + lo, hi - lo));
}
template <gort::StringType S>
constexpr auto sliceFrom(const S& s, Int lo) -> S {
  String t = gort::underlying(s);
  if (static_cast<Uint>(lo) > static_cast<Uint>(t.len)) [[unlikely]] {
    gort::panicBounds(gort::Bounds::SliceOrder, lo, t.len);
  }
  return S(String::of(lo == t.len ? t.ptr : t.ptr + lo, t.len - lo));
}
template <gort::StringType S>
constexpr auto sliceTo(const S& s, Int hi) -> S {
  return slice(s, 0, hi);
}

// ---- append, copy, clear, make ----

template <gort::SliceType S, class... A>
auto append(S s, const A&... values) -> S {
  using T = gort::ElementOf<S>;
  constexpr Int n = sizeof...(A);
  if (s.cap - s.len < n) [[unlikely]] {
    void* ptr = s.ptr;
    s.cap = gort::growSlice(&ptr, s.len, s.cap, s.len + n, typeOf<T>());
    s.ptr = static_cast<T*>(ptr);
  }
  T* to = s.ptr + s.len;
  if constexpr (n == 1) {
    ((*to = values), ...);
  } else if constexpr (n > 1) {
    const T converted[] = {static_cast<T>(values)...};  // first: the operands may lie where the results go
    for (const T& value : converted) {
      *to++ = value;
    }
  }
  s.len += n;
  return s;
}

// append(s, t...)
template <gort::SliceType S>
auto appendSlice(S s, const gort::IdentityOf<gort::SliceRep<gort::ElementOf<S>>>& t) -> S {
  using T = gort::ElementOf<S>;
  if (s.cap - s.len < t.len) [[unlikely]] {
    void* ptr = s.ptr;
    s.cap = gort::growSlice(&ptr, s.len, s.cap, s.len + t.len, typeOf<T>());
    s.ptr = static_cast<T*>(ptr);
  }
  gort::moveElements(s.ptr + s.len, t.ptr, t.len, typeOf<T>());
  s.len += t.len;
  return s;
}
template <gort::SliceType S, gort::StringType T>
auto appendSlice(S s, const T& t) -> S {
  String text = gort::underlying(t);
  auto* bytes = reinterpret_cast<gort::ElementOf<S>*>(const_cast<char*>(text.ptr));
  return appendSlice(s, gort::SliceRep<gort::ElementOf<S>>{bytes, text.len, text.len});
}

template <class T>
auto copy(const gort::SliceRep<T>& to, const gort::IdentityOf<gort::SliceRep<T>>& from) -> Int {
  Int n = to.len < from.len ? to.len : from.len;
  gort::moveElements(to.ptr, from.ptr, n, typeOf<T>());
  return n;
}
template <class T, gort::StringType S>
auto copy(const gort::SliceRep<T>& to, const S& from) -> Int {
  String text = gort::underlying(from);
  Int n = to.len < text.len ? to.len : text.len;
  if (n > 0) {
    __builtin_memmove(to.ptr, text.ptr, static_cast<size_t>(n));
  }
  return n;
}

template <class T>
void clear(const gort::SliceRep<T>& s) {
  for (Int i = 0; i < s.len; i++) {
    s.ptr[i] = T{};
  }
}

// make([]T, n, c). Also the empty literal []T{}, which is not nil: makeSlice<T>(0).
template <class T>
auto makeSlice(Int n, Int cap) -> Slice<T> {
  return Slice<T>::of(static_cast<T*>(gort::makeElements(typeOf<T>(), n, cap)), n, cap);
}
template <class T>
auto makeSlice(Int n) -> Slice<T> {
  return makeSlice<T>(n, n);
}

// [N]T(s) and (*[N]T)(s).
template <class T, Int N>
auto toArrayPtr(gort::IdentityOf<gort::SliceRep<T>> s) -> Array<T, N>* {
  if (s.len < N) [[unlikely]] {
    gort::panicBounds(gort::Bounds::Convert, N, s.len);
  }
  return reinterpret_cast<Array<T, N>*>(s.ptr);
}
template <class T, Int N>
auto toArray(gort::IdentityOf<gort::SliceRep<T>> s) -> Array<T, N> {
  if (N == 0) {
    return {};
  }
  return *toArrayPtr<T, N>(s);
}

}  // namespace go

namespace gort {

auto stringOfBytes(const go::Byte* p, go::Int n) -> go::String;
auto stringOfRunes(const go::Rune* p, go::Int n) -> go::String;
auto stringOfRune(go::Int64 rune) -> go::String;
auto bytesOf(go::String s) -> SliceRep<go::Byte>;
auto runesOf(go::String s) -> SliceRep<go::Rune>;

}  // namespace gort

namespace go {

// string(x) for []byte, []rune (also of defined element types) and integers.
template <gort::SliceType S>
auto stringOf(const S& s) -> String {
  if constexpr (sizeof(gort::ElementOf<S>) == 1) {
    return gort::stringOfBytes(reinterpret_cast<const Byte*>(s.ptr), s.len);
  } else {
    return gort::stringOfRunes(reinterpret_cast<const Rune*>(s.ptr), s.len);
  }
}
template <class T>
  requires gort::Integer<gort::UnderlyingOf<T>>
auto stringOf(const T& rune) -> String {
  auto r = gort::underlying(rune);
  return gort::stringOfRune(static_cast<Uint64>(r) > 0x10ffff ? -1 : static_cast<Int64>(r));
}

// []byte(s) and []rune(s).
template <gort::StringType S>
auto toBytes(const S& s) -> Slice<Byte> {
  return gort::bytesOf(gort::underlying(s));
}
template <gort::StringType S>
auto toRunes(const S& s) -> Slice<Rune> {
  return gort::runesOf(gort::underlying(s));
}
inline auto toBytes(String s) -> Slice<Byte> { return gort::bytesOf(s); }
inline auto toRunes(String s) -> Slice<Rune> { return gort::runesOf(s); }

}  // namespace go
