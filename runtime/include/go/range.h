// The ranges of `for ... range`: go::range, go::indices, go::keys.
//
//   for (auto [i, v] : go::range(xs))   for (auto i : go::indices(xs))   for (auto i : go::range(n))   for (auto k :
//   go::keys(m))
//
// As in Go: an array is copied, a slice's length is fixed at the start, bad UTF-8 yields U+FFFD byte by byte.
#pragma once

#include "go/base.h"
#include "go/map.h"
#include "go/slice.h"
#include "go/string.h"

namespace gort {

struct End {};

// 0, 1, ... n-1 of one integer type.
template <class T>
struct CountRange {
  T n;

  struct Iterator {
    T i;
    T n;
    constexpr auto operator*() const -> T { return i; }
    constexpr void operator++() { ++i; }
    constexpr auto operator!=(End) const -> bool { return i < n; }
  };
  constexpr auto begin() const -> Iterator { return {T(0), n}; }
  constexpr auto end() const -> End { return {}; }
};

template <class T>
struct IndexValue {
  go::Int index;
  T value;
};

template <class T>
struct SliceRange {
  const T* ptr;
  go::Int len;

  struct Iterator {
    const T* ptr;
    go::Int i;
    go::Int len;
    constexpr auto operator*() const -> IndexValue<T> { return {i, ptr[i]}; }
    constexpr void operator++() { ++i; }
    constexpr auto operator!=(End) const -> bool { return i < len; }
  };
  constexpr auto begin() const -> Iterator { return {ptr, 0, len}; }
  constexpr auto end() const -> End { return {}; }
};

template <class T, go::Int N>
struct ArrayRange {
  ArrayRep<T, N> copy;

  constexpr auto begin() const -> typename SliceRange<T>::Iterator { return {copy.elements, 0, N}; }
  constexpr auto end() const -> End { return {}; }
};

// Decodes one rune of s at i; sets its width.
auto decodeRune(go::String s, go::Int i, go::Int* width) -> go::Rune;

struct StringRange {
  go::String s;

  struct Rune {
    go::Int index;
    go::Rune value;
  };
  struct Iterator {
    go::String s;
    go::Int i = 0;
    go::Int width = 0;
    go::Rune rune = 0;

    void decode() {
      if (i >= s.len) {
        return;
      }
      rune = static_cast<unsigned char>(s.ptr[i]);
      width = 1;
      if (rune >= 0x80) {
        rune = decodeRune(s, i, &width);
      }
    }
    auto operator*() const -> Rune { return {i, rune}; }
    void operator++() {
      i += width;
      decode();
    }
    auto operator!=(End) const -> bool { return i < s.len; }
  };
  auto begin() const -> Iterator {
    Iterator it{.s = s};
    it.decode();
    return it;
  }
  auto end() const -> End { return {}; }
};

template <class K, class V>
struct MapRange {
  MapCore* core;

  struct Pair {
    K key;
    V value;
  };
  struct Iterator {
    MapWalk walk;
    auto operator*() const -> Pair { return {*static_cast<const K*>(walk.key), *static_cast<const V*>(walk.value)}; }
    void operator++() { walk.next(); }
    auto operator!=(End) const -> bool { return walk.value != nullptr; }
  };
  auto begin() const -> Iterator {
    Iterator it;
    it.walk.start(core);
    return it;
  }
  auto end() const -> End { return {}; }
};

template <class K>
struct KeyRange {
  MapCore* core;

  struct Iterator {
    MapWalk walk;
    auto operator*() const -> K { return *static_cast<const K*>(walk.key); }
    void operator++() { walk.next(); }
    auto operator!=(End) const -> bool { return walk.value != nullptr; }
  };
  auto begin() const -> Iterator {
    Iterator it;
    it.walk.start(core);
    return it;
  }
  auto end() const -> End { return {}; }
};

}  // namespace gort

namespace go {

template <class T>
  requires gort::Integer<gort::UnderlyingOf<T>>
constexpr auto range(T n) -> gort::CountRange<T> {
  return {n};
}
template <class T>
constexpr auto range(const gort::SliceRep<T>& s) -> gort::SliceRange<T> {
  return {s.ptr, s.len};
}
template <class T, Int N>
constexpr auto range(const gort::ArrayRep<T, N>& a) -> gort::ArrayRange<T, N> {
  return {a};
}
template <gort::ArrayType A>
constexpr auto range(A* a) -> gort::SliceRange<typename A::Element> {
  return {nilCheck(a)->elements, len(a)};
}
template <gort::StringType S>
auto range(const S& s) -> gort::StringRange {
  return {gort::underlying(s)};
}
template <class K, class V>
auto range(const gort::MapRep<K, V>& m) -> gort::MapRange<K, V> {
  return {m.core};
}

// The first variable only.
template <class X>
constexpr auto indices(const X& x) -> gort::CountRange<Int> {
  return {len(x)};
}
template <class K, class V>
auto keys(const gort::MapRep<K, V>& m) -> gort::KeyRange<K> {
  return {m.core};
}

}  // namespace go
