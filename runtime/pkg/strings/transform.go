package strings

import (
	"internal/text"
	"internal/ucd"
	"unicode"
	"unicode/utf8"
)

// Clone returns a copy of s in memory of its own.
func Clone(s string) string { return text.Clone(s) }

// Map returns s with each code point replaced by what mapping returns; negative: dropped. Invalid bytes are mapped as
// utf8.RuneError.
func Map(mapping func(rune) rune, s string) string {
	// Nothing is copied before the first change.
	for i, c := range s {
		r := mapping(c)
		size := 1
		if c == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(s[i:])
			if size == 3 && r == c {
				continue
			}
		} else if r == c {
			continue
		} else {
			size = utf8.RuneLen(c)
		}
		return mapRest(mapping, s, i, r, i+size)
	}
	return s
}

// mapRest builds Map's result: s[:start] unchanged, then r, then s[rest:] mapped.
func mapRest(mapping func(rune) rune, s string, start int, r rune, rest int) string {
	var b Builder
	b.Grow(len(s) + utf8.UTFMax)
	b.WriteString(s[:start])
	if r >= 0 {
		b.WriteRune(r)
	}
	for _, c := range s[rest:] {
		if r := mapping(c); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Repeat returns count copies of s. It panics if count is negative or the result too long.
func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	const maxInt = int(^uint(0) >> 1)
	if count == 0 || s == "" {
		return ""
	}
	if len(s) > maxInt/count {
		panic("strings: Repeat output length overflow")
	}
	if count == 1 {
		return s
	}
	buf := text.Uninitialized(len(s) * count)
	for n := copy(buf, s); n < len(buf); {
		n += copy(buf[n:], buf[:n])
	}
	return text.String(buf)
}

// ToUpper returns s in upper case.
func ToUpper(s string) string {
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return Map(ucd.ToUpper, s)
		}
		if 'a' <= c && c <= 'z' {
			return shiftCase(s, i, 'a', 'z', ucd.ToUpper)
		}
	}
	return s
}

// ToLower returns s in lower case.
func ToLower(s string) string {
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return Map(ucd.ToLower, s)
		}
		if 'A' <= c && c <= 'Z' {
			return shiftCase(s, i, 'A', 'Z', ucd.ToLower)
		}
	}
	return s
}

// shiftCase changes the case of the letters lo to hi from index start on, by full if s is not all ASCII.
func shiftCase(s string, start int, lo, hi byte, full func(rune) rune) string {
	buf := []byte(s)
	for i := start; i < len(buf); i++ {
		c := buf[i]
		if c >= utf8.RuneSelf {
			return Map(full, s)
		}
		if lo <= c && c <= hi {
			buf[i] = c ^ 0x20
		}
	}
	return text.String(buf)
}

// ToTitle returns s with all letters in title case.
func ToTitle(s string) string { return Map(ucd.ToTitle, s) }

// ToUpperSpecial is ToUpper by the rules of c.
func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower by the rules of c.
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle by the rules of c.
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// ToValidUTF8 returns s with each run of invalid bytes replaced.
func ToValidUTF8(s, replacement string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b Builder
	b.Grow(len(s) + len(replacement))
	inRun := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		bad := r == utf8.RuneError && size == 1
		if !bad {
			b.WriteString(s[i : i+size])
		} else if !inRun {
			b.WriteString(replacement)
		}
		inRun = bad
		i += size
	}
	return b.String()
}

// Title returns s with the first letter of each word in title case. Words are told by a simple rule, which is why this
// function is deprecated.
func Title(s string) string {
	before := ' '
	return Map(func(r rune) rune {
		startsWord := isSeparator(before)
		before = r
		if startsWord {
			return ucd.ToTitle(r)
		}
		return r
	}, s)
}

// isSeparator reports whether r ends a word: ASCII but no letter, digit or underscore, or a space.
func isSeparator(r rune) bool {
	if r < utf8.RuneSelf {
		return r != '_' && !ucd.IsLetter(r) && !ucd.IsDigit(r)
	}
	return !ucd.IsLetter(r) && !ucd.IsDigit(r) && ucd.IsSpace(r)
}

// Replace returns s with the first n old replaced by new; n < 0: all. An empty old matches before each code point and at
// the end.
func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	if count := Count(s, old); count == 0 {
		return s
	} else if n < 0 || count < n {
		n = count
	}
	var b Builder
	b.Grow(len(s) + n*(len(new)-len(old)))
	for i := range n {
		at := 0
		if old != "" {
			at = Index(s, old)
		} else if i > 0 {
			_, at = utf8.DecodeRuneInString(s)
		}
		b.WriteString(s[:at])
		b.WriteString(new)
		s = s[at+len(old):]
	}
	b.WriteString(s)
	return b.String()
}

// ReplaceAll is Replace without a limit.
func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// EqualFold reports whether s and t are equal under simple case folding.
func EqualFold(s, t string) bool {
	for s != "" && t != "" {
		a, sizeA := rune(s[0]), 1
		if a >= utf8.RuneSelf {
			a, sizeA = utf8.DecodeRuneInString(s)
		}
		b, sizeB := rune(t[0]), 1
		if b >= utf8.RuneSelf {
			b, sizeB = utf8.DecodeRuneInString(t)
		}
		if a != b && !equalFoldRune(a, b) {
			return false
		}
		s, t = s[sizeA:], t[sizeB:]
	}
	return s == t
}

func equalFoldRune(a, b rune) bool {
	if a < utf8.RuneSelf && b < utf8.RuneSelf {
		return a^b == 0x20 && 'a' <= a|0x20 && a|0x20 <= 'z'
	}
	for r := ucd.SimpleFold(a); r != a; r = ucd.SimpleFold(r) {
		if r == b {
			return true
		}
	}
	return false
}
