// This file implements runtime.SetFinalizer, the native side of runtime.AddCleanup, and the goroutine that runs what is
// due: started by the collection that made some due, ended when none is left, so there is at most one.
#include "lang/finalize.h"

#include "base/atomic.h"
#include "base/fatal.h"
#include "lang/type.h"
#include "mem/heap.h"
#include "mem/special.h"
#include "sched/park.h"

namespace gort {

namespace {

// Results of more bytes are written where a hidden first argument points to.
constexpr go::Int kInRegisters = 16;
constexpr go::Int kRoom = 64 << 10;

// What a finalizer's record keeps: a heap object like a closure.
struct Call {
  void* target;        // the finalizer's own closure
  const void* first;   // an interface parameter's first word; null: the parameter is the pointer alone
  bool boxed;          // an interface holds such pointers in a box
  go::Int resultRoom;  // bytes for results that do not fit into registers
};

struct Interface {
  const void* first;
  void* data;
};

template <class Argument>
void callWith(const Call* c, Argument argument) {
  if (c->resultRoom > 0) {
    auto code = *static_cast<void* (**)(void* results, void* closure, Argument argument)>(c->target);
    code(allocateClosure(static_cast<size_t>(c->resultRoom)), c->target, argument);
    return;
  }
  auto code = *static_cast<void (**)(void* closure, Argument argument)>(c->target);
  code(c->target, argument);
}

auto boxPointer(void* pointer) -> void* {
  auto* box = static_cast<void**>(allocate(go::typeOf<void*>()));
  *box = pointer;
  return box;
}

void callFinalizer(void* object, void* closure) {
  auto* c = static_cast<const Call*>(closure);
  if (c->first != nullptr) {
    return callWith(c, Interface{c->first, c->boxed ? boxPointer(object) : object});
  }
  callWith(c, object);
}

void callCleanup(void*, void* closure) {
  auto* c = static_cast<Closure<void()>*>(closure);
  c->code(c);
}

auto resultBytes(const go::Type* f) -> go::Int {
  go::Int bytes = 0;
  for (go::Int i = 0; i < f->numOut; i++) {
    bytes += (f->params[f->numIn + i]->size + 15) & ~go::Int{15};
  }
  return f->numOut == 1 ? f->params[f->numIn]->size : bytes;
}

// Ends the program with the texts, one behind the other.
[[noreturn]] void refuse(std::initializer_list<go::String> texts) {
  char message[1024];
  size_t n = 0;
  for (go::String text : texts) {
    auto size = static_cast<size_t>(text.len);
    size = size < sizeof message - 1 - n ? size : sizeof message - 1 - n;
    __builtin_memcpy(message + n, text.ptr, size);
    n += size;
  }
  message[n] = 0;
  fatal(message);
}

// Whether the function takes a pointer of the type, and if as an interface, the interface's first word.
auto takes(const go::Type* f, const go::Type* pointer, const void** first) -> bool {
  if (f->numIn != 1) {
    return false;
  }
  const go::Type* parameter = f->params[0];
  *first = nullptr;
  if (parameter->kind == go::Kind::Interface) {
    *first = parameter->numMethod == 0 ? static_cast<const void*>(pointer) : findItab(parameter, pointer);
    return *first != nullptr;
  }
  if (sameType(parameter, pointer)) {
    return true;
  }
  bool oneIsUnnamed = parameter->name == nullptr || pointer->name == nullptr;
  return parameter->kind == go::Kind::Pointer && oneIsUnnamed && sameType(parameter->elem, pointer->elem);
}

bool running = false;  // whether the goroutine exists

auto mayRun() -> bool { return !__atomic_exchange_n(&running, true, __ATOMIC_ACQ_REL); }

void runAll(void*) {
  do {
    runFinalizers();
    storeRelease(running, false);
  } while (anyFinalizersDue() && mayRun());
}

void startRunning() {
  finalizersDue = [] {
    if (mayRun()) {
      spawnGoroutine(runAll, nullptr);
    }
  };
}

}  // namespace

void setFinalizerOf(go::Any object, go::Any finalizer) {
  const go::Type* type = object.type();
  if (type == nullptr) {
    fatal("runtime.SetFinalizer: first argument is nil");
  }
  if (type->kind != go::Kind::Pointer) {
    refuse({"runtime.SetFinalizer: first argument is ", typeString(type), ", not pointer"});
  }
  void* pointer = type->direct ? object.data() : *static_cast<void**>(object.data());
  void* start = heapObject(pointer).start;
  if (start == nullptr) {
    return;  // a package variable, or a value without bytes: never collected
  }
  if (start != pointer) {
    fatal("runtime.SetFinalizer: pointer not at beginning of allocated block");
  }
  if (finalizer == nullptr) {
    setFinalizer(pointer, nullptr, nullptr);
    return;
  }
  const go::Type* f = finalizer.type();
  if (f->kind != go::Kind::Func) {
    refuse({"runtime.SetFinalizer: second argument is ", typeString(f), ", not a function"});
  }
  if (f->variadic) {
    refuse({"runtime.SetFinalizer: cannot pass ", typeString(type), " to finalizer ", typeString(f),
            " because dotdotdot"});
  }
  const void* first = nullptr;
  if (!takes(f, type, &first)) {
    refuse({"runtime.SetFinalizer: cannot pass ", typeString(type), " to finalizer ", typeString(f)});
  }
  go::Int results = resultBytes(f);
  if (results > kRoom) {
    fatal("runtime.SetFinalizer: the finalizer's results are too large");
  }
  auto* call = static_cast<Call*>(allocateClosure(sizeof(Call)));
  call->target = f->direct ? finalizer.data() : *static_cast<void**>(finalizer.data());
  call->first = first;
  call->boxed = !type->direct;
  call->resultRoom = results > kInRegisters ? kRoom : 0;
  startRunning();
  if (!setFinalizer(pointer, callFinalizer, call)) {
    fatal("runtime.SetFinalizer: finalizer already set");
  }
}

auto addCleanupTo(void* pointer, go::Func<void()> run) -> go::Uint64 {
  if (heapObject(pointer).start == nullptr) {
    return 0;
  }
  startRunning();
  return addCleanup(pointer, callCleanup, run.closure);
}

}  // namespace gort
