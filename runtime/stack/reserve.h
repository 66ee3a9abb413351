// Stacks of the reserved kind: each owns a slot of address space that is committed page by page as the goroutine goes
// deeper, with a guard at its low end.
//
// Slots come in tiers. The first 16 thousand live stacks get 1 GB each (Go's own limit), later ones less, so that a
// million parked goroutines still fit into the address space. Slot boundaries lie 1 MB beside the page-table
// boundaries: a guard then shares its page-table page with the top of the stack below it.
#pragma once
#include "stack/stack.h"

namespace gort::reserve {

// As the functions of similar names in stack.h; acquire() gives one, or null when address space is exhausted.
Stack* acquire();
void release(Stack* list);
Stack* find(const void* address);
void trim();

}  // namespace gort::reserve
