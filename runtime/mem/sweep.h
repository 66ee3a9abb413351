// The sweep: frees what was not marked.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gort {

struct Swept {
  uint64_t objects = 0;  // freed
  uint64_t bytes = 0;
  uint64_t freeBlocks = 0;  // blocks below the frontier that are free now
};

// In the stopped world, after marking: frees unmarked objects, swaps the meaning of the mark bytes, rebuilds all lists
// of blocks with room. With poison, freed memory is overwritten, so that using it shows.
auto sweep(bool poison) -> Swept;

}  // namespace gort
