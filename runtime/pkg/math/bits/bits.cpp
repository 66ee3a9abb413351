// What processors do with bits in one or two instructions.
#include "go/math/bits.h"

#include "lang/errors.h"

namespace go::math::bits {

auto TrailingZeros64(Uint64 x) -> Int { return x == 0 ? 64 : __builtin_ctzll(x); }

auto OnesCount64(Uint64 x) -> Int { return __builtin_popcountll(x); }

auto Len64(Uint64 x) -> Int { return x == 0 ? 0 : 64 - __builtin_clzll(x); }

auto ReverseBytes64(Uint64 x) -> Uint64 { return __builtin_bswap64(x); }

auto Mul64(Uint64 x, Uint64 y) -> Tuple<Uint64, Uint64> {
  __extension__ using Wide = unsigned __int128;
  Wide product = static_cast<Wide>(x) * y;
  return {static_cast<Uint64>(product >> 64), static_cast<Uint64>(product)};
}

auto divide(Uint64 hi, Uint64 lo, Uint64 y) -> Tuple<Uint64, Uint64> {
  __extension__ using Wide = unsigned __int128;
  Wide dividend = static_cast<Wide>(hi) << 64 | lo;
  return {static_cast<Uint64>(dividend / y), static_cast<Uint64>(dividend % y)};
}

auto overflowError() -> Error { return gort::ErrorString{"integer overflow"}; }

auto divideError() -> Error { return gort::ErrorString{"integer divide by zero"}; }

}  // namespace go::math::bits
