// This file implements the pool of marker threads and of shared work.
#include "mem/mark_pool.h"

#include <csignal>
#include <cstdlib>

#include "base/spinlock.h"
#include "mem/mark.h"
#include "os/os.h"

namespace gort {
namespace {

constexpr uint32_t kMostHelpers = 3;
constexpr size_t kPieces = 4096;

struct Piece {
  Piece* next;
  const void* items[kSharedPiece];
};

struct Pool {
  SpinLock lock;  // guards what follows; the counts are also read without it
  bool open = false;
  uint32_t joined = 0;  // markers of this cycle
  uint32_t idle = 0;    // of them, those without work
  uint32_t shared = 0;  // pieces in `full`
  Piece* full = nullptr;
  Piece* empty = nullptr;
  Piece* fresh = nullptr;  // pieces that were never used, which must not be touched: their memory is not there yet
  Piece* freshEnd = nullptr;
  size_t liveBytes = 0;  // of helpers
  uint32_t changes = 0;  // futex word: pieces were shared, or the cycle was closed
  uint32_t cycles = 0;   // futex word: helpers sleep until it changes
  bool started = false;
};
Pool pool;
constinit Marker helpers[kMostHelpers];

// Sleeps until there is a piece, and takes it over; false at the end of the cycle.
auto takeWork(Marker* marker) -> bool {
  pool.lock.lock();
  pool.idle++;
  for (;;) {
    if (Piece* p = pool.full; p != nullptr && pool.open) {
      pool.full = p->next;
      __atomic_store_n(&pool.shared, pool.shared - 1, __ATOMIC_RELAXED);
      pool.idle--;
      marker->takeOver(p->items, kSharedPiece);
      p->next = pool.empty;
      pool.empty = p;
      pool.lock.unlock();
      return true;
    }
    if (pool.open && pool.idle == pool.joined) {
      pool.open = false;
      __atomic_add_fetch(&pool.changes, 1, __ATOMIC_RELAXED);
      os::futexWake(&pool.changes, kMostHelpers + 1);
    }
    if (!pool.open) {
      pool.lock.unlock();
      return false;
    }
    uint32_t seen = pool.changes;
    pool.lock.unlock();
    os::futexWait(&pool.changes, seen);
    pool.lock.lock();
  }
}

auto join() -> bool {
  SpinGuard guard(pool.lock);
  pool.joined += pool.open;
  return pool.open;
}

void helpOnce(Marker* marker) {
  marker->reset();
  if (!join()) {
    return;
  }
  while (takeWork(marker)) {
    marker->drain();
    SpinGuard guard(pool.lock);
    pool.liveBytes += marker->takeLiveBytes();
  }
}

void helperMain(void* argument) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, nullptr);
  auto* marker = static_cast<Marker*>(argument);
  for (uint32_t seen = 0;;) {
    os::futexWait(&pool.cycles, seen);
    uint32_t now = __atomic_load_n(&pool.cycles, __ATOMIC_ACQUIRE);
    if (now != seen) {
      seen = now;
      helpOnce(marker);
    }
  }
}

// An empty piece; null if there is none. pool.lock held.
auto takeEmpty() -> Piece* {
  Piece* p = pool.empty;
  if (p != nullptr) {
    pool.empty = p->next;
    return p;
  }
  return pool.fresh < pool.freshEnd ? pool.fresh++ : nullptr;
}

// As many markers as the program may use processors, within reason.
void startHelpers() {
  pool.started = true;
  pool.fresh = static_cast<Piece*>(os::map(kPieces * sizeof(Piece)));
  if (pool.fresh == nullptr) {
    return;
  }
  os::markSparse(pool.fresh, kPieces * sizeof(Piece));
  pool.freshEnd = pool.fresh + kPieces;
  const char* setting = getenv("GOMAXPROCS");
  int processors = setting != nullptr ? atoi(setting) : 0;
  processors = processors > 0 && processors < os::cpuCount() ? processors : os::cpuCount();
  for (uint32_t i = 0; i < kMostHelpers && static_cast<int>(i) < processors - 1; i++) {
    os::startThread(helperMain, &helpers[i]);
  }
}

}  // namespace

void openMarking(bool withHelpers) {
  if (withHelpers && !pool.started) {
    startHelpers();
  }
  {
    SpinGuard guard(pool.lock);
    pool.open = true;
    pool.joined = 1;
    pool.idle = 0;
    pool.liveBytes = 0;
  }
  if (withHelpers) {
    __atomic_add_fetch(&pool.cycles, 1, __ATOMIC_RELEASE);
    os::futexWake(&pool.cycles, kMostHelpers);
  }
}

void finishMarking(Marker* marker) {
  do {
    marker->drain();
  } while (takeWork(marker));
}

auto helpersLiveBytes() -> size_t {
  SpinGuard guard(pool.lock);
  return pool.liveBytes;
}

auto markersOfCycle() -> uint32_t {
  SpinGuard guard(pool.lock);
  return pool.joined;
}

auto markersWait() -> bool {
  return __atomic_load_n(&pool.idle, __ATOMIC_RELAXED) > __atomic_load_n(&pool.shared, __ATOMIC_RELAXED);
}

auto shareWork(const void* const* from) -> bool {
  {
    SpinGuard guard(pool.lock);
    Piece* p = takeEmpty();
    if (p == nullptr) {
      return false;
    }
    __builtin_memcpy(p->items, from, sizeof(p->items));
    p->next = pool.full;
    pool.full = p;
    __atomic_store_n(&pool.shared, pool.shared + 1, __ATOMIC_RELAXED);
    __atomic_add_fetch(&pool.changes, 1, __ATOMIC_RELAXED);
  }
  os::futexWake(&pool.changes, 1);
  return true;
}

}  // namespace gort
