//go:build go1.17

package p

type G[T any] struct{}

func f() {
	for i := range 10 {
		go func() { println(i) }()
	}
	_ = min(1, 2)
	clear(map[int]int{})
	var s []int
	_ = [2]int(s)
	_ = 0b1 + 1_0
}

type A[P any] = []P
