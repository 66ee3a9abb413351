// Unnamed structs and interfaces are the same types in all packages, unless they have unexported names.
package main

import (
	"fmt"

	"unnamed/a"
	"unnamed/b"
)

func main() {
	var t a.T
	t.F = struct{ X, Y int }{1, 2}
	a.V = struct{ A, B int }{5, 6}
	fmt.Println(t.F.X, t.F.Y, a.V.B)

	x := a.Get()
	fmt.Println(x.P, x == b.Get())
	x = b.Get()
	var y struct{ P int } = x
	counts := map[struct{ P int }]int{a.Get(): 30, y: 40}
	fmt.Println(counts[struct{ P int }{3}], counts[x])

	fmt.Println(a.Embedded().Twice(), a.Embedded() == struct{ a.Named }{21})
	var d interface{ Twice() a.Named } = a.Doubler()
	fmt.Println(d.Twice())
	d = struct{ a.Named }{5}
	fmt.Println(d.Twice())

	h := a.Hidden()
	fmt.Println(h, a.Same(h), a.Same(b.Hidden()), any(h) == any(b.Hidden()))
	h = a.Hidden()
	_, ok := any(h).(struct{ p int })
	fmt.Println(ok)

	fmt.Println(a.Hides(a.T2{}), a.Hides(b.T2{}), b.Hides(a.T2{}), b.Hides(b.T2{}))

	fmt.Println(a.Nested() == a.Nested(), a.Nested() == b.Nested())

	var c interface {
		fmt.Stringer
		Set(value uint8)
	} = a.Counter()
	c.Set(3)
	fmt.Println(c)
	c = a.Counter()
	fmt.Println(c)
}
