// This file implements maps. Layout and invariants: map.h.
#include "lang/map.h"

#include "base/fatal.h"
#include "lang/errors.h"
#include "lang/type.h"
#include "mem/heap.h"
#include "mem/persist.h"

namespace gort {
namespace {

using go::Type;

constexpr go::Uint64 kDeleted = ~go::Uint32{0};  // low half of a slot whose entry is gone

// Differs from run to run (address space layout) and from map to map.
auto newSeed() -> go::Uint64 {
  static go::Uint64 counter = 0;
  go::Uint64 n = __atomic_add_fetch(&counter, 1, __ATOMIC_RELAXED);
  return hashWord(n, reinterpret_cast<go::Uint64>(__builtin_frame_address(0)) ^ reinterpret_cast<go::Uint64>(&counter));
}

// The descriptor of one entry, a struct of key and value; made once for each map type.
auto entryType(const Type* map) -> const Type* {
  const Type* known = __atomic_load_n(&map->cache.entry, __ATOMIC_ACQUIRE);
  if (known != nullptr) {
    return known;
  }
  go::Int align = map->key->align > map->elem->align ? map->key->align : map->elem->align;
  auto roundUp = [](go::Int n, go::Int to) { return (n + to - 1) / to * to; };
  go::Int offset = roundUp(map->key->size, map->elem->align);
  auto* fields = static_cast<go::Field*>(persist(2 * sizeof(go::Field)));
  fields[0] = {.name = "key", .type = map->key, .offset = 0};
  fields[1] = {.name = "value", .type = map->elem, .offset = static_cast<size_t>(offset)};
  auto* entry = static_cast<Type*>(persist(sizeof(Type)));
  entry->kind = go::Kind::Struct;
  entry->align = static_cast<go::Uint8>(align);
  entry->size = roundUp(offset + map->elem->size, align);
  entry->fields = fields;
  entry->numField = 2;
  __atomic_store_n(&map->cache.entry, static_cast<const Type*>(entry), __ATOMIC_RELEASE);
  return entry;
}

auto formOf(const Type* key) -> KeyForm {
  using go::Kind;
  switch (key->kind) {
    case Kind::String:
      return KeyForm::String;
    case Kind::Int:
    case Kind::Int64:
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr:
    case Kind::Pointer:
    case Kind::UnsafePointer:
      return KeyForm::Word64;
    case Kind::Int32:
    case Kind::Uint32:
      return KeyForm::Word32;
    default:
      return KeyForm::General;
  }
}

// Entries that an index of n slots serves, at a load of at most three quarters.
auto capacityFor(go::Uint32 slots) -> go::Uint32 { return slots / 4 * 3; }

// A table for at least `wanted` entries, the first `used` of them copied.
auto newTable(const MapCore* m, go::Uint32 wanted, const char* entries, go::Uint32 used) -> MapTable* {
  go::Uint32 slots = 0;
  go::Uint32 capacity = MapCore::kSmall;
  if (wanted > MapCore::kSmall) {
    for (slots = 16; capacityFor(slots) < wanted; slots *= 2) {
    }
    capacity = capacityFor(slots);
  }
  auto* t = static_cast<MapTable*>(allocateClosure(sizeof(MapTable)));
  t->capacity = capacity;
  t->mask = slots == 0 ? 0 : slots - 1;
  t->entries = static_cast<char*>(allocateCopy(entryType(m->type), capacity, entries, used));
  t->hashes = static_cast<go::Uint32*>(allocateArray(go::typeOf<go::Uint32>(), capacity));
  t->index = slots == 0 ? nullptr : static_cast<go::Uint64*>(allocateArray(go::typeOf<go::Uint64>(), slots));
  return t;
}

void link(MapTable* t, go::Uint64 hash, go::Uint32 entry) {
  go::Uint64 slot = hash >> 32 << 32 | (entry + 1);
  go::Uint32 i = static_cast<go::Uint32>(hash >> 32);
  while (t->index[i & t->mask] != 0) {
    i++;
  }
  t->index[i & t->mask] = slot;
}

// ---- the key shapes ----
//
// Each gives a hash (upper half never 0) and compares with the key of an entry.

auto finish(go::Uint64 hash) -> go::Uint64 { return hash >> 32 == 0 ? hash | go::Uint64{1} << 32 : hash; }

struct Word64Key {
  go::Uint64 key;
  auto hash(const MapCore* m) const -> go::Uint64 { return finish(hashWord(key, m->seed)); }
  auto equals(const MapCore*, const char* entry) const -> bool {
    return *reinterpret_cast<const go::Uint64*>(entry) == key;
  }
  void store(const MapCore*, char* entry) const { *reinterpret_cast<go::Uint64*>(entry) = key; }
};

struct Word32Key {
  go::Uint32 key;
  auto hash(const MapCore* m) const -> go::Uint64 { return finish(hashWord(key, m->seed)); }
  auto equals(const MapCore*, const char* entry) const -> bool {
    return *reinterpret_cast<const go::Uint32*>(entry) == key;
  }
  void store(const MapCore*, char* entry) const { *reinterpret_cast<go::Uint32*>(entry) = key; }
};

struct StringKey {
  go::String key;
  auto hash(const MapCore* m) const -> go::Uint64 {
    return finish(hashBytes(key.ptr, static_cast<size_t>(key.len), m->seed));
  }
  auto equals(const MapCore*, const char* entry) const -> bool {
    return *reinterpret_cast<const go::String*>(entry) == key;
  }
  void store(const MapCore*, char* entry) const { *reinterpret_cast<go::String*>(entry) = key; }
};

struct GeneralKey {
  const void* key;
  auto hash(const MapCore* m) const -> go::Uint64 { return finish(hashValue(m->type->key, key, m->seed)); }
  auto equals(const MapCore* m, const char* entry) const -> bool { return m->type->key->equal(entry, key); }
  void store(const MapCore* m, char* entry) const {
    __builtin_memcpy(entry, key, static_cast<size_t>(m->type->key->size));
  }
};

auto entryAt(const MapCore* m, const MapTable* t, go::Uint32 i) -> char* {
  return t->entries + static_cast<size_t>(i) * m->entrySize;
}

constexpr go::Uint32 kNone = ~go::Uint32{0};

// The entry with the key, kNone if there is none. *slot is its place in the index.
template <class Key>
auto search(const MapCore* m, const Key& key, go::Uint64 hash, go::Uint32* slot) -> go::Uint32 {
  const MapTable* t = m->table;
  if (t->mask == 0) {
    for (go::Uint32 i = 0; i < t->used; i++) {
      if (t->hashes[i] == hash >> 32 && key.equals(m, entryAt(m, t, i))) {
        return i;
      }
    }
    return kNone;
  }
  for (go::Uint32 i = static_cast<go::Uint32>(hash >> 32);; i++) {
    go::Uint64 s = t->index[i & t->mask];
    if (s == 0) {
      return kNone;
    }
    if (s >> 32 == hash >> 32) {
      go::Uint32 entry = static_cast<go::Uint32>(s) - 1;
      if (key.equals(m, entryAt(m, t, entry))) {
        *slot = i & t->mask;
        return entry;
      }
    }
  }
}

template <class Key>
auto find(MapCore* m, const Key& key) -> void* {
  if (m == nullptr || m->count == 0) {
    return nullptr;
  }
  if (m->writing) [[unlikely]] {
    fatal("concurrent map read and map write");
  }
  go::Uint32 slot = 0;
  go::Uint32 entry = search(m, key, key.hash(m), &slot);
  return entry == kNone ? nullptr : entryAt(m, m->table, entry) + m->valueOffset;
}

// Fills the table with the living entries of the old one. Without dead ones, entries keep their numbers, and taking
// over the index slot by slot writes the new one as two sequential streams.
void moveAll(MapTable* t, const MapTable* old) {
  t->used = old->used;
  __builtin_memcpy(t->hashes, old->hashes, old->used * sizeof(*t->hashes));
  if (old->mask != 0) {
    for (go::Uint32 i = 0; i <= old->mask; i++) {
      if (old->index[i] != 0 && old->index[i] != kDeleted) {
        link(t, old->index[i], static_cast<go::Uint32>(old->index[i]) - 1);
      }
    }
    return;
  }
  for (go::Uint32 i = 0; i < old->used; i++) {
    link(t, static_cast<go::Uint64>(old->hashes[i]) << 32, i);
  }
}

void moveLiving(const MapCore* m, MapTable* t, const MapTable* old) {
  for (go::Uint32 i = 0; i < old->used; i++) {
    if (old->hashes[i] == 0) {
      continue;
    }
    go::Uint32 to = t->used++;
    __builtin_memcpy(entryAt(m, t, to), entryAt(m, old, i), m->entrySize);
    t->hashes[to] = old->hashes[i];
    if (t->mask != 0) {
      link(t, static_cast<go::Uint64>(old->hashes[i]) << 32, to);
    }
  }
}

// Moves the living entries into a table with room for more.
void grow(MapCore* m) {
  const MapTable* old = m->table;
  if (m->count == old->used) {
    MapTable* t = newTable(m, old->capacity * 2, old->entries, old->used);
    moveAll(t, old);
    m->table = t;
    return;
  }
  bool manyDead = m->count <= old->capacity / 2;
  MapTable* t = newTable(m, manyDead ? old->capacity : old->capacity * 2, nullptr, 0);
  moveLiving(m, t, old);
  m->table = t;
}

// Says that the map is being written, so that others may notice.
class Writing {
 public:
  explicit Writing(MapCore* m) : m_(m) {
    if (m->writing) [[unlikely]] {
      fatal("concurrent map writes");
    }
    m->writing = true;
  }
  ~Writing() { m_->writing = false; }
  Writing(const Writing&) = delete;
  auto operator=(const Writing&) -> Writing& = delete;

 private:
  MapCore* m_;
};

template <class Key>
auto insert(MapCore* m, const Key& key) -> void* {
  if (m == nullptr) [[unlikely]] {
    panicNilMap();
  }
  go::Uint64 hash = key.hash(m);  // may panic: before the map counts as being written
  Writing writing(m);
  go::Uint32 slot = 0;
  go::Uint32 entry = search(m, key, hash, &slot);
  if (entry != kNone) {
    if constexpr (isSame<Key, GeneralKey>) {
      key.store(m, entryAt(m, m->table, entry));  // equal keys may differ in their bits: +0 and -0
    }
    return entryAt(m, m->table, entry) + m->valueOffset;
  }
  if (m->table->used == m->table->capacity) {
    grow(m);
  }
  MapTable* t = m->table;
  entry = t->used++;
  char* place = entryAt(m, t, entry);
  key.store(m, place);
  t->hashes[entry] = static_cast<go::Uint32>(hash >> 32);
  if (t->mask != 0) {
    link(t, hash, entry);
  }
  m->count++;
  return place + m->valueOffset;
}

template <class Key>
void erase(MapCore* m, const Key& key) {
  go::Uint64 hash = key.hash(m);
  Writing writing(m);
  MapTable* t = m->table;
  go::Uint32 slot = 0;
  go::Uint32 entry = search(m, key, hash, &slot);
  if (entry == kNone) {
    return;
  }
  if (t->mask != 0) {
    t->index[slot] = kDeleted;
  }
  t->hashes[entry] = 0;
  __builtin_memset(entryAt(m, t, entry), 0, m->entrySize);
  m->count--;
  if (entry == t->used - 1 && t->mask == 0) {
    t->used--;
  }
}

// A key that cannot be hashed panics even where nothing needs hashing.
void checkHashable(const void* key, const Type* map) {
  if (formOf(map->key) == KeyForm::General) {
    hashValue(map->key, key, 0);
  }
}

}  // namespace

auto mapNew(const Type* type, go::Int hint) -> MapCore* {
  auto* m = static_cast<MapCore*>(allocateClosure(sizeof(MapCore)));
  const Type* entry = entryType(type);
  m->type = type;
  m->seed = newSeed();
  m->form = formOf(type->key);
  m->entrySize = static_cast<go::Uint32>(entry->size);
  m->valueOffset = static_cast<go::Uint32>(entry->fields[1].offset);
  constexpr go::Int kMost = go::Int{1} << 30;
  m->table = newTable(m, hint < 0 || hint > kMost ? 0 : static_cast<go::Uint32>(hint), nullptr, 0);
  return m;
}

auto mapFind64(MapCore* m, go::Uint64 key) -> void* { return find(m, Word64Key{key}); }
auto mapFind32(MapCore* m, go::Uint32 key) -> void* { return find(m, Word32Key{key}); }
auto mapFindString(MapCore* m, go::String key) -> void* { return find(m, StringKey{key}); }
auto mapInsert64(MapCore* m, go::Uint64 key) -> void* { return insert(m, Word64Key{key}); }
auto mapInsert32(MapCore* m, go::Uint32 key) -> void* { return insert(m, Word32Key{key}); }
auto mapInsertString(MapCore* m, go::String key) -> void* { return insert(m, StringKey{key}); }

auto mapFind(MapCore* m, const void* key, const Type* map) -> void* {
  if (m == nullptr || m->count == 0) {
    checkHashable(key, map);
    return nullptr;
  }
  switch (m->form) {
    case KeyForm::Word64:
      return mapFind64(m, *static_cast<const go::Uint64*>(key));
    case KeyForm::Word32:
      return mapFind32(m, *static_cast<const go::Uint32*>(key));
    case KeyForm::String:
      return mapFindString(m, *static_cast<const go::String*>(key));
    case KeyForm::General:
      break;
  }
  return find(m, GeneralKey{key});
}

auto mapInsert(MapCore* m, const void* key) -> void* {
  if (m == nullptr) {
    panicNilMap();
  }
  switch (m->form) {
    case KeyForm::Word64:
      return mapInsert64(m, *static_cast<const go::Uint64*>(key));
    case KeyForm::Word32:
      return mapInsert32(m, *static_cast<const go::Uint32*>(key));
    case KeyForm::String:
      return mapInsertString(m, *static_cast<const go::String*>(key));
    case KeyForm::General:
      break;
  }
  return insert(m, GeneralKey{key});
}

void mapErase(MapCore* m, const void* key, const Type* map) {
  if (m == nullptr || m->count == 0) {
    return checkHashable(key, map);
  }
  switch (m->form) {
    case KeyForm::Word64:
      return erase(m, Word64Key{*static_cast<const go::Uint64*>(key)});
    case KeyForm::Word32:
      return erase(m, Word32Key{*static_cast<const go::Uint32*>(key)});
    case KeyForm::String:
      return erase(m, StringKey{*static_cast<const go::String*>(key)});
    case KeyForm::General:
      return erase(m, GeneralKey{key});
  }
}

void mapClear(MapCore* m) {
  if (m == nullptr) {
    return;
  }
  Writing writing(m);
  MapTable* t = m->table;
  __builtin_memset(t->entries, 0, static_cast<size_t>(t->used) * m->entrySize);
  __builtin_memset(t->hashes, 0, t->used * sizeof(*t->hashes));
  if (t->mask != 0) {
    __builtin_memset(t->index, 0, (static_cast<size_t>(t->mask) + 1) * sizeof(*t->index));
  }
  t->used = 0;
  m->count = 0;
  m->epoch++;
  m->seed = newSeed();
}

auto mapLen(const MapCore* m) -> go::Int { return m == nullptr ? 0 : m->count; }

// ---- walks ----

void MapWalk::start(MapCore* m) {
  map = m;
  value = nullptr;
  if (m == nullptr || m->count == 0) {
    return;
  }
  MapTable* t = m->table;
  go::Uint32 walk = __atomic_add_fetch(&m->walks, 1, __ATOMIC_RELAXED);
  entries = t;
  bound = remaining = t->used;
  position = static_cast<go::Uint32>(hashWord(walk, m->seed) >> 32) % t->used;
  epoch = m->epoch;
  next();
}

void MapWalk::next() {
  auto* t = static_cast<MapTable*>(entries);
  if (map->writing) [[unlikely]] {
    fatal("concurrent map iteration and map write");
  }
  for (; remaining > 0; remaining--) {
    go::Uint32 i = position;
    position = i + 1 == bound ? 0 : i + 1;
    if (t->hashes[i] == 0) {
      continue;
    }
    key = entryAt(map, t, i);
    if (map->table == t) {
      value = static_cast<const char*>(key) + map->valueOffset;
      remaining--;
      return;
    }
    // The table has been replaced: the map itself knows what is still there. A NaN is found by nobody, so nobody has
    // deleted it.
    value = mapFind(map, key, map->type);
    const Type* k = map->type->key;
    if (value == nullptr && epoch == map->epoch && !k->equal(key, key)) {
      value = static_cast<const char*>(key) + map->valueOffset;
    }
    if (value != nullptr) {
      remaining--;
      return;
    }
  }
  value = nullptr;
}

}  // namespace gort
