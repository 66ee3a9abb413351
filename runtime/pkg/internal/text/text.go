// Package text has the searches that strings and bytes share, natively, and views of strings as bytes and back that
// copy nothing.
package text

// Clone returns a copy of s in memory of its own.
func Clone(s string) string {
	if s == "" {
		return ""
	}
	b := Uninitialized(len(s))
	copy(b, s)
	return String(b)
}

// String returns b's bytes as a string without copying: nobody may change them any more.
func String(b []byte) string

// Bytes returns s's bytes without copying: nobody may change them.
func Bytes(s string) []byte

// Uninitialized returns n bytes with unspecified contents.
func Uninitialized(n int) []byte

// IndexByte returns the index of the first c in s, -1 if there is none.
func IndexByte(s string, c byte) int

// LastIndexByte returns the index of the last c in s, -1 if there is none.
func LastIndexByte(s string, c byte) int

// CountByte returns how many bytes c are in s.
func CountByte(s string, c byte) int

// Index returns the index of the first sep in s, -1 if there is none; 0 for an empty sep.
func Index(s, sep string) int

// Compare orders strings by their bytes: -1, 0, +1.
func Compare(a, b string) int
