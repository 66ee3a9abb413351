package main

import "fmt"

func gen(n int) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		defer fmt.Println("gen done")
		for i := 0; i < n; i++ {
			if !yield(i, fmt.Sprint("s", i)) {
				return
			}
		}
	}
}

func find(n int) (res string) {
	defer func() { res += "!" }()
	for i, s := range gen(5) {
		if i == n {
			return s
		}
		defer func() { res += fmt.Sprint("<", i) }()
	}
	return "none"
}

func nested() string {
outer:
	for i := range gen(3) {
		for j, s := range gen(3) {
			switch {
			case j == 1 && i == 0:
				continue outer
			case i == 2:
				break outer
			case i == 1 && j == 2:
				return "ret " + s
			}
			ch := make(chan int, 1)
			select {
			case ch <- 1:
				if j == 0 {
					continue
				}
			}
			fmt.Println("body", i, j)
		}
	}
	return "end"
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) All() func(yield func(T) bool) {
	return func(yield func(T) bool) {
		for k := range s {
			if !yield(k) {
				return
			}
		}
	}
}

func filter[T any](seq func(func(T) bool), p func(T) bool) func(func(T) bool) {
	return func(yield func(T) bool) {
		for x := range seq {
			if p(x) && !yield(x) {
				return
			}
		}
	}
}

func ints(yield func(int) bool) {
	for i := 0; ; i++ {
		if !yield(i) {
			return
		}
	}
}

func take[T any](n int, seq func(func(T) bool)) (out []T) {
	if n == 0 {
		return
	}
	for x := range seq {
		out = append(out, x)
		if len(out) == n {
			break
		}
	}
	return
}

func main() {
	fmt.Println(find(2))
	fmt.Println(find(9))
	fmt.Println(nested())
	s := Set[string]{"a": {}}
	for k := range s.All() {
		fmt.Println(k)
	}
	fmt.Println(take(4, filter(ints, func(i int) bool { return i%3 == 1 })))
	var fs []func() int
	for i := range ints {
		if i > 2 {
			break
		}
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	var x int
	var str string
	for x, str = range gen(2) {
	}
	fmt.Println(x, str)
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		for i := range gen(3) {
			if i == 1 {
				panic("in body")
			}
		}
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		bad := func(yield func() bool) { yield(); yield() }
		for range bad {
			break
		}
	}()
	n := 0
	for range gen(2) {
		n++
	}
	for range 3 {
		n *= 2
	}
	for i := range uint8(3) {
		n += int(i)
	}
	fmt.Println(n)
	goto end
end:
	fmt.Println("end")
}
