// This file implements layouts: the walk over a descriptor that collects pointer words.
#include "mem/layout.h"

#include "base/spinlock.h"
#include "mem/heap.h"
#include "mem/persist.h"

namespace gort {

constinit const Layout noPointersLayout{};
constinit const Layout conservativeLayout{.mask = ~uint64_t{0}, .period = 64};

namespace {

using go::Kind;
using go::Type;

constexpr int64_t kWord = 8;
constexpr int64_t kMostWords = 64;

// Whether values hold any pointer; needs no room for a mask.
auto pointsSomewhere(const Type* t) -> bool {
  if (t->kind == Kind::Array) {
    return t->len > 0 && pointsSomewhere(t->elem);
  }
  if (t->kind == Kind::Struct && !t->opaque) {
    for (go::Int i = 0; i < t->numField; i++) {
      if (pointsSomewhere(t->fields[i].type)) {
        return true;
      }
    }
    return false;
  }
  return t->kind >= Kind::Chan;
}

// Sets the bits of a value of at most 64 words that begins at the word.
void collect(const Type* t, int64_t word, uint64_t* mask) {
  auto set = [mask](int64_t i) { *mask |= uint64_t{1} << i; };
  switch (t->kind) {
    case Kind::Chan:
    case Kind::Func:
    case Kind::Map:
    case Kind::Pointer:
    case Kind::UnsafePointer:
    case Kind::Slice:
    case Kind::String:
      return set(word);
    case Kind::Interface:
      return set(word + 1);  // the first word is a descriptor or an itab, which are not on the heap
    case Kind::Array:
      if (!pointsSomewhere(t->elem)) {
        return;
      }
      for (go::Int i = 0; i < t->len; i++) {
        collect(t->elem, word + i * t->elem->size / kWord, mask);
      }
      return;
    case Kind::Struct:
      for (go::Int i = 0; i < (t->opaque ? t->size / kWord : 0); i++) {
        set(word + i);
      }
      for (go::Int i = 0; i < t->numField; i++) {
        if (pointsSomewhere(t->fields[i].type)) {
          collect(t->fields[i].type, word + static_cast<int64_t>(t->fields[i].offset) / kWord, mask);
        }
      }
      return;
    default:
      return;
  }
}

struct Interned {
  Layout layout;
  Interned* next;
};
SpinLock lock;
Interned* interned = nullptr;  // guarded by lock; persistent memory

// One Layout for each (mask, period).
auto intern(uint64_t mask, uint32_t period) -> const Layout* {
  if (mask == conservativeLayout.mask && period == conservativeLayout.period) {
    return &conservativeLayout;
  }
  SpinGuard guard(lock);
  for (Interned* i = interned; i != nullptr; i = i->next) {
    if (i->layout.mask == mask && i->layout.period == period) {
      return &i->layout;
    }
  }
  auto* i = static_cast<Interned*>(persist(sizeof(Interned)));
  i->layout.mask = mask;
  i->layout.period = period;
  i->next = interned;
  interned = i;
  return &i->layout;
}

auto compute(const Type* type) -> const Layout* {
  const Type* t = type;
  if (!pointsSomewhere(t)) {
    return &noPointersLayout;
  }
  while (t->kind == Kind::Array && t->size > kMostWords * kWord) {
    t = t->elem;
  }
  int64_t words = t->size / kWord;
  if (words > kMostWords || words == 0) {
    return &conservativeLayout;
  }
  uint64_t one = 0;
  collect(t, 0, &one);
  int64_t period = kMostWords / words * words;  // the longest repetition that fits
  uint64_t mask = 0;
  for (int64_t at = 0; at < period; at += words) {
    mask |= one << at;
  }
  return intern(mask, static_cast<uint32_t>(period));
}

}  // namespace

auto layoutOf(const Type* type) -> const Layout* {
  const void* known = __atomic_load_n(&type->cache.layout, __ATOMIC_ACQUIRE);
  if (known == nullptr) {
    known = compute(type);
    __atomic_store_n(&type->cache.layout, known, __ATOMIC_RELEASE);
  }
  return static_cast<const Layout*>(known);
}

auto hasPointers(const Type* type) -> bool { return layoutOf(type)->period != 0; }

}  // namespace gort
