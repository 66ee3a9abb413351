// The collected heap as the rest of the runtime sees it. Allocation functions that inline code calls are in go/base.h.
#pragma once

#include <cstddef>
#include <cstdint>

#include "go/type.h"

namespace gort {

// Whether values of the type hold pointers that the collector must follow.
auto hasPointers(const go::Type* type) -> bool;

}  // namespace gort
