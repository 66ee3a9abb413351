// This file implements the goroutine record of code that runs on no goroutine.
#include "lang/lang_g.h"

#include "sched/sched.h"

namespace gort {

auto langG() -> G* {
  if (G* g = currentG(); g != nullptr) {
    return g;
  }
  static G own;
  return &own;
}

}  // namespace gort
