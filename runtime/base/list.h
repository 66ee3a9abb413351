// Intrusive first-in-first-out list through a member pointer: Fifo<G, &G::link>. Owns nothing; an element may be in one
// list per link member. Not synchronised.
#pragma once
#include <cstdint>

#include "base/atomic.h"

namespace gort {

template <class T, T* T::* link>
struct Fifo {
  T* head = nullptr;
  T* tail = nullptr;
  uint32_t size = 0;  // written with the list's lock held, may be read without

  bool empty() const { return head == nullptr; }

  void push(T* item) {
    item->*link = nullptr;
    (tail ? tail->*link : head) = item;
    tail = item;
    setSize(size + 1);
  }

  T* pop() {
    T* item = head;
    if (!item) return nullptr;
    head = item->*link;
    if (!head) tail = nullptr;
    item->*link = nullptr;
    setSize(size - 1);
    return item;
  }

  void append(Fifo& other) {
    if (other.empty()) return;
    (tail ? tail->*link : head) = other.head;
    tail = other.tail;
    setSize(size + other.size);
    other = {};
  }

 private:
  void setSize(uint32_t n) { storeRelaxed(size, n); }
};

}  // namespace gort
