// This file implements the trace line of a collection. The world is stopped throughout, so Go's phases map thus: the
// time to stop stands for sweep termination, marking for the concurrent phase, the rest for mark termination.
#include "mem/trace.h"

#include <cstdlib>

#include "base/fatal.h"

namespace gort {
namespace {

bool tracing = false;
int64_t programStart = 0;

class Line {
 public:
  auto text(const char* s) -> Line& {
    while (*s != 0 && size_ < sizeof text_) {
      text_[size_++] = *s++;
    }
    return *this;
  }

  // With `places` of the digits behind a point.
  auto number(uint64_t n, int places = 0) -> Line& {
    char digits[24];
    int count = 0;
    do {
      digits[count++] = static_cast<char>('0' + n % 10);
      n /= 10;
    } while (n > 0 || count <= places);
    while (count > 0) {
      if (count == places) {
        put('.');
      }
      put(digits[--count]);
    }
    return *this;
  }

  // Milliseconds: whole ones from 10 ms on, else two significant digits of what microseconds show.
  auto millis(int64_t nanos) -> Line& {
    if (nanos >= 10'000'000) {
      return number(static_cast<uint64_t>(nanos / 1'000'000));
    }
    auto micros = static_cast<uint64_t>(nanos / 1000);
    if (micros == 0) {
      return text("0");
    }
    int places = 3;
    for (; micros >= 100; micros /= 10) {
      places--;
    }
    return number(micros, places);
  }

  auto megas(size_t bytes) -> Line& { return number(bytes >> 20); }

  void write() const { writeErr(text_, size_); }

 private:
  void put(char c) {
    if (size_ < sizeof text_) {
      text_[size_++] = c;
    }
  }

  char text_[512];
  size_t size_ = 0;
};

// Whether the comma-separated settings have name=value with a value other than 0.
auto isSet(const char* settings, const char* name) -> bool {
  size_t length = __builtin_strlen(name);
  for (const char* at = settings; at != nullptr; at = __builtin_strchr(at, ',')) {
    at += *at == ',';
    if (__builtin_strncmp(at, name, length) == 0 && at[length] == '=') {
      return atoi(at + length + 1) != 0;
    }
  }
  return false;
}

}  // namespace

void readTracing(int64_t now) {
  programStart = now;
  tracing = isSet(getenv("GODEBUG"), "gctrace");
}

void traceCycle(const CycleRecord& r) {
  if (!tracing) {
    return;
  }
  int64_t elapsed = r.end - programStart;
  int64_t stopping = r.stopped - r.begin;
  int64_t marking = r.marked - r.stopped;
  int64_t ending = r.end - r.marked;
  Line line;
  line.text("gc ").number(r.number).text(" @").number(static_cast<uint64_t>(elapsed / 1'000'000), 3).text("s ");
  line.number(static_cast<uint64_t>(elapsed > 0 ? r.totalPause * 100 / elapsed : 0)).text("%: ");
  line.millis(stopping).text("+").millis(marking).text("+").millis(ending).text(" ms clock, ");
  line.millis(stopping).text("+0/").millis(marking * r.markers).text("/0+").millis(ending).text(" ms cpu, ");
  line.megas(r.before).text("->").megas(r.before).text("->").megas(r.live).text(" MB, ");
  line.megas(r.goal).text(" MB goal, ").megas(r.stacks).text(" MB stacks, ").megas(r.globals).text(" MB globals, ");
  line.number(static_cast<uint64_t>(r.processors)).text(r.forced ? " P (forced)\n" : " P\n");
  line.write();
}

}  // namespace gort
