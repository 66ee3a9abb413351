// Fatal ends. Only one thread gets to print: later ones wait for the process to end.
#include "base/fatal.h"

#include "os/os.h"

namespace gort {

void (*dumpGoroutines)() = nullptr;

void writeErr(const char* text, size_t size) {
  while (size > 0) {
    long written = os::write(2, text, size);
    if (written == -4) continue;  // EINTR
    if (written <= 0) return;
    text += written;
    size -= static_cast<size_t>(written);
  }
}

void writeErr(const char* text) { writeErr(text, __builtin_strlen(text)); }

void writeErrInt(int64_t value) {
  char digits[24];
  char* p = digits + sizeof digits;
  uint64_t rest = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  do *--p = static_cast<char>('0' + rest % 10);
  while (rest /= 10);
  if (value < 0) *--p = '-';
  writeErr(p, static_cast<size_t>(digits + sizeof digits - p));
}

void writeErrHex(uint64_t value) {
  char digits[18];
  char* p = digits + sizeof digits;
  do *--p = "0123456789abcdef"[value & 15];
  while (value >>= 4);
  *--p = 'x';
  *--p = '0';
  writeErr(p, static_cast<size_t>(digits + sizeof digits - p));
}

void fatal(const char* text) {
  static uint32_t ending = 0;
  if (__atomic_exchange_n(&ending, 1, __ATOMIC_ACQ_REL)) {
    for (;;) os::sleepNanos(1'000'000'000);
  }
  writeErr("fatal error: ");
  writeErr(text);
  writeErr("\n");
  if (dumpGoroutines) dumpGoroutines();
  os::exitProcess(2);
}

namespace {

uint32_t panicking = 0;

[[noreturn]] void waitForTheEnd() {
  for (;;) os::sleepNanos(1'000'000'000);
}

}  // namespace

void beginFatalPanic() {
  if (__atomic_exchange_n(&panicking, 1, __ATOMIC_ACQ_REL)) waitForTheEnd();
}

void letFatalPanicEnd() {
  if (__atomic_load_n(&panicking, __ATOMIC_ACQUIRE)) waitForTheEnd();
}

void internalError(const char* text) {
  writeErr("runtime: ");
  writeErr(text);
  writeErr("\n");
  fatal("runtime error in the go2cpp runtime");
}

}  // namespace gort
