// ThreadSanitizer and AddressSanitizer must be told about goroutine switches and about locks that a switch releases.
// Everything here is empty in ordinary builds.
#pragma once

#if defined(__SANITIZE_THREAD__)
#define GORT_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define GORT_TSAN 1
#endif
#endif
#ifndef GORT_TSAN
#define GORT_TSAN 0
#endif

#if defined(__SANITIZE_ADDRESS__)
#define GORT_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GORT_ASAN 1
#endif
#endif
#ifndef GORT_ASAN
#define GORT_ASAN 0
#endif

#if GORT_TSAN
extern "C" {
void* __tsan_get_current_fiber(void);
void* __tsan_create_fiber(unsigned flags);
void __tsan_destroy_fiber(void* fiber);
void __tsan_switch_to_fiber(void* fiber, unsigned flags);
void __tsan_acquire(void* addr);
void __tsan_release(void* addr);
}
#endif

#if GORT_ASAN
#include <cstddef>
extern "C" {
void __sanitizer_start_switch_fiber(void** fakeStackSave, const void* bottom, size_t size);
void __sanitizer_finish_switch_fiber(void* fakeStackSave, const void** bottomOld, size_t* sizeOld);
void __asan_unpoison_memory_region(void const volatile* addr, size_t size);
}
#endif

namespace gort::sanitizer {

// All that happened before release(word) on one goroutine happened before what follows acquire(word) on another.
inline void release([[maybe_unused]] void* word) {
#if GORT_TSAN
  __tsan_release(word);
#endif
}
inline void acquire([[maybe_unused]] void* word) {
#if GORT_TSAN
  __tsan_acquire(word);
#endif
}

}  // namespace gort::sanitizer
