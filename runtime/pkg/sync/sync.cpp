// Package sync on the runtime's own locks (runtime/sync): its structs are the runtime's, under another name.
#include "go/sync.h"

#include "sync/mutex.h"
#include "sync/sema.h"

namespace go::sync {
namespace {

auto native(Mutex* m) -> gort::Mutex* {
  static_assert(sizeof(Mutex) == sizeof(gort::Mutex) && offsetof(Mutex, sema) == offsetof(gort::Mutex, sema));
  return reinterpret_cast<gort::Mutex*>(m);
}

auto native(RWMutex* m) -> gort::RWMutex* {
  static_assert(sizeof(RWMutex) == sizeof(gort::RWMutex) &&
                offsetof(RWMutex, readerCount) == offsetof(gort::RWMutex, readerCount));
  return reinterpret_cast<gort::RWMutex*>(m);
}

auto native(WaitGroup* g) -> gort::WaitGroup* {
  static_assert(sizeof(WaitGroup) == sizeof(gort::WaitGroup) &&
                offsetof(WaitGroup, sema) == offsetof(gort::WaitGroup, sema));
  return reinterpret_cast<gort::WaitGroup*>(g);
}

void check(gort::WaitGroupResult result) {
  switch (result) {
    case gort::WaitGroupResult::Ok:
      return;
    case gort::WaitGroupResult::Negative:
      go::panic(Any("sync: negative WaitGroup counter"));
    case gort::WaitGroupResult::Misuse:
      go::panic(Any("sync: WaitGroup misuse: Add called concurrently with Wait"));
    case gort::WaitGroupResult::Reused:
      go::panic(Any("sync: WaitGroup is reused before previous Wait has returned"));
  }
}

}  // namespace

auto operator==(const Mutex& a, const Mutex& b) -> bool {
  return gort::Mutex::unbiased(a.state) == gort::Mutex::unbiased(b.state) && a.sema == b.sema;
}

auto Mutex::TryLock() -> go::Bool { return native(this)->tryLock(); }

void RWMutex::RLock() { native(this)->rLock(); }
auto RWMutex::TryRLock() -> go::Bool { return native(this)->tryRLock(); }
void RWMutex::RUnlock() { native(this)->rUnlock(); }
void RWMutex::Lock() { native(this)->lock(); }
auto RWMutex::TryLock() -> go::Bool { return native(this)->tryLock(); }
void RWMutex::Unlock() { native(this)->unlock(); }

void WaitGroup::Add(go::Int delta) { check(native(this)->add(delta)); }
void WaitGroup::Wait() { check(native(this)->wait()); }

namespace {

static_assert(sizeof(waitList) == sizeof(gort::NotifyList));

auto nativeList(waitList* l) -> gort::NotifyList* { return reinterpret_cast<gort::NotifyList*>(l); }

}  // namespace

auto Cond::adopt() -> go::Bool {
  Cond* expected = nullptr;
  return __atomic_compare_exchange_n(&self, &expected, this, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST) ||
         expected == this;
}

auto waitList::enter() -> go::Uint32 { return gort::notifyListAdd(nativeList(this)); }
void waitList::await(go::Uint32 ticket) { gort::notifyListWait(nativeList(this), ticket); }
void waitList::wakeOne() { gort::notifyListNotifyOne(nativeList(this)); }
void waitList::wakeAll() { gort::notifyListNotifyAll(nativeList(this)); }

}  // namespace go::sync
