// System calls, and the texts of their errors.
#include "go/syscall.h"

#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "os/os.h"
#include "sched/sysstack.h"

namespace go::syscall {
namespace {

auto kernel(Int call, Int a, Int b, Int c, Int d) -> Int {
  long r = ::syscall(call, a, b, c, d, 0L, 0L);
  return r == -1 ? -errno : r;
}

}  // namespace

auto invoke(Int call, Int a, Int b, Int c, Int d) -> Int {
  Int r = 0;
  gort::blocking([&] { r = kernel(call, a, b, c, d); });
  return r;
}

auto quick(Int call, Int a, Int b, Int c, Int d) -> Int {
  Int r = 0;
  gort::onSystemStack([&] { r = kernel(call, a, b, c, d); });
  return r;
}

void Exit(Int code) { gort::os::exitProcess(static_cast<int>(code)); }

auto errorText(Int n) -> String {
  char text[256];
  const char* p = text;
  gort::onSystemStack([&] { p = ::strerror_r(static_cast<int>(n), text, sizeof text); });
  auto length = static_cast<Int>(strlen(p));
  auto copy = makeSlice<Byte>(length, length);
  memcpy(copy.ptr, p, static_cast<size_t>(length));
  // Go's texts begin in lower case, but for abbreviations.
  if (length > 1 && copy.ptr[0] >= 'A' && copy.ptr[0] <= 'Z' && copy.ptr[1] >= 'a') {
    copy.ptr[0] |= 0x20;
  }
  return String::of(copy.ptr, length);
}

}  // namespace go::syscall
