package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

// grow uses about 100 bytes a level and checks them on the way back.
func grow(n int) int {
	var frame [8]int
	frame[n%8] = n
	if n > 0 {
		grow(n - 1)
	}
	if frame[n%8] != n {
		panic("overwritten")
	}
	return frame[n%8]
}

// growWide has large frames and large parameters and results.
func growWide(n int, in [100]int) (out [100]int) {
	var frame [300]int
	frame[n] = in[n] + 1
	if n == 0 {
		out[0] = 1
		return out
	}
	in[n-1] = frame[n]
	out = growWide(n-1, in)
	out[n] = frame[n]
	return out
}

// Stacks grow in every kind of goroutine, in all at once, and while collections run.
func main() {
	var wg sync.WaitGroup
	wg.Go(func() { fmt.Println("goroutine", grow(50000)) })
	wg.Wait()
	fmt.Println("main", grow(50000))

	// A goroutine that runs only as part of the collector's work.
	done := make(chan int, 1)
	for range 10 { // One of them is not found by a look at the stack.
		p := new([4]string)
		runtime.SetFinalizer(p, func(*[4]string) {
			select {
			case done <- grow(20000):
			default:
			}
		})
	}
	for waiting := true; waiting; {
		runtime.GC()
		select {
		case n := <-done:
			fmt.Println("finalizer", n)
			waiting = false
		case <-time.After(time.Millisecond):
		}
	}

	called := make(chan int)
	time.AfterFunc(time.Millisecond, func() { called <- grow(10000) })
	fmt.Println("timer", <-called)

	sums := make([]int, 20)
	for i := range sums {
		wg.Go(func() {
			for j := range 30 {
				sums[i] += grow(i * 20 * j)
				if j%10 == 0 {
					runtime.Gosched()
				}
			}
		})
	}
	wg.Go(func() {
		for range 5 {
			runtime.GC()
		}
	})
	wg.Wait()
	total := 0
	for _, n := range sums {
		total += n
	}
	fmt.Println("many", total)

	var in [100]int
	out := growWide(99, in)
	fmt.Println("wide", out[0], out[50], out[99])

	// Up and down again and again: the border between segments is crossed at every depth.
	for depth := range 200 {
		for range 3 {
			if grow(depth) != depth {
				fmt.Println("depth", depth)
			}
		}
	}

	// Mutual recursion through closures, methods, interfaces and generic functions.
	var even, odd func(n int) bool
	even = func(n int) bool { return n == 0 || odd(n-1) }
	odd = func(n int) bool { return n != 0 && even(n-1) }
	fmt.Println("closures", even(30000))
	var s stepper = down{}
	fmt.Println("interface", s.step(s, 30000))
	fmt.Println("generic", count[int8](30000, 1))
}

type stepper interface{ step(s stepper, n int) int }
type down struct{ pad [10]int }

func (d down) step(s stepper, n int) int {
	if n == 0 {
		return d.pad[3] + 7
	}
	return s.step(s, n-1)
}

func count[T any](n int, v T) int {
	if n == 0 {
		return 0
	}
	return 1 + count(n-1, v)
}
