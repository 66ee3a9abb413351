package main

import (
	"fmt"
	"runtime"
	"strings"
)

type point struct {
	name string
	x, y *int
	next any
}

type shape interface{ area() int }
type square int

func (s square) area() int { return int(s * s) }

// Values of every kind go through channels whole: buffered, to a receiver that waits and from a sender that waits; what
// they point to survives collections.
func main() {
	pass(struct{}{}, func(v struct{}) string { return fmt.Sprint(v) })
	pass([0]int{}, func(v [0]int) string { return fmt.Sprint(len(v)) })
	pass(true, func(v bool) string { return fmt.Sprint(v) })
	pass(byte(200), func(v byte) string { return fmt.Sprint(v) })
	pass([3]byte{1, 2, 3}, func(v [3]byte) string { return fmt.Sprint(v) })
	pass(complex(1, -2), func(v complex128) string { return fmt.Sprint(v) })
	pass("text", func(v string) string { return v })
	pass([]int{1, 2, 3}, func(v []int) string { return fmt.Sprint(v, len(v)) })
	pass(map[string]int{"a": 1}, func(v map[string]int) string { return fmt.Sprint(v) })
	pass(func() string { return "called" }, func(v func() string) string { return v() })
	pass(any(nil), func(v any) string { return fmt.Sprint(v) })
	pass(any([2]string{"x", "y"}), func(v any) string { return fmt.Sprint(v) })
	pass(shape(square(4)), func(v shape) string { return fmt.Sprint(v.area()) })
	pass(error(nil), func(v error) string { return fmt.Sprint(v) })
	one, two := new(int), new(int)
	*one, *two = 1, 2
	pass(point{strings.Repeat("p", 20), one, two, []string{"next"}}, func(v point) string {
		return fmt.Sprint(v.name, *v.x, *v.y, v.next)
	})
	var big [300]int
	for i := range big {
		big[i] = i
	}
	pass(big, func(v [300]int) string {
		sum := 0
		for _, n := range v {
			sum += n
		}
		return fmt.Sprint(sum)
	})
	inner := make(chan (<-chan int), 1)
	pass(inner, func(v chan (<-chan int)) string { return fmt.Sprint(cap(v)) })
}

func pass[T any](value T, show func(T) string) {
	want := show(value)
	fmt.Printf("%T %s\n", value, want)
	check := func(how string, v T) {
		if got := show(v); got != want {
			fmt.Println(how, "gave", got)
		}
	}
	buffered := make(chan T, 3)
	buffered <- value
	buffered <- value
	runtime.GC()
	check("buffer", <-buffered)
	select {
	case v := <-buffered:
		check("select", v)
	}
	buffered <- value
	buffered <- value // Around the end.
	check("ring", <-buffered)
	check("ring", <-buffered)

	plain := make(chan T)
	back := make(chan T)
	go func() { // Receives first, then sends.
		v := <-plain
		back <- v
	}()
	for range 10 {
		runtime.Gosched()
	}
	plain <- value
	runtime.Gosched()
	runtime.GC()
	check("hand over", <-back)

	close(buffered)
	zero, ok := <-buffered
	var nothing T
	if ok || fmt.Sprint(zero) != fmt.Sprint(nothing) {
		fmt.Println("closed gave", zero, ok)
	}
}
