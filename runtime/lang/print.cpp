// This file implements print and println: operands separated and formatted as gc does, floats in the shortest form that
// reads back.
#include "lang/print.h"

#include <charconv>

#include "base/fatal.h"
#include "base/spinlock.h"
#include "sched/sysstack.h"

namespace gort {
namespace {

// The shortest decimal of |f| as digits and exponent: d.ddd * 10^exponent. f is finite.
struct Decimal {
  char digits[24];
  int count = 0;
  int exponent = 0;
};

auto shortest(double f, bool single) -> Decimal {
  char text[40];
  char* end = single
                  ? std::to_chars(text, text + sizeof(text), static_cast<float>(f), std::chars_format::scientific).ptr
                  : std::to_chars(text, text + sizeof(text), f, std::chars_format::scientific).ptr;
  Decimal d;
  char* p = text;
  for (; p < end && *p != 'e'; p++) {
    if (*p >= '0' && *p <= '9') {
      d.digits[d.count++] = *p;
    }
  }
  while (d.count > 1 && d.digits[d.count - 1] == '0') {
    d.count--;
  }
  p++;
  bool negative = *p == '-';
  for (p++; p < end; p++) {
    d.exponent = d.exponent * 10 + (*p - '0');
  }
  d.exponent = negative ? -d.exponent : d.exponent;
  return d;
}

SpinLock printLock;  // keeps the lines of one println together

}  // namespace

void ErrText::flush() {
  writeErr(text_, size_);
  size_ = 0;
}

void ErrText::add(const char* p, size_t n) {
  while (n > 0) {
    size_t room = sizeof(text_) - size_;
    size_t part = n < room ? n : room;
    __builtin_memcpy(text_ + size_, p, part);
    size_ += part;
    p += part;
    n -= part;
    if (size_ == sizeof(text_)) {
      flush();
    }
  }
}

void ErrText::addUnsigned(go::Uint64 n) {
  char digits[24];
  char* p = digits + sizeof(digits);
  do {
    *--p = static_cast<char>('0' + n % 10);
    n /= 10;
  } while (n > 0);
  add(p, static_cast<size_t>(digits + sizeof(digits) - p));
}

void ErrText::addSigned(go::Int64 n) {
  if (n < 0) {
    add("-");
  }
  addUnsigned(n < 0 ? 0 - static_cast<go::Uint64>(n) : static_cast<go::Uint64>(n));
}

void ErrText::addHex(go::Uint64 n) {
  char digits[18];
  char* p = digits + sizeof(digits);
  do {
    *--p = "0123456789abcdef"[n & 15];
    n >>= 4;
  } while (n > 0);
  add("0x");
  add(p, static_cast<size_t>(digits + sizeof(digits) - p));
}

void ErrText::addFloat(double f, bool single, bool sign) {
  if (f != f) {
    return add(sign ? "+NaN" : "NaN");
  }
  if (__builtin_isinf(f)) {
    return add(f < 0 ? "-Inf" : "+Inf");
  }
  add(__builtin_signbit(f) ? "-" : sign ? "+" : "");
  Decimal d;
  onSystemStack([&] { d = shortest(__builtin_fabs(f), single); });
  if (d.exponent < -4 || d.exponent >= 6) {
    add(d.digits, 1);
    if (d.count > 1) {
      add(".");
      add(d.digits + 1, static_cast<size_t>(d.count - 1));
    }
    add(d.exponent < 0 ? "e-" : "e+");
    int e = d.exponent < 0 ? -d.exponent : d.exponent;
    add(e < 10 ? "0" : "");
    return addUnsigned(static_cast<go::Uint64>(e));
  }
  if (d.exponent < 0) {
    add("0.");
    for (int i = -1; i > d.exponent; i--) {
      add("0");
    }
    return add(d.digits, static_cast<size_t>(d.count));
  }
  for (int i = 0; i < d.count || i <= d.exponent; i++) {
    if (i == d.exponent + 1) {
      add(".");
    }
    add(i < d.count ? d.digits + i : "0", 1);
  }
}

void ErrText::addComplex(double real, double imag, bool single) {
  add("(");
  addFloat(real, single);
  addFloat(imag, single, true);
  add("i)");
}

void ErrText::add(const PrintArg& arg) {
  using Form = PrintArg::Form;
  auto hex = [this](const void* p) { addHex(reinterpret_cast<go::Uint64>(p)); };
  switch (arg.form) {
    case Form::Bool:
      return add(arg.b ? "true" : "false");
    case Form::Signed:
      return addSigned(arg.i);
    case Form::Unsigned:
      return addUnsigned(arg.u);
    case Form::Float:
      return addFloat(arg.f, arg.single);
    case Form::Complex:
      return addComplex(arg.c.real, arg.c.imag, arg.single);
    case Form::String:
      return add(arg.s.ptr, static_cast<size_t>(arg.s.len));
    case Form::Pointer:
      return hex(arg.p);
    case Form::Slice:
      add("[");
      addSigned(arg.slice.len);
      add("/");
      addSigned(arg.slice.cap);
      add("]");
      return hex(arg.slice.ptr);
    case Form::Interface:
      add("(");
      hex(arg.iface.tab);
      add(",");
      hex(arg.iface.data);
      return add(")");
  }
}

void printAll(const PrintArg* args, go::Int n, bool line) {
  SpinGuard guard(printLock);
  ErrText out;
  for (go::Int i = 0; i < n; i++) {
    if (line && i > 0) {
      out.add(" ");
    }
    out.add(args[i]);
  }
  if (line) {
    out.add("\n");
  }
}

}  // namespace gort
