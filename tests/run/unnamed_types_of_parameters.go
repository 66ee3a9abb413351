package main

import "fmt"

// unnamed struct / interface types built of type parameters
func pair[A, B any](a A, b B) struct {
	First  A
	Second B
} {
	return struct {
		First  A
		Second B
	}{a, b}
}

func wrap[T any](x T) interface{ Get() T } { return box[T]{x} }

type box[T any] struct{ v T }

func (b box[T]) Get() T { return b.v }

func group[K comparable, T any](xs []T, key func(T) K) map[K][]struct {
	i int
	v T
} {
	m := map[K][]struct {
		i int
		v T
	}{}
	for i, x := range xs {
		k := key(x)
		m[k] = append(m[k], struct {
			i int
			v T
		}{i, x})
	}
	return m
}

func callM[T any](x any) string {
	if g, ok := x.(interface{ Get() T }); ok {
		return fmt.Sprintf("get %v", g.Get())
	}
	switch y := x.(type) {
	case struct{ a T }:
		return fmt.Sprint("struct ", y.a)
	case []T:
		return fmt.Sprint("slice ", len(y))
	case map[string]T:
		return "map"
	case func(T) T:
		return "func"
	case chan T:
		return "chan"
	}
	return "none"
}

type tree[T interface{ ~int | ~string }] struct {
	kids []struct {
		label T
		sub   *tree[T]
	}
}


func main() {
	p := pair(1, "x")
	fmt.Println(p.First, p.Second, p)
	q := pair("y", 2.5)
	fmt.Println(q)
	fmt.Println(wrap(3).Get(), wrap("s").Get())
	g := group([]string{"apple", "bob", "avocado"}, func(s string) byte { return s[0] })
	fmt.Println(len(g['a']), g['a'][1].v, g['a'][1].i)
	fmt.Println(callM[int](wrap(4)), callM[string](wrap(4)), callM[int](struct{ a int }{3}), callM[string]([]string{"x"}), callM[int](map[string]int{}),
		callM[bool](func(b bool) bool { return b }), callM[int](make(chan int)))
	var t tree[string]
	t.kids = append(t.kids, struct {
		label string
		sub   *tree[string]
	}{"k", nil})
	fmt.Println(len(t.kids), t.kids[0].label)
}

