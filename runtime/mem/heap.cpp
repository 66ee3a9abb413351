// This file implements allocation: bumping through runs of free slots, finding the next run, large objects.
//
// The fast path takes no lock and no critical section. A thread may be stopped anywhere in it, so the collector leaves
// runs alone: the rest of every run counts as live, and the mark bytes of a run's slots say "allocated" from the moment
// the run is made. A slot that has been taken but not returned yet is in a register of the stopped thread.
//
// Finding a run is a critical section: its half-done state must not be seen. The heap's lock is taken outside of
// critical sections only (the collector holds it while it waits for the world to stop), and the collector runs with it
// held.
#include "mem/heap.h"

#include "base/fatal.h"
#include "mem/blocks.h"
#include "mem/collect.h"
#include "mem/sweep.h"
#include "os/os.h"

namespace gort {
namespace {

constexpr uint32_t kZeroAtOnce = 2048;  // bytes of a run: zeroed shortly before use, while they fit into the cache

alignas(16) constinit char noBytes = 0;  // where all values without bytes lie

// Threads that the runtime did not start share one cache, under a lock.
SpinLock foreignLock;
constinit Thread foreignThread;

auto newCache(Thread* thread) -> ThreadCache* {
  auto* cache = static_cast<ThreadCache*>(os::map(sizeof(ThreadCache)));
  if (cache == nullptr) {
    fatal("runtime: cannot allocate memory");
  }
  SpinGuard guard(heap.lock);
  startHeap();
  cache->thread = thread;
  cache->next = heap.caches;
  heap.caches = cache;
  thread->heapCache = cache;
  return cache;
}

auto cacheOf(Thread* thread) -> ThreadCache* {
  auto* cache = static_cast<ThreadCache*>(thread->heapCache);
  return cache != nullptr ? cache : newCache(thread);
}

// Makes the next run of free slots of the run's block current; false if the block has none.
auto nextRun(Run* run) -> bool {
  const Block& block = heap.blocks[run->block];
  uint8_t* marks = blockMarks(run->block);
  uint32_t first = run->index;
  while (first < block.count && marks[first] != 0) {
    first++;
  }
  if (first == block.count) {
    return false;
  }
  uint32_t most = stressing() ? 1 : kZeroAtOnce / block.objectSize;
  uint32_t end = first + 1;
  while (end < block.count && end - first < most && marks[end] == 0) {
    end++;
  }
  char* start = blockStart(run->block) + size_t{first} * block.objectSize;
  size_t bytes = size_t{end - first} * block.objectSize;
  __builtin_memset(marks + first, heap.allocated, end - first);
  if (!block.zero) {
    __builtin_memset(start, 0, bytes);
  }
  run->index = end;
  run->end = start + bytes;
  run->current = start;
  return true;
}

// Gives the run a block with free slots. Heap::lock held, in a critical section.
void nextBlock(Run* run, uint32_t classId) {
  SizeClass& c = heap.classes[classId];
  sweepForClass(classId);
  uint32_t b = c.partlyFree;
  if (b != kNoBlock) {
    c.partlyFree = heap.blocks[b].link;
    heap.allocatedSince += static_cast<size_t>(c.block.count - heap.blocks[b].live) * c.block.objectSize;
  } else {
    bool zero = false;
    b = takeBlocks(1, &zero);
    heap.blocks[b] = c.block;
    heap.blocks[b].zero = zero;
    heap.allocatedSince += kBlockSize;
  }
  heap.blocks[b].owned = true;
  run->objectSize = c.block.objectSize;
  run->block = b;
  run->index = 0;
}

// The thread whose cache the caller uses; to be read anew after whatever may park. A foreign one holds foreignLock.
auto allocatingThread() -> Thread* {
  Thread* thread = currentThread();
  return thread != nullptr ? thread : &foreignThread;
}

[[gnu::noinline]] auto allocateSlow(uint32_t classId) -> void* {
  if (stressing()) {
    collectForStress();
  }
  for (;;) {
    startFinalizers();  // may park, and continue on another thread
    Thread* thread = allocatingThread();
    Run* run = &cacheOf(thread)->runs[classId];
    {
      CriticalSection critical(thread);
      if (run->block != kNoBlock && nextRun(run)) {
        char* p = run->current;
        run->current += run->objectSize;
        return p;
      }
    }
    SpinGuard guard(heap.lock);
    collectIfDue();
    CriticalSection critical(thread);
    if (run->block != kNoBlock) {
      heap.blocks[run->block].owned = false;
    }
    nextBlock(run, classId);
  }
}

inline auto allocateFrom(Thread* thread, uint32_t classId) -> void* {
  auto* cache = static_cast<ThreadCache*>(thread->heapCache);
  if (cache == nullptr) [[unlikely]] {
    return allocateSlow(classId);
  }
  Run& run = cache->runs[classId];
  char* p = run.current;
  if (p == run.end) [[unlikely]] {
    return allocateSlow(classId);
  }
  run.current = p + run.objectSize;
  return p;
}

inline auto allocateSmall(uint32_t classId) -> void* {
  Thread* thread = currentThread();
  if (thread == nullptr) [[unlikely]] {
    SpinGuard guard(foreignLock);
    return allocateFrom(&foreignThread, classId);
  }
  return allocateFrom(thread, classId);
}

struct Large {
  char* start;
  size_t bytes;  // whole blocks
  bool zero;     // reads as zero
};

// Takes the blocks of a large object. Heap::lock held.
auto takeLargeLocked(uint32_t length, const Layout* layout) -> Large {
  bool zero = false;
  uint32_t b = takeBlocks(length, &zero);
  heap.blocks[b] = {.mask = layout->mask, .length = length, .kind = BlockKind::LargeHead};
  for (uint32_t i = 1; i < length; i++) {
    heap.blocks[b + i].kind = BlockKind::LargeRest;
    heap.blocks[b + i].link = i;
  }
  *blockMarks(b) = heap.allocated;
  return {blockStart(b), size_t{length} << kBlockShift, zero};
}

// Makes an object of more than kMostSmall bytes. It is not scanned before publishLarge(): its old contents mean nothing.
auto takeLarge(size_t bytes, const Layout* layout) -> Large {
  size_t n = (bytes + kBlockSize - 1) >> kBlockShift;
  if (n >= uint32_t{1} << 26) {
    fatal("runtime: out of memory");
  }
  Large object;
  {
    SpinGuard guard(heap.lock);
    startHeap();
    heap.allocatedSince += n << kBlockShift;
    collectIfDue();
    object = takeLargeLocked(static_cast<uint32_t>(n), layout);
    // From here on another thread may collect. The address must be somewhere on this stack or in a register then, not
    // computed from the block's number later.
    asm volatile("" : "+r"(object.start));
  }
  startFinalizers();
  return object;
}

void publishLarge(const Large& object, const Layout* layout) {
  auto b = static_cast<size_t>(object.start - heap.base) >> kBlockShift;
  __atomic_store_n(&heap.blocks[b].period, static_cast<uint8_t>(layout->period), __ATOMIC_RELEASE);
}

auto allocateLarge(size_t bytes, const Layout* layout, bool zeroed) -> void* {
  Large object = takeLarge(bytes, layout);
  if (!object.zero && (zeroed || layout->period != 0)) {
    __builtin_memset(object.start, 0, object.bytes);
  }
  publishLarge(object, layout);
  return object.start;
}

// The class for objects of the size with the layout, made if need be.
[[gnu::noinline]] auto classFor(const Layout* layout, int sizeIndex) -> uint32_t {
  SpinGuard guard(heap.lock);
  startHeap();
  uint32_t known = layout->classes[sizeIndex];
  if (known != 0) {
    return known - 1;
  }
  if (heap.classCount == kMostClasses) {
    // Too many kinds of objects: share. The conservative classes exist, see startHeap.
    return conservativeLayout.classes[sizeIndex] - 1;
  }
  return addClass(layout, sizeIndex);
}

inline auto allocateSized(size_t bytes, const Layout* layout, bool zeroed) -> void* {
  if (bytes > kMostSmall) [[unlikely]] {
    return allocateLarge(bytes, layout, zeroed);
  }
  int index = sizeIndex(bytes);
  uint32_t known = __atomic_load_n(&layout->classes[index], __ATOMIC_RELAXED);
  return allocateSmall(known != 0 ? known - 1 : classFor(layout, index));
}

}  // namespace

auto addClass(const Layout* layout, int sizeIndex) -> uint32_t {
  uint32_t id = heap.classCount++;
  size_t size = sizeOfIndex(sizeIndex);
  size_t words = size / 8;
  heap.classes[id].block = {.reciprocal = static_cast<uint32_t>(((uint64_t{1} << 32) + size - 1) / size),
                            .objectSize = static_cast<uint16_t>(size),
                            .count = static_cast<uint16_t>(kBlockSize / size),
                            .mask = words < 64 ? layout->mask & ((uint64_t{1} << words) - 1) : layout->mask,
                            .classId = static_cast<uint16_t>(id),
                            .kind = BlockKind::Small,
                            .period = static_cast<uint8_t>(layout->period)};
  __atomic_store_n(&layout->classes[sizeIndex], id + 1, __ATOMIC_RELAXED);
  return id;
}

auto allocate(const go::Type* type) -> void* {
  uint32_t known = __atomic_load_n(&type->cache.allocClass, __ATOMIC_RELAXED);
  if (known != 0) [[likely]] {
    return allocateSmall(known - 1);
  }
  auto bytes = static_cast<size_t>(type->size);
  if (bytes == 0) {
    return &noBytes;
  }
  const Layout* layout = layoutOf(type);
  if (bytes <= kMostSmall) {
    __atomic_store_n(&type->cache.allocClass, classFor(layout, sizeIndex(bytes)) + 1, __ATOMIC_RELAXED);
  }
  return allocateSized(bytes, layout, true);
}

auto allocateArray(const go::Type* elem, go::Int n) -> void* {
  return allocateSized(static_cast<size_t>(elem->size * n), layoutOf(elem), true);
}

auto allocateCopy(const go::Type* elem, int64_t n, const void* from, int64_t used) -> void* {
  auto bytes = static_cast<size_t>(elem->size * n);
  auto copied = static_cast<size_t>(elem->size * used);
  const Layout* layout = layoutOf(elem);
  if (bytes <= kMostSmall) {
    void* p = allocateSized(bytes, layout, true);
    if (copied > 0) {
      __builtin_memcpy(p, from, copied);
    }
    return p;
  }
  Large object = takeLarge(bytes, layout);
  if (copied > 0) {
    __builtin_memcpy(object.start, from, copied);
  }
  if (!object.zero) {
    __builtin_memset(object.start + copied, 0, object.bytes - copied);
  }
  publishLarge(object, layout);
  return object.start;
}

auto allocateClosure(size_t bytes) -> void* { return allocateSized(bytes, &conservativeLayout, true); }

auto allocateBytes(go::Int n) -> void* { return allocateSized(static_cast<size_t>(n), &noPointersLayout, false); }

auto heapObject(const void* p) -> HeapObject {
  SpinGuard guard(heap.lock);
  if (!heap.ready || !inHeap(p)) {
    return {};
  }
  auto offset = static_cast<size_t>(static_cast<const char*>(p) - heap.base);
  auto b = static_cast<uint32_t>(offset >> kBlockShift);
  if (heap.blocks[b].kind == BlockKind::LargeRest) {
    b -= heap.blocks[b].link;
  }
  const Block& block = heap.blocks[b];
  if (block.kind == BlockKind::LargeHead) {
    return {blockStart(b), size_t{block.length} << kBlockShift};
  }
  if (block.kind != BlockKind::Small) {
    return {};
  }
  auto i = static_cast<uint32_t>((offset & (kBlockSize - 1)) * uint64_t{block.reciprocal} >> 32);
  if (i >= block.count || blockMarks(b)[i] != heap.allocated) {
    return {};
  }
  return {blockStart(b) + size_t{i} * block.objectSize, block.objectSize};
}

}  // namespace gort
