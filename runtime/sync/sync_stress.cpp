// Semaphores, mutexes and condition variables under contention.
#include <gtest/gtest.h>

#include "base/random.h"
#include "go/go.h"
#include "sched/park.h"
#include "sync/mutex.h"
#include "sync/sema.h"

namespace gort {
namespace {

void expectOk(WaitGroupResult result) { EXPECT_EQ(result, WaitGroupResult::Ok); }

template <class F>
void onMany(int n, const F& f) {
  WaitGroup group;
  expectOk(group.add(n));
  for (int i = 0; i < n; i++) {
    go::spawn([&, i] {
      f(i);
      expectOk(group.add(-1));
    });
  }
  expectOk(group.wait());
}

TEST(SemaphoreStress, NeverAdmitsMoreThanItsCount) {
  go::run([] {
    uint32_t sema = 3;
    int32_t inside = 0;
    onMany(20, [&](int i) {
      for (int n = 0; n < 200; n++) {
        semAcquire(&sema);
        EXPECT_LE(__atomic_add_fetch(&inside, 1, __ATOMIC_SEQ_CST), 3);
        if (n % 7 == i % 7) yield();
        __atomic_sub_fetch(&inside, 1, __ATOMIC_SEQ_CST);
        semRelease(&sema, n % 5 == 0);
      }
    });
    EXPECT_EQ(sema, 3u);
  });
}

TEST(SemaphoreStress, ManyAddressesInOneBucket) {
  go::run([] {
    constexpr int kCount = 300;
    static uint32_t semas[kCount * 502];  // the same bucket again and again
    onMany(kCount, [](int i) {
      for (int n = 0; n < 20; n++) {
        semRelease(&semas[static_cast<size_t>((i + 1) % kCount) * 502]);
        semAcquire(&semas[static_cast<size_t>(i) * 502]);
      }
    });
  });
}

TEST(MutexStress, CountsRight) {
  go::run([] {
    Mutex mutex;
    int64_t counter = 0;
    onMany(16, [&](int i) {
      for (int n = 0; n < 1000; n++) {
        if (n % 10 != 0 || !mutex.tryLock()) mutex.lock();
        counter++;
        if (n % 100 == i) yield();
        mutex.unlock();
      }
    });
    EXPECT_EQ(counter, 16 * 1000);
  });
}

TEST(RWMutexStress, PairStaysConsistent) {
  go::run([] {
    RWMutex mutex;
    int64_t a = 0, b = 0;
    onMany(16, [&](int i) {
      for (int n = 0; n < 300; n++) {
        if (i < 4) {
          mutex.lock();
          a++;
          if (n % 20 == 0) yield();
          b++;
          mutex.unlock();
        } else {
          mutex.rLock();
          EXPECT_EQ(a, b);
          mutex.rUnlock();
        }
      }
    });
    EXPECT_EQ(a, 4 * 300);
  });
}

// A bounded queue with two condition variables.
TEST(CondStress, BoundedQueue) {
  go::run([] {
    Mutex mutex;
    NotifyList notEmpty, notFull;
    int64_t queued = 0, taken = 0;
    const int64_t each = 300;
    onMany(8, [&](int i) {
      for (int64_t n = 0; n < each; n++) {
        mutex.lock();
        bool producer = i % 2 == 0;
        NotifyList& mine = producer ? notFull : notEmpty;
        while (producer ? queued == 3 : queued == 0) {
          uint32_t ticket = notifyListAdd(&mine);
          mutex.unlock();
          notifyListWait(&mine, ticket);
          mutex.lock();
        }
        queued += producer ? 1 : -1;
        taken += producer ? 0 : 1;
        mutex.unlock();
        if (n % 3 == 0) {
          notifyListNotifyAll(producer ? &notEmpty : &notFull);
        } else {
          notifyListNotifyOne(producer ? &notEmpty : &notFull);
        }
      }
    });
    EXPECT_EQ(queued, 0);
    EXPECT_EQ(taken, 4 * each);
  });
}

}  // namespace
}  // namespace gort
