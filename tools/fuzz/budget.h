// This file declares Budget, which ends a fuzzer's run with abort() once one input has allocated more than an input of
// its size may, or taken too much time. What is counted is the sum of all allocations, as most of the checker's memory
// is never freed, and CPU time, so that a busy machine makes no findings.
//
//   Budget budget(size);
//   ... work on the input
#pragma once

#include <cstddef>

class Budget {
 public:
  static constexpr size_t kBase = size_t{64} << 20;      // large constants: a few MB
  static constexpr size_t kPerByte = size_t{128} << 10;  // a message that shows long types makes a dozen copies of each
  static constexpr int kSeconds = 10;

  explicit Budget(size_t inputSize);
  ~Budget();
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;
};
