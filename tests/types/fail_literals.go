// Composite literals, constants, iota.
package p

type P struct {
	X, Y int
	Q
}
type Q struct{ Z int }
type R struct{ *Q }

var (
	_ = P{1, 2, Q{3}}
	_ = P{1, 2} // ERROR "too few values in struct literal of type P"
	_ = P{1, 2, Q{3}, 4} // ERROR "too many values in struct literal of type P"
	_ = P{X: 1, 2} // ERROR "mixture of field:value and value elements in struct literal"
	_ = P{X: 1, X: 2} // ERROR "duplicate field name X in struct literal"
	_ = P{W: 1} // ERROR "unknown field W in struct literal of type P"
	_ = P{x: 1} // ERROR "unknown field x in struct literal of type P, but does have X"
	_ = P{Z: 1}
	_ = P{Z: 1, Q: Q{2}} // ERROR "cannot specify embedded field Q and enclosed promoted field Z"
	_ = R{Z: 1} // ERROR "invalid implicit pointer indirection to reach Z"
	_ = P{X: "a"} // ERROR "cannot use \"a\" (untyped string constant) as int value in struct literal"
	_ = []int{1, "a", 3} // ERROR "cannot use \"a\" (untyped string constant) as int value in array or slice literal"
	_ = []int{5: 1, 5: 2} // ERROR "duplicate index 5 in array or slice literal"
	_ = [2]int{1, 2, 3} // ERROR "index 2 is out of bounds (>= 2)"
	_ = [2]int{3: 1} // ERROR "invalid argument: index 3 out of bounds [0:2]"
	_ = [...]int{9: 1}
	_ = []int{"a": 1} // ERROR "cannot convert \"a\" (untyped string constant) to type int"
	_ = map[string]int{"a": 1, "a": 2} // ERROR "duplicate key \"a\" in map literal"
	_ = map[string]int{1} // ERROR "missing key in map literal"
	_ = map[any]int{1: 1, 1.0: 2, 1: 3} // ERROR "duplicate key 1 in map literal"
	_ = map[string][]int{"a": {1, "b"}} // ERROR "cannot use \"b\" (untyped string constant) as int value in array or slice literal"
	_ = []*Q{{1}, {"a"}, nil} // ERROR "cannot use \"a\" (untyped string constant) as int value in struct literal"
	_ = int{} // ERROR "invalid composite literal type int"
	_ = func() int {} // ERROR "missing return"
)
