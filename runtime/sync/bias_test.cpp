// Mutexes that are biased to a thread: sync/mutex.cpp and sched/thread_bias.h. Without the system's barriers, and under
// ThreadSanitizer, none is ever biased.
#include <gtest/gtest.h>

#include "go/go.h"
#include "sched/m.h"
#include "sched/park.h"
#include "sched/section.h"
#include "sched/start.h"
#include "sched/thread_bias.h"
#include "sync/mutex.h"
#include "sync/sema.h"
#include "time/timer.h"

namespace gort {
namespace {

void use(Mutex& mutex, int times) {
  for (int i = 0; i < times; i++) {
    mutex.lock();
    mutex.unlock();
  }
}

bool isBiased(const Mutex& mutex) { return loadRelaxed(mutex.state) < 0; }

TEST(Bias, ComesWithUseByOneThread) {
  go::run([] {
    Mutex mutex;
    use(mutex, 10);
    EXPECT_FALSE(isBiased(mutex));
    use(mutex, 1000);
    EXPECT_EQ(isBiased(mutex), haveOthersBarrier());
    EXPECT_EQ(Mutex::unbiased(mutex.state), 0);
    mutex.lock();
    EXPECT_EQ(Mutex::unbiased(mutex.state), 1);
    EXPECT_FALSE(mutex.tryLock());
    mutex.unlock();
    EXPECT_TRUE(mutex.tryLock());
    mutex.unlock();
  });
}

// The owner keeps it locked on its thread, which runs no other goroutine meanwhile; the other side has to take the bias
// away, to wait, and to be woken by an unlock that finds the mutex unbiased.
TEST(Bias, IsTakenAwayByAnotherThread) {
  go::run([] {
    int64_t before = setMaxProcs(2);
    Mutex mutex;
    use(mutex, 1000);
    mutex.lock();
    uint32_t locked = 0, done = 0;
    go::spawn([&] {
      mutex.lock();
      __atomic_store_n(&locked, 1, __ATOMIC_SEQ_CST);
      mutex.unlock();
      semRelease(&done);
    });
    int64_t until = nanotime() + 50'000'000;
    while (nanotime() < until && isBiased(mutex)) {
    }
    EXPECT_EQ(__atomic_load_n(&locked, __ATOMIC_SEQ_CST), 0u);
    EXPECT_EQ(Mutex::unbiased(mutex.state) & 1, 1);
    mutex.unlock();
    semAcquire(&done);
    EXPECT_EQ(locked, 1u);
    EXPECT_FALSE(isBiased(mutex));
    setMaxProcs(before);
  });
}

// Once regretted, it is given again only after many more uses.
TEST(Bias, ComesBackLate) {
  go::run([] {
    if (!haveOthersBarrier()) return;
    Mutex mutex;
    use(mutex, 1000);
    ASSERT_TRUE(isBiased(mutex));
    mutex.lock();
    uint32_t done = 0;
    go::spawn([&] {
      mutex.lock();  // on the same thread, or another: the bias goes
      mutex.unlock();
      semRelease(&done);
    });
    sleep(1'000'000);
    mutex.unlock();
    semAcquire(&done);
    use(mutex, 1000);
    EXPECT_FALSE(isBiased(mutex));
    use(mutex, 200'000);
    EXPECT_TRUE(isBiased(mutex));
  });
}

TEST(Bias, IsSuspendedWithoutAP) {
  go::run([] {
    if (!haveOthersBarrier()) return;
    Mutex mutex;
    use(mutex, 1000);
    Pin pin;
    M* m = currentM();
    suspendBias(m);
    EXPECT_TRUE(isBiasSuspended(m));
    EXPECT_FALSE(changeBiased(&mutex.state, 0, 1));
    Mutex other;
    use(other, 1000);
    EXPECT_EQ(other.state, 0) << "biased to nobody: once the mark of a suspended thread was taken for its token";
    resumeBias(m);
    EXPECT_FALSE(isBiasSuspended(m));
    EXPECT_TRUE(changeBiased(&mutex.state, 0, 1));
    EXPECT_TRUE(changeBiased(&mutex.state, 1, 0));
  });
}

TEST(Bias, StopsExcludeEachOther) {
  go::run([] {
    if (!haveOthersBarrier()) return;
    M* m = currentM();
    {
      BiasStop stop(m);
      EXPECT_EQ(loadRelaxed(m->biasToken), kNoBias);
    }
    EXPECT_EQ(loadRelaxed(m->biasToken), m->ownToken);
  });
}

}  // namespace
}  // namespace gort
