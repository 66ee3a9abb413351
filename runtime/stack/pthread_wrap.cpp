// A compiler that links with -fsplit-stack among its flags has the linker rename pthread_create to this, for libgcc's
// version of split stacks. Threads have ordinary stacks here, so it only passes on.
#include <pthread.h>

extern "C" {
int __real_pthread_create(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*) __attribute__((weak));
int __wrap_pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*run)(void*), void* argument);

int __wrap_pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*run)(void*), void* argument) {
  return __real_pthread_create(thread, attributes, run, argument);
}
}
