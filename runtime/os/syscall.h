// Raw Linux system calls: no errno, no cancellation points and a known, tiny stack use, so they may run on a
// goroutine's stack. Results are the kernel's: negative error numbers on failure.
#pragma once

namespace gort::os {

inline long syscall6(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0, long f = 0) {
  long result;
  register long r10 asm("r10") = d;
  register long r8 asm("r8") = e;
  register long r9 asm("r9") = f;
  asm volatile("syscall"
               : "=a"(result)
               : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
               : "rcx", "r11", "memory");
  return result;
}

}  // namespace gort::os
