// This file implements panic, recover and Goexit.
//
// The goroutine has a list of deferred calls, the newest first (G::Roots::defers), and a list of panics in progress. A
// panic takes the records off one by one and calls them on top of its own stack. When one has recovered, the panic
// jumps to the landing of the frame that pushed it; all younger records are gone by then. The frame's own remaining
// records run there, outside of the panic.
//
// Rejected: C++ exceptions, which would unwind before deferred functions run and cost seven times what Go needs.
#include "lang/panic.h"

#include "base/fatal.h"
#include "lang/errors.h"
#include "lang/fatal_panic.h"
#include "lang/lang_g.h"
#include "sched/park.h"

namespace gort {
namespace {

// The list heads in G are untyped.
auto defers(G* g) -> DeferRecord*& { return reinterpret_cast<DeferRecord*&>(g->roots.defers); }
auto panics(G* g) -> Panic*& { return reinterpret_cast<Panic*&>(g->roots.panics); }
auto armed(G* g) -> Panic*& { return reinterpret_cast<Panic*&>(g->roots.lang[0]); }

// Runs what the frame has left, newest first. A record is off the list before it runs: if it panics, it does not run
// again.
void runRest(DeferFrame* frame) {
  G* g = frame->g;
  for (DeferRecord* r = defers(g); r != nullptr && r->frame == frame; r = defers(g)) {
    defers(g) = r->next;
    r->call(r, nullptr);
  }
}

// Continues in the frame, which recovered the newest panic.
[[noreturn]] void land(DeferFrame* frame) {
  G* g = frame->g;
  for (Panic* p = panics(g); p != frame->outer; p = p->link) {
    frame->exiting |= p->goexit;
  }
  panics(g) = frame->outer;
  armed(g) = nullptr;
  g->fault = {};
  gortLandingJump(&frame->landing);
}

// Runs deferred calls until one recovers, which does not return, or none is left.
void unwind(G* g, Panic* p) {
  p->link = panics(g);
  panics(g) = p;
  while (DeferRecord* r = defers(g)) {
    defers(g) = r->next;
    r->call(r, p);
    if (p->recovered) {
      GORT_CHECK(r->frame != nullptr);  // only the general form may recover
      land(static_cast<DeferFrame*>(r->frame));
    }
  }
}

}  // namespace

auto deferHead() -> DeferRecord** { return &defers(langG()); }

auto deferPlace(DeferSpace* frame) -> DeferRecord** {
  DeferRecord** place = frame->head;
  while (*place != frame->base && (*place)->frame != frame) {
    place = &(*place)->next;
  }
  return place;
}

[[gnu::noinline]] void runDeferring(void (*body)(void* context, DeferSpace* frame), void* context) {
  DeferFrame frame;
  frame.g = langG();
  frame.outer = panics(frame.g);
  frame.exiting = false;
  frame.head = &defers(frame.g);
  frame.base = *frame.head;
  frame.next = frame.space;
  frame.end = frame.space + sizeof(frame.space);
  if (gortLandingSave(&frame.landing) == 0) {
    body(context, &frame);
  } else if (frame.exiting) {
    goexit();
  }
  runRest(&frame);
}

auto recoverFrom(Panic* p) -> go::Any {
  if (p == nullptr || p->goexit || p->recovered || p != panics(langG())) {
    return nullptr;
  }
  p->recovered = true;
  return p->value;
}

auto armRecover(Panic* p) -> Panic* {
  Panic*& slot = armed(langG());
  Panic* previous = slot;
  slot = p;
  return previous;
}

void disarmRecover(Panic* previous) { armed(langG()) = previous; }

auto takeArmed() -> Panic* { return armRecover(nullptr); }

void goexit() {
  G* g = langG();
  Panic p;
  p.goexit = true;
  unwind(g, &p);
  exitGoroutine();
}

}  // namespace gort

void go::panic(Any value) {
  if (value == nullptr) {
    value = alloc<gort::PanicNilError>();
  }
  gort::G* g = gort::langG();
  gort::Panic p;
  p.value = value;
  gort::unwind(g, &p);
  gort::fatalPanic(g, &p);
}
