// The go statement, and starting the runtime.
//
//     go::spawn(f, x, y);          // operands are evaluated here, f runs on a goroutine of its own
//     go::spawn([=] {...});
//     int main() { return go::run(main_::initPackage, main_::main); }
#pragma once

#include "go/base.h"
#include "go/func.h"

namespace gort {

// Starts a goroutine that calls entry(body). Its return address is taken for the place of the go statement, which is
// why the templates that call it are always inlined.
void spawnBody(void (*entry)(void*), void* body);
[[noreturn, gnu::cold]] void panicGoNil();  // "go of nil func value"
// Starts the runtime if need be, runs entry(argument) as the main goroutine, returns 0 once it has returned.
int runMain(void (*entry)(void*), void* argument);
// Overwrites what ended calls left just below the caller's frame: in gaps of later frames old pointers would keep
// objects alive, since stacks are scanned conservatively.
void scrubStack();

template <class Body>
[[gnu::always_inline]] inline void spawnClosure(const Body& body) {
  static_assert(__is_trivially_copyable(Body), "go2cpp: a goroutine's function and arguments are Go values");
  void* memory = allocateClosure(sizeof(Body));
  __builtin_memcpy(memory, &body, sizeof(Body));
  spawnBody([](void* p) { (*static_cast<Body*>(p))(); }, memory);
}

}  // namespace gort

namespace go {

// go f(args...): the arguments are converted to the parameter types by the spawner when f is a function.
template <class... Params, class R, class... Args>
[[gnu::always_inline]] inline void spawn(R (*f)(Params...), const Args&... args) {
  static_assert(sizeof...(Params) == sizeof...(Args), "go::spawn: the number of arguments does not fit the function");
  gort::spawnClosure([f, ... values = Params(args)] { f(values...); });
}

template <class R, class... Params, class... Args>
[[gnu::always_inline]] inline void spawn(const Func<R(Params...)>& f, const Args&... args) {
  static_assert(sizeof...(Params) == sizeof...(Args), "go::spawn: the number of arguments does not fit the function");
  if (f == nullptr) gort::panicGoNil();
  gort::spawnClosure([f, ... values = Params(args)] { f(values...); });
}

// Any other callable: lambdas.
template <class F, class... Args>
  requires(!gort::FuncType<F>)
[[gnu::always_inline]] inline void spawn(const F& f, const Args&... args) {
  gort::spawnClosure([f, ... values = args]() mutable { f(values...); });
}

// Runs `init` (package initialisation), then `main`, as the main goroutine; the result is the exit status.
inline auto run(void (*init)(), void (*main)()) -> int {
  gort::requireWrapping();
  struct Program {
    void (*init)();
    void (*main)();
  } program{init, main};
  return gort::runMain(
      [](void* p) {
        auto* program = static_cast<Program*>(p);
        program->init();
        gort::scrubStack();
        program->main();
      },
      &program);
}

inline auto run(void (*main)()) -> int {
  gort::requireWrapping();
  return gort::runMain([](void* p) { reinterpret_cast<void (*)()>(p)(); }, reinterpret_cast<void*>(main));
}

// Runs f as the main goroutine and returns when it has returned; for programs that embed Go code.
template <class F>
auto run(const F& f) -> int {
  return gort::runMain([](void* p) { (*static_cast<const F*>(p))(); }, const_cast<F*>(&f));
}

}  // namespace go
