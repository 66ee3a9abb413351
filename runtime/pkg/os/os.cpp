// What package os needs to know about the process: its arguments and environment.
#include "go/os.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/fatal.h"
#include "sched/sysstack.h"

extern "C" char** environ;

namespace go::os {
namespace {

auto copyOf(const char* text) -> String {
  auto n = static_cast<Int>(strlen(text));
  auto copy = makeSlice<Byte>(n, n);
  memcpy(copy.ptr, text, static_cast<size_t>(n));
  return String::of(copy.ptr, n);
}

// libc keeps what it is given, so the copies are its own memory.
auto cString(String s) -> char* {
  char* copy = static_cast<char*>(malloc(static_cast<size_t>(s.len) + 1));
  memcpy(copy, s.ptr, static_cast<size_t>(s.len));
  copy[s.len] = 0;
  return copy;
}

// The command line as the kernel keeps it: strings with zeros between them.
auto readCommandLine(char** text, long* length) -> bool {
  FILE* f = fopen("/proc/self/cmdline", "re");
  if (f == nullptr) {
    return false;
  }
  size_t room = 0;
  *length = getdelim(text, &room, EOF, f);
  fclose(f);
  return *length > 0;
}

}  // namespace

auto commandLine() -> Slice<String> {
  char* text = nullptr;
  long length = 0;
  bool ok = false;
  gort::onSystemStack([&] { ok = readCommandLine(&text, &length); });
  Slice<String> args = nullptr;
  for (long i = 0; ok && i < length;) {
    args = append(args, copyOf(text + i));
    i += static_cast<long>(strlen(text + i)) + 1;
  }
  gort::onSystemStack([&] { free(text); });
  return args;
}

auto systemEnvironment() -> Slice<String> {
  Slice<String> list = nullptr;
  for (char** p = environ; p != nullptr && *p != nullptr; p++) {
    list = append(list, copyOf(*p));
  }
  return list;
}

void setSystemVariable(String key, String value, Bool set) {
  gort::onSystemStack([&] {
    char* name = cString(key);
    if (set) {
      char* text = cString(value);
      setenv(name, text, 1);
      free(text);
    } else {
      unsetenv(name);
    }
    free(name);
  });
}

auto randomBits() -> Uint32 {
  Uint32 bits = 0;
  gort::onSystemStack([&] {
    if (getrandom(&bits, sizeof bits, 0) != sizeof bits) {
      gort::fatal("getrandom failed");
    }
  });
  return bits;
}

}  // namespace go::os
