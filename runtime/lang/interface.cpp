// This file implements interfaces: boxing, dynamic itabs, failed assertions.
//
// Itabs that the compiler did not make are built on first use and kept for ever in one hash table keyed by (interface,
// type); failures are kept too, because type switches ask again and again. Readers take no lock: entries are published
// whole, a grown table replaces the old one, and a miss in an old table only costs a second look under the lock.
#include "go/interface.h"

#include "base/spinlock.h"
#include "go/panic.h"
#include "lang/errors.h"
#include "lang/type.h"
#include "mem/persist.h"

namespace gort {
namespace {

using go::Type;

struct Answer {
  const Type* interface;
  const Type* type;
  const Itab* itab;  // null: the type lacks a method
};

struct Table {
  size_t mask;
  size_t used;  // guarded by tableLock

  // The slots follow the struct.
  auto slot(size_t i) const -> const Answer*& {
    return reinterpret_cast<const Answer**>(const_cast<Table*>(this) + 1)[i & mask];
  }
};

SpinLock tableLock;
Table* table = nullptr;

auto slotHash(const Type* interface, const Type* type) -> size_t {
  return hashWord(reinterpret_cast<go::Uint64>(interface), reinterpret_cast<go::Uint64>(type));
}

auto newTable(size_t slots) -> Table* {
  auto* t = static_cast<Table*>(persist(sizeof(Table) + slots * sizeof(Answer*)));
  t->mask = slots - 1;
  return t;
}

auto look(const Table* t, const Type* interface, const Type* type) -> const Answer* {
  for (size_t i = slotHash(interface, type);; i++) {
    const Answer* a = __atomic_load_n(&t->slot(i), __ATOMIC_ACQUIRE);
    if (a == nullptr || (a->interface == interface && a->type == type)) {
      return a;
    }
  }
}

void put(Table* t, const Answer* answer) {
  size_t i = slotHash(answer->interface, answer->type);
  while (t->slot(i) != nullptr) {
    i++;
  }
  __atomic_store_n(&t->slot(i), answer, __ATOMIC_RELEASE);
  t->used++;
}

// The first method of the interface that the type lacks; null if it has all.
auto missingMethod(const Type* interface, const Type* type) -> const go::Method* {
  for (go::Int i = 0; i < interface->numMethod; i++) {
    const go::Method& wanted = interface->methods[i];
    if (findMethod(type, wanted.name, wanted.type) == nullptr) {
      return &wanted;
    }
  }
  return nullptr;
}

auto buildItab(const Type* interface, const Type* type) -> const Itab* {
  if (missingMethod(interface, type) != nullptr) {
    return nullptr;
  }
  using Code = void (*)();
  size_t count = static_cast<size_t>(interface->numMethod);
  auto* itab = static_cast<Itab*>(persist(sizeof(Itab) + count * sizeof(Code)));
  *itab = {interface, type};
  auto* codes = reinterpret_cast<Code*>(itab + 1);
  for (size_t i = 0; i < count; i++) {
    const go::Method& wanted = interface->methods[i];
    codes[i] = *static_cast<const Code*>(findMethod(type, wanted.name, wanted.type)->code);
  }
  return itab;
}

// Boxes that need no allocation: small integers (little-endian, so one table serves all widths) and values without
// bytes.
struct SmallValues {
  go::Uint64 values[256];
  constexpr SmallValues() : values() {
    for (unsigned i = 0; i < 256; i++) {
      values[i] = i;
    }
  }
};
constinit SmallValues smallValues;

}  // namespace

auto findItab(const Type* interface, const Type* type) -> const Itab* {
  const Table* t = __atomic_load_n(&table, __ATOMIC_ACQUIRE);
  if (t != nullptr) {
    if (const Answer* a = look(t, interface, type); a != nullptr) {
      return a->itab;
    }
  }
  const Itab* itab = buildItab(interface, type);
  SpinGuard guard(tableLock);
  if (table == nullptr) {
    __atomic_store_n(&table, newTable(256), __ATOMIC_RELEASE);
  }
  if (const Answer* a = look(table, interface, type); a != nullptr) {
    return a->itab;
  }
  if (table->used * 2 >= table->mask) {
    Table* grown = newTable((table->mask + 1) * 2);
    for (size_t i = 0; i <= table->mask; i++) {
      if (table->slot(i) != nullptr) {
        put(grown, table->slot(i));
      }
    }
    __atomic_store_n(&table, grown, __ATOMIC_RELEASE);
  }
  auto* answer = static_cast<Answer*>(persist(sizeof(Answer)));
  *answer = {interface, type, itab};
  put(table, answer);
  return itab;
}

auto box(const Type* type, const void* value) -> void* {
  go::Uint64 word = 0;
  switch (type->size) {
    case 0:
      return &smallValues.values[0];
    case 1:
      word = *static_cast<const go::Uint8*>(value);
      break;
    case 2:
      word = *static_cast<const go::Uint16*>(value);
      break;
    case 4:
      word = *static_cast<const go::Uint32*>(value);
      break;
    case 8:
      word = *static_cast<const go::Uint64*>(value);
      break;
    default:
      word = 256;
  }
  if (word < 256) {
    return &smallValues.values[word];
  }
  void* p = allocate(type);
  __builtin_memcpy(p, value, static_cast<size_t>(type->size));
  return p;
}

void panicAssert(const Type* interface, const Type* dynamic, const Type* asserted) {
  TypeAssertionError error{.interface = interface, .concrete = dynamic, .asserted = asserted, .missingMethod = {}};
  if (dynamic != nullptr && asserted->kind == go::Kind::Interface) {
    if (const go::Method* m = missingMethod(asserted, dynamic); m != nullptr) {
      const char* name = m->name;
      for (const char* c = name; *c != 0; c++) {
        name = *c == '.' ? c + 1 : name;
      }
      error.missingMethod = go::String::of(name, static_cast<go::Int>(__builtin_strlen(name)));
    }
    if (error.missingMethod.len == 0) {
      error.interface = nullptr;
    }
  }
  if (dynamic == nullptr && asserted->kind == go::Kind::Interface) {
    error.interface = nullptr;
  }
  go::panic(go::alloc(error));
}

}  // namespace gort
