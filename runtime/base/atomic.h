// Atomic access to plain fields of any small trivially copyable type (the compiler's own builtins refuse enums).
#pragma once

namespace gort {

template <class T>
struct SameType {
  using Type = T;
};

template <class T>
T loadRelaxed(const T& word) {
  T value;
  __atomic_load(&word, &value, __ATOMIC_RELAXED);
  return value;
}

template <class T>
T loadAcquire(const T& word) {
  T value;
  __atomic_load(&word, &value, __ATOMIC_ACQUIRE);
  return value;
}

template <class T>
T loadSeqCst(const T& word) {
  T value;
  __atomic_load(&word, &value, __ATOMIC_SEQ_CST);
  return value;
}

template <class T>
void storeRelaxed(T& word, typename SameType<T>::Type value) {
  __atomic_store(&word, &value, __ATOMIC_RELAXED);
}

template <class T>
void storeRelease(T& word, typename SameType<T>::Type value) {
  __atomic_store(&word, &value, __ATOMIC_RELEASE);
}

template <class T>
void storeSeqCst(T& word, typename SameType<T>::Type value) {
  __atomic_store(&word, &value, __ATOMIC_SEQ_CST);
}

// Sequentially consistent; true if `word` was `expected` and is now `desired`.
template <class T>
bool compareExchange(T& word, typename SameType<T>::Type expected, typename SameType<T>::Type desired) {
  return __atomic_compare_exchange(&word, &expected, &desired, false, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED);
}

}  // namespace gort
