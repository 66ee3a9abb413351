// Where the pointers of objects lie.
//
// A layout says which words of a repeating pattern of up to 64 words may hold pointers. It describes single values and
// arrays alike, for an array repeats its element's pattern. Types are laid out once; the result hangs on the descriptor
// (Type::Cache::layout).
#pragma once

#include <cstdint>

#include "go/type.h"
#include "mem/sizes.h"

namespace gort {

struct Layout {
  uint64_t mask = 0;    // bit i: word i of the pattern may hold a pointer
  uint32_t period = 0;  // words of the pattern, 1 to 64; 0: no pointers at all

  // Ids of the allocation classes for this layout by size index, plus 1; 0 is not yet looked up. Written under the
  // heap's lock.
  mutable uint32_t classes[kSizeCount] = {};
};

// Layouts that types share: no pointers; every word a possible pointer (closures, structs too large for a pattern).
extern const Layout noPointersLayout;
extern const Layout conservativeLayout;

auto layoutOf(const go::Type* type) -> const Layout*;

}  // namespace gort
