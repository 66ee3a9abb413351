// The Unicode character database, natively: binary search in constant tables of ranges. ASCII and Latin-1 come first,
// as nearly all text asks for nothing else.
#include "go/internal/ucd.h"

namespace go::internal::ucd {
namespace {

// Every stride-th code point from lo to hi; ranges are in increasing order.
struct Range {
  Uint32 lo;
  Uint32 hi;
  Uint32 stride;
};

// What to add to the code points from lo to hi for upper, lower and title case; `alternating` where upper and lower
// case take turns, beginning with upper case.
struct CaseRange {
  Uint32 lo;
  Uint32 hi;
  Rune delta[3];
};

// A step of simple folding that is not just the other case.
struct Fold {
  Uint32 from;
  Uint32 to;
};

constexpr Rune alternating = 0x10FFFF + 1;
constexpr int upperCase = 0, lowerCase = 1, titleCase = 2;

#include "tables.inc"

template <Int N>
auto in(const Range (&table)[N], Rune r) -> bool {
  auto code = static_cast<Uint32>(r);
  Int lo = 0, hi = N;
  while (lo < hi) {
    Int mid = (lo + hi) / 2;
    if (table[mid].hi < code) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  return lo < N && table[lo].lo <= code && (code - table[lo].lo) % table[lo].stride == 0;
}

auto isAscii(Rune r) -> bool { return 0 <= r && r < 0x80; }

auto isAsciiLetter(Rune r) -> bool { return ('a' <= r && r <= 'z') || ('A' <= r && r <= 'Z'); }

auto to(int which, Rune r) -> Rune {
  auto code = static_cast<Uint32>(r);
  Int lo = 0, hi = sizeof(caseRanges) / sizeof(caseRanges[0]);
  const Int n = hi;
  while (lo < hi) {
    Int mid = (lo + hi) / 2;
    if (caseRanges[mid].hi < code) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  if (lo == n || code < caseRanges[lo].lo) {
    return r;
  }
  Rune delta = caseRanges[lo].delta[which];
  if (delta != alternating) {
    return r + delta;
  }
  Uint32 distance = code - caseRanges[lo].lo;
  // Title case is upper case here; both lie at even distances.
  return static_cast<Rune>(caseRanges[lo].lo + ((distance & ~1U) | (which == lowerCase ? 1U : 0U)));
}

}  // namespace

auto IsLetter(Rune r) -> Bool { return isAscii(r) ? isAsciiLetter(r) : in(letter, r); }

auto IsUpper(Rune r) -> Bool { return isAscii(r) ? 'A' <= r && r <= 'Z' : in(upper, r); }

auto IsLower(Rune r) -> Bool { return isAscii(r) ? 'a' <= r && r <= 'z' : in(lower, r); }

auto IsTitle(Rune r) -> Bool { return !isAscii(r) && in(title, r); }

auto IsMark(Rune r) -> Bool { return !isAscii(r) && in(mark, r); }

auto IsNumber(Rune r) -> Bool { return isAscii(r) ? '0' <= r && r <= '9' : in(number, r); }

auto IsDigit(Rune r) -> Bool { return isAscii(r) ? '0' <= r && r <= '9' : in(digit, r); }

auto IsPunct(Rune r) -> Bool { return in(punct, r); }

auto IsSymbol(Rune r) -> Bool { return in(symbol, r); }

auto IsSpace(Rune r) -> Bool { return isAscii(r) ? r == ' ' || ('\t' <= r && r <= '\r') : in(whiteSpace, r); }

auto IsPrint(Rune r) -> Bool {
  if (isAscii(r)) {
    return ' ' <= r && r < 0x7F;
  }
  return in(letter, r) || in(mark, r) || in(number, r) || in(punct, r) || in(symbol, r);
}

auto IsGraphic(Rune r) -> Bool { return IsPrint(r) || in(spaceSeparator, r); }

auto ToUpper(Rune r) -> Rune {
  if (isAscii(r)) {
    return 'a' <= r && r <= 'z' ? r - 0x20 : r;
  }
  return to(upperCase, r);
}

auto ToLower(Rune r) -> Rune {
  if (isAscii(r)) {
    return 'A' <= r && r <= 'Z' ? r + 0x20 : r;
  }
  return to(lowerCase, r);
}

auto ToTitle(Rune r) -> Rune {
  if (isAscii(r)) {
    return 'a' <= r && r <= 'z' ? r - 0x20 : r;
  }
  return to(titleCase, r);
}

auto SimpleFold(Rune r) -> Rune {
  auto code = static_cast<Uint32>(r);
  for (const Fold& fold : folds) {
    if (fold.from >= code) {
      if (fold.from == code) {
        return static_cast<Rune>(fold.to);
      }
      break;
    }
  }
  Rune lowered = ToLower(r);
  return lowered != r ? lowered : ToUpper(r);
}

}  // namespace go::internal::ucd
