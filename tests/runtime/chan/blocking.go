package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

// For buffers of many sizes: what waits, what does not, what an empty, full or closed channel answers, and the order.
func main() {
	for _, size := range []int{0, 1, 2, 3, 7, 8, 9, 64} {
		fmt.Print("size ", size, ":")
		waits(size)
		tries(size)
		closed(size)
		order(size)
		fanOut(size)
		fmt.Println()
	}
}

func settle() {
	for range 20 {
		runtime.Gosched()
	}
}

// Receivers of an empty channel wait, with and without select, until something is sent.
func waits(size int) {
	c := make(chan int, size)
	var plain, selected atomic.Bool
	back := make(chan int, 2)
	go func() {
		back <- <-c
		plain.Store(true)
	}()
	go func() {
		select {
		case v := <-c:
			back <- v
		}
		selected.Store(true)
	}()
	settle()
	fmt.Print(" ", plain.Load(), selected.Load(), len(c), cap(c))
	c <- 3
	c <- 4
	fmt.Print(" ", <-back+<-back)
}

// What would wait is refused with a default; senders to a full channel wait until something is received.
func tries(size int) {
	c := make(chan int, size)
	select {
	case <-c:
		fmt.Print(" BAD receive")
	default:
	}
	for i := range size {
		select {
		case c <- i:
		default:
			fmt.Print(" BAD send")
		}
	}
	select {
	case c <- -1:
		fmt.Print(" BAD send")
	default:
	}
	var sent atomic.Int32
	for range 2 {
		go func() {
			c <- 100
			sent.Add(1)
		}()
	}
	settle()
	fmt.Print(" ", sent.Load(), len(c))
	sum := 0
	for range size + 2 {
		sum += <-c
	}
	fmt.Print(" ", sum)
}

// A closed channel gives what it holds, then zeros, and never waits.
func closed(size int) {
	c := make(chan int, size)
	for i := range size {
		c <- i + 1
	}
	close(c)
	for i := range size {
		if v, ok := <-c; v != i+1 || !ok {
			fmt.Print(" BAD ", v, ok)
		}
	}
	for range 3 {
		v, ok := <-c
		fmt.Print(" ", v, ok)
		select {
		case v, ok = <-c:
		default:
			fmt.Print(" BAD default")
		}
	}
	for _, f := range []func(){func() { c <- 1 }, func() { close(c) }, func() {
		select {
		case c <- 1:
		default:
		}
	}} {
		func() {
			defer func() { fmt.Print(" (", recover(), ")") }()
			f()
		}()
	}
	waiting := make(chan int, size)
	done := make(chan bool)
	go func() {
		v, ok := <-waiting
		done <- v == 0 && !ok
	}()
	settle()
	close(waiting)
	fmt.Print(" ", <-done)
}

func order(size int) {
	c := make(chan int, size)
	go func() {
		for i := range 200 {
			c <- i
		}
		close(c)
	}()
	next := 0
	for v := range c {
		if v != next {
			fmt.Print(" BAD order ", v)
		}
		next++
	}
	fmt.Print(" ", next)
}

// Each of several senders' values arrives once, at one of several receivers, each sender's in order.
func fanOut(size int) {
	const people, each = 4, 100
	c := make(chan [2]int, size)
	results := make(chan map[[2]int]int)
	for s := range people {
		go func() {
			for i := range each {
				c <- [2]int{s, i}
			}
		}()
		go func() {
			got := map[[2]int]int{}
			var last [people]int
			for range each {
				v := <-c
				if v[1] < last[v[0]] {
					fmt.Print(" BAD order of a sender")
				}
				last[v[0]] = v[1]
				got[v]++
			}
			results <- got
		}()
	}
	all := map[[2]int]int{}
	for range people {
		for v, n := range <-results {
			all[v] += n
		}
	}
	for v, n := range all {
		if n != 1 {
			fmt.Print(" BAD ", v, n)
		}
	}
	fmt.Print(" ", len(all), len(c))
}
