// This file implements segments.h. Invariants:
//  - all under poolLock: a chunk is in exactly one of its class's lists `partial` (some segments free), `hot` (all free,
//    pages resident) and `cold` (all free, no pages), or in none (all in use);
//  - the header of a further segment is valid while the segment is in use;
//  - the header of a first segment is zero until it grows (describe), so that the start of a goroutine touches one cold
//    cache line, the one of the record and the first frame, and not two;
//  - which segments are free is in bits of the chunk, so that taking one under poolLock touches none: they are cold or, in
//    a fresh chunk, have no pages yet.
//
// Rejected: huge pages for the first segments and for those of 4 MB and more (measured: a first recursion of 3 million
// frames took 4 times as long, spawning a million goroutines 5 times, as the system had to find and clear them).
#include "stack/segments.h"

#include "base/atomic.h"
#include "base/fatal.h"
#include "base/spinlock.h"
#include "os/os.h"

namespace gort::segments {
namespace {

static_assert(offsetof(Segment, next) == GORT_SEGMENT_NEXT);
static_assert(offsetof(Segment, previousLimit) == GORT_SEGMENT_PREVIOUS_LIMIT);
static_assert(offsetof(Segment, top) == GORT_SEGMENT_TOP);
static_assert(offsetof(Segment, room) == GORT_SEGMENT_ROOM);
static_assert(offsetof(Segment, callerSp) == GORT_SEGMENT_CALLER_SP);

constexpr size_t kKilo = 1 << 10, kMega = 1 << 20, kGiga = 1 << 30;
// With its goroutine's record (216 bytes) well below three quarters of what a goroutine takes in Go. A goroutine parked
// in a channel operation uses about 450 bytes; 976 are above the limit. Not a power of two: the tops spread over cache
// sets.
constexpr size_t kFirstSize = 1728;
constexpr size_t kChunk = 64 * kKilo;
constexpr uint32_t kClasses = 19;  // the first segments, then 4 KB to 512 MB
constexpr uint32_t kFirstClass = 0;

struct Chunk {
  Chunk *next, *previous;  // list of its class
  uint64_t free;           // bit i: segment i is not in use; read without the lock, too
};

struct ChunkList {
  Chunk* first = nullptr;

  void push(Chunk* c) {
    c->previous = nullptr;
    c->next = first;
    if (first) first->previous = c;
    first = c;
  }
  void remove(Chunk* c) {
    (c->previous ? c->previous->next : first) = c->next;
    if (c->next) c->next->previous = c->previous;
  }
  Chunk* pop() {
    Chunk* c = first;
    if (c) remove(c);
    return c;
  }
};

struct Class {
  size_t size;
  size_t chunkSize;
  uint64_t all;  // bits of a chunk's segments
  char* base = nullptr;
  Chunk* chunks = nullptr;
  uint32_t chunkCount = 0;  // that fit into the range
  uint32_t used = 0;        // chunks ever taken
  ChunkList partial, hot, cold;
  uint32_t hotCount = 0;
  uint32_t hotLowest = 0;  // smallest hotCount since the last trim
};

struct Classes {
  Class all[kClasses];
  constexpr Classes() : all() {
    for (uint32_t i = 0; i < kClasses; i++) {
      size_t size = i == kFirstClass ? kFirstSize : 4 * kKilo << (i - 1);
      all[i].size = size;
      all[i].chunkSize = size < kChunk ? kChunk : size;
      all[i].all = (uint64_t{1} << all[i].chunkSize / size) - 1;
    }
  }
};
constinit Classes classes;

SpinLock poolLock;
Segment* trimmed = nullptr;  // not in the pool again yet; owned by who stopped the world

// The record of a stack lies above the first frame of its first segment.
constexpr size_t kRecord = (sizeof(Stack) + 15) & ~size_t{15};

// Reserves the class's range on first use; a smaller one where the system limits address space.
bool mapRange(Class& c) {
  size_t wanted = c.size <= kMega ? 64 * kGiga : 1024 * kGiga;
  for (size_t bytes = wanted; bytes >= c.chunkSize; bytes /= 4) {
    auto* start = static_cast<char*>(os::map(bytes + 2 * kMega));
    if (!start) continue;
    auto aligned = (reinterpret_cast<uintptr_t>(start) + 2 * kMega - 1) & ~uintptr_t{2 * kMega - 1};
    c.chunkCount = static_cast<uint32_t>(bytes / c.chunkSize);
    c.chunks = static_cast<Chunk*>(os::map(sizeof(Chunk) * c.chunkCount));
    if (!c.chunks) return false;
    auto* base = reinterpret_cast<char*>(aligned);
    os::markSparse(base, bytes);
    storeRelease(c.base, base);
    return true;
  }
  return false;
}

char* start(const Class& c, const Chunk* chunk) { return c.base + static_cast<size_t>(chunk - c.chunks) * c.chunkSize; }

Chunk* freshChunk(Class& c) {
  if (!c.base && !mapRange(c)) return nullptr;
  if (c.used == c.chunkCount) return nullptr;
  Chunk* chunk = &c.chunks[c.used];
  storeRelaxed(chunk->free, c.all);
  storeRelease(c.used, c.used + 1);
  return chunk;
}

// A chunk of the class with a free segment; it is in `partial`.
Chunk* chunkWithRoom(Class& c) {
  if (c.partial.first) return c.partial.first;
  Chunk* chunk = c.hot.pop();
  if (chunk) {
    if (--c.hotCount < c.hotLowest) c.hotLowest = c.hotCount;
  } else {
    chunk = c.cold.pop();
    if (!chunk) chunk = freshChunk(c);
    if (!chunk) return nullptr;
  }
  c.partial.push(chunk);
  return chunk;
}

Class& firstClass() { return classes.all[kFirstClass]; }

bool isFirst(const Segment* segment) {
  auto* low = reinterpret_cast<const char*>(segment);
  const char* base = loadAcquire(firstClass().base);
  return base && low >= base && static_cast<size_t>(low - base) < firstClass().chunkCount * kChunk;
}

Stack* recordOf(Segment* first) {
  return reinterpret_cast<Stack*>(reinterpret_cast<char*>(first) + kFirstSize - kRecord);
}

// poolLock held. What is in the segment is still to be set.
Segment* take(Class& c) {
  Chunk* chunk = chunkWithRoom(c);
  if (!chunk) return nullptr;
  int index = __builtin_ctzll(chunk->free);
  storeRelaxed(chunk->free, chunk->free & (chunk->free - 1));
  if (chunk->free == 0) c.partial.remove(chunk);
  return reinterpret_cast<Segment*>(start(c, chunk) + c.size * static_cast<size_t>(index));
}

Class& classOf(const Segment* segment) {
  for (Class& c : classes.all) {
    auto* low = reinterpret_cast<const char*>(segment);
    if (c.base && low >= c.base && static_cast<size_t>(low - c.base) < c.used * c.chunkSize) return c;
  }
  internalError("unknown stack segment");
}

// What a segment after a first one wants to know of it.
void describe(Segment* first) {
  Stack* stack = recordOf(first);
  first->top = stack->high;
  first->room = kFirstSize - GORT_SLOP;
  stack->hasGrown = true;
  storeRelease(first->owner, stack);
}

char* topOf(Segment* segment) { return isFirst(segment) ? reinterpret_cast<char*>(recordOf(segment)) : segment->top; }

void giveBack(Segment* segment) {
  Class& c = classOf(segment);
  size_t offset = static_cast<size_t>(reinterpret_cast<char*>(segment) - c.base);
  Chunk* chunk = &c.chunks[offset / c.chunkSize];
  if (chunk->free == 0) c.partial.push(chunk);
  storeRelaxed(chunk->free, chunk->free | uint64_t{1} << offset % c.chunkSize / c.size);
  if (chunk->free == c.all) {
    c.partial.remove(chunk);
    c.hot.push(chunk);
    c.hotCount++;
  }
}

// poolLock held.
void giveBackChain(Segment* segment) {
  while (segment) {
    Segment* next = segment->next;
    giveBack(segment);
    segment = next;
  }
}

void giveBackFrom(Segment* segment) {
  if (!segment) return;
  SpinGuard guard(poolLock);
  giveBackChain(segment);
}

// In one step, because trimStack() may come in between.
Segment* detach(Segment*& chain) { return __atomic_exchange_n(&chain, nullptr, __ATOMIC_ACQ_REL); }

// A stack pointer may be at the very top of its segment, in __morestack.
Segment* findBySp(const void* sp) { return find(static_cast<const char*>(sp) - 1); }

size_t sizeOf(const Segment* s) { return s->room + GORT_SLOP; }

uint32_t classFor(size_t size) {
  uint32_t i = 1;
  while (i < kClasses && classes.all[i].size < size) i++;
  return i;
}

// Chunks that were free all the time since the last call lose their pages.
void trimClass(Class& c) {
  ChunkList batch;
  {
    SpinGuard guard(poolLock);
    for (uint32_t n = c.hotLowest; n > 0; n--) {
      batch.push(c.hot.pop());
      c.hotCount--;
    }
    c.hotLowest = c.hotCount;
  }
  while (Chunk* chunk = batch.pop()) {
    os::discard(start(c, chunk), c.chunkSize);
    SpinGuard guard(poolLock);
    c.cold.push(chunk);
  }
}

}  // namespace

Stack* acquire(uint32_t count) {
  Segment* batch[kMostAtATime];
  uint32_t n = 0;
  char* fresh = nullptr;
  {
    SpinGuard guard(poolLock);
    uint32_t used = firstClass().used;
    while (n < count && n < kMostAtATime && (batch[n] = take(firstClass()))) n++;
    // Whoever has filled one chunk with first segments will probably fill the next: one call for its pages.
    if (firstClass().used > used && used > 0) fresh = firstClass().base + used * kChunk;
  }
  if (fresh) os::populate(fresh, kChunk);
  for (uint32_t i = 0; i < n; i++) __builtin_prefetch(recordOf(batch[i]), 1);
  Stack* list = nullptr;
  while (n > 0) {
    Segment* segment = batch[--n];
    Stack* stack = recordOf(segment);
    *stack = Stack{};
    stack->low = reinterpret_cast<char*>(segment) + sizeof(Segment);
    stack->high = reinterpret_cast<char*>(stack);
    stack->next = list;
    storeRelease(stack->limit, segment->limit());
    list = stack;
  }
  return list;
}

void release(Stack* list) {
  SpinGuard guard(poolLock);
  while (list) {
    Stack* stack = list;
    list = stack->next;
    Segment* first = Segment::ofLimit(stack->limit);
    if (stack->hasGrown) giveBackChain(detach(first->next));
    giveBack(first);
  }
}

Stack* ownerOf(Segment* segment) { return isFirst(segment) ? recordOf(segment) : segment->owner; }

void drop(Stack* stack) {
  stack->isLong = false;
  Segment* second = Segment::ofLimit(stack->limit)->next;
  if (second) giveBackFrom(detach(second->next));
}

Segment* grow(Segment* current, size_t need) {
  if (isFirst(current)) describe(current);
  giveBackFrom(detach(current->next));
  size_t total = 0;
  for (Segment* s = current; s; s = s->previous()) total += sizeOf(s);
  size_t size = 2 * sizeOf(current);
  if (size < need + GORT_SLOP) size = need + GORT_SLOP;
  uint32_t index = classFor(size);
  if (index == kClasses || total + classes.all[index].size > kMostBytes) return nullptr;
  Segment* segment;
  {
    SpinGuard guard(poolLock);
    segment = take(classes.all[index]);
  }
  if (!segment) fatal("out of memory (goroutine stacks)");
  segment->next = nullptr;
  segment->top = reinterpret_cast<char*>(segment) + classes.all[index].size;
  segment->room = classes.all[index].size - GORT_SLOP;
  segment->previousLimit = current->limit();
  segment->callerSp = current->top;  // nothing to scan: it is not in use yet
  storeRelease(segment->owner, current->owner);
  if (current->previousLimit != 0) current->owner->isLong = true;
  storeRelease(current->next, segment);
  return segment;
}

Segment* find(const void* address) {
  auto* p = static_cast<const char*>(address);
  for (Class& c : classes.all) {
    char* base = loadAcquire(c.base);
    if (!base || p < base) continue;
    size_t index = static_cast<size_t>(p - base) / c.chunkSize;
    if (index >= loadAcquire(c.used)) continue;
    char* chunkStart = base + index * c.chunkSize;
    size_t slot = static_cast<size_t>(p - chunkStart) / c.size;
    if (~loadAcquire(c.chunks[index].free) & c.all & uint64_t{1} << slot)
      return reinterpret_cast<Segment*>(chunkStart + slot * c.size);
    return nullptr;
  }
  return nullptr;
}

void visitUsed(const void* low, const void* sp, StackVisitor visit, void* context) {
  Segment* segment = findBySp(sp);
  if (!segment) return;
  auto* lowest = reinterpret_cast<const char*>(segment + 1);
  visit(low < lowest ? lowest : low, topOf(segment), context);
  for (; !isFirst(segment); segment = segment->previous()) {
    visit(segment->callerSp, segment->previous()->top, context);
  }
}

void trimUnused(const void* sp, bool parked) {
  Segment* keep = findBySp(sp);
  if (keep && !parked) keep = keep->next;
  if (!keep || !keep->next) return;
  Segment* first = detach(keep->next);
  Segment* last = first;
  while (last->next) last = last->next;
  last->next = trimmed;
  trimmed = first;
}

void releaseTrimmed() {
  if (trimmed) giveBackFrom(detach(trimmed));
}

void trim() {
  for (Class& c : classes.all) trimClass(c);
}

}  // namespace gort::segments
