// Leaving the goroutine's stack: system calls and libc run on the worker's own stack.
#pragma once

namespace gort {

void callOnSystemStack(void (*run)(void*), void* argument);
void callBlocking(void (*run)(void*), void* argument);

// Calls f() on the worker's stack; directly when already there or on a foreign thread. f must not park.
template <class F>
void onSystemStack(const F& f) {
  callOnSystemStack([](void* body) { (*static_cast<const F*>(body))(); }, const_cast<F*>(&f));
}

// Calls f() on the worker's stack for something that may take long in the kernel: the P is handed to another thread
// meanwhile. f must not park, allocate from the collected heap or wake goroutines.
template <class F>
void blocking(const F& f) {
  callBlocking([](void* body) { (*static_cast<const F*>(body))(); }, const_cast<F*>(&f));
}

}  // namespace gort
