// Package utf16 encodes and decodes UTF-16.
package utf16

const (
	replacement = '\uFFFD'
	maxRune     = '\U0010FFFF'

	highMin = 0xD800 // high surrogates: highMin to lowMin-1
	lowMin  = 0xDC00 // low surrogates: lowMin to lowMax
	lowMax  = 0xDFFF

	planeOne = 0x10000 // code points from here on take a pair
)

// IsSurrogate reports whether r is half of a pair.
func IsSurrogate(r rune) bool {
	return highMin <= r && r <= lowMax
}

// DecodeRune returns the code point of the pair (r1, r2), U+FFFD if they are none.
func DecodeRune(r1, r2 rune) rune {
	if highMin <= r1 && r1 < lowMin && lowMin <= r2 && r2 <= lowMax {
		return (r1-highMin)<<10 | (r2 - lowMin) + planeOne
	}
	return replacement
}

// EncodeRune returns r as a pair, (U+FFFD, U+FFFD) if r needs or has none.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < planeOne || r > maxRune {
		return replacement, replacement
	}
	r -= planeOne
	return highMin + r>>10, lowMin + r&0x3FF
}

// RuneLen returns the number of 16-bit words of r's encoding, -1 if r has none.
func RuneLen(r rune) int {
	switch {
	case r < 0 || r > maxRune || IsSurrogate(r):
		return -1
	case r < planeOne:
		return 1
	}
	return 2
}

// AppendRune appends r's encoding (U+FFFD's if r has none) to a.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		high, low := EncodeRune(r)
		return append(a, uint16(high), uint16(low))
	}
	return append(a, replacement)
}

// Encode returns the encoding of s.
func Encode(s []rune) []uint16 {
	a := make([]uint16, 0, len(s))
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

// Decode returns the code points of s; a surrogate without partner becomes U+FFFD.
func Decode(s []uint16) []rune {
	runes := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			pair := rune(replacement)
			if i+1 < len(s) {
				pair = DecodeRune(r, rune(s[i+1]))
			}
			if pair != replacement {
				i++
			}
			r = pair
		}
		runes = append(runes, r)
	}
	return runes
}
