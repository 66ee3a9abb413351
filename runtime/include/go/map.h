// map[K]V: a typed shell over gort::MapCore (runtime/lang/map.h), which is compiled once for all types.
//
// Keys of the common shapes (integers and pointers of 8 or 4 bytes, strings) take entry points of their own; others
// hash by descriptor.
#pragma once

#include "go/base.h"
#include "go/string.h"
#include "go/tuple.h"
#include "go/type.h"

namespace gort {

struct MapCore;

// Lookup gives the element or null; insert gives the element of the key, new ones zero. A null core is the nil map:
// lookups find nothing, insertion panics. Elements stay where they are until the map's next insertion.
auto mapNew(const go::Type* map, go::Int hint) -> MapCore*;
auto mapFind(MapCore* m, const void* key, const go::Type* map) -> void*;
auto mapFind64(MapCore* m, go::Uint64 key) -> void*;
auto mapFind32(MapCore* m, go::Uint32 key) -> void*;
auto mapFindString(MapCore* m, go::String key) -> void*;
auto mapInsert(MapCore* m, const void* key) -> void*;
auto mapInsert64(MapCore* m, go::Uint64 key) -> void*;
auto mapInsert32(MapCore* m, go::Uint32 key) -> void*;
auto mapInsertString(MapCore* m, go::String key) -> void*;
void mapErase(MapCore* m, const void* key, const go::Type* map);
void mapClear(MapCore* m);
auto mapLen(const MapCore* m) -> go::Int;

// One walk over a map: starts somewhere, meets every entry that stays exactly once, entries added meanwhile at most
// once.
struct MapWalk {
  MapCore* map = nullptr;
  void* entries = nullptr;  // the table the walk began with
  go::Uint32 position = 0;
  go::Uint32 bound = 0;  // entries there were at the start
  go::Uint32 remaining = 0;
  go::Uint32 epoch = 0;  // of clear
  const void* key = nullptr;
  const void* value = nullptr;  // null at the end

  void start(MapCore* m);
  void next();
};

// How a key type reaches the core.
enum class KeyForm : go::Uint8 { General, Word64, Word32, String };
template <class U>
constexpr auto keyFormOf() -> KeyForm {
  if constexpr (isSame<U, go::String>) {
    return KeyForm::String;
  } else if constexpr (isInteger<U> || isPointer<U>) {
    return sizeof(U) == 8 ? KeyForm::Word64 : sizeof(U) == 4 ? KeyForm::Word32 : KeyForm::General;
  } else {
    return KeyForm::General;
  }
}
template <class K>
inline constexpr KeyForm keyForm = keyFormOf<UnderlyingOf<K>>();

template <class K>
auto keyWord(const K& key) -> go::Uint64 {
  if constexpr (isPointer<UnderlyingOf<K>>) {
    return reinterpret_cast<go::Uint64>(underlying(key));
  } else {
    return static_cast<go::Uint64>(underlying(key));
  }
}

template <class K>
auto mapFindKey(MapCore* m, const K& key, const go::Type* map) -> void* {
  if constexpr (keyForm<K> == KeyForm::Word64) {
    return mapFind64(m, keyWord(key));
  } else if constexpr (keyForm<K> == KeyForm::Word32) {
    return mapFind32(m, static_cast<go::Uint32>(keyWord(key)));
  } else if constexpr (keyForm<K> == KeyForm::String) {
    return mapFindString(m, underlying(key));
  } else {
    return mapFind(m, &key, map);
  }
}

template <class K>
auto mapInsertKey(MapCore* m, const K& key) -> void* {
  if constexpr (keyForm<K> == KeyForm::Word64) {
    return mapInsert64(m, keyWord(key));
  } else if constexpr (keyForm<K> == KeyForm::Word32) {
    return mapInsert32(m, static_cast<go::Uint32>(keyWord(key)));
  } else if constexpr (keyForm<K> == KeyForm::String) {
    return mapInsertString(m, underlying(key));
  } else {
    return mapInsert(m, &key);
  }
}

template <class K, class V>
struct MapRep {
  MapCore* core = nullptr;
};

template <class K, class V>
struct MapEntry {
  K key;
  V value;
};

}  // namespace gort

namespace go {

template <class K, class V>
struct Map : gort::MapRep<K, V> {
  using Key = K;
  using Element = V;
  using Rep = gort::MapRep<K, V>;

  constexpr Map() = default;
  constexpr Map(decltype(nullptr)) {}
  constexpr Map(Rep rep) : Rep(rep) {}
  Map(std::initializer_list<gort::MapEntry<K, V>> entries) {
    this->core = gort::mapNew(typeOf<Map>(), static_cast<Int>(entries.size()));
    for (const auto& e : entries) {
      ref(e.key) = e.value;
    }
  }

  // m[k]: the element, or zero.
  auto operator[](const K& key) const -> V {
    const void* v = gort::mapFindKey(this->core, key, typeOf<Map>());
    return v == nullptr ? V{} : *static_cast<const V*>(v);
  }
  // v, ok := m[k]
  auto lookup(const K& key) const -> Tuple<V, Bool> {
    const void* v = gort::mapFindKey(this->core, key, typeOf<Map>());
    return v == nullptr ? Tuple<V, Bool>{V{}, false} : Tuple<V, Bool>{*static_cast<const V*>(v), true};
  }
  // The element in place, made if need be; valid until the map's next operation: m[k] += v is m.ref(k) += v.
  auto ref(const K& key) const -> V& { return *static_cast<V*>(gort::mapInsertKey(this->core, key)); }
  void set(const K& key, const V& value) const { ref(key) = value; }
  void erase(const K& key) const { gort::mapErase(this->core, &key, typeOf<Map>()); }

  friend constexpr auto operator==(const Map& m, decltype(nullptr)) -> bool { return m.core == nullptr; }
};

template <class K, class V>
auto len(const gort::MapRep<K, V>& m) -> Int {
  return gort::mapLen(m.core);
}
template <class K, class V>
void clear(const gort::MapRep<K, V>& m) {
  gort::mapClear(m.core);
}

// make(map[K]V, hint). Also the empty literal map[K]V{}, which is not nil.
template <class K, class V>
auto makeMap(Int hint = 0) -> Map<K, V> {
  return gort::MapRep<K, V>{gort::mapNew(typeOf<Map<K, V>>(), hint)};
}

}  // namespace go
