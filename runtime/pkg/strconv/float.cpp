// The digits of floating-point numbers, and the number nearest to some digits, by <charconv>, whose algorithms give the
// same results as Go's: the shortest digits that identify a number, the closest of these; correct rounding both ways.
//
// <charconv> works with big integers on the stack for long inputs, so it runs on the system stack.
#include <charconv>

#include "go/strconv.h"
#include "sched/sysstack.h"

namespace go::strconv {
namespace {

constexpr int longest = 1100;  // the most characters a float64 takes with 800 digits or in the longest %f

struct Digits {
  Slice<Byte> digits;
  Int point;
};

// Splits "d.ddde±xx" into digits without trailing zeros and the position of the decimal point.
auto split(const char* text, const char* end, Slice<Byte> buf) -> Digits {
  Int room = buf.cap;
  const char* p = text;
  Int count = 0;
  while (p < end && *p != 'e') {
    count += *p++ != '.' ? 1 : 0;
  }
  Byte* to = count <= room ? buf.ptr : makeSlice<Byte>(count, count).ptr;
  Int n = 0;
  for (const char* q = text; q < p; q++) {
    if (*q != '.') {
      to[n++] = static_cast<Byte>(*q);
    }
  }
  while (n > 0 && to[n - 1] == '0') {
    n--;
  }
  Int exponent = 0;
  bool negative = p + 1 < end && p[1] == '-';
  for (p += 2; p < end; p++) {
    exponent = exponent * 10 + (*p - '0');
  }
  return {Slice<Byte>::of(to, n, count <= room ? room : count), (negative ? -exponent : exponent) + 1};
}

}  // namespace

auto shortest(Slice<Byte> buf, Float64 f, Int bitSize) -> Tuple<Slice<Byte>, Int> {
  char text[64];
  char* end = text;
  gort::onSystemStack([&] {
    constexpr auto form = std::chars_format::scientific;
    end = bitSize == 32 ? std::to_chars(text, text + sizeof text, static_cast<float>(f), form).ptr
                        : std::to_chars(text, text + sizeof text, f, form).ptr;
  });
  auto [digits, point] = split(text, end, buf);
  return {digits, point};
}

auto rounded(Slice<Byte> buf, Float64 f, Int n) -> Tuple<Slice<Byte>, Int> {
  char* text = reinterpret_cast<char*>(makeSlice<Byte>(longest, longest).ptr);
  char* end = text;
  gort::onSystemStack([&] {
    end = std::to_chars(text, text + longest, f, std::chars_format::scientific, static_cast<int>(n) - 1).ptr;
  });
  auto [digits, point] = split(text, end, buf);
  return {digits, point};
}

auto appendFixed(Slice<Byte> dst, Float64 f, Int prec) -> Slice<Byte> {
  // Digits after the 1074th are zeros.
  Int zeros = prec > 1074 ? prec - 1074 : 0;
  char small[64];
  bool isSmall = prec <= 20 && f < 1e20;
  auto large = isSmall ? Slice<Byte>() : makeSlice<Byte>(1500, 1500);
  char* text = isSmall ? small : reinterpret_cast<char*>(large.ptr);
  char* limit = text + (isSmall ? static_cast<Int>(sizeof small) : large.len);
  char* end = text;
  gort::onSystemStack(
      [&] { end = std::to_chars(text, limit, f, std::chars_format::fixed, static_cast<int>(prec - zeros)).ptr; });
  dst = go::appendSlice(dst, String::of(text, end - text));
  for (; zeros > 0; zeros--) {
    dst = go::append(dst, Byte('0'));
  }
  return dst;
}

auto decimalToFloat(String s, Int bitSize) -> Tuple<Float64, Bool> {
  const char* text = s.ptr;
  Float64 value = 0;
  std::errc error{};
  gort::onSystemStack([&] {
    if (bitSize == 32) {
      float narrow = 0;
      error = std::from_chars(text, text + s.len, narrow).ec;
      value = narrow;
    } else {
      error = std::from_chars(text, text + s.len, value).ec;
    }
  });
  if (error != std::errc::result_out_of_range) {
    return {value, true};
  }
  // Out of range is either way: what has its first digit other than 0 before the (shifted) point is too large.
  Int i = 0, exponent = 0, point = 0;
  bool sawPoint = false, sawDigit = false;
  for (; i < s.len && (s.ptr[i] | 0x20) != 'e'; i++) {
    if (s.ptr[i] == '.') {
      sawPoint = true;
      continue;
    }
    sawDigit = sawDigit || s.ptr[i] != '0';
    if (sawDigit && !sawPoint) {
      point++;
    } else if (!sawDigit && sawPoint) {
      point--;
    }
  }
  bool negative = i + 1 < s.len && s.ptr[i + 1] == '-';
  for (i++; i < s.len; i++) {
    if ('0' <= s.ptr[i] && s.ptr[i] <= '9' && exponent < 1'000'000) {
      exponent = exponent * 10 + (s.ptr[i] - '0');
    }
  }
  if (point + (negative ? -exponent : exponent) > 0) {
    return {__builtin_inf(), false};
  }
  return {0.0, true};
}

}  // namespace go::strconv
