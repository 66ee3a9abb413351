// This file implements the goroutine record of code that runs on no goroutine.
#include "lang/lang_g.h"

namespace gort {

auto outsideG() -> G* {
  static G own;
  return &own;
}

}  // namespace gort
