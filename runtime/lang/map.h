// The map behind go::Map, erased: entries in the order of insertion, and a hash index over them. For fmt, reflect and
// the like:
//
//   MapWalk w;  for (w.start(core); w.value != nullptr; w.next()) { ... w.key, w.value ... }     mapFind(core, &key,
//   type)
//
// Invariants
// - An entry keeps its place in its table for the table's life; deleting marks it dead (hash 0) and zeroes it, growing
// moves the living into
//   a new table. So a walk over a table that has been replaced still has its entries, and looks each up in the new one.
// - hashes[i] of a living entry is never 0. Slots of the index hold (hash << 32 | i + 1); 0 is empty, kDeleted a
// removed one.
// - Up to kSmall entries there is no index: keys are compared one after the other.
#pragma once

#include "go/map.h"

namespace gort {

struct MapTable {
  go::Uint32 capacity;
  go::Uint32 used;  // entries handed out, dead ones included
  go::Uint32 mask;  // slots of the index - 1; 0: no index
  char* entries;
  go::Uint32* hashes;
  go::Uint64* index;
};

struct MapCore {
  static constexpr go::Uint32 kSmall = 8;

  MapTable* table;
  const go::Type* type;
  go::Uint64 seed;
  go::Uint32 count;  // living entries
  go::Uint32 epoch;  // number of clears
  go::Uint32 walks;  // spreads the starts of walks
  KeyForm form;
  bool writing;  // best-effort detection of concurrent writes
  go::Uint32 entrySize;
  go::Uint32 valueOffset;
};

}  // namespace gort
