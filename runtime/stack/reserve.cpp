// This file implements reserve.h with reserved address ranges, one a tier. Invariants:
//  - a slot's record is written once, under lock, before its index is published in `used`; it is never freed;
//  - hot stacks may have resident pages, cold ones have none; both keep their guard.
#include "stack/reserve.h"

#include "base/atomic.h"
#include "base/sanitizer.h"
#include "base/spinlock.h"
#include "os/os.h"

namespace gort::reserve {
namespace {

constexpr size_t kKilo = 1 << 10, kMega = 1 << 20, kGiga = 1 << 30;
constexpr size_t kGuard = 64 * kKilo;
constexpr size_t kOffset = kMega;  // of slot boundaries against page-table boundaries
constexpr uint32_t kColours = 16;  // tops differ by 128 bytes, so that they do not share cache sets

struct Tier {
  size_t slotSize;
  uint32_t slotCount;
  char* base = nullptr;
  Stack* records = nullptr;
  uint32_t used = 0;  // slots ever handed out
  Stack* hot = nullptr;
  uint32_t hotCount = 0;
  uint32_t hotLowest = 0;  // smallest hotCount since the last trim
  Stack* cold = nullptr;
};

#if GORT_TSAN
constinit Tier tiers[] = {{.slotSize = 256 * kMega, .slotCount = 256}, {.slotSize = kMega, .slotCount = 128 * kKilo}};
#else
constinit Tier tiers[] = {{.slotSize = kGiga, .slotCount = 16 * kKilo},
                          {.slotSize = 32 * kMega, .slotCount = 64 * kKilo},
                          {.slotSize = 256 * kKilo, .slotCount = 8 * kMega}};
#endif

SpinLock poolLock;

// Reserves the tier's range on first use; takes fewer slots where the system limits address space.
bool mapRange(Tier& tier) {
  for (uint32_t count = tier.slotCount; count >= 16; count /= 2) {
    size_t boundary = tier.slotSize < kGiga ? 2 * kMega : kGiga;
    size_t bytes = tier.slotSize * count + boundary + kOffset;
    auto* start = static_cast<char*>(os::map(bytes));
    if (!start) continue;
    os::markSparse(start, bytes);
    auto aligned = (reinterpret_cast<uintptr_t>(start) + boundary - 1) / boundary * boundary + kOffset;
    tier.records = static_cast<Stack*>(os::map(sizeof(Stack) * count));
    if (!tier.records) return false;
    tier.slotCount = count;
    storeRelease(tier.base, reinterpret_cast<char*>(aligned));
    return true;
  }
  tier.slotCount = 0;
  return false;
}

Stack* freshStack(Tier& tier, uint32_t index) {
  if (!tier.base && !mapRange(tier)) return nullptr;
  if (tier.used == tier.slotCount) return nullptr;
  char* slot = tier.base + tier.slotSize * tier.used;
  if (!os::guard(slot, kGuard)) return nullptr;
  Stack* stack = &tier.records[tier.used];
  stack->low = slot + kGuard;
  stack->high = slot + tier.slotSize - (tier.used % kColours) * 128;
  stack->tier = index;
  storeRelease(tier.used, tier.used + 1);
  return stack;
}

Stack* popFree(Tier& tier) {
  if (Stack* stack = tier.hot) {
    tier.hot = stack->next;
    if (--tier.hotCount < tier.hotLowest) tier.hotLowest = tier.hotCount;
    return stack;
  }
  Stack* stack = tier.cold;
  if (stack) tier.cold = stack->next;
  return stack;
}

}  // namespace

Stack* acquire() {
  SpinGuard guard(poolLock);
  uint32_t index = 0;
  for (Tier& tier : tiers) {
    Stack* stack = popFree(tier);
    if (!stack) stack = freshStack(tier, index);
    if (stack) {
      stack->next = nullptr;
      return stack;
    }
    index++;
  }
  return nullptr;
}

void release(Stack* list) {
  SpinGuard guard(poolLock);
  while (list) {
    Stack* stack = list;
    list = stack->next;
    Tier& tier = tiers[stack->tier];
    stack->next = tier.hot;
    tier.hot = stack;
    tier.hotCount++;
  }
}

Stack* find(const void* address) {
  for (Tier& tier : tiers) {
    char* base = loadAcquire(tier.base);
    if (!base || address < base) continue;
    size_t index = static_cast<size_t>(static_cast<const char*>(address) - base) / tier.slotSize;
    if (index < loadAcquire(tier.used)) return &tier.records[index];
  }
  return nullptr;
}

void trim() {
  for (Tier& tier : tiers) {
    Stack* batch = nullptr;
    {
      SpinGuard guard(poolLock);
      for (uint32_t n = tier.hotLowest; n > 0; n--) {
        Stack* stack = tier.hot;
        tier.hot = stack->next;
        tier.hotCount--;
        stack->next = batch;
        batch = stack;
      }
      tier.hotLowest = tier.hotCount;
    }
    while (batch) {
      Stack* stack = batch;
      batch = stack->next;
      auto end = (reinterpret_cast<uintptr_t>(stack->high) + 4095) & ~uintptr_t{4095};
      os::discard(stack->low, end - reinterpret_cast<uintptr_t>(stack->low));
      SpinGuard guard(poolLock);
      stack->next = tier.cold;
      tier.cold = stack;
    }
  }
}

}  // namespace gort::reserve
