// Package cmp compares ordered values.
package cmp

// Ordered is any type whose values the operators < <= > >= order.
type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr |
		~float32 | ~float64 | ~string
}

// Less reports whether x comes before y. NaN comes before everything else.
func Less[T Ordered](x, y T) bool {
	if x < y {
		return true
	}
	return x != x && y == y
}

// Compare returns -1, 0 or +1 as x comes before, with or after y. NaN equals NaN and comes before everything else.
func Compare[T Ordered](x, y T) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return +1
	case x == y:
		return 0
	}
	if y == y {
		return -1
	}
	if x == x {
		return +1
	}
	return 0
}

// Or returns the first argument that is not the zero value, or the zero value.
func Or[T comparable](vals ...T) T {
	var zero T
	for _, v := range vals {
		if v != zero {
			return v
		}
	}
	return zero
}
