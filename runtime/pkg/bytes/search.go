// Package bytes works on UTF-8 text in byte slices, as package strings does on strings.
//
// What only looks at the text goes to package strings through views that copy nothing.
package bytes

import (
	"internal/text"
	"strings"
)

// Equal reports whether a and b have the same bytes; nil counts as empty.
func Equal(a, b []byte) bool { return text.String(a) == text.String(b) }

// Compare orders slices by their bytes: -1, 0, +1.
func Compare(a, b []byte) int { return text.Compare(text.String(a), text.String(b)) }

// Contains reports whether subslice is in b.
func Contains(b, subslice []byte) bool { return Index(b, subslice) >= 0 }

// ContainsAny reports whether one of the code points of chars is in b.
func ContainsAny(b []byte, chars string) bool { return IndexAny(b, chars) >= 0 }

// ContainsRune reports whether r is in b.
func ContainsRune(b []byte, r rune) bool { return IndexRune(b, r) >= 0 }

// ContainsFunc reports whether f holds for a code point of b.
func ContainsFunc(b []byte, f func(rune) bool) bool { return IndexFunc(b, f) >= 0 }

// Count returns how many times sep is in s without overlap; an empty one counts once more than code points.
func Count(s, sep []byte) int { return strings.Count(text.String(s), text.String(sep)) }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool { return strings.HasPrefix(text.String(s), text.String(prefix)) }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool { return strings.HasSuffix(text.String(s), text.String(suffix)) }

// EqualFold reports whether s and t are equal under simple case folding.
func EqualFold(s, t []byte) bool { return strings.EqualFold(text.String(s), text.String(t)) }

// Index returns the index of the first sep in s, -1 if there is none. So do the functions below for what they look for.
func Index(s, sep []byte) int { return text.Index(text.String(s), text.String(sep)) }

func IndexByte(b []byte, c byte) int { return text.IndexByte(text.String(b), c) }

func IndexRune(s []byte, r rune) int { return strings.IndexRune(text.String(s), r) }

func IndexAny(s []byte, chars string) int { return strings.IndexAny(text.String(s), chars) }

func IndexFunc(s []byte, f func(r rune) bool) int { return strings.IndexFunc(text.String(s), f) }

// LastIndex returns the index of the last sep in s, -1 if there is none. So do the functions below for what they look for.
func LastIndex(s, sep []byte) int { return strings.LastIndex(text.String(s), text.String(sep)) }

func LastIndexByte(s []byte, c byte) int { return text.LastIndexByte(text.String(s), c) }

func LastIndexAny(s []byte, chars string) int { return strings.LastIndexAny(text.String(s), chars) }

func LastIndexFunc(s []byte, f func(r rune) bool) int {
	return strings.LastIndexFunc(text.String(s), f)
}

// Cut splits s at the first sep; without one it returns s, nil, false.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutLast splits s at the last sep; without one it returns s, nil, false.
func CutLast(s, sep []byte) (before, after []byte, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix returns s without prefix and whether s had it.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix returns s without suffix and whether s had it.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// TrimLeftFunc returns s without the leading code points for which f holds; nil if all go.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	i := IndexFunc(s, func(r rune) bool { return !f(r) })
	if i < 0 {
		return nil
	}
	return s[i:]
}

// TrimRightFunc returns s without the trailing code points for which f holds.
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(text.String(s), f))]
}

// TrimFunc trims both ends.
func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeft returns s without the leading code points that are in cutset; nil if all go.
func TrimLeft(s []byte, cutset string) []byte {
	n := len(strings.TrimLeft(text.String(s), cutset))
	if n == 0 {
		return nil
	}
	return s[len(s)-n:]
}

// TrimRight returns s without the trailing code points that are in cutset.
func TrimRight(s []byte, cutset string) []byte {
	return s[:len(strings.TrimRight(text.String(s), cutset))]
}

// Trim trims both ends; nil if all goes.
func Trim(s []byte, cutset string) []byte {
	if rest := TrimRight(TrimLeft(s, cutset), cutset); len(rest) > 0 {
		return rest
	}
	return nil
}

// TrimSpace returns s without leading and trailing white space; nil if nothing is left.
func TrimSpace(s []byte) []byte {
	n := len(strings.TrimSpace(text.String(s)))
	if n == 0 {
		return nil
	}
	start := strings.IndexFunc(text.String(s), notSpace)
	return s[start : start+n]
}

// TrimPrefix returns s without prefix, s if it has none.
func TrimPrefix(s, prefix []byte) []byte {
	rest, _ := CutPrefix(s, prefix)
	return rest
}

// TrimSuffix returns s without suffix, s if it has none.
func TrimSuffix(s, suffix []byte) []byte {
	rest, _ := CutSuffix(s, suffix)
	return rest
}
