// Package slices has helpers for slices of any type.
package slices

import (
	"cmp"
	"unsafe"
)

// Equal reports whether both slices have equal elements in the same order.
func Equal[S ~[]E, E comparable](s1, s2 S) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, v := range s1 {
		if v != s2[i] {
			return false
		}
	}
	return true
}

// EqualFunc is Equal with eq comparing the elements.
func EqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, eq func(E1, E2) bool) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, v := range s1 {
		if !eq(v, s2[i]) {
			return false
		}
	}
	return true
}

// Compare orders slices by their first elements that differ, then by length.
func Compare[S ~[]E, E cmp.Ordered](s1, s2 S) int {
	for i := range min(len(s1), len(s2)) {
		if c := cmp.Compare(s1[i], s2[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(s1), len(s2))
}

// CompareFunc is Compare with cmp comparing the elements.
func CompareFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, cmp func(E1, E2) int) int {
	for i := range min(len(s1), len(s2)) {
		if c := cmp(s1[i], s2[i]); c != 0 {
			return c
		}
	}
	switch {
	case len(s1) < len(s2):
		return -1
	case len(s1) > len(s2):
		return +1
	}
	return 0
}

// Index returns the index of the first v in s, -1 if there is none.
func Index[S ~[]E, E comparable](s S, v E) int {
	for i := range s {
		if s[i] == v {
			return i
		}
	}
	return -1
}

// IndexFunc returns the index of the first element for which f holds, -1 if there is none.
func IndexFunc[S ~[]E, E any](s S, f func(E) bool) int {
	for i := range s {
		if f(s[i]) {
			return i
		}
	}
	return -1
}

// Contains reports whether v is in s.
func Contains[S ~[]E, E comparable](s S, v E) bool {
	return Index(s, v) >= 0
}

// ContainsFunc reports whether f holds for an element of s.
func ContainsFunc[S ~[]E, E any](s S, f func(E) bool) bool {
	return IndexFunc(s, f) >= 0
}

// Insert inserts the values v before s[i] and returns the changed slice, in s's array if there is room. It panics if i
// is no index of s or its length.
func Insert[S ~[]E, E any](s S, i int, v ...E) S {
	tail := s[i:]
	if len(v) == 0 {
		return s
	}
	n := len(s) + len(v)
	if n > cap(s) {
		grown := append(s[:i:i], make(S, len(v)+len(tail))...)
		copy(grown[i:], v)
		copy(grown[i+len(v):], tail)
		return grown
	}
	if overlaps(v, s[:n]) {
		v = append([]E(nil), v...)
	}
	s = s[:n]
	copy(s[i+len(v):], tail)
	copy(s[i:], v)
	return s
}

// Delete removes s[i:j] and returns the changed slice; what its array has beyond is cleared. It panics if i or j are out
// of range.
func Delete[S ~[]E, E any](s S, i, j int) S {
	_ = s[i:j:len(s)]
	if i == j {
		return s
	}
	kept := append(s[:i], s[j:]...)
	clear(s[len(kept):])
	return kept
}

// DeleteFunc removes the elements for which del holds; what s's array has beyond the result is cleared.
func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	i := IndexFunc(s, del)
	if i < 0 {
		return s
	}
	for _, v := range s[i+1:] {
		if !del(v) {
			s[i] = v
			i++
		}
	}
	clear(s[i:])
	return s[:i]
}

// Replace replaces s[i:j] by v and returns the changed slice, in s's array if there is room.
func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	_ = s[i:j]
	if i == j {
		return Insert(s, i, v...)
	}
	if j == len(s) {
		kept := append(s[:i], v...)
		if len(kept) < len(s) {
			clear(s[len(kept):])
		}
		return kept
	}
	tail := s[j:]
	n := i + len(v) + len(tail)
	if n > cap(s) {
		grown := append(s[:i:i], make(S, n-i)...)
		copy(grown[i:], v)
		copy(grown[i+len(v):], tail)
		return grown
	}
	if overlaps(v, s[:max(n, len(s))]) {
		v = append([]E(nil), v...)
	}
	whole := s[:n]
	copy(whole[i+len(v):], tail)
	copy(whole[i:], v)
	if n < len(s) {
		clear(s[n:])
	}
	return whole
}

// overlaps reports whether a and b share an element.
func overlaps[E any](a, b []E) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	return address(&a[0]) <= address(&b[len(b)-1]) && address(&b[0]) <= address(&a[len(a)-1])
}

func address[E any](p *E) uintptr {
	return uintptr(unsafe.Pointer(p))
}

// Clone returns a copy of s with elements copied by assignment; nil stays nil.
func Clone[S ~[]E, E any](s S) S {
	if s == nil {
		return nil
	}
	return append(S{}, s...)
}

// Compact keeps one of each run of equal elements; what s's array has beyond the result is cleared.
func Compact[S ~[]E, E comparable](s S) S {
	return CompactFunc(s, func(a, b E) bool { return a == b })
}

// CompactFunc is Compact with eq comparing the elements; the first of a run stays.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	if len(s) < 2 {
		return s
	}
	n := 1
	for i := 1; i < len(s); i++ {
		if eq(s[i], s[n-1]) {
			continue
		}
		if i != n {
			s[n] = s[i]
		}
		n++
	}
	clear(s[n:])
	return s[:n]
}

// Grow makes room for n more elements. It panics if n is negative.
func Grow[S ~[]E, E any](s S, n int) S {
	if n < 0 {
		panic("cannot be negative")
	}
	if lacking := n - (cap(s) - len(s)); lacking > 0 {
		s = append(s[:cap(s)], make([]E, lacking)...)[:len(s)]
	}
	return s
}

// Clip drops the unused capacity.
func Clip[S ~[]E, E any](s S) S {
	return s[:len(s):len(s)]
}

// Reverse reverses the elements of s.
func Reverse[S ~[]E, E any](s S) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// Concat returns a new slice of the elements of all slices.
func Concat[S ~[]E, E any](slices ...S) S {
	n := 0
	for _, s := range slices {
		n += len(s)
		if n < 0 {
			panic("len out of range")
		}
	}
	all := Grow[S](nil, n)
	for _, s := range slices {
		all = append(all, s...)
	}
	return all
}

// Repeat returns a new slice of count copies of x. It panics if count is negative or the result too long.
func Repeat[S ~[]E, E any](x S, count int) S {
	if count < 0 {
		panic("cannot be negative")
	}
	const maxInt = int(^uint(0) >> 1)
	if count > 0 && len(x) > maxInt/count {
		panic("the result of (len(x) * count) overflows")
	}
	all := make(S, len(x)*count)
	for n := copy(all, x); n < len(all); {
		n += copy(all[n:], all[:n])
	}
	return all
}
