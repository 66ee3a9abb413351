package strings

import (
	"internal/ucd"
	"unicode/utf8"
)

// TrimLeftFunc returns s without the leading code points for which f holds.
func TrimLeftFunc(s string, f func(rune) bool) string {
	for i, c := range s {
		if !f(c) {
			return s[i:]
		}
	}
	return ""
}

// TrimRightFunc returns s without the trailing code points for which f holds.
func TrimRightFunc(s string, f func(rune) bool) string {
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// TrimFunc trims both ends.
func TrimFunc(s string, f func(rune) bool) string {
	return TrimRightFunc(TrimLeftFunc(s, f), f)
}

// TrimLeft returns s without the leading code points that are in cutset.
func TrimLeft(s, cutset string) string {
	for s != "" && cutset != "" {
		r, size := utf8.DecodeRuneInString(s)
		if !ContainsRune(cutset, r) {
			break
		}
		s = s[size:]
	}
	return s
}

// TrimRight returns s without the trailing code points that are in cutset.
func TrimRight(s, cutset string) string {
	for s != "" && cutset != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if !ContainsRune(cutset, r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// Trim trims both ends.
func Trim(s, cutset string) string { return TrimRight(TrimLeft(s, cutset), cutset) }

// TrimSpace returns s without leading and trailing white space.
func TrimSpace(s string) string {
	lo, hi := 0, len(s)
	for lo < hi && s[lo] < utf8.RuneSelf {
		if !isASCIISpace(s[lo]) {
			break
		}
		lo++
	}
	for hi > lo && s[hi-1] < utf8.RuneSelf {
		if !isASCIISpace(s[hi-1]) {
			break
		}
		hi--
	}
	s = s[lo:hi]
	if s == "" || s[0] < utf8.RuneSelf && s[len(s)-1] < utf8.RuneSelf {
		return s
	}
	return TrimFunc(s, ucd.IsSpace)
}

func isASCIISpace(c byte) bool {
	return c == ' ' || '\t' <= c && c <= '\r'
}

// TrimPrefix returns s without prefix, s if it has none.
func TrimPrefix(s, prefix string) string {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix returns s without suffix, s if it has none.
func TrimSuffix(s, suffix string) string {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}
