// This file implements runtime.SetFinalizer and the goroutine that runs finalizers: started by the collection that made
// some due, ended when none is left.
#include "lang/finalize.h"

#include "base/fatal.h"
#include "lang/type.h"
#include "mem/finalizer.h"
#include "mem/heap.h"
#include "sched/park.h"

namespace gort {

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
  if (f->kind != go::Kind::Func || f->numIn != 1 || !sameType(f->params[0], type)) {
    fatal("runtime.SetFinalizer: second argument is not a func that takes the first");
  }
  if (heapObject(object.data()).start != object.data()) {
    return;  // a package variable, or a value without bytes: never collected
  }
  finalizersDue = [] { spawnGoroutine([](void*) { runFinalizers(); }, nullptr); };
  auto run = [](void* value, void* closure) {
    auto* c = static_cast<Closure<void(void*)>*>(closure);
    c->code(c, value);
  };
  setFinalizer(object.data(), run, f->direct ? finalizer.data() : *static_cast<void**>(finalizer.data()));
}

}  // namespace gort
