// Initialisation, assignment, := and what counts as a use.
package p

func two() (int, error) { return 1, nil }
func none()             {}

var a, b = two()
var c, d, e = two() // ERROR "assignment mismatch: 3 variables but two returns 2 values"
var f int = "x" // ERROR "cannot use \"x\" (untyped string constant) as int value in variable declaration"
var g = nil // ERROR "use of untyped nil in variable declaration"
var h = none() // ERROR "none() (no value) used as value"

type iface interface{ M() }
type impl struct{}

func (*impl) M() {}

var i iface = impl{} // ERROR "cannot use impl{} (value of struct type impl) as iface value in variable declaration: impl does not implement iface (method M has pointer receiver)"
var j iface = &impl{}
var k impl = i // ERROR "cannot use i (variable of interface type iface) as impl value in variable declaration"

func assign() {
	x, y := 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	x, y = 1, 2, 3
	x := 2 // ERROR "no new variables on left side of :="
	x, x := 1, 2 // ERROR "x repeated on left side of :="
	1 = x // ERROR "cannot assign to 1 (neither addressable nor a map index expression)"
	m := map[string]struct{ f int }{}
	m["a"].f = 1 // ERROR "cannot assign to struct field m[\"a\"].f in map"
	two() = 3 // ERROR "multiple-value two() (value of type (int, error)) in single-value context"
	_ = nil // ERROR "use of untyped nil in assignment to _ identifier"
	var u uint8 = 256 // ERROR "cannot use 256 (untyped int constant) as uint8 value in variable declaration (overflows)"
	u = 1.5 // ERROR "cannot use 1.5 (untyped float constant) as uint8 value in assignment (truncated)"
	var s string
	s += 1 // ERROR "invalid operation: s += 1 (mismatched types string and untyped int)"
	s++ // ERROR "invalid operation: s++ (non-numeric type string)"
	x, _ = two()
	x = two() // ERROR "assignment mismatch: 1 variable but two returns 2 values"
	_, _, _ = y, u, s
}

func unused() {
	v := 1 // ERROR "declared and not used: v"
	var w int // ERROR "declared and not used: w"
	w = 2
	const c = 3
	if z := 1; true { // ERROR "declared and not used: z"
	}
	for n := range 3 { // ERROR "declared and not used: n"
	}
	func(p int) { q := p }(1) // ERROR "declared and not used: q"
}

func channels(in <-chan int, out chan<- int, both chan int) {
	in, out = both, both
	both = in // ERROR "cannot use in (variable of type <-chan int) as chan int value in assignment"
	out <- "a" // ERROR "cannot use \"a\" (untyped string constant) as int value in send"
	in <- 1 // ERROR "invalid operation: cannot send to receive-only channel <-chan int in (variable of type <-chan int)"
	<-out // ERROR "invalid operation: cannot receive from send-only channel chan<- int out (variable of type chan<- int)"
	var c chan string = both // ERROR "cannot use both (variable of type chan int) as chan string value in variable declaration"
	_ = c
}
