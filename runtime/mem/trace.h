// GODEBUG=gctrace=1: a line on standard error for each collection, in Go's format.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gort {

struct CycleRecord {
  uint32_t number;
  int64_t begin;    // nanoseconds: the world is told to stop
  int64_t stopped;  // it has stopped
  int64_t marked;
  int64_t end;  // it runs again
  int64_t totalPause;  // of all collections, with this one
  size_t before;       // bytes in the heap
  size_t live;         // of them, marked
  size_t goal;         // bytes in the heap at which the collection was due
  size_t stacks;
  size_t globals;
  uint32_t markers;
  int processors;
  bool forced;
};

// Reads GODEBUG; now is when the trace's time begins.
void readTracing(int64_t now);
// Writes the line if asked for. Without locks that others wait for but Heap::lock.
void traceCycle(const CycleRecord& record);

}  // namespace gort
