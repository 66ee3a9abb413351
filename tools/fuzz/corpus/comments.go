//go:build linux && !windows
// +build linux

// Package p is documented.
package p // trailing

/* block
comment */
import _ "unsafe" /* a */ // b

//go:noinline
func f( /* in */ a int, /* out */ b ...string) /* r */ (int /* t */) { // begin
	// only
	return /* x */ a + /* y */
		1 // end
	// last
}

//line other.go:10:3
var x = 1 /*line z.go:7*/ + 2

type t struct {
	// doc
	a int // line

	b, /* c */ d string "tag" // more
}

//go:embed none
var y string
