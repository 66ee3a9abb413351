package main

import "fmt"

// generics x closures x defer
type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T)  { s.items = append(s.items, x) }
func (s *Stack[T]) Each(f func(int, T) bool) {
	for i, x := range s.items {
		if !f(i, x) {
			return
		}
	}
}
func (s *Stack[T]) Drain() (out []T) {
	defer func() {
		if r := recover(); r != nil {
			out = append(out, s.items...)
			fmt.Println("drain recovered", r, len(out))
		}
	}()
	for i := len(s.items); ; i-- {
		out = append(out, s.items[i-1])
	}
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func MapKV[K comparable, V any, R any](m map[K]V, order []K, f func(Pair[K, V]) R) []R {
	var out []R
	for _, k := range order {
		out = append(out, f(Pair[K, V]{k, m[k]}))
	}
	return out
}

func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}

func counter[T ~int | ~float64](step T) (next func() T, reset func()) {
	var n T
	next = func() T { defer func() { n += step }(); return n }
	reset = func() { n = 0 }
	return
}

type MyInt int

func (m MyInt) String() string { return fmt.Sprintf("<%d>", int(m)) }

func main() {
	s := &Stack[string]{}
	s.Push("a")
	s.Push("b")
	fmt.Println(s.Drain())
	for i, x := range s.Each {
		fmt.Println(i, x)
	}
	fmt.Println(MapKV(map[string]int{"x": 1, "y": 2}, []string{"y", "x", "z"}, func(p Pair[string, int]) string {
		return fmt.Sprint(p.Key, "=", p.Val)
	}))
	f := compose(func(i int) MyInt { return MyInt(i * 2) }, MyInt.String)
	fmt.Println(f(21))
	next, reset := counter(MyInt(3))
	next()
	next()
	fmt.Println(next())
	reset()
	fmt.Println(next())
	var fs []func() int
	for i := 0; i < 3; i++ {
		defer func() { fmt.Println("deferred", i) }()
		fs = append(fs, func() int { i *= 10; return i })
	}
	for _, f := range fs {
		fmt.Println(f(), f())
	}
}
