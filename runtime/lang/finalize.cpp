// This file implements runtime.SetFinalizer and the goroutine that runs finalizers: started by the collection that made
// some due, ended when none is left.
#include "lang/finalize.h"

#include "base/fatal.h"
#include "lang/type.h"
#include "mem/finalizer.h"
#include "mem/heap.h"
#include "sched/park.h"

namespace gort {

namespace {

// Results of more bytes are written where a hidden first argument points to.
constexpr go::Int kInRegisters = 16;

auto resultBytes(const go::Type* f) -> go::Int {
  go::Int bytes = 0;
  for (go::Int i = 0; i < f->numOut; i++) {
    bytes += (f->params[f->numIn + i]->size + 15) & ~go::Int{15};
  }
  return f->numOut == 1 ? f->params[f->numIn]->size : bytes;
}

void call(void* object, void* closure) {
  auto* c = static_cast<Closure<void(void*)>*>(closure);
  c->code(c, object);
}

void callWithRoom(void* object, void* closure) {
  constexpr size_t kRoom = 64 << 10;
  auto code = *static_cast<void* (**)(void* results, void* closure, void* object)>(closure);
  code(allocateClosure(kRoom), closure, object);
}

}  // namespace

void setFinalizerOf(go::Any object, go::Any finalizer) {
  const go::Type* type = object.type();
  if (type == nullptr) {
    fatal("runtime.SetFinalizer: first argument is nil");
  }
  if (type->kind != go::Kind::Pointer) {
    fatal("runtime.SetFinalizer: first argument is not a pointer");
  }
  if (finalizer == nullptr) {
    return setFinalizer(object.data(), nullptr, nullptr);
  }
  const go::Type* f = finalizer.type();
  if (f->kind != go::Kind::Func || f->numIn != 1 || !sameType(f->params[0], type) || resultBytes(f) > (32 << 10)) {
    fatal("runtime.SetFinalizer: second argument is not a func that takes the first");
  }
  if (heapObject(object.data()).start != object.data()) {
    return;  // a package variable, or a value without bytes: never collected
  }
  finalizersDue = [] { spawnGoroutine([](void*) { runFinalizers(); }, nullptr); };
  setFinalizer(object.data(), resultBytes(f) > kInRegisters ? callWithRoom : call, f->direct ? finalizer.data() : *static_cast<void**>(finalizer.data()));
}

}  // namespace gort
