// This file implements the panics of range over functions.
#include "go/rangefunc.h"

#include "lang/errors.h"

namespace gort {

void panicLoopBody(LoopState state) {
  switch (state) {
    case LoopState::Ready:
      panicRuntime("range function recovered a loop body panic and did not resume panicking");
    case LoopState::Running:
      panicRuntime("range function continued iteration after loop body panic");
    case LoopState::Done:
      panicRuntime("range function continued iteration after function for loop body returned false");
    case LoopState::Exhausted:
      panicRuntime("range function continued iteration after whole loop exit");
  }
  __builtin_unreachable();
}

}  // namespace gort
