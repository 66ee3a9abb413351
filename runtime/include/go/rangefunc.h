// Range over functions: the body of the loop as the function that the iterator calls.
//
//   seq(go::loopBody<go::Bool(go::Int)>([&](go::Int v) -> go::Bool { ...; return true; }));
//
// Go panics when an iterator calls the body again after it returned false, after the loop has ended, or after the body panicked; and when it
// swallows a panic of the body. The state for that lives on the heap beside the closure, as an iterator may keep the function.
#pragma once

#include "go/base.h"
#include "go/func.h"

namespace gort {

enum class LoopState : go::Uint8 {
  Ready,      // may be called
  Running,    // the body runs; it stays so if the body panics
  Done,       // the body has returned false
  Exhausted,  // the iterator has returned
};

[[noreturn, gnu::cold]] void panicLoopBody(LoopState state);

template <class Signature, class F>
struct LoopClosure;
template <class... A, class F>
struct LoopClosure<go::Bool(A...), F> : Closure<go::Bool(A...)> {
  LoopState state;
  F f;

  static auto call(Closure<go::Bool(A...)>* self, A... args) -> go::Bool {
    auto* c = static_cast<LoopClosure*>(self);
    if (c->state != LoopState::Ready) [[unlikely]] {
      panicLoopBody(c->state);
    }
    c->state = LoopState::Running;
    go::Bool more = c->f(static_cast<A&&>(args)...);
    c->state = more ? LoopState::Ready : LoopState::Done;
    return more;
  }
};

}  // namespace gort

namespace go {

// Lives until the iterator has returned. A panic that passes runs no destructor; the state is Running then, which says as much.
template <class Signature>
class LoopBody {
 public:
  template <class F>
  explicit LoopBody(const F& f) {
    using Closure = gort::LoopClosure<Signature, F>;
    static_assert(__is_trivially_copyable(F), "go2cpp: a loop body captures references only");
    auto* c = static_cast<Closure*>(gort::allocateClosure(sizeof(Closure)));
    c->code = &Closure::call;
    c->state = gort::LoopState::Ready;
    __builtin_memcpy(static_cast<void*>(&c->f), &f, sizeof(F));
    closure_ = c;
    state_ = &c->state;
  }
  LoopBody(const LoopBody&) = delete;
  auto operator=(const LoopBody&) -> LoopBody& = delete;
  ~LoopBody() {
    if (*state_ == gort::LoopState::Running) [[unlikely]] {
      gort::panicLoopBody(gort::LoopState::Ready);  // a panic of the body did not get here
    }
    *state_ = gort::LoopState::Exhausted;
  }

  operator Func<Signature>() const { return gort::FuncRep<Signature>{closure_}; }

 private:
  gort::Closure<Signature>* closure_;
  gort::LoopState* state_;
};

template <class Signature, class F>
auto loopBody(const F& f) -> LoopBody<Signature> {
  return LoopBody<Signature>(f);
}

}  // namespace go
