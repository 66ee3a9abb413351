// This file implements the tokens of threads, and how a bias is taken away from one that runs.
#include "sched/thread_bias.h"

#include "go/native/bias.h"
#include "sched/section.h"
#include "sched/spin.h"

namespace gort {
namespace {

constexpr uint32_t kMostOwners = 4096;
constexpr int32_t kSuspended = -3;  // in biasToken: no mutex has this state, either

M* owners[kMostOwners];
uint32_t ownerCount = 0;

}  // namespace

static_assert(offsetof(ThreadHead, biasToken) == offsetof(Thread, biasToken) &&
              offsetof(ThreadHead, biasBusy) == offsetof(Thread, biasBusy));

void giveBiasToken(M* m) {
  if (!haveOthersBarrier() || loadRelaxed(ownerCount) >= kMostOwners) return;
  uint32_t id = __atomic_fetch_add(&ownerCount, 1, __ATOMIC_RELAXED);
  if (id >= kMostOwners) return;
  storeRelease(owners[id], m);
  m->ownToken = INT32_MIN | static_cast<int32_t>(id << 1);
  storeRelease(m->biasToken, m->ownToken);
}

// If somebody stops the owner just now, the bias stays; whoever does so wants one of its mutexes, and then it comes to
// a pin for that.
void suspendBias(M* m) { compareExchange(m->biasToken, m->ownToken, kSuspended); }

void resumeBias(M* m) {
  spinWhile([m] { return isBiasSuspended(m) && !compareExchange(m->biasToken, kSuspended, m->ownToken); });
}

M* biasOwner(int32_t state) { return loadAcquire(owners[(state & INT32_MAX) >> 1]); }

BiasStop::BiasStop(M* owner) : owner_(owner), token_(kNoBias) {
  spinWhile([this] {
    if (loadRelaxed(owner_->biasToken) != kNoBias) {
      token_ = __atomic_exchange_n(&owner_->biasToken, kNoBias, __ATOMIC_SEQ_CST);
    }
    return token_ == kNoBias;
  });
  if (owner == currentM()) return;
  sectionBarrier();
  spinWhile([this] { return loadAcquire(owner_->biasBusy) != 0; });
}

}  // namespace gort
