// This file declares what the two ways to find the order of initialisation share.
#pragma once

#include "types/object.h"

namespace types {

class Checker;

// Whether an object counts in the order of initialisation: constants, variables, functions.
bool isInitDependency(const Object* o);

// Reports cycles, and sets an order as gc's checker does in spite of them; for packages that have cycles.
void slowInitOrder(Checker& check);

}  // namespace types
