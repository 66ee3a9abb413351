// Marking by several threads: helpers join a cycle when they have time, and markers with much work hand pieces of it to
// idle ones.
//
// A cycle ends when all markers that have joined are idle and nothing is shared. A helper that wakes up late finds the
// cycle closed and goes back to sleep, so a busy machine is not waited for.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gort {

class Marker;

// Opens a cycle; the caller is its first marker. Wakes the helpers if the heap is worth it.
void openMarking(bool withHelpers);
// For the first marker: follows all pointers, together with the helpers; closes the cycle.
void finishMarking(Marker* marker);
// How many markers have joined in this cycle.
auto markersOfCycle() -> uint32_t;
// Live bytes that helpers have found in this cycle.
auto helpersLiveBytes() -> size_t;

// Whether some marker is idle and has not been provided for. No lock; may be out of date.
auto markersWait() -> bool;
// Hands over the pointers [from, from + kSharedPiece); false if there is no room.
constexpr size_t kSharedPiece = 510;
auto shareWork(const void* const* from) -> bool;

}  // namespace gort
