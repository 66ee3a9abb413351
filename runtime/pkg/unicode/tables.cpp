// The exported tables of package unicode, as constants: a program that imports the package pays nothing for them at
// start.
#include "go/unicode.h"

namespace go::unicode {
namespace {

#include "tables.inc"

}  // namespace

auto table(Int i) -> RangeTable* { return &tables[i]; }

auto caseRanges() -> Slice<CaseRange> {
  constexpr Int n = sizeof(caseTable) / sizeof(caseTable[0]);
  return Slice<CaseRange>::of(caseTable, n, n);
}

}  // namespace go::unicode
