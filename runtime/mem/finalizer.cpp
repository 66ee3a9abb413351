// This file implements finalizers: a table of records outside the heap, so that it keeps no object alive.
#include "mem/finalizer.h"

#include "mem/persist.h"

namespace gort {

void (*finalizersDue)() = nullptr;

namespace {

struct Record {
  Record* next;
  void* object;
  Finalizer run;
  void* closure;
};

Record* armed = nullptr;  // all three lists: guarded by Heap::lock
Record* due = nullptr;
Record* unused = nullptr;

auto takeRecord() -> Record* {
  Record* r = unused;
  if (r != nullptr) {
    unused = r->next;
    return r;
  }
  return static_cast<Record*>(persist(sizeof(Record)));
}

void remove(void* object) {
  for (Record** at = &armed; *at != nullptr; at = &(*at)->next) {
    if ((*at)->object == object) {
      Record* r = *at;
      *at = r->next;
      *r = {.next = unused, .object = nullptr, .run = nullptr, .closure = nullptr};
      unused = r;
      return;
    }
  }
}

}  // namespace

void setFinalizer(void* object, Finalizer run, void* closure) {
  SpinGuard guard(heap.lock);
  remove(object);
  if (run != nullptr) {
    Record* r = takeRecord();
    *r = {.next = armed, .object = object, .run = run, .closure = closure};
    armed = r;
  }
}

void runFinalizers() {
  for (;;) {
    Record r{};
    {
      SpinGuard guard(heap.lock);
      if (due == nullptr) {
        return;
      }
      Record* first = due;
      due = first->next;
      r = *first;
      *first = {.next = unused, .object = nullptr, .run = nullptr, .closure = nullptr};
      unused = first;
    }
    r.run(r.object, r.closure);
  }
}

void markFinalizerClosures(Marker* marker) {
  for (Record* r = armed; r != nullptr; r = r->next) {
    marker->markPointer(r->closure);
    marker->markContents(
        r->object);  // so that what an object with a finalizer points to outlives it: finalizers run in that order
  }
  for (Record* r = due; r != nullptr; r = r->next) {
    marker->markPointer(r->closure);
    marker->markPointer(r->object);
  }
}

void findDeadFinalizable(Marker* marker) {
  Record* dead = nullptr;
  for (Record** at = &armed; *at != nullptr;) {
    Record* r = *at;
    if (isMarked(r->object)) {
      at = &r->next;
      continue;
    }
    *at = r->next;
    r->next = dead;
    dead = r;
  }
  while (dead != nullptr) {
    Record* r = dead;
    dead = r->next;
    marker->markPointer(r->object);
    r->next = due;
    due = r;
  }
  marker->drain();
}

auto anyFinalizersDue() -> bool { return due != nullptr; }

}  // namespace gort
