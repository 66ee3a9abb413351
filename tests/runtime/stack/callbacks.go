package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
)

type key struct {
	name string
	list [3]any
}

type deep struct{ n int }

func (d deep) String() string { return fmt.Sprint(descend(d.n)) }
func (d deep) Error() string  { return d.String() }

func descend(n int) int {
	var frame [20]int
	if n == 0 {
		return 0
	}
	frame[n%20] = descend(n-1) + 1
	return frame[n%20]
}

// at calls f at every depth of some range, so that each function it calls meets the end of a segment.
func at(n int, f func()) {
	var frame [5]int
	frame[n%5] = n
	f()
	if n > 0 {
		at(n-1, f)
	}
	if frame[n%5] != n {
		panic("overwritten")
	}
}

// Whatever the runtime and packages call back may need more stack, and they may be near the end of it themselves.
func main() {
	const depth = 120
	try := func(name string, f func() any) {
		want := fmt.Sprint(f())
		done := make(chan bool)
		go func() {
			at(depth, func() {
				if got := fmt.Sprint(f()); got != want {
					panic(name + ": " + got + " instead of " + want)
				}
			})
			done <- true
		}()
		<-done
		fmt.Println(name, want)
	}

	try("map", func() any {
		m := map[key]int{}
		for i := range 10 {
			m[key{fmt.Sprint(i), [3]any{i, "x", 2.5}}] = i
		}
		delete(m, key{"3", [3]any{3, "x", 2.5}})
		sum := 0
		for k, v := range m {
			sum += v + len(k.name)
		}
		return sum + len(m)
	})
	try("sort", func() any {
		s := []int{5, 2, 8, 1}
		sort.Slice(s, func(i, j int) bool { return descend(20)+s[i] < 20+s[j] })
		return s
	})
	try("print", func() any { return fmt.Sprintf("%v %s %d %q", deep{5}, deep{30}, []deep{{1}}, "x") })
	try("error", func() any { return fmt.Errorf("wrapped: %w", errors.Join(deep{3}, deep{40})) })
	try("once", func() any {
		var once sync.Once
		n := 0
		once.Do(func() { n = descend(50) })
		return n
	})
	try("channel", func() any {
		c := make(chan [40]int, 1)
		var v [40]int
		v[39] = 5
		c <- v
		d := make(chan int, 2)
		select {
		case w := <-c:
			d <- w[39]
		case d <- 1:
			<-c
			<-d
			d <- 5
		}
		return <-d
	})
	try("goroutine", func() any {
		c := make(chan int)
		go func(n int) { c <- descend(n) }(30)
		return <-c
	})
	try("defer", func() (result any) {
		defer func() { result = fmt.Sprint(recover(), descend(30)) }()
		defer func() {
			defer func() { recover() }()
			panic(descend(10))
		}()
		panic("first")
	})
	try("runtime panic", func() (result any) {
		defer func() { result = recover() }()
		var s []int
		return s[len(s)+3]
	})
	try("nil", func() (result any) {
		defer func() { result = recover() }()
		var p *[100]key
		return p[50].name
	})
	try("assertion", func() (result any) {
		defer func() { result = recover() }()
		var a any = deep{1}
		return a.(interface{ Missing() })
	})
	try("equal", func() any {
		a, b := any(key{"a", [3]any{1, any(deep{2}), "z"}}), any(key{"a", [3]any{1, any(deep{2}), "z"}})
		return a == b
	})
	try("strings", func() any {
		return strings.Map(func(r rune) rune { return r + rune(descend(10))/10 }, "abc") + strings.Repeat("xy", 3)
	})
	try("append", func() any {
		var s [][30]int
		for i := range 5 {
			s = append(s, [30]int{i})
		}
		return len(s) + s[4][0]
	})
	try("range over a function", func() any {
		sum := 0
		for v := range func(yield func(int) bool) {
			for i := range 5 {
				if !yield(descend(i * 10)) {
					return
				}
			}
		} {
			if sum += v; v == 30 {
				break
			}
		}
		return sum
	})
}
