package p

type T1 struct{ f T2 }
type T2 struct{ f [1]T1 }
type I1 interface{ I2 }
type I2 interface{ I1 }
type G[P any] struct{ f *G[G[P]] }
type A = B
type B = []A
type X[P interface{ ~[]Q }, Q interface{ m(P) }] struct{}

const c1, c2 = c2 + 1, c1

var v = w()

func w() int { return v }

type L [len(l)]int

var l L

func inf[T any](n int) {
	if n > 0 {
		inf[[]T](n - 1)
	}
}
