#include <gtest/gtest.h>

#include "go/go.h"
#include "sched/park.h"
#include "sched/start.h"
#include "sync/mutex.h"
#include "sync/sema.h"
#include "time/timer.h"

namespace gort {
namespace {

TEST(Semaphore, CountsAndWakesInOrder) {
  go::run([] {
    int64_t before = setMaxProcs(1);
    uint32_t sema = 0;
    auto order = go::makeChan<go::Int>(10);
    for (go::Int i = 0; i < 5; i++) {
      go::spawn([=, &sema] {
        semAcquire(&sema);
        order.send(i);
      });
      yield();
    }
    for (go::Int i = 0; i < 5; i++) {
      semRelease(&sema);
      EXPECT_EQ(order.recv(), i);
    }
    EXPECT_EQ(sema, 0u);
    setMaxProcs(before);
  });
}

TEST(Semaphore, HandOffGivesTheCountToTheWaiter) {
  go::run([] {
    uint32_t sema = 0;
    auto done = go::makeChan<go::Int>(1);
    go::spawn([=, &sema] {
      semAcquire(&sema);
      done.send(1);
    });
    sleep(1'000'000);
    semRelease(&sema, true);
    EXPECT_EQ(__atomic_load_n(&sema, __ATOMIC_RELAXED), 0u);
    done.recv();
  });
}

TEST(NotifyList, WakesOneOrAllInOrderOfTickets) {
  go::run([] {
    NotifyList list;
    auto woken = go::makeChan<go::Int>(10);
    for (go::Int i = 0; i < 5; i++) {
      uint32_t ticket = notifyListAdd(&list);
      go::spawn([=, &list] {
        notifyListWait(&list, ticket);
        woken.send(i);
      });
    }
    notifyListNotifyOne(&list);
    EXPECT_EQ(woken.recv(), 0);
    notifyListNotifyOne(&list);
    EXPECT_EQ(woken.recv(), 1);
    notifyListNotifyAll(&list);
    for (int i = 0; i < 3; i++) woken.recv();
    notifyListNotifyOne(&list);
    notifyListNotifyAll(&list);
  });
}

TEST(Mutex, Excludes) {
  go::run([] {
    Mutex mutex;
    int64_t counter = 0;
    WaitGroup group;
    EXPECT_EQ(group.add(8), WaitGroupResult::Ok);
    for (int i = 0; i < 8; i++) {
      go::spawn([&] {
        for (int n = 0; n < 5000; n++) {
          mutex.lock();
          counter++;
          mutex.unlock();
          if (n % 1000 == 0) yield();
        }
        EXPECT_EQ(group.add(-1), WaitGroupResult::Ok);
      });
    }
    EXPECT_EQ(group.wait(), WaitGroupResult::Ok);
    EXPECT_EQ(counter, 40000);
    EXPECT_TRUE(mutex.tryLock());
    EXPECT_FALSE(mutex.tryLock());
    mutex.unlock();
  });
}

TEST(Mutex, AWaiterIsNotStarved) {
  go::run([] {
    Mutex mutex;
    bool stop = false;
    auto done = go::makeChan<go::Int>(2);
    go::spawn([&, done] {
      while (!__atomic_load_n(&stop, __ATOMIC_RELAXED)) {
        mutex.lock();
        sleep(100'000);
        mutex.unlock();
      }
      done.send(1);
    });
    go::spawn([&, done] {
      for (int i = 0; i < 10; i++) {
        sleep(100'000);
        mutex.lock();
        mutex.unlock();
      }
      done.send(1);
    });
    done.recv();
    __atomic_store_n(&stop, true, __ATOMIC_RELAXED);
    done.recv();
  });
}

TEST(RWMutex, ReadersShareWritersExclude) {
  go::run([] {
    RWMutex mutex;
    int64_t value = 0;
    int32_t readers = 0;
    WaitGroup group;
    EXPECT_EQ(group.add(12), WaitGroupResult::Ok);
    for (int i = 0; i < 12; i++) {
      go::spawn([&, i] {
        for (int n = 0; n < 500; n++) {
          if (i < 3) {
            mutex.lock();
            EXPECT_EQ(__atomic_load_n(&readers, __ATOMIC_RELAXED), 0);
            value++;
            mutex.unlock();
          } else {
            mutex.rLock();
            __atomic_fetch_add(&readers, 1, __ATOMIC_RELAXED);
            int64_t before = value;
            yield();
            EXPECT_EQ(value, before);
            __atomic_fetch_sub(&readers, 1, __ATOMIC_RELAXED);
            mutex.rUnlock();
          }
        }
        EXPECT_EQ(group.add(-1), WaitGroupResult::Ok);
      });
    }
    EXPECT_EQ(group.wait(), WaitGroupResult::Ok);
    EXPECT_EQ(value, 1500);
    EXPECT_TRUE(mutex.tryRLock());
    EXPECT_FALSE(mutex.tryLock());
    mutex.rUnlock();
    EXPECT_TRUE(mutex.tryLock());
    EXPECT_FALSE(mutex.tryRLock());
    mutex.unlock();
  });
}

TEST(WaitGroup, RefusesNegativeCounters) {
  go::run([] {
    WaitGroup group;
    EXPECT_EQ(group.add(-1), WaitGroupResult::Negative);
  });
}

TEST(Mutex, UnlockOfUnlockedIsFatal) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  auto two = testing::ExitedWithCode(2);
  EXPECT_EXIT(go::run([] { Mutex().unlock(); }), two, "fatal error: sync: unlock of unlocked mutex");
  EXPECT_EXIT(go::run([] { RWMutex().unlock(); }), two, "fatal error: sync: Unlock of unlocked RWMutex");
  EXPECT_EXIT(go::run([] { RWMutex().rUnlock(); }), two, "fatal error: sync: RUnlock of unlocked RWMutex");
}

}  // namespace
}  // namespace gort
