// This file implements the pool of goroutine records: chunks of 256 that are mapped once and found through a table, so
// that the collector and dumps can visit them without a lock.
#include "sched/g.h"

#include <new>

#include "base/atomic.h"
#include "base/fatal.h"
#include "base/spinlock.h"
#include "os/os.h"
#include "sched/sched.h"

namespace gort {
namespace {

constexpr uint32_t kChunkSize = 256;
constexpr uint32_t kMostChunks = 1 << 17;
constexpr uint32_t kBatch = 32;    // records that move between a cache and the pool at a time
constexpr uint32_t kIdBatch = 16;  // ids that a cache takes at a time

SpinLock poolLock;
G** chunks = nullptr;  // table of kMostChunks, mapped lazily
uint32_t chunkCount = 0;
G* freeList = nullptr;
uint64_t lastId = 0;
int64_t liveCount = 0;  // those counted without a cache; atomic

// Adds a chunk of records to the free ones. They are made without the lock, as that takes long.
void addChunk() {
  auto* chunk = static_cast<G*>(os::map(sizeof(G) * kChunkSize));
  if (!chunk) fatal("out of memory (goroutine records)");
  // Whoever has filled one chunk will probably fill the next: one call for its pages.
  if (loadRelaxed(chunkCount) > 0) os::populate(chunk, sizeof(G) * kChunkSize);
  for (uint32_t i = 0; i < kChunkSize; i++) {
    G* g = new (&chunk[i]) G();
    g->waiter.g = g;
    g->link = g + 1;
  }
  SpinGuard guard(poolLock);
  if (!chunks) chunks = static_cast<G**>(os::map(sizeof(G*) * kMostChunks));
  if (!chunks || chunkCount == kMostChunks) fatal("out of memory (goroutine records)");
  chunks[chunkCount] = chunk;
  storeRelease(chunkCount, chunkCount + 1);
  chunk[kChunkSize - 1].link = freeList;
  freeList = chunk;
}

// poolLock held. Null if there are none.
G* takeFree() {
  G* g = freeList;
  if (!g) return nullptr;
  freeList = g->link;
  g->link = nullptr;
  return g;
}

// False if there are no free records.
bool tryRefill(GCache* cache) {
  SpinGuard guard(poolLock);
  while (cache->freeCount < kBatch) {
    G* g = takeFree();
    if (!g) break;
    g->link = cache->free;
    cache->free = g;
    cache->freeCount++;
  }
  return cache->free;
}

G* tryNewWithoutCache() {
  SpinGuard guard(poolLock);
  G* g = takeFree();
  if (g) g->id = ++lastId;
  return g;
}

void spill(GCache* cache) {
  SpinGuard guard(poolLock);
  for (; cache->freeCount > kBatch; cache->freeCount--) {
    G* g = cache->free;
    cache->free = g->link;
    g->link = freeList;
    freeList = g;
  }
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

G* newG(GCache* cache) {
  if (!cache) {
    G* g;
    while (!(g = tryNewWithoutCache())) addChunk();
    return g;
  }
  while (!cache->free && !tryRefill(cache)) addChunk();
  G* g = cache->free;
  cache->free = g->link;
  cache->freeCount--;
  g->link = nullptr;
  __builtin_prefetch(cache->free, 1);  // for the next time
  if (cache->nextId == cache->endId) {
    SpinGuard guard(poolLock);
    cache->nextId = lastId + 1;
    lastId += kIdBatch;
    cache->endId = lastId + 1;
  }
  g->id = cache->nextId++;
  return g;
}

void freeG(GCache* cache, G* g) {
  g->roots = {};
  g->stack = nullptr;
  g->waitReason = WaitReason::None;
  g->system = false;
  g->fault = {};
  g->link = cache->free;
  cache->free = g;
  if (++cache->freeCount > 2 * kBatch) spill(cache);
}

void forEachG(void (*visit)(G*, void*), void* context) {
  uint32_t count = loadAcquire(chunkCount);
  for (uint32_t c = 0; c < count; c++) {
    for (uint32_t i = 0; i < kChunkSize; i++) visit(&chunks[c][i], context);
  }
}

int64_t goroutineCount() {
  int64_t count = loadRelaxed(liveCount);
  uint32_t procs = loadSeqCst(sched.madeProcs);
  for (uint32_t i = 0; i < procs; i++) count += loadRelaxed(sched.allPs[i]->gs.live);
  return count;
}

void countGoroutine(GCache* cache, int delta) {
  if (cache) {
    storeRelaxed(cache->live, cache->live + delta);
    return;
  }
  __atomic_fetch_add(&liveCount, delta, __ATOMIC_RELAXED);
}

}  // namespace gort
