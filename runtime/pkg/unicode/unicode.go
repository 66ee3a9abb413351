// Package unicode classifies code points and changes their case.
//
// Questions about one code point go to internal/ucd; the exported tables (tables.go) are native constants (tables.cpp).
package unicode

import "internal/ucd"

const (
	MaxRune         = '\U0010FFFF' // the largest code point
	ReplacementChar = '\uFFFD'     // stands for an invalid one
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

// RangeTable is a set of code points: ranges in increasing order that do not overlap.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // how many of R16 end at or below MaxLatin1
}

// Range16 is every Stride-th code point from Lo to Hi.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// Range32 is Range16 for code points beyond 0xFFFF.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// CaseRange says what to add to the code points from Lo to Hi to change their case. Deltas of UpperLower mean that upper
// and lower case alternate, beginning with upper case.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

// d is indexed by UpperCase, LowerCase and TitleCase.
type d [MaxCase]rune

// SpecialCase is case mappings of a language that go before the general ones.
type SpecialCase []CaseRange

const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// UpperLower is a Delta that no code point has.
const UpperLower = MaxRune + 1

// IsLetter reports whether r is a letter (category L).
func IsLetter(r rune) bool { return ucd.IsLetter(r) }

// IsUpper reports whether r is an upper case letter.
func IsUpper(r rune) bool { return ucd.IsUpper(r) }

// IsLower reports whether r is a lower case letter.
func IsLower(r rune) bool { return ucd.IsLower(r) }

// IsTitle reports whether r is a title case letter.
func IsTitle(r rune) bool { return ucd.IsTitle(r) }

// IsMark reports whether r is a mark (category M).
func IsMark(r rune) bool { return ucd.IsMark(r) }

// IsNumber reports whether r is a number (category N).
func IsNumber(r rune) bool { return ucd.IsNumber(r) }

// IsDigit reports whether r is a decimal digit.
func IsDigit(r rune) bool { return ucd.IsDigit(r) }

// IsPunct reports whether r is punctuation (category P).
func IsPunct(r rune) bool { return ucd.IsPunct(r) }

// IsSymbol reports whether r is a symbol.
func IsSymbol(r rune) bool { return ucd.IsSymbol(r) }

// IsSpace reports whether r is white space (property White_Space).
func IsSpace(r rune) bool { return ucd.IsSpace(r) }

// IsControl reports whether r is a control character.
func IsControl(r rune) bool {
	return 0 <= r && r < 0x20 || 0x7F <= r && r < 0xA0
}

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol or space (categories L, M, N, P, S, Zs).
func IsGraphic(r rune) bool { return ucd.IsGraphic(r) }

// IsPrint is IsGraphic with the ASCII space as the only space.
func IsPrint(r rune) bool { return ucd.IsPrint(r) }

// GraphicRanges is what IsGraphic looks at, PrintRanges what IsPrint looks at besides the space.
var (
	GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}
	PrintRanges   = []*RangeTable{L, M, N, P, S}
)

// ToUpper returns r in upper case.
func ToUpper(r rune) rune { return ucd.ToUpper(r) }

// ToLower returns r in lower case.
func ToLower(r rune) rune { return ucd.ToLower(r) }

// ToTitle returns r in title case.
func ToTitle(r rune) rune { return ucd.ToTitle(r) }

// To returns r in the given case; ReplacementChar if there is no such case.
func To(_case int, r rune) rune {
	switch _case {
	case UpperCase:
		return ucd.ToUpper(r)
	case LowerCase:
		return ucd.ToLower(r)
	case TitleCase:
		return ucd.ToTitle(r)
	}
	return ReplacementChar
}

// SimpleFold returns the next larger code point that simple case folding holds equal to r, the smallest one after the
// largest; r itself if there is no other, and if r is no code point.
func SimpleFold(r rune) rune {
	if r < 0 || r > MaxRune {
		return r
	}
	return ucd.SimpleFold(r)
}

// In reports whether r is in one of the tables.
func In(r rune, ranges ...*RangeTable) bool {
	return IsOneOf(ranges, r)
}

// IsOneOf is In.
func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, table := range ranges {
		if Is(table, r) {
			return true
		}
	}
	return false
}

// Is reports whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	code := uint32(r) // negative ones become large
	if r16 := rangeTab.R16; len(r16) > 0 && code <= uint32(r16[len(r16)-1].Hi) {
		lo, hi := 0, len(r16)
		for lo < hi {
			mid := int(uint(lo+hi) >> 1)
			if uint32(r16[mid].Hi) < code {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		span := &r16[lo]
		return uint32(span.Lo) <= code && (code-uint32(span.Lo))%uint32(span.Stride) == 0
	}
	r32 := rangeTab.R32
	lo, hi := 0, len(r32)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if r32[mid].Hi < code {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(r32) && r32[lo].Lo <= code && (code-r32[lo].Lo)%r32[lo].Stride == 0
}

// ToUpper returns r in upper case by special, or else in general.
func (special SpecialCase) ToUpper(r rune) rune { return special.to(UpperCase, r) }

// ToTitle returns r in title case by special, or else in general.
func (special SpecialCase) ToTitle(r rune) rune { return special.to(TitleCase, r) }

// ToLower returns r in lower case by special, or else in general.
func (special SpecialCase) ToLower(r rune) rune { return special.to(LowerCase, r) }

func (special SpecialCase) to(_case int, r rune) rune {
	for i := range special {
		span := &special[i]
		if uint32(r) < span.Lo || uint32(r) > span.Hi {
			continue
		}
		delta := span.Delta[_case]
		if delta <= MaxRune {
			return r + delta
		}
		// The upper case letters have even distances from Lo, which title case shares.
		return rune(span.Lo) + (r-rune(span.Lo))&^1 | rune(_case&1)
	}
	return To(_case, r)
}

// TurkishCase tells dotted from dotless i; Azeri does the same.
var TurkishCase = SpecialCase{
	{0x0049, 0x0049, d{0, 0x131 - 0x49, 0}},
	{0x0069, 0x0069, d{0x130 - 0x69, 0, 0x130 - 0x69}},
	{0x0130, 0x0130, d{0, 0x69 - 0x130, 0}},
	{0x0131, 0x0131, d{0x49 - 0x131, 0, 0x49 - 0x131}},
}

var AzeriCase = TurkishCase
