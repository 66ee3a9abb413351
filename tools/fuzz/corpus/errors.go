package p

import "fmt"

type T struct{ a, a int }
type C C
type D [len(d)]int

var d D
var x, y = y, x
var unused = func() int { z := 1; return "s" }

func (t T) m() {}
func (t T) m() {}

func g[P any, Q []P](p P, q Q) P { return q }

func f() (a int, b string) {
	a := 1
	goto L
	v := 2
L:
	for i := range 3.5 {
	}
	x.y.z()
	undefined(1, 2)
	f(f())
	g(1, 2)
	_ = T{1, 2, 3}
	_ = []int{1: 1, 1: 2}
	var i interface{ m(int) } = T{}
	switch 1 {
	case 1, 1:
	}
	const k uint8 = 256
	_ = 1 / 0
	return 1
}
