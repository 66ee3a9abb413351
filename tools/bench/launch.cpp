// Runs a program and writes what it used to descriptor 3: wall and CPU time in microseconds, peak memory in KB, status.
//
// A process of its own does this because the kernel counts the memory of the process that forked as the child's peak: that of
// an interpreter would hide what small programs use.
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

static long micros(timeval t) { return t.tv_sec * 1'000'000L + t.tv_usec; }

int main(int, char** argv) {
  timeval start, end;
  gettimeofday(&start, nullptr);
  pid_t pid = fork();
  if (pid == 0) {
    close(3);
    execv(argv[1], argv + 1);
    _exit(127);
  }
  int status;
  rusage usage;
  wait4(pid, &status, 0, &usage);
  gettimeofday(&end, nullptr);
  dprintf(3, "%ld %ld %ld %d\n", micros(end) - micros(start), micros(usage.ru_utime) + micros(usage.ru_stime), usage.ru_maxrss,
          status);
}
