// The built-in print and println: gc's format, to standard error.
#pragma once

#include "go/base.h"
#include "go/complex.h"
#include "go/func.h"
#include "go/interface.h"
#include "go/map.h"
#include "go/slice.h"
#include "go/string.h"

namespace gort {

// One operand, by the way it is printed.
struct PrintArg {
  enum class Form : go::Uint8 { Bool, Signed, Unsigned, Float, Complex, String, Pointer, Slice, Interface };
  struct Pair {
    double real, imag;
  };
  struct Text {
    const char* ptr;
    go::Int len;
  };
  struct Array {
    const void* ptr;
    go::Int len, cap;
  };
  struct Words {
    const void *tab, *data;
  };
  Form form;
  bool single = false;  // float32 or complex64: fewer digits identify the value
  union {
    bool b;
    go::Int64 i;
    go::Uint64 u;
    double f;
    Pair c;
    Text s;
    const void* p;
    Array slice;
    Words iface;
  };

  template <class T>
  PrintArg(const T& operand) {
    auto x = underlying(operand);
    using U = decltype(x);
    if constexpr (isSame<U, bool>) {
      form = Form::Bool;
      b = x;
    } else if constexpr (isFloat<U>) {
      form = Form::Float;
      single = sizeof(U) == 4;
      f = x;
    } else if constexpr (isInteger<U>) {
      if (static_cast<U>(-1) < 0) {
        form = Form::Signed;
        i = static_cast<go::Int64>(x);
      } else {
        form = Form::Unsigned;
        u = static_cast<go::Uint64>(x);
      }
    } else if constexpr (isSame<U, go::String>) {
      form = Form::String;
      s = {x.ptr, x.len};
    } else if constexpr (isSame<U, go::Complex64> || isSame<U, go::Complex128>) {
      form = Form::Complex;
      single = sizeof(U) == 8;
      c = {x.real_, x.imag_};
    } else if constexpr (isSame<U, decltype(nullptr)>) {
      form = Form::Pointer;
      p = nullptr;
    } else if constexpr (isPointer<U>) {
      form = Form::Pointer;
      p = const_cast<const void*>(static_cast<const volatile void*>(x));
    } else if constexpr (SliceType<U>) {
      form = Form::Slice;
      slice = {x.ptr, x.len, x.cap};
    } else if constexpr (InterfaceType<U>) {
      form = Form::Interface;
      __builtin_memcpy(&iface, &x, sizeof(iface));
    } else {  // map, chan, func: one pointer
      static_assert(sizeof(U) == sizeof(void*));
      form = Form::Pointer;
      __builtin_memcpy(&p, &x, sizeof(p));
    }
  }
  template <size_t N>
  PrintArg(const char (&literal)[N]) : PrintArg(go::String(literal)) {}
};

void printAll(const PrintArg* args, go::Int n, bool line);

}  // namespace gort

namespace go {

template <class... A>
void print(const A&... operands) {
  if constexpr (sizeof...(A) > 0) {
    const gort::PrintArg args[] = {gort::PrintArg(operands)...};
    gort::printAll(args, sizeof...(A), false);
  }
}

template <class... A>
void println(const A&... operands) {
  if constexpr (sizeof...(A) == 0) {
    gort::printAll(nullptr, 0, true);
  } else {
    const gort::PrintArg args[] = {gort::PrintArg(operands)...};
    gort::printAll(args, sizeof...(A), true);
  }
}

}  // namespace go
