// Turns the name of a C++ function into the name of the Go function it was made from:
//
//     main_::worker(go::Chan<long>)                        main.worker
//     main_::List::Push(long)                              main.(*List).Push
//     main_::List::Len() const                             main.List.Len
//     main_::main()::$_0::operator()() const               main.main.func1
//     go::sync::WaitGroup::Wait()                          sync.(*WaitGroup).Wait
//     gort::chanRecv(...), go::spawn<...>(...)             none: the runtime's own
#pragma once
#include <cstddef>

namespace gort {

class GoName {
 public:
  explicit GoName(const char* demangled);

  // A function of the same package of which only the bare C++ name is known ("operator()": a literal in this function).
  GoName sibling(const char* bareName) const;

  bool known() const { return size_ > 0; }
  const char* text() const { return text_; }
  bool hasParameters() const { return hasParameters_; }

 private:
  void add(const char* begin, size_t size);
  void add(const char* text);

  static constexpr size_t kMost = 256;
  char text_[kMost] = {};
  size_t size_ = 0;
  bool hasParameters_ = false;
};

}  // namespace gort
