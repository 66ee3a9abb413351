// Memory that lives as long as the process and that the collector neither scans nor frees: type strings, itabs, its own
// tables.
#pragma once

#include <cstddef>

namespace gort {

// Zeroed, 16-byte aligned, never null. Any thread, any stack.
auto persist(size_t bytes) -> void*;

}  // namespace gort
