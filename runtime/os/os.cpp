// This file implements os.h on Linux.
#include "os/os.h"

#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "os/syscall.h"

namespace gort::os {
namespace {

constexpr int kMadvGuardInstall = 102;  // Linux 6.13; the headers of Debian 12 do not know it

long address(const void* p) { return reinterpret_cast<long>(p); }

}  // namespace

void* map(size_t size) {
  void* p = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return p == MAP_FAILED ? nullptr : p;
}

void unmap(void* p, size_t size) { munmap(p, size); }

void discard(void* p, size_t size) { syscall6(SYS_madvise, address(p), static_cast<long>(size), MADV_DONTNEED); }

void populate(void* p, size_t size) {
  constexpr long kMadvPopulateWrite = 23;
  syscall6(SYS_madvise, address(p), static_cast<long>(size), kMadvPopulateWrite);
}

void markSparse(void* p, size_t size) {
  syscall6(SYS_madvise, address(p), static_cast<long>(size), MADV_NOHUGEPAGE);
  syscall6(SYS_madvise, address(p), static_cast<long>(size), MADV_DONTDUMP);
}

bool guard(void* p, size_t size) {
  if (syscall6(SYS_madvise, address(p), static_cast<long>(size), kMadvGuardInstall) == 0) return true;
  return syscall6(SYS_mprotect, address(p), static_cast<long>(size), PROT_NONE) == 0;
}

void futexWait(uint32_t* word, uint32_t expected, int64_t nanos) {
  constexpr int kWaitPrivate = 128;
  timespec limit{nanos / 1'000'000'000, nanos % 1'000'000'000};
  syscall6(SYS_futex, address(word), kWaitPrivate, expected, nanos < 0 ? 0 : address(&limit));
}

void futexWake(uint32_t* word, int count) {
  constexpr int kWakePrivate = 129;
  syscall6(SYS_futex, address(word), kWakePrivate, count);
}

void yieldThread() { syscall6(SYS_sched_yield); }

void sleepNanos(int64_t nanos) {
  timespec span{nanos / 1'000'000'000, nanos % 1'000'000'000};
  syscall6(SYS_nanosleep, address(&span));
}

bool prepareThreadBarrier() {
  constexpr int kRegisterPrivateExpedited = 1 << 4;
  return syscall6(SYS_membarrier, kRegisterPrivateExpedited) == 0;
}

void threadBarrier() {
  constexpr int kPrivateExpedited = 1 << 3;
  syscall6(SYS_membarrier, kPrivateExpedited);
}

int64_t nanotime() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * int64_t{1'000'000'000} + now.tv_nsec;
}

int64_t walltime() {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return now.tv_sec * int64_t{1'000'000'000} + now.tv_nsec;
}

int threadId() { return static_cast<int>(syscall6(SYS_gettid)); }

int cpuCount() {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
  int count = CPU_COUNT(&allowed);
  return count > 0 ? count : 1;
}

namespace {

struct StartBlock {
  void (*run)(void*);
  void* argument;
};

void* threadEntry(void* p) {
  auto* block = static_cast<StartBlock*>(p);
  StartBlock copy = *block;
  delete block;
  copy.run(copy.argument);
  return nullptr;
}

}  // namespace

bool startThread(void (*run)(void*), void* argument) {
  auto* block = new StartBlock{run, argument};
  pthread_t thread;
  if (pthread_create(&thread, nullptr, threadEntry, block) != 0) {
    delete block;
    return false;
  }
  pthread_detach(thread);
  return true;
}

void threadStack(void** low, void** high) {
  pthread_attr_t attributes;
  size_t size = 0;
  pthread_getattr_np(pthread_self(), &attributes);
  pthread_attr_getstack(&attributes, low, &size);
  pthread_attr_destroy(&attributes);
  *high = static_cast<char*>(*low) + size;
}

void signalThread(int tid, int signal) { syscall6(SYS_tgkill, getpid(), tid, signal); }

void exitProcess(int status) {
  for (;;) syscall6(SYS_exit_group, status);
}

long write(int fd, const void* data, size_t size) {
  return syscall6(SYS_write, fd, address(data), static_cast<long>(size));
}

}  // namespace gort::os
