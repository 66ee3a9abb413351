// What package context asks of type descriptors.
#include "go/context.h"

#include "lang/type.h"

namespace go::context {

auto typeName(Any v) -> String { return gort::typeString(v.type()); }

auto canCompare(Any v) -> Bool { return v == nullptr || v.type()->equal != nullptr; }

}  // namespace go::context
