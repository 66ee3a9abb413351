// spinWhile: waiting for another thread that needs a few instructions only, but may have lost its processor.
#pragma once
#include <cstdint>

#include "base/spinlock.h"
#include "os/os.h"

namespace gort {

template <class Condition>
void spinWhile(const Condition& condition) {
  for (uint32_t round = 0; condition(); round++) {
    if (round < 64) {
      cpuPause();
    } else {
      os::yieldThread();
    }
  }
}

}  // namespace gort
