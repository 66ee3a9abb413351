// Package strings works on UTF-8 text.
//
// Searching for bytes and substrings is native (internal/text); package bytes shares what does not build new text.
package strings

import (
	"internal/text"
	"unicode/utf8"
)

// Contains reports whether substr is in s.
func Contains(s, substr string) bool { return Index(s, substr) >= 0 }

// ContainsAny reports whether one of the code points of chars is in s.
func ContainsAny(s, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is in s.
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether f holds for a code point of s.
func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && s[:len(prefix)] == prefix
}

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// Index returns the index of the first substr in s, -1 if there is none.
func Index(s, substr string) int { return text.Index(s, substr) }

// IndexByte returns the index of the first c in s, -1 if there is none.
func IndexByte(s string, c byte) int { return text.IndexByte(s, c) }

// LastIndexByte returns the index of the last c in s, -1 if there is none.
func LastIndexByte(s string, c byte) int { return text.LastIndexByte(s, c) }

// IndexRune returns the index of the first r in s, -1 if there is none. utf8.RuneError matches any invalid byte; other
// code points that cannot be encoded match nothing.
func IndexRune(s string, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return text.IndexByte(s, byte(r))
	case r == utf8.RuneError:
		for i, c := range s {
			if c == utf8.RuneError {
				return i
			}
		}
		return -1
	case !utf8.ValidRune(r):
		return -1
	}
	return text.Index(s, string(r))
}

// IndexAny returns the index of the first code point of s that is in chars, -1 if there is none.
func IndexAny(s, chars string) int {
	if chars == "" {
		return -1
	}
	set, ascii := asciiSetOf(chars)
	if ascii {
		for i := range len(s) {
			if set.has(s[i]) {
				return i
			}
		}
		return -1
	}
	for i, c := range s {
		if IndexRune(chars, c) >= 0 {
			return i
		}
	}
	return -1
}

// LastIndexAny returns the index of the last code point of s that is in chars, -1 if there is none.
func LastIndexAny(s, chars string) int {
	if chars == "" {
		return -1
	}
	for end := len(s); end > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
		if IndexRune(chars, r) >= 0 {
			return end
		}
	}
	return -1
}

// LastIndex returns the index of the last substr in s, -1 if there is none.
func LastIndex(s, substr string) int {
	n := len(substr)
	if n == 0 {
		return len(s)
	}
	last := substr[n-1]
	for end := len(s); end >= n; {
		// The match must end with the last byte of substr.
		i := text.LastIndexByte(s[n-1:end], last)
		if i < 0 {
			return -1
		}
		if s[i:i+n] == substr {
			return i
		}
		end = i + n - 1
	}
	return -1
}

// IndexFunc returns the index of the first code point for which f holds, -1 if there is none.
func IndexFunc(s string, f func(rune) bool) int {
	for i, c := range s {
		if f(c) {
			return i
		}
	}
	return -1
}

// LastIndexFunc returns the index of the last code point for which f holds, -1 if there is none.
func LastIndexFunc(s string, f func(rune) bool) int {
	for end := len(s); end > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
		if f(r) {
			return end
		}
	}
	return -1
}

// Count returns how many times substr is in s without overlap; an empty one counts once more than code points.
func Count(s, substr string) int {
	switch len(substr) {
	case 0:
		return utf8.RuneCountInString(s) + 1
	case 1:
		return text.CountByte(s, substr[0])
	}
	n := 0
	for {
		i := text.Index(s, substr)
		if i < 0 {
			return n
		}
		n++
		s = s[i+len(substr):]
	}
}

// Compare orders strings by their bytes: -1, 0, +1. The operators == < > are usually clearer.
func Compare(a, b string) int { return text.Compare(a, b) }

// Cut splits s at the first sep; without one it returns s, "", false.
func Cut(s, sep string) (before, after string, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CutLast splits s at the last sep; without one it returns s, "", false.
func CutLast(s, sep string) (before, after string, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CutPrefix returns s without prefix and whether s had it.
func CutPrefix(s, prefix string) (after string, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix returns s without suffix and whether s had it.
func CutSuffix(s, suffix string) (before string, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// asciiSet has one bit for each ASCII character.
type asciiSet struct {
	low, high uint64
}

// asciiSetOf returns the set of chars; false if one of them is no ASCII character.
func asciiSetOf(chars string) (set asciiSet, ok bool) {
	for i := range len(chars) {
		c := chars[i]
		switch {
		case c < 64:
			set.low |= 1 << c
		case c < 128:
			set.high |= 1 << (c - 64)
		default:
			return set, false
		}
	}
	return set, true
}

func (s *asciiSet) has(c byte) bool {
	switch {
	case c < 64:
		return s.low>>c&1 != 0
	case c < 128:
		return s.high>>(c-64)&1 != 0
	}
	return false
}
