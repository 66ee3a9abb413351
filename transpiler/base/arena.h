// This file defines Arena: a bump allocator for data that lives as long as the compilation.
//
// Invariants: nothing is freed before the arena; no destructor runs, so only trivially destructible types go in.
//
//   Arena arena;
//   auto* n = arena.make<Name>();
//   std::span<Expr*> list = arena.copy(std::span(vector));
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace base {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // Returns uninitialised memory that lives as long as the arena.
  void* allocate(size_t size, size_t align) {
    auto p = (reinterpret_cast<uintptr_t>(next_) + align - 1) & ~(align - 1);
    if (next_ == nullptr || p + size > reinterpret_cast<uintptr_t>(end_)) {
      return allocateSlow(size, align);
    }
    next_ = reinterpret_cast<char*>(p + size);
    return reinterpret_cast<void*>(p);
  }

  template <class T, class... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>, "the arena runs no destructors");
    return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }

  // Copies a list into the arena; the usual way to freeze a std::vector that was filled while parsing.
  template <class T>
  std::span<T> copy(const std::vector<T>& list) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (list.empty()) {
      return {};
    }
    auto* p = static_cast<T*>(allocate(list.size() * sizeof(T), alignof(T)));
    std::memcpy(static_cast<void*>(p), list.data(), list.size() * sizeof(T));
    return {p, list.size()};
  }

  std::string_view copy(std::string_view s) {
    auto* p = static_cast<char*>(allocate(s.size() + 1, 1));
    std::memcpy(p, s.data(), s.size());
    p[s.size()] = 0;
    return {p, s.size()};
  }

 private:
  void* allocateSlow(size_t size, size_t align);

  static constexpr size_t kChunk = 64 * 1024;
  char* next_ = nullptr;
  char* end_ = nullptr;
  std::vector<std::unique_ptr<char[]>> chunks_;
};

}  // namespace base
