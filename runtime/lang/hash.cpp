// This file implements equality and hashing by descriptor: of map keys, and of what interfaces hold.
//
// Values that are equal hash alike: +0 and -0, and an interface holding a value of type T hashes by T. NaN hashes to
// anything.
#include "lang/errors.h"
#include "lang/type.h"

namespace gort {
namespace {

using go::Kind;
using go::Type;

[[noreturn]] void panicUnhashable(const Type* t) { panicRuntime("hash of unhashable type ", typeString(t)); }

// Hashes of NaNs need not be reproducible, only spread.
auto random64() -> go::Uint64 {
  static go::Uint64 state = 1;
  return hashWord(__atomic_add_fetch(&state, 1, __ATOMIC_RELAXED), 0);
}

auto hashFloat(double f, go::Uint64 seed) -> go::Uint64 {
  if (f == 0) {
    return hashWord(0, seed);
  }
  if (f != f) {
    return hashWord(random64(), seed);
  }
  go::Uint64 bits;
  __builtin_memcpy(&bits, &f, sizeof(bits));
  return hashWord(bits, seed);
}

auto loadWord(const void* p, size_t n) -> go::Uint64 {
  go::Uint64 word = 0;
  __builtin_memcpy(&word, p, n);
  return word;
}

}  // namespace

auto hashBytes(const void* p, size_t n, go::Uint64 seed) -> go::Uint64 {
  const char* bytes = static_cast<const char*>(p);
  go::Uint64 h = hashWord(n, seed);
  for (; n > 8; bytes += 8, n -= 8) {
    h = hashWord(loadWord(bytes, 8), h);
  }
  if (n >= 4) {  // two overlapping halves
    return hashWord(loadWord(bytes, 4) | loadWord(bytes + n - 4, 4) << 32, h);
  }
  go::Uint64 rest = 0;
  for (size_t i = 0; i < n; i++) {
    rest = rest << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return hashWord(rest, h);
}

auto hashValue(const Type* t, const void* p, go::Uint64 seed) -> go::Uint64 {
  const char* bytes = static_cast<const char*>(p);
  switch (t->kind) {
    case Kind::Float32:
      return hashFloat(*static_cast<const float*>(p), seed);
    case Kind::Float64:
      return hashFloat(*static_cast<const double*>(p), seed);
    case Kind::Complex64: {
      const auto* c = static_cast<const go::Complex64*>(p);
      return hashFloat(c->imag_, hashFloat(c->real_, seed));
    }
    case Kind::Complex128: {
      const auto* c = static_cast<const go::Complex128*>(p);
      return hashFloat(c->imag_, hashFloat(c->real_, seed));
    }
    case Kind::String: {
      const auto* s = static_cast<const go::String*>(p);
      return hashBytes(s->ptr, static_cast<size_t>(s->len), seed);
    }
    case Kind::Interface: {
      Dynamic d = dynamicOf(t, p);
      if (d.type == nullptr) {
        return hashWord(0, seed);
      }
      if (d.type->equal == nullptr) {
        panicUnhashable(d.type);
      }
      return hashValue(d.type, valueAddress(d), seed);
    }
    case Kind::Array:
      for (go::Int i = 0; i < t->len; i++) {
        seed = hashValue(t->elem, bytes + i * t->elem->size, seed);
      }
      return hashWord(static_cast<go::Uint64>(t->len), seed);
    case Kind::Struct:
      if (t->opaque) {
        return hashBytes(p, static_cast<size_t>(t->size), seed);
      }
      for (go::Int i = 0; i < t->numField; i++) {
        const go::Field& f = t->fields[i];
        if (f.name[0] != '_' || f.name[1] != 0) {
          seed = hashValue(f.type, bytes + f.offset, seed);
        }
      }
      return hashWord(1, seed);
    case Kind::Slice:
    case Kind::Map:
    case Kind::Func:
      panicUnhashable(t);
    default:
      return hashWord(loadWord(p, static_cast<size_t>(t->size)), seed);
  }
}

auto equalValues(const Type* t, const void* a, const void* b) -> bool {
  if (t->equal == nullptr) {
    panicRuntime("comparing uncomparable type ", typeString(t));
  }
  return t->equal(a, b);
}

auto equalDynamic(Dynamic a, Dynamic b) -> bool {
  if (!sameType(a.type, b.type)) {
    return false;
  }
  if (a.type == nullptr) {
    return true;
  }
  if (a.type->equal == nullptr) {
    panicRuntime("comparing uncomparable type ", typeString(a.type));
  }
  return a.type->direct ? a.data == b.data : a.type->equal(a.data, b.data);
}

}  // namespace gort
