// This file implements the marker.
//
// The mark stack holds candidate pointers; popped ones wait in a short queue while their metadata and contents come
// into the cache. An object is marked and scanned when its pointer leaves the queue.
#include "mem/mark.h"

#include "base/fatal.h"
#include "mem/mark_pool.h"
#include "os/os.h"

namespace gort {
namespace {

constexpr size_t kStackEntries = size_t{1} << 30;  // reserved address space; committed as far as it is used
constexpr size_t kRootsAtOnce = 1 << 16;           // candidates from roots before they are followed
constexpr size_t kEnough = 4 * kSharedPiece;       // entries a marker keeps for itself
constexpr uint32_t kDistance = 16;                 // pointers that wait for their memory

struct Place {
  uint32_t block;
  uint32_t slot;  // of a small object
};

// Where p points to; false if that is no slot of an object.
auto locate(const void* p, Place* place) -> bool {
  auto offset = static_cast<size_t>(static_cast<const char*>(p) - heap.base);
  auto b = static_cast<uint32_t>(offset >> kBlockShift);
  const Block& block = heap.blocks[b];
  switch (block.kind) {
    case BlockKind::Free:
      return false;
    case BlockKind::Small: {
      auto i = static_cast<uint32_t>((offset & (kBlockSize - 1)) * uint64_t{block.reciprocal} >> 32);
      *place = {b, i};
      return i < block.count;
    }
    case BlockKind::LargeHead:
      *place = {b, 0};
      return true;
    case BlockKind::LargeRest:
      *place = {b - block.link, 0};
      return true;
  }
  return false;
}

}  // namespace

void Marker::reset() {
  if (stack_ == nullptr) {
    stack_ = static_cast<const void**>(os::map(kStackEntries * sizeof(void*)));
    if (stack_ == nullptr) {
      fatal("runtime: cannot reserve address space for marking");
    }
    os::markSparse(stack_, kStackEntries * sizeof(void*));
  }
  depth_ = bottom_ = 0;
  liveBytes_ = 0;
  rootBytes_ = 0;
}

void Marker::scanObject(const void* object, size_t words, uint64_t mask, uint32_t period) {
  auto* word = static_cast<const void* const*>(object);
  for (size_t base = 0; base < words; base += period) {
    size_t left = words - base;
    uint64_t bits = left < 64 ? mask & ((uint64_t{1} << left) - 1) : mask;
    for (; bits != 0; bits &= bits - 1) {
      push(word[base + static_cast<size_t>(__builtin_ctzll(bits))]);
    }
  }
}

void Marker::visit(const void* p) {
  Place place;
  if (!locate(p, &place)) {
    return;
  }
  uint8_t* mark = blockMarks(place.block) + place.slot;
  if (__atomic_load_n(mark, __ATOMIC_RELAXED) != heap.allocated) {
    return;  // free, or marked already
  }
  // Two markers may both get here for one object: it is scanned twice, which does no harm.
  __atomic_store_n(mark, markedValue(), __ATOMIC_RELAXED);
  const Block& block = heap.blocks[place.block];
  liveBytes_ += block.kind == BlockKind::Small ? block.objectSize : size_t{block.length} << kBlockShift;
  scanPlace(place.block, place.slot);
}

void Marker::scanPlace(uint32_t b, uint32_t slot) {
  const Block& block = heap.blocks[b];
  if (block.period == 0) {
    return;
  }
  if (block.kind == BlockKind::Small) {
    scanObject(blockStart(b) + size_t{slot} * block.objectSize, block.objectSize / 8, block.mask, block.period);
  } else {
    scanObject(blockStart(b), (size_t{block.length} << kBlockShift) / 8, block.mask, block.period);
  }
}

void Marker::markContents(const void* object) {
  Place place;
  if (locate(object, &place)) {
    scanPlace(place.block, place.slot);
  }
}

void Marker::markPointer(const void* p) { push(p); }

// Reads across whatever lies on stacks and in data segments, so the sanitizers must not watch.
[[gnu::no_sanitize_address]] void Marker::scanRange(const void* low, const void* high) {
  rootBytes_ += static_cast<size_t>(static_cast<const char*>(high) - static_cast<const char*>(low));
  auto first = (reinterpret_cast<uintptr_t>(low) + 7) & ~uintptr_t{7};
  for (auto* word = reinterpret_cast<const void* const*>(first); word + 1 <= static_cast<const void* const*>(high);
       word++) {
    push(*word);
  }
  if (depth_ > kRootsAtOnce) {
    drain();
  }
}

void Marker::takeOver(const void* const* items, size_t n) {
  __builtin_memcpy(stack_ + depth_, items, n * sizeof(*items));
  depth_ += n;
}

// The oldest entries go: the most hangs on them.
void Marker::share() {
  if (shareWork(stack_ + bottom_)) {
    bottom_ += kSharedPiece;
  }
}

void Marker::drain() {
  const void* waiting[kDistance];
  uint32_t first = 0;
  uint32_t count = 0;
  for (;;) {
    while (count < kDistance && depth_ > bottom_) {
      const void* p = stack_[--depth_];
      auto b = static_cast<size_t>(static_cast<const char*>(p) - heap.base) >> kBlockShift;
      __builtin_prefetch(&heap.blocks[b]);
      __builtin_prefetch(p);
      waiting[(first + count++) % kDistance] = p;
    }
    if (count == 0) {
      depth_ = bottom_ = 0;
      return;
    }
    const void* p = waiting[first];
    first = (first + 1) % kDistance;
    count--;
    visit(p);
    if (depth_ - bottom_ > kEnough && markersWait()) [[unlikely]] {
      share();
    }
  }
}

auto isMarked(const void* object) -> bool {
  Place place;
  return locate(object, &place) && blockMarks(place.block)[place.slot] == markedValue();
}

}  // namespace gort
