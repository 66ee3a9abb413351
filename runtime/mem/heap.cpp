// This file implements the heap without collection: a bump pointer through mapped chunks.
#include "mem/heap.h"

#include "mem/hooks.h"
#include "mem/persist.h"

namespace gort {

void installWorld(const WorldHooks&) {}

auto allocate(const go::Type* type) -> void* { return persist(static_cast<size_t>(type->size == 0 ? 1 : type->size)); }
auto allocateArray(const go::Type* elem, go::Int n) -> void* { return persist(static_cast<size_t>(elem->size * n)); }
auto allocateClosure(size_t bytes) -> void* { return persist(bytes); }
auto allocateBytes(go::Int n) -> void* { return persist(static_cast<size_t>(n)); }

auto hasPointers(const go::Type* type) -> bool { return type->kind != go::Kind::Uint8; }

}  // namespace gort
