// This file implements the goroutine record of threads that run no goroutine.
#include "lang/lang_g.h"

#include "sched/sched.h"

namespace gort {

auto langG() -> G* {
  if (G* g = currentG(); g != nullptr) {
    return g;
  }
  static thread_local G own;
  return &own;
}

}  // namespace gort
