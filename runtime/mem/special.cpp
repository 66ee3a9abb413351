// This file implements the table of finalizers, cleanups and weak handles: a hash table of records by the object's first
// byte, outside the heap, so that it keeps no object alive.
//
// All records of an object are in one chain, so its chain decides what becomes of it. Everything is guarded by
// Heap::lock, which the collector holds.
#include "mem/special.h"

#include "base/atomic.h"
#include "base/fatal.h"
#include "mem/heap.h"
#include "mem/persist.h"
#include "os/os.h"

namespace gort {

void (*finalizersDue)() = nullptr;

namespace {

enum class Kind : uint8_t { Finalizer, Cleanup, Weak };

struct Record {
  Record* next;  // in the chain, or in a list
  void* object;  // first byte; of a weak handle outside of the heap the pointer itself
  Kind kind;
  void* pointer;   // Weak: what the handle holds
  void** handle;   // Weak
  Finalizer run;   // the others
  void* closure;   // the others
  uint64_t id;     // Cleanup
};

constexpr size_t kFirstChains = 256;

Record** chains = nullptr;  // mapped
size_t chainCount = 0;      // a power of two
size_t recordCount = 0;
uint64_t lastId = 0;
Record* due = nullptr;
bool anyDue = false;  // whether `due` has records; read without the lock
Record* unused = nullptr;

auto chainOf(const void* object) -> Record** {
  auto hash = (reinterpret_cast<uintptr_t>(object) >> 4) * uint64_t{0x9e3779b97f4a7c15};
  return &chains[hash >> 32 & (chainCount - 1)];
}

void growTable() {
  Record** old = chains;
  size_t oldCount = chainCount;
  chainCount = oldCount == 0 ? kFirstChains : 2 * oldCount;
  chains = static_cast<Record**>(os::map(chainCount * sizeof(Record*)));
  if (chains == nullptr) {
    fatal("runtime: cannot allocate memory");
  }
  for (size_t i = 0; i < oldCount; i++) {
    for (Record *r = old[i], *next = nullptr; r != nullptr; r = next) {
      next = r->next;
      Record** chain = chainOf(r->object);
      r->next = *chain;
      *chain = r;
    }
  }
  os::unmap(old, oldCount * sizeof(Record*));
}

void insert(const Record& record) {
  if (recordCount == chainCount) {
    growTable();
  }
  recordCount++;
  Record* r = unused;
  if (r != nullptr) {
    unused = r->next;
  } else {
    r = static_cast<Record*>(persist(sizeof(Record)));
  }
  Record** chain = chainOf(record.object);
  *r = record;
  r->next = *chain;
  *chain = r;
}

// Takes the record at *at out of its chain.
auto unlink(Record** at) -> Record* {
  Record* r = *at;
  *at = r->next;
  recordCount--;
  return r;
}

void discard(Record* r) {
  *r = {};
  r->next = unused;
  unused = r;
}

template <class Matches>
auto find(const void* object, Matches matches) -> Record** {
  if (chainCount == 0) {
    return nullptr;
  }
  for (Record** at = chainOf(object); *at != nullptr; at = &(*at)->next) {
    if ((*at)->object == object && matches(**at)) {
      return at;
    }
  }
  return nullptr;
}

auto isFinalizer(const Record& r) -> bool { return r.kind == Kind::Finalizer; }

auto isInHeap(const Record& r) -> bool { return inHeap(r.object); }

void makeDue(Record* r) {
  storeRelaxed(anyDue, true);
  r->next = due;
  due = r;
}

// What a chain's records of dead objects lead to. Nothing is marked here, so that "dead" means the same throughout.
void settleChain(Record** chain) {
  for (Record** at = chain; *at != nullptr;) {
    Record* r = *at;
    bool dies = isInHeap(*r) && !isMarked(r->object);
    if (dies && r->kind == Kind::Weak) {
      *r->handle = nullptr;
      discard(unlink(at));
    } else if (dies && r->kind == Kind::Cleanup && find(r->object, isFinalizer) == nullptr) {
      makeDue(unlink(at));
      r->object = nullptr;
    } else {
      at = &r->next;
    }
  }
  for (Record** at = chain; *at != nullptr;) {
    Record* r = *at;
    if (r->kind == Kind::Finalizer && !isMarked(r->object)) {
      makeDue(unlink(at));
    } else {
      at = &r->next;
    }
  }
}

}  // namespace

auto setFinalizer(void* object, Finalizer run, void* closure) -> bool {
  SpinGuard guard(heap.lock);
  Record** old = find(object, isFinalizer);
  if (run == nullptr) {
    if (old != nullptr) {
      discard(unlink(old));
    }
    return true;
  }
  if (old != nullptr) {
    return false;
  }
  insert({.next = nullptr, .object = object, .kind = Kind::Finalizer, .pointer = nullptr, .handle = nullptr, .run = run,
          .closure = closure, .id = 0});
  return true;
}

auto addCleanup(void* p, Finalizer run, void* closure) -> uint64_t {
  void* object = heapObject(p).start;
  SpinGuard guard(heap.lock);
  insert({.next = nullptr, .object = object, .kind = Kind::Cleanup, .pointer = nullptr, .handle = nullptr, .run = run,
          .closure = closure, .id = ++lastId});
  return lastId;
}

void removeCleanup(void* p, uint64_t id) {
  void* object = heapObject(p).start;
  SpinGuard guard(heap.lock);
  if (Record** at = find(object, [id](const Record& r) { return r.id == id; }); at != nullptr) {
    discard(unlink(at));
  }
}

auto weakHandle(void* p) -> void** {
  HeapObject object = heapObject(p);
  void* key = object.start != nullptr ? object.start : p;
  auto** fresh = static_cast<void**>(allocateBytes(sizeof(void*)));
  SpinGuard guard(heap.lock);
  Record** known = find(key, [p](const Record& r) { return r.kind == Kind::Weak && r.pointer == p; });
  if (known != nullptr) {
    return (*known)->handle;
  }
  *fresh = p;
  insert({.next = nullptr, .object = key, .kind = Kind::Weak, .pointer = p, .handle = fresh, .run = nullptr,
          .closure = nullptr, .id = 0});
  return fresh;
}

void runFinalizers() {
  for (;;) {
    Record r{};
    {
      SpinGuard guard(heap.lock);
      if (due == nullptr) {
        storeRelaxed(anyDue, false);
        return;
      }
      Record* first = due;
      due = first->next;
      r = *first;
      discard(first);
    }
    r.run(r.object, r.closure);
  }
}

void markSpecials(Marker* marker) {
  for (size_t i = 0; i < chainCount; i++) {
    for (Record* r = chains[i]; r != nullptr; r = r->next) {
      marker->markPointer(r->closure);
      marker->markPointer(r->handle);
      if (r->kind == Kind::Finalizer) {
        marker->markContents(r->object);
      }
    }
  }
  for (Record* r = due; r != nullptr; r = r->next) {
    marker->markPointer(r->closure);
    marker->markPointer(r->object);
  }
}

void findDeadSpecials(Marker* marker) {
  for (size_t i = 0; i < chainCount; i++) {
    settleChain(&chains[i]);
  }
  for (Record* r = due; r != nullptr; r = r->next) {
    marker->markPointer(r->object);
  }
  marker->drain();
}

auto anyFinalizersDue() -> bool { return loadRelaxed(anyDue); }

}  // namespace gort
