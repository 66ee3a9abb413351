// Where channels get their memory: the only place in chan that knows the collected heap.
#pragma once
#include <cstddef>

namespace go {
struct Type;
}

namespace gort {

// Zeroed memory for a channel's record, scanned conservatively.
void* allocChanCore(size_t size);
// Zeroed memory for n elements of a type; a null type is scanned conservatively.
void* allocChanBuffer(const go::Type* type, size_t elemSize, size_t n);

}  // namespace gort
