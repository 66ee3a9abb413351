// This file implements persistent memory: a bump pointer through mapped chunks. Mapped, because the executable's data
// segments are scanned and what lies here must not keep objects alive.
#include "mem/persist.h"

#include "base/fatal.h"
#include "base/spinlock.h"
#include "os/os.h"

namespace gort {
namespace {

constexpr size_t kChunk = 256 << 10;

SpinLock lock;
char* next = nullptr;  // guarded by lock
char* end = nullptr;

}  // namespace

auto persist(size_t bytes) -> void* {
  bytes = (bytes + 15) & ~size_t{15};
  SpinGuard guard(lock);
  if (static_cast<size_t>(end - next) < bytes) {
    size_t size = bytes > kChunk ? bytes : kChunk;
    next = static_cast<char*>(os::map(size));
    if (next == nullptr) {
      fatal("runtime: cannot allocate memory");
    }
    end = next + size;
  }
  void* p = next;
  next += bytes;
  return p;
}

}  // namespace gort
