// Descriptors as the runtime reads them (fmt, reflect, maps, interfaces). Structure: go/type.h.
//
// How to walk a value of type t at p:
//   named or not, switch on t->kind; integers and floats are stored as the C++ type of their size; String {ptr, len};
//   Slice {ptr, len, cap} of t->elem; Array t->len times t->elem; Struct t->fields[i] at p + offset; Pointer, Map,
//   Chan, Func one word; Interface: dynamicOf(t, p).
#pragma once

#include "go/interface.h"
#include "go/type.h"

namespace gort {

// What reflect's String() gives: "int", "main.T", "[]*main.T", "func(int, ...string) error", "struct { a int }".
// Cached.
auto typeString(const go::Type* type) -> go::String;

// The name without package ("Decoder"), empty for unnamed types; and the package path ("encoding/json"), empty for
// built-in types.
auto typeName(const go::Type* type) -> go::String;
auto typePackage(const go::Type* type) -> go::String;

// The method as callable through a value of `type` (value receivers only, unless type is a pointer); null if there is
// none. For a pointer type these are the methods of what it points to.
auto findMethod(const go::Type* type, const char* name, const go::Type* signature) -> const go::Method*;

// The methods callable through a value of `type`, from which findMethod chooses.
struct MethodSet {
  const go::Method* methods = nullptr;
  go::Int count = 0;
  bool pointer = false;  // methods with pointer receivers belong to it
};
auto methodSet(const go::Type* type) -> MethodSet;

// The dynamic type and data word of the interface value (of interface type t) at p.
auto dynamicOf(const go::Type* t, const void* p) -> Dynamic;

// Where the value that an interface holds lies: the box, or the data word itself for direct types.
inline auto valueAddress(const Dynamic& d) -> const void* {
  return d.type->direct ? static_cast<const void*>(&d.data) : d.data;
}

// a == b for values of type t; panics on uncomparable ones.
auto equalValues(const go::Type* t, const void* a, const void* b) -> bool;

// The hash of a map key; panics where the dynamic type of an interface is not hashable.
auto hashValue(const go::Type* t, const void* p, go::Uint64 seed) -> go::Uint64;

auto hashBytes(const void* p, size_t n, go::Uint64 seed) -> go::Uint64;
inline auto hashWord(go::Uint64 x, go::Uint64 seed) -> go::Uint64 {
  __extension__ using Wide = unsigned __int128;
  Wide product = static_cast<Wide>(x ^ seed ^ 0x9e3779b97f4a7c15) * 0xd6e8feb86659fd93;
  return static_cast<go::Uint64>(product) ^ static_cast<go::Uint64>(product >> 64);
}

}  // namespace gort
