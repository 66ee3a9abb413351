// This file implements the marker.
//
// The mark stack holds candidate pointers. A popped one is looked up and waits in a short queue while its mark byte and
// its contents come into the cache; it is marked and scanned when it leaves the queue.
//
// The loop keeps the heap's tables and its own stack in locals (View, top): stores of mark bytes may alias everything
// else, so the compiler would read members again after each.
#include "mem/mark.h"

#include "base/fatal.h"
#include "mem/mark_pool.h"
#include "os/os.h"

namespace gort {
namespace {

constexpr size_t kStackEntries = size_t{1} << 30;  // reserved address space; committed as far as it is used
constexpr size_t kRootsAtOnce = 1 << 16;           // candidates from roots before they are followed
constexpr size_t kEnough = 4 * kSharedPiece;       // entries a marker keeps for itself
constexpr ptrdiff_t kTiny = 128;                   // bytes of a range that is scanned at once
constexpr ptrdiff_t kPrefetched = 512;             // bytes of a range that is scanned later
constexpr uint32_t kDistance = 16;                 // pointers that wait for their memory

// What marking reads of the heap.
struct View {
  const char* base = heap.base;
  size_t range = heap.range;
  const Block* blocks = heap.blocks;
  uint8_t* marks = heap.marks;
  uint8_t unmarked = heap.allocated;
  uint8_t marked = markedValue();
};

// An object a pointer was found to.
struct Place {
  const void* const* object;
  uint8_t* mark;
  const Block* block;
};

inline auto placeIn(const View& view, uint32_t b, uint32_t slot, size_t objectSize) -> Place {
  const char* start = view.base + (size_t{b} << kBlockShift) + slot * objectSize;
  return {reinterpret_cast<const void* const*>(start), view.marks + (size_t{b} << kMarksShift) + slot, &view.blocks[b]};
}

// Where p, which is in the heap's range, points to; false if that is no slot of an object.
inline auto locate(const View& view, const void* p, Place* place) -> bool {
  auto offset = static_cast<size_t>(static_cast<const char*>(p) - view.base);
  auto b = static_cast<uint32_t>(offset >> kBlockShift);
  const Block& block = view.blocks[b];
  if (block.kind == BlockKind::Small) [[likely]] {
    auto i = static_cast<uint32_t>((offset & (kBlockSize - 1)) * uint64_t{block.reciprocal} >> 32);
    *place = placeIn(view, b, i, block.objectSize);
    return i < block.count;
  }
  if (block.kind == BlockKind::Free) {
    return false;
  }
  *place = placeIn(view, block.kind == BlockKind::LargeHead ? b : b - block.link, 0, 0);
  return true;
}

inline auto sizeAt(const Block& block) -> size_t {
  return block.kind == BlockKind::Small ? block.objectSize : size_t{block.length} << kBlockShift;
}

// Appends p if it points into the heap; without a branch, which nil pointers would make a bad guess.
inline auto pushAt(const View& view, const void** top, const void* p) -> const void** {
  *top = p;
  return top + (static_cast<size_t>(static_cast<const char*>(p) - view.base) < view.range);
}

// Appends what the object points to.
inline auto scan(const View& view, const Place& place, const void** top) -> const void** {
  const Block& block = *place.block;
  size_t period = block.period;
  if (period == 0) {
    return top;
  }
  size_t words = sizeAt(block) / 8;
  if (words <= period) [[likely]] {  // the mask is cut to the object
    for (uint64_t bits = block.mask; bits != 0; bits &= bits - 1) {
      top = pushAt(view, top, place.object[__builtin_ctzll(bits)]);
    }
    return top;
  }
  for (size_t base = 0; base < words; base += period) {
    size_t left = words - base;
    uint64_t bits = left < 64 ? block.mask & ((uint64_t{1} << left) - 1) : block.mask;
    for (; bits != 0; bits &= bits - 1) {
      top = pushAt(view, top, place.object[base + static_cast<size_t>(__builtin_ctzll(bits))]);
    }
  }
  return top;
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

void Marker::markContents(const void* object) {
  View view;
  Place place;
  if (locate(view, object, &place)) {
    depth_ = static_cast<size_t>(scan(view, place, stack_ + depth_) - stack_);
  }
}

void Marker::markPointer(const void* p) { push(p); }

// Reads across whatever lies on stacks and in data segments, so the sanitizers must not watch: frames have poisoned
// gaps, and threads that are outside of the stopped world go on using the runtime's own variables. No word with a
// pointer into the heap changes meanwhile.
[[gnu::no_sanitize_address, gnu::no_sanitize_thread]] void Marker::scanRange(const void* low, const void* high) {
  rootBytes_ += static_cast<size_t>(static_cast<const char*>(high) - static_cast<const char*>(low));
  View view;
  const void** top = stack_ + depth_;
  auto first = (reinterpret_cast<uintptr_t>(low) + 7) & ~uintptr_t{7};
  for (auto* word = reinterpret_cast<const void* const*>(first); word + 1 <= static_cast<const void* const*>(high);
       word++) {
    top = pushAt(view, top, *word);
  }
  depth_ = static_cast<size_t>(top - stack_);
  if (depth_ > kRootsAtOnce) {
    drain();
  }
}

void Marker::scanSoon(const void* low, const void* high) {
  auto* from = static_cast<const char*>(low);
  auto* to = static_cast<const char*>(high);
  if (to - from <= kTiny) {
    return scanRange(low, high);
  }
  to = to - from < kPrefetched ? to : from + kPrefetched;
  for (const char* line = from; line < to; line += 64) {
    __builtin_prefetch(line);
  }
  if (waitingCount_ == kMostWaiting) {
    scanOldest();
  }
  waiting_[(firstWaiting_ + waitingCount_++) % kMostWaiting] = {low, high};
}

void Marker::scanOldest() {
  Range range = waiting_[firstWaiting_];
  firstWaiting_ = (firstWaiting_ + 1) % kMostWaiting;
  waitingCount_--;
  scanRange(range.low, range.high);
}

void Marker::scanWaiting() {
  while (waitingCount_ > 0) {
    scanOldest();
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
  View view;
  Place waiting[kDistance];
  uint32_t first = 0;
  uint32_t count = 0;
  size_t liveBytes = 0;
  const void** top = stack_ + depth_;
  const void** bottom = stack_ + bottom_;
  for (;;) {
    while (count < kDistance && top > bottom) {
      Place place;
      if (locate(view, *--top, &place)) {
        __builtin_prefetch(place.mark);
        __builtin_prefetch(place.object);
        waiting[(first + count++) % kDistance] = place;
      }
    }
    if (count == 0) {
      break;
    }
    Place place = waiting[first];
    first = (first + 1) % kDistance;
    count--;
    if (__atomic_load_n(place.mark, __ATOMIC_RELAXED) != view.unmarked) {
      continue;  // free, or marked already
    }
    // Two markers may both get here for one object: it is scanned twice, which does no harm.
    __atomic_store_n(place.mark, view.marked, __ATOMIC_RELAXED);
    liveBytes += sizeAt(*place.block);
    top = scan(view, place, top);
    if (static_cast<size_t>(top - bottom) > kEnough && markersWait()) [[unlikely]] {
      depth_ = static_cast<size_t>(top - stack_);
      share();
      bottom = stack_ + bottom_;
    }
  }
  depth_ = bottom_ = 0;
  liveBytes_ += liveBytes;
}

auto isMarked(const void* object) -> bool {
  View view;
  Place place;
  return locate(view, object, &place) && *place.mark == view.marked;
}

}  // namespace gort
