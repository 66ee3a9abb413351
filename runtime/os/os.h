// The operating system as the runtime sees it: memory, futexes, threads, clocks, signals. Linux only.
// Functions marked [fiber] use little stack and may be called from a goroutine; the others need a thread's own stack.
// Failures come back as negative error numbers unless said otherwise.
#pragma once
#include <cstddef>
#include <cstdint>

namespace gort::os {

// ---- memory [fiber] ----
// Zeroed, lazily committed, readable and writable memory without swap reservation; null when the system refuses.
void* map(size_t size);
void unmap(void* p, size_t size);
// Gives the pages back to the system; they read as zero afterwards.
void discard(void* p, size_t size);
// Commits the pages now, which costs less than one fault for each; does nothing where the system cannot.
void populate(void* p, size_t size);
// For sparsely used memory: no huge pages, not in core dumps.
void markSparse(void* p, size_t size);
// Makes [p, p + size) fault on access, without splitting the mapping where the kernel can do that.
bool guard(void* p, size_t size);

// ---- waiting [fiber] ----
constexpr int64_t kForever = -1;
// Sleeps while *word == expected, at most `nanos` (kForever: no limit). May return early.
void futexWait(uint32_t* word, uint32_t expected, int64_t nanos = kForever);
void futexWake(uint32_t* word, int count);
void yieldThread();
void sleepNanos(int64_t nanos);

// ---- barriers [fiber] ----
// Asks the system for barriers on other processors; false when it has none. Once, before the first threadBarrier().
bool prepareThreadBarrier();
// When it returns, every running thread of the process has executed a full memory barrier since the call.
void threadBarrier();

// ---- clocks ----
int64_t nanotime();  // monotonic; [fiber] apart from the vDSO's shallow frame
int64_t walltime();  // nanoseconds since 1970

// ---- threads and processes ----
int threadId();  // [fiber]
int cpuCount();  // processors this process may use
// Starts a detached thread with all signals as in the caller; false when the system refuses.
bool startThread(void (*run)(void*), void* argument);
// Bounds of the calling thread's own stack.
void threadStack(void** low, void** high);
void signalThread(int tid, int signal);             // [fiber]
[[noreturn]] void exitProcess(int status);          // [fiber] ends all threads at once, no destructors
long write(int fd, const void* data, size_t size);  // [fiber]

}  // namespace gort::os
