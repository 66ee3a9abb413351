// Threads as owners of biased mutexes: the other side of go/native/bias.h. Every M has a token, which stands in the
// state of the mutexes that are biased to it; while a BiasStop exists for an M, the M changes none of them.
//
//     BiasStop stop(biasOwner(state));
//     ... the mutex, if it still is biased to that M, is the caller's ...
//
// A mutex belongs to a thread and not to a P, because then its owner need not be pinned: a goroutine stays on its
// thread until it parks, whatever happens to the P.
#pragma once
#include <cstdint>

#include "sched/m.h"

namespace gort {

// Once for each M, before it runs goroutines. Some get none: beyond the first few thousand, where other processors
// cannot be made to execute a barrier, and under ThreadSanitizer, to which all that one thread does one after the other
// would look synchronised.
void giveBiasToken(M* m);

// The M whose token is in the state, which is negative.
M* biasOwner(int32_t state);

// When m loses its P to others while its goroutine runs on, and when it has one again: without a P it changes no biased
// mutex, so that the goroutine comes to a pin the next time it locks one. On m's thread; the first in a signal handler.
void suspendBias(M* m);
inline bool isBiasSuspended(const M* m) { return loadRelaxed(m->biasToken) != m->ownToken; }
void resumeBias(M* m);

class BiasStop {
 public:
  // Waits until nobody else stops the owner, and until that is not busy. The caller is not busy itself.
  explicit BiasStop(M* owner);
  ~BiasStop() { storeRelease(owner_->biasToken, token_); }
  BiasStop(const BiasStop&) = delete;
  BiasStop& operator=(const BiasStop&) = delete;

 private:
  M* owner_;
  int32_t token_;
};

}  // namespace gort
