// Clocks, timers and the few files and variables that package time reads.
#include "go/time.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "chan/timer_chan.h"
#include "os/os.h"
#include "sched/sysstack.h"
#include "time/timer.h"

namespace go::time {

auto now() -> Tuple<go::Int64, go::Int32, go::Int64> {
  int64_t wall = 0;
  int64_t mono = 0;
  gort::onSystemStack([&] {
    wall = gort::os::walltime();
    mono = gort::nanotime();
  });
  return {wall / 1'000'000'000, static_cast<go::Int32>(wall % 1'000'000'000), mono};
}

auto runtimeNano() -> go::Int64 { return gort::nanotime(); }

void Sleep(Duration d) { gort::sleep(d.value); }

namespace {

// Stores the time at which the timer was due for a channel; runs in the scheduler loop, so it allocates nothing. The
// clock is read before Now() does: the time may be a little late, but is never before the timer's.
void sendDue(void* elem, int64_t due) {
  Duration late(due - runtimeNano());
  *static_cast<Time*>(elem) = Now().Add(late);
}

auto chanTimer(unsafe::Pointer t) -> gort::ChanTimer* { return static_cast<gort::ChanTimer*>(t); }

// The start of a goroutine for AfterFunc.
void callFunc(void* closure) {
  Func<void()> f;
  f.closure = static_cast<gort::Closure<void()>*>(closure);
  f();
}

}  // namespace

auto newChanTimer(Chan<Time> c) -> unsafe::Pointer {
  gort::ChanCore* core;
  static_assert(sizeof c == sizeof core);
  __builtin_memcpy(&core, &c, sizeof core);
  return gort::newChanTimer(core, sendDue);
}

auto resetChanTimer(unsafe::Pointer t, go::Int64 when, go::Int64 period) -> Bool {
  return gort::chanTimerReset(chanTimer(t), when, period);
}

auto stopChanTimer(unsafe::Pointer t) -> Bool { return gort::chanTimerStop(chanTimer(t)); }

auto newFuncTimer(Func<void()> f) -> unsafe::Pointer {
  if (f == nullptr) {
    // The nil call happens when the timer fires.
    return gort::newFuncTimer([](void*) { Func<void()>()(); }, nullptr);
  }
  return gort::newFuncTimer(callFunc, f.closure);
}

auto resetFuncTimer(unsafe::Pointer t, go::Int64 when) -> Bool {
  return gort::timerStart(static_cast<gort::Timer*>(t), when);
}

auto stopFuncTimer(unsafe::Pointer t) -> Bool { return gort::timerStop(static_cast<gort::Timer*>(t)); }

auto readFile(String path) -> Tuple<Slice<Byte>, Bool> {
  constexpr long most = 1 << 20;
  char name[1024];
  if (path.len >= static_cast<Int>(sizeof name)) {
    return {nullptr, false};
  }
  memcpy(name, path.ptr, static_cast<size_t>(path.len));
  name[path.len] = 0;
  int fd = -1;
  gort::onSystemStack([&] { fd = ::open(name, O_RDONLY | O_CLOEXEC); });
  if (fd < 0) {
    return {nullptr, false};
  }
  Slice<Byte> data = makeSlice<Byte>(0, 4096);
  bool failed = false;
  for (;;) {
    if (data.len == data.cap) {
      auto grown = makeSlice<Byte>(data.len, data.cap * 2);
      memcpy(grown.ptr, data.ptr, static_cast<size_t>(data.len));
      data = grown;
    }
    long n = 0;
    gort::onSystemStack([&] { n = ::read(fd, data.ptr + data.len, static_cast<size_t>(data.cap - data.len)); });
    if (n <= 0 || data.len + n > most) {
      failed = n != 0;
      break;
    }
    data.len += n;
  }
  gort::onSystemStack([&] { ::close(fd); });
  return {data, !failed};
}

auto lookupEnvironment(String name) -> Tuple<String, Bool> {
  char key[128];
  if (name.len >= static_cast<Int>(sizeof key)) {
    return {String(), false};
  }
  memcpy(key, name.ptr, static_cast<size_t>(name.len));
  key[name.len] = 0;
  const char* value = nullptr;
  gort::onSystemStack([&] { value = ::getenv(key); });
  if (value == nullptr) {
    return {String(), false};
  }
  auto n = static_cast<Int>(strlen(value));
  auto copy = makeSlice<Byte>(n, n);
  memcpy(copy.ptr, value, static_cast<size_t>(n));
  return {String::of(copy.ptr, n), true};
}

}  // namespace go::time
