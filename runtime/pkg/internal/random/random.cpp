// Random numbers: one wyrand state a thread, seeded by the system.
#include "go/internal/random.h"

#include <sys/random.h>

#include "sched/sysstack.h"

namespace go::internal::random {
namespace {

// A goroutine may change threads between two statements; then it goes on with what it has read, which is as random.
thread_local go::Uint64 state = 0;

}  // namespace

auto Uint64() -> go::Uint64 {
  __extension__ using Wide = unsigned __int128;
  if (state == 0) [[unlikely]] {
    go::Uint64 seed = 0;
    gort::onSystemStack([&] {
      if (getrandom(&seed, sizeof seed, 0) != sizeof seed) {
        seed = reinterpret_cast<go::Uint64>(&state);
      }
    });
    state = seed | 1;
  }
  state += 0xA0761D6478BD642F;
  Wide product = static_cast<Wide>(state) * (state ^ 0xE7037ED1A0B428DB);
  return static_cast<go::Uint64>(product >> 64) ^ static_cast<go::Uint64>(product);
}

}  // namespace go::internal::random
