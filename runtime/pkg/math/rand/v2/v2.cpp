// The runtime's source of random numbers, shared with package math/rand.
#include "go/math/rand/v2.h"

#include "go/math/rand.h"

namespace go::math::rand::v2 {

auto random() -> go::Uint64 { return go::math::rand::Uint64(); }

}  // namespace go::math::rand::v2
