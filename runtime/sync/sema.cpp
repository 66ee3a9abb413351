// This file implements semaphores. Waiters are kept in a table of 251 buckets hashed by address; each bucket has a
// lock, a list of the addresses waited for, and for each of them the waiters in order of arrival. Waiter records live
// on the parked stacks.
//
// No wake-up is lost: an acquirer announces itself in `waiters` before it looks at the count a last time, a releaser
// increments the count before it looks at `waiters`.
#include "sync/sema.h"

#include "base/spinlock.h"
#include "os/os.h"
#include "sched/park.h"
#include "sched/together.h"

namespace gort {
namespace {

struct SemaWaiter {
  G* g;
  uint32_t* count;
  SemaWaiter* next = nullptr;        // behind us for the same count
  SemaWaiter* last = nullptr;        // of the first one: the end of the queue
  SemaWaiter* otherCount = nullptr;  // of the first one: first waiter for another count of the bucket
  bool joinsWaker = false;
  bool granted = false;  // the count was handed to us
};

struct Bucket {
  SpinLock lock;
  uint32_t waiters = 0;  // written under lock, read without
  SemaWaiter* queues = nullptr;

  SemaWaiter** find(uint32_t* count) {
    SemaWaiter** p = &queues;
    while (*p && (*p)->count != count) p = &(*p)->otherCount;
    return p;
  }

  void push(SemaWaiter* w, bool first) {
    SemaWaiter** p = find(w->count);
    SemaWaiter* head = *p;
    if (!head) {
      w->last = w;
      *p = w;
    } else if (first) {
      w->next = head;
      w->last = head->last;
      w->otherCount = head->otherCount;
      *p = w;
    } else {
      head->last->next = w;
      head->last = w;
    }
  }

  SemaWaiter* pop(uint32_t* count) {
    SemaWaiter** p = find(count);
    SemaWaiter* head = *p;
    if (!head) return nullptr;
    SemaWaiter* next = head->next;
    if (next) {
      next->last = head->last;
      next->otherCount = head->otherCount;
      *p = next;
    } else {
      *p = head->otherCount;
    }
    return head;
  }
};

constexpr uint32_t kBuckets = 251;

struct alignas(64) PaddedBucket : Bucket {};
PaddedBucket buckets[kBuckets];

Bucket& bucketOf(const uint32_t* count) { return buckets[(reinterpret_cast<uintptr_t>(count) >> 3) % kBuckets]; }

bool tryAcquire(uint32_t* count) {
  uint32_t n = __atomic_load_n(count, __ATOMIC_RELAXED);
  while (n > 0) {
    if (__atomic_compare_exchange_n(count, &n, n - 1, false, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED)) return true;
  }
  return false;
}

void addWaiters(Bucket& bucket, int delta) { __atomic_fetch_add(&bucket.waiters, delta, __ATOMIC_SEQ_CST); }

}  // namespace

void semAcquire(uint32_t* count, bool first, WaitReason reason, bool joinsWaker) {
  if (tryAcquire(count)) return;
  Bucket& bucket = bucketOf(count);
  SemaWaiter me{.g = currentG(), .count = count, .joinsWaker = joinsWaker};
  for (;;) {
    Pin pin;
    bucket.lock.lock();
    addWaiters(bucket, 1);
    if (tryAcquire(count)) {
      addWaiters(bucket, -1);
      bucket.lock.unlock();
      return;
    }
    me.next = me.last = me.otherCount = nullptr;
    bucket.push(&me, first);
    park(bucket.lock.word(), reason);
    if (me.granted || tryAcquire(count)) return;
  }
}

void semRelease(uint32_t* count, bool handOff) {
  Bucket& bucket = bucketOf(count);
  __atomic_fetch_add(count, 1, __ATOMIC_SEQ_CST);
  if (loadSeqCst(bucket.waiters) == 0) return;
  SemaWaiter* woken;
  bool granted = false;
  {
    Pin pin;
    SpinGuard guard(bucket.lock);
    if (loadSeqCst(bucket.waiters) == 0) return;
    woken = bucket.pop(count);
    if (!woken) return;
    addWaiters(bucket, -1);
    if (handOff && tryAcquire(count)) granted = woken->granted = true;
    if (woken->joinsWaker) keepTogether(currentM()->p, os::nanotime());
  }
  ready(woken->g);
  if (granted) yield();
}

// ---- notify lists ----

namespace {

struct NotifyWaiter {
  G* g;
  uint32_t ticket;
  NotifyWaiter* next = nullptr;
};

class ListLock {
 public:
  explicit ListLock(NotifyList* list) : lock_(reinterpret_cast<SpinLock*>(&list->lock)) { lock_->lock(); }
  void unlock() { lock_->unlock(); }
  uint32_t* word() { return lock_->word(); }

 private:
  static_assert(sizeof(SpinLock) == sizeof(uint32_t));
  SpinLock* lock_;
};

// Tickets wrap around: a comes before b.
bool before(uint32_t a, uint32_t b) { return static_cast<int32_t>(a - b) < 0; }

void setNotify(NotifyList* list, uint32_t n) { storeSeqCst(list->notify, n); }

// Whether nobody has come since the last notification; saves the lock.
bool nothingNew(NotifyList* list) { return loadSeqCst(list->wait) == loadSeqCst(list->notify); }

}  // namespace

uint32_t notifyListAdd(NotifyList* list) { return __atomic_fetch_add(&list->wait, 1, __ATOMIC_SEQ_CST); }

void notifyListWait(NotifyList* list, uint32_t ticket) {
  Pin pin;
  ListLock lock(list);
  if (before(ticket, list->notify)) {  // notified before we came here
    lock.unlock();
    return;
  }
  NotifyWaiter me{.g = currentG(), .ticket = ticket};
  auto* last = static_cast<NotifyWaiter*>(list->last);
  if (last) {
    last->next = &me;
  } else {
    list->first = &me;
  }
  list->last = &me;
  park(lock.word(), WaitReason::SyncCondWait);
}

void notifyListNotifyAll(NotifyList* list) {
  if (nothingNew(list)) return;
  Pin pin;
  ListLock lock(list);
  auto* woken = static_cast<NotifyWaiter*>(list->first);
  list->first = list->last = nullptr;
  setNotify(list, loadSeqCst(list->wait));
  lock.unlock();
  while (woken) {
    G* g = woken->g;
    woken = woken->next;
    ready(g);
  }
}

void notifyListNotifyOne(NotifyList* list) {
  if (nothingNew(list)) return;
  Pin pin;
  ListLock lock(list);
  uint32_t ticket = list->notify;
  if (ticket == loadSeqCst(list->wait)) {
    lock.unlock();
    return;
  }
  setNotify(list, ticket + 1);
  // The owner of the ticket may not have queued yet: then notifyListWait sees that its turn is over.
  NotifyWaiter* previous = nullptr;
  auto* w = static_cast<NotifyWaiter*>(list->first);
  while (w && w->ticket != ticket) {
    previous = w;
    w = w->next;
  }
  if (w) {
    (previous ? previous->next : reinterpret_cast<NotifyWaiter*&>(list->first)) = w->next;
    if (list->last == w) list->last = previous;
  }
  lock.unlock();
  if (w) ready(w->g);
}

}  // namespace gort
