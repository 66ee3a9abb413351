// The part of package sync that is inlined in generated code: a mutex that is biased to the running thread. go/sync.h
// includes this file behind the package's declarations, because a function there is marked "//go:nativeinline".
#pragma once
#include "go/native/bias.h"

namespace gort {

// The rest of Lock and Unlock, for the address of a sync.Mutex. May park.
void mutexLock(void* mutex);
void mutexUnlock(void* mutex);

}  // namespace gort

namespace go::sync {

inline void Mutex::Lock() {
  if (!gort::changeBiased(&state, 0, 1)) [[unlikely]]
    gort::mutexLock(this);
}

inline void Mutex::Unlock() {
  if (!gort::changeBiased(&state, 1, 0)) [[unlikely]]
    gort::mutexUnlock(this);
}

}  // namespace go::sync
