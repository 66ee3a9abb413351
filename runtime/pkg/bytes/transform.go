package bytes

import (
	"internal/text"
	"internal/ucd"
	"strings"
	"unicode"
	"unicode/utf8"
)

// own returns the bytes of a string in a slice of their own, never nil.
func own(result string) []byte {
	if len(result) == 0 {
		return []byte{}
	}
	return append([]byte(nil), result...)
}

// Clone returns a copy of b; nil stays nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Map returns a copy of s with each code point replaced by what mapping returns; negative: dropped.
func Map(mapping func(r rune) rune, s []byte) []byte {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if r = mapping(r); r >= 0 {
			b = utf8.AppendRune(b, r)
		}
		i += size
	}
	return b
}

// Repeat returns count copies of b. It panics if count is negative or the result too long.
func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	const maxInt = int(^uint(0) >> 1)
	if count == 0 || len(b) == 0 {
		return []byte{}
	}
	if len(b) > maxInt/count {
		panic("bytes: Repeat output length overflow")
	}
	all := text.Uninitialized(len(b) * count)
	for n := copy(all, b); n < len(all); {
		n += copy(all[n:], all[:n])
	}
	return all
}

// ToUpper returns a copy of s in upper case.
func ToUpper(s []byte) []byte { return shiftCase(s, 'a', 'z', ucd.ToUpper) }

// ToLower returns a copy of s in lower case.
func ToLower(s []byte) []byte { return shiftCase(s, 'A', 'Z', ucd.ToLower) }

// shiftCase changes the case of the letters lo to hi, by full if s is not all ASCII.
func shiftCase(s []byte, lo, hi byte, full func(rune) rune) []byte {
	b := append([]byte{}, s...)
	for i, c := range b {
		if c >= utf8.RuneSelf {
			return Map(full, s)
		}
		if lo <= c && c <= hi {
			b[i] = c ^ 0x20
		}
	}
	return b
}

// ToTitle returns a copy of s with all letters in title case.
func ToTitle(s []byte) []byte { return Map(ucd.ToTitle, s) }

// ToUpperSpecial is ToUpper by the rules of c.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower by the rules of c.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle by the rules of c.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// ToValidUTF8 returns a copy of s with each run of invalid bytes replaced.
func ToValidUTF8(s, replacement []byte) []byte {
	return own(strings.ToValidUTF8(text.String(s), text.String(replacement)))
}

// Title returns a copy of s with the first letter of each word in title case. Deprecated as strings.Title is.
func Title(s []byte) []byte { return own(strings.Title(text.String(s))) }

// Replace returns a copy of s with the first n old replaced by new; n < 0: all.
func Replace(s, old, new []byte, n int) []byte {
	return own(strings.Replace(text.String(s), text.String(old), text.String(new), n))
}

// ReplaceAll is Replace without a limit.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// Runes returns the code points of s.
func Runes(s []byte) []rune { return []rune(text.String(s)) }
