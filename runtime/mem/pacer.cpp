// This file implements pacing.
#include "mem/pacer.h"

#include <cstdlib>

#include "base/fatal.h"
#include "mem/blocks.h"
#include "mem/numbers.h"
#include "os/os.h"

namespace gort {
namespace {

constexpr size_t kLeastHeap = 4 << 20;   // as if so much were live
constexpr size_t kLeastRoom = 1 << 20;   // between collections for the limit's sake
constexpr size_t kSlack = 1 << 20;       // kept resident beyond what the next cycle will need
constexpr int64_t kNoLimit = INT64_MAX;  // Go's word for it, too
constexpr int64_t kOverspend = 1'000'000'000;  // so much before the limit is given up
constexpr int64_t kOld = 120'000'000'000;  // as in Go, for the sake of finalizers
constexpr size_t kNever = ~size_t{0};

int percent = 100;
int64_t limit = kNoLimit;
size_t liveBytes = 0;  // after the last collection
size_t rootBytes = 0;
int64_t lastEnd = 0;
int64_t overspent = 0;  // how much longer collections took than the program ran in between, lately; nanoseconds
size_t growth = 0;  // what the percentage alone allows

auto byPercent() -> size_t {
  if (percent < 0) {
    return kNever;
  }
  size_t base = liveBytes + rootBytes;
  base = base < kLeastHeap ? kLeastHeap : base;
  return base / 100 * static_cast<size_t>(percent);
}

// Bytes of heap that the limit leaves, with some for free slots in between.
auto heapLimit() -> size_t {
  if (limit == kNoLimit) {
    return kNever;
  }
  size_t others = bytesBesideHeap();
  auto all = static_cast<size_t>(limit);
  return all > others ? (all - others) - (all - others) / 16 : 0;
}

auto byLimit() -> size_t {
  size_t most = heapLimit();
  if (most == kNever) {
    return kNever;
  }
  return most > liveBytes + kLeastRoom ? most - liveBytes : kLeastRoom;
}

auto readPercent(const char* text) -> int {
  if (text == nullptr || *text == 0) {
    return 100;
  }
  if (__builtin_strcmp(text, "off") == 0) {
    return -1;
  }
  char* end = nullptr;
  long n = strtol(text, &end, 10);
  return *end == 0 && n <= INT32_MAX && n >= INT32_MIN ? static_cast<int>(n) : 100;
}

// A number of bytes with an optional unit, as Go reads GOMEMLIMIT; false for anything else.
auto readBytes(const char* text, int64_t* bytes) -> bool {
  constexpr const char* kUnits[] = {"", "B", "KiB", "MiB", "GiB", "TiB"};
  constexpr int kShifts[] = {0, 0, 10, 20, 30, 40};
  if (*text < '0' || *text > '9') {
    return false;
  }
  char* end = nullptr;
  unsigned long n = strtoul(text, &end, 10);
  for (size_t i = 0; i < sizeof kShifts / sizeof *kShifts; i++) {
    if (__builtin_strcmp(end, kUnits[i]) == 0) {
      *bytes = static_cast<int64_t>(n << kShifts[i]);
      return n <= static_cast<unsigned long>(INT64_MAX) >> kShifts[i];
    }
  }
  return false;
}

}  // namespace

void readPacing() {
  percent = readPercent(getenv("GOGC"));
  const char* text = getenv("GOMEMLIMIT");
  if (text != nullptr && *text != 0 && __builtin_strcmp(text, "off") != 0 && !readBytes(text, &limit)) {
    writeErr("GOMEMLIMIT=");
    writeErr(text);
    writeErr("\n");
    fatal("malformed GOMEMLIMIT; see `go doc runtime/debug.SetMemoryLimit`");
  }
  lastEnd = os::nanotime();
  planAnew();
}

void planNext(size_t live, size_t roots, int64_t now, int64_t nanos) {
  liveBytes = live;
  rootBytes = roots;
  overspent += nanos - (now - nanos - lastEnd);
  overspent = overspent < 0 ? 0 : overspent > kOverspend ? kOverspend : overspent;
  lastEnd = now;
  planAnew();
}

void planAnew() {
  growth = byPercent();
  size_t room = byLimit();
  heap.threshold = room < growth ? room : growth;
}

void refreshIfOld() {
  if (percent >= 0 && os::nanotime() - lastEnd > kOld) {
    heap.threshold = 0;
  }
}

auto worthCollecting() -> bool {
  if (heap.allocatedSince >= growth || overspent - (os::nanotime() - lastEnd) < kOverspend / 2) {
    return true;
  }
  heap.threshold = heap.allocatedSince + kLeastRoom;
  return false;
}

auto heapGoal() -> size_t { return heap.threshold > kNever - liveBytes ? kNever : liveBytes + heap.threshold; }

auto residentGoal() -> size_t {
  size_t most = heapLimit();
  size_t goal = heapGoal();
  if (goal >= kNever / 2) {
    return most;
  }
  goal += goal / 10 + kSlack;
  return goal < most ? goal : most;
}

auto limitIsNear() -> bool { return residentBytes() > heapLimit(); }

auto changeGcPercent(int value) -> int {
  int old = percent;
  percent = value < 0 ? -1 : value;
  planAnew();
  return old;
}

auto changeMemoryLimit(int64_t value) -> int64_t {
  int64_t old = limit;
  limit = value;
  planAnew();
  return old;
}

auto memoryLimit() -> int64_t { return limit; }

}  // namespace gort
