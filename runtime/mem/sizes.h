// Sizes of heap objects: Go's classes, which cap() makes visible, and our own, which are Go's rounded up to 16 bytes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gort {

// What Go's allocator would make of a request, as append sees it: the size class (less the header of large pointerful
// objects), or whole pages above 32 KB.
auto goRoundedSize(long bytes, bool noPointers) -> long;

constexpr size_t kMostSmall = 8192;  // larger objects get blocks of their own
constexpr int kSizeCount = 43;

// Index and size of the smallest class that holds n bytes, 0 < n <= kMostSmall.
auto sizeIndex(size_t n) -> int;
auto sizeOfIndex(int index) -> size_t;

}  // namespace gort
