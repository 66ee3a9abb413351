// Text to standard error piece by piece, in gc's formats; for print, println and the fatal ends.
#pragma once

#include "go/print.h"

namespace gort {

// Collects text and writes it in large pieces, the last one when it is destroyed.
class ErrText {
 public:
  ErrText() = default;
  ErrText(const ErrText&) = delete;
  auto operator=(const ErrText&) -> ErrText& = delete;
  ~ErrText() { flush(); }

  void add(const char* p, size_t n);
  void add(const char* s) { add(s, __builtin_strlen(s)); }
  void add(go::String s) { add(s.ptr, static_cast<size_t>(s.len)); }
  void addSigned(go::Int64 n);
  void addUnsigned(go::Uint64 n);
  void addHex(go::Uint64 n);  // 0x...
  void addFloat(double f, bool single, bool sign = false);
  void addComplex(double real, double imag, bool single);
  void add(const PrintArg& arg);
  void flush();

 private:
  size_t size_ = 0;
  char text_[256];
};

}  // namespace gort
