// Package weak's way to the collector.
#include "go/weak.h"

#include "mem/special.h"

namespace go::weak {

auto handle(unsafe::Pointer ptr) -> unsafe::Pointer { return gort::weakHandle(ptr); }

}  // namespace go::weak
