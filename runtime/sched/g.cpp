// This file implements the pool of goroutine records: chunks of 256 that are mapped once and found through a table, so
// that the collector and dumps can visit them without a lock.
#include "sched/g.h"

#include <new>

#include "base/atomic.h"
#include "base/fatal.h"
#include "base/spinlock.h"
#include "os/os.h"

namespace gort {
namespace {

constexpr uint32_t kChunkSize = 256;
constexpr uint32_t kMostChunks = 1 << 17;

SpinLock poolLock;
G** chunks = nullptr;  // table of kMostChunks, mapped lazily
uint32_t chunkCount = 0;
uint32_t usedInLast = kChunkSize;
G* freeList = nullptr;
uint64_t lastId = 0;
int64_t liveCount = 0;

G* carve() {
  if (usedInLast == kChunkSize) {
    if (!chunks) chunks = static_cast<G**>(os::map(sizeof(G*) * kMostChunks));
    auto* chunk = static_cast<G*>(os::map(sizeof(G) * kChunkSize));
    if (!chunk || chunkCount == kMostChunks) fatal("out of memory (goroutine records)");
    for (uint32_t i = 0; i < kChunkSize; i++) new (&chunk[i]) G();
    chunks[chunkCount] = chunk;
    storeRelease(chunkCount, chunkCount + 1);
    usedInLast = 0;
  }
  return &chunks[chunkCount - 1][usedInLast++];
}

}  // namespace

const char* waitReasonText(WaitReason reason) {
  static const char* const texts[] = {
#define WAIT_REASON(name, text) text,
#include "sched/wait_reasons.def"
#undef WAIT_REASON
  };
  return texts[static_cast<uint32_t>(reason)];
}

G* newG() {
  SpinGuard guard(poolLock);
  G* g = freeList;
  if (g) {
    freeList = g->link;
    g->link = nullptr;
  } else {
    g = carve();
  }
  g->id = ++lastId;
  return g;
}

void freeG(G* g) {
  g->roots = {};
  g->stack = nullptr;
  g->waitReason = WaitReason::None;
  g->system = false;
  g->fault = {};
  SpinGuard guard(poolLock);
  g->link = freeList;
  freeList = g;
}

void forEachG(void (*visit)(G*, void*), void* context) {
  uint32_t count = loadAcquire(chunkCount);
  for (uint32_t c = 0; c < count; c++) {
    for (uint32_t i = 0; i < kChunkSize; i++) visit(&chunks[c][i], context);
  }
}

int64_t goroutineCount() { return loadRelaxed(liveCount); }

void countGoroutine(int delta) { __atomic_fetch_add(&liveCount, delta, __ATOMIC_RELAXED); }

}  // namespace gort
