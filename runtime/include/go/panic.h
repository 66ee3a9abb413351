// panic, defer and recover, without C++ exceptions.
//
// A defer is a record on the goroutine's list. A panic runs the records on top of the panicking stack; once one has
// recovered, control jumps to the landing of the go::deferring that owns it, which runs what is left and returns
// normally. So frames between are dropped without destructors, and results of the function live outside of deferring's
// body. deferring is never inlined (its core is compiled in the runtime): an inlined landing loses writes to captured
// variables.
#pragma once

#include "go/base.h"
#include "go/interface.h"

namespace gort {

struct Panic;
struct DeferRecord;

// What inline code touches of the frame of one go::deferring (DeferFrame in runtime/lang/panic.h): the head of the
// goroutine's list of records, the newest first, and the space in the frame for records.
struct DeferSpace {
  DeferRecord** head;
  DeferRecord* base;  // the newest record when the frame began
  char* next;
  char* end;
};

struct DeferRecord {
  DeferRecord* next = nullptr;
  DeferSpace* frame = nullptr;  // null: the light form, without landing
  void (*call)(DeferRecord* self, Panic* panic) = nullptr;
};

template <class F>
struct DeferRecordOf : DeferRecord {
  F f;
};

// The head of the current goroutine's list of records, the newest first; it stays where it is.
auto deferHead() -> DeferRecord**;
void runDeferring(void (*body)(void* context, DeferSpace* frame), void* context);

// Where the list holds the frame's newest record, or the place for it: behind the records of newer frames.
auto deferPlace(DeferSpace* frame) -> DeferRecord**;

// recover() of a function that the panic p called directly.
auto recoverFrom(Panic* p) -> go::Any;
auto armRecover(Panic* p) -> Panic*;  // for the next takeRecover; returns what was armed before
void disarmRecover(Panic* previous);
auto takeArmed() -> Panic*;

}  // namespace gort

namespace go {

// The token "called directly by the deferring machinery": recover() gives the value of the current panic and stops it.
class Recover {
 public:
  explicit Recover(gort::Panic* panic) : panic_(panic) {}
  auto operator()() const -> Any { return gort::recoverFrom(panic_); }

 private:
  gort::Panic* panic_;
};

// At the entry of a function that contains recover().
inline auto takeRecover() -> Recover { return Recover(gort::takeArmed()); }

// Before an ordinary call of a function that contains recover(): it stops no panic there.
inline void dropRecover() { gort::disarmRecover(nullptr); }

// The defers of one go::deferring.
class Defers {
 public:
  explicit Defers(gort::DeferSpace* frame) : frame_(frame) {}

  // The same for the body of a loop over a function, which runs while the iterator's own defers wait.
  auto outside() const -> Defers {
    Defers d(frame_);
    d.outside_ = true;
    return d;
  }

  // Runs f at the end, newest first; f takes a Recover if it may recover.
  template <class F>
  void push(F f) {
    add(f, [](gort::DeferRecord* r, [[maybe_unused]] gort::Panic* panic) {
      auto& g = static_cast<gort::DeferRecordOf<F>*>(r)->f;
      if constexpr (requires { g(Recover(panic)); }) {
        g(Recover(panic));
      } else {
        g();
      }
    });
  }

  // The same for an f that calls, as its only act, a function which may contain recover().
  template <class F>
  void pushCall(F f) {
    add(f, [](gort::DeferRecord* r, gort::Panic* panic) {
      gort::Panic* previous = gort::armRecover(panic);
      static_cast<gort::DeferRecordOf<F>*>(r)->f();
      gort::disarmRecover(previous);
    });
  }

 private:
  template <class F>
  void add(const F& f, void (*call)(gort::DeferRecord*, gort::Panic*)) {
    static_assert(__is_trivially_copyable(F), "go2cpp: a deferred function captures Go values only");
    using Record = gort::DeferRecordOf<F>;
    constexpr size_t bytes = (sizeof(Record) + 15) & ~size_t{15};
    void* place = frame_->next;
    if (bytes <= static_cast<size_t>(frame_->end - frame_->next)) [[likely]] {
      frame_->next += bytes;
    } else {
      place = gort::allocateClosure(bytes);
    }
    gort::DeferRecord** head = outside_ ? gort::deferPlace(frame_) : frame_->head;
    auto* r = static_cast<Record*>(place);
    r->next = *head;
    r->frame = frame_;
    r->call = call;
    __builtin_memcpy(static_cast<void*>(&r->f), &f, sizeof(F));
    *head = r;
  }

  gort::DeferSpace* frame_;
  bool outside_ = false;
};

// Runs body; then, or when a panic passes, what body has pushed.
template <class Body>
void deferring(Body&& body) {
  gort::requireWrapping();
  auto* context = const_cast<void*>(static_cast<const volatile void*>(&body));
  gort::runDeferring(
      [](void* context, gort::DeferSpace* frame) {
        using Plain = decltype([](auto& x) -> auto* { return &x; }(body));
        Defers defers(frame);
        (*static_cast<Plain>(context))(defers);
      },
      context);
}

// The light form: runs f when the scope ends normally, or when a panic passes. f recovers nothing and writes no result.
template <class F>
class [[nodiscard]] Defer {
 public:
  explicit Defer(F f) : head_(gort::deferHead()), record_{{.next = *head_, .call = run}, f} { *head_ = &record_; }
  Defer(const Defer&) = delete;
  auto operator=(const Defer&) -> Defer& = delete;
  ~Defer() {
    *head_ = record_.next;
    record_.f();
  }

 private:
  static void run(gort::DeferRecord* r, gort::Panic*) { static_cast<gort::DeferRecordOf<F>*>(r)->f(); }

  gort::DeferRecord** head_;
  gort::DeferRecordOf<F> record_;
};

// panic(v)
[[noreturn]] void panic(Any value);

}  // namespace go
