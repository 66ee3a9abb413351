// Atomic operations by the compiler's builtins, sequentially consistent as Go's memory model wants them.
#include "go/sync/atomic.h"

namespace go::sync::atomic {
namespace {

template <class T>
auto load(const T* p) -> T {
  return __atomic_load_n(p, __ATOMIC_SEQ_CST);
}

template <class T>
void store(T* p, T value) {
  __atomic_store_n(p, value, __ATOMIC_SEQ_CST);
}

template <class T>
auto swap(T* p, T value) -> T {
  return __atomic_exchange_n(p, value, __ATOMIC_SEQ_CST);
}

template <class T>
auto compareAndSwap(T* p, T expected, T value) -> bool {
  return __atomic_compare_exchange_n(p, &expected, value, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

// The word inside a uintptr, which is a type of its own.
auto word(go::Uintptr* p) -> unsigned long* { return &p->value; }
template <class T>
auto word(T* p) -> T* {
  return p;
}

auto word(go::Uintptr x) -> unsigned long { return x.value; }
template <class T>
  requires(!__is_pointer(T))
auto word(T x) -> T {
  return x;
}

}  // namespace

// All operations on one integer type: the functions, and the methods of the type that wraps it.
#define GO_ATOMIC(Name, T)                                                                                         \
  auto Load##Name(T* addr)->T { return T(load(word(addr))); }                                                      \
  void Store##Name(T* addr, T val) { store(word(addr), word(val)); }                                               \
  auto Swap##Name(T* addr, T new_)->T { return T(swap(word(addr), word(new_))); }                                  \
  auto Add##Name(T* addr, T delta)->T { return T(__atomic_add_fetch(word(addr), word(delta), __ATOMIC_SEQ_CST)); } \
  auto And##Name(T* addr, T mask)->T { return T(__atomic_fetch_and(word(addr), word(mask), __ATOMIC_SEQ_CST)); }   \
  auto Or##Name(T* addr, T mask)->T { return T(__atomic_fetch_or(word(addr), word(mask), __ATOMIC_SEQ_CST)); }     \
  auto CompareAndSwap##Name(T* addr, T old, T new_)->go::Bool {                                                    \
    return compareAndSwap(word(addr), word(old), word(new_));                                                      \
  }                                                                                                                \
  auto Name::Load() -> T { return Load##Name(&v); }                                                                \
  void Name::Store(T val) { Store##Name(&v, val); }                                                                \
  auto Name::Swap(T new_) -> T { return Swap##Name(&v, new_); }                                                    \
  auto Name::CompareAndSwap(T old, T new_) -> go::Bool { return CompareAndSwap##Name(&v, old, new_); }             \
  auto Name::Add(T delta) -> T { return Add##Name(&v, delta); }                                                    \
  auto Name::And(T mask) -> T { return And##Name(&v, mask); }                                                      \
  auto Name::Or(T mask) -> T { return Or##Name(&v, mask); }

GO_ATOMIC(Int32, go::Int32)
GO_ATOMIC(Int64, go::Int64)
GO_ATOMIC(Uint32, go::Uint32)
GO_ATOMIC(Uint64, go::Uint64)
GO_ATOMIC(Uintptr, go::Uintptr)
#undef GO_ATOMIC

auto Bool::Load() -> go::Bool { return load(&v) != 0; }
void Bool::Store(go::Bool val) { store(&v, go::Uint32{val}); }
auto Bool::Swap(go::Bool new_) -> go::Bool { return swap(&v, go::Uint32{new_}) != 0; }
auto Bool::CompareAndSwap(go::Bool old, go::Bool new_) -> go::Bool {
  return compareAndSwap(&v, go::Uint32{old}, go::Uint32{new_});
}

auto LoadPointer(unsafe::Pointer* addr) -> unsafe::Pointer { return load(addr); }
void StorePointer(unsafe::Pointer* addr, unsafe::Pointer val) { store(addr, val); }
auto SwapPointer(unsafe::Pointer* addr, unsafe::Pointer new_) -> unsafe::Pointer { return swap(addr, new_); }
auto CompareAndSwapPointer(unsafe::Pointer* addr, unsafe::Pointer old, unsafe::Pointer new_) -> go::Bool {
  return compareAndSwap(addr, old, new_);
}

auto sameType(Any a, Any b) -> go::Bool { return gort::sameType(a.type(), b.type()); }

}  // namespace go::sync::atomic
