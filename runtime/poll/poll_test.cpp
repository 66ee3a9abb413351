#include "poll/poll.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "go/go.h"
#include "sched/park.h"
#include "time/timer.h"

namespace gort {
namespace {

constexpr int64_t kMilli = 1'000'000;

struct Pipe {
  int fds[2];
  PollDesc* reader;
  PollDesc* writer;

  Pipe() {
    int error = 0;
    EXPECT_EQ(pipe2(fds, O_NONBLOCK), 0);
    reader = pollOpen(fds[0], &error);
    writer = pollOpen(fds[1], &error);
    EXPECT_EQ(error, 0);
  }
  ~Pipe() {
    for (PollDesc* pd : {reader, writer}) {
      pollUnblock(pd);
      pollClose(pd);
    }
    close(fds[0]);
    close(fds[1]);
  }

  // As much as internal/poll does: n, or -1 with the reason.
  long read(char* data, size_t size, PollResult& why) {
    why = pollPrepare(reader, PollMode::Read);
    while (why == PollResult::Ready) {
      long n = ::read(fds[0], data, size);
      if (n >= 0) return n;
      why = pollWait(reader, PollMode::Read);
    }
    return -1;
  }
  void write(const char* data, size_t size) {
    while (size > 0) {
      long n = ::write(fds[1], data, size);
      if (n < 0) {
        ASSERT_EQ(pollWait(writer, PollMode::Write), PollResult::Ready);
        continue;
      }
      data += n;
      size -= static_cast<size_t>(n);
    }
  }
};

TEST(Poll, MovesDataThroughAFullPipe) {
  go::run([] {
    Pipe pipe;
    constexpr size_t kBytes = 1 << 20;
    go::spawn([&] {
      std::vector<char> data(kBytes, 'x');
      pipe.write(data.data(), kBytes);
    });
    size_t total = 0;
    char buffer[4096];
    PollResult why;
    while (total < kBytes) {
      long n = pipe.read(buffer, sizeof buffer, why);
      ASSERT_GT(n, 0);
      total += static_cast<size_t>(n);
    }
  });
}

TEST(Poll, DeadlineEndsTheWait) {
  go::run([] {
    Pipe pipe;
    char c;
    PollResult why;
    int64_t start = nanotime();
    pollSetDeadline(pipe.reader, start + 5 * kMilli, PollMode::Read);
    EXPECT_EQ(pipe.read(&c, 1, why), -1);
    EXPECT_EQ(why, PollResult::Timeout);
    EXPECT_GE(nanotime() - start, 5 * kMilli);
    EXPECT_EQ(pollPrepare(pipe.reader, PollMode::Read), PollResult::Timeout);
    pollSetDeadline(pipe.reader, 0, PollMode::Read);
    EXPECT_EQ(pollPrepare(pipe.reader, PollMode::Read), PollResult::Ready);
  });
}

TEST(Poll, PastDeadlineWakesAWaiter) {
  go::run([] {
    Pipe pipe;
    go::spawn([&] {
      sleep(2 * kMilli);
      pollSetDeadline(pipe.reader, nanotime() - 1, PollMode::Read);
    });
    char c;
    PollResult why;
    EXPECT_EQ(pipe.read(&c, 1, why), -1);
    EXPECT_EQ(why, PollResult::Timeout);
  });
}

TEST(Poll, UnblockEndsTheWait) {
  go::run([] {
    Pipe pipe;
    go::spawn([&] {
      sleep(2 * kMilli);
      pollUnblock(pipe.reader);
    });
    char c;
    PollResult why;
    EXPECT_EQ(pipe.read(&c, 1, why), -1);
    EXPECT_EQ(why, PollResult::Closing);
  });
}

TEST(Poll, RefusesRegularFiles) {
  go::run([] {
    char name[] = "/tmp/polltestXXXXXX";
    int fd = mkstemp(name);
    int error = 0;
    EXPECT_EQ(pollOpen(fd, &error), nullptr);
    EXPECT_EQ(error, EPERM);
    close(fd);
    unlink(name);
  });
}

}  // namespace
}  // namespace gort
