// Bringing goroutines together that share a channel or a mutex and use it so often that, on two processors, most of the
// time goes into moving its cache lines and into waiting for its lock. Then they are faster on one.
//
// Whether that is so is measured where it costs: by how often a P finds that another has used what it wants to lock.
// A goroutine of a channel then moves to the P that used the channel last; a goroutine that wants a mutex parks without
// spinning first, and its waker, which queues it on the P that uses the mutex, calls keepTogether(). Such a P is not
// stolen from for a while.
#pragma once
#include "sched/m.h"

namespace gort {

constexpr int64_t kTransferNanos = 150;  // what it costs to take a cache line over from another processor

// Adds what one such use costs the owner of the P; returns whether such uses are dense: together they take a third of
// its time.
bool isDense(Contention* contention, int64_t nanos);

// On a goroutine pinned once, which is about to lock what `other` has locked last, and what is biased to it now if
// `isBiased`: moves the goroutine there if such uses are dense. The caller may have another M and P afterwards.
void considerJoining(P* other, bool isBiased);

// The goroutines of p, the caller's pinned P, shall stay together for a while.
void keepTogether(P* p, int64_t now);

}  // namespace gort
