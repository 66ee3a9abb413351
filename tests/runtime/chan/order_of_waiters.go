package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

var started atomic.Int32

// Starts a goroutine and gives it time to wait in f.
func start(f func()) {
	started.Store(0)
	go func() {
		started.Store(1)
		f()
	}()
	for started.Load() == 0 {
		runtime.Gosched()
	}
	for range 200 {
		runtime.Gosched()
	}
}

// With one processor, who waits first is served first: receivers, senders, and selects among them.
//
// workers: 1
func main() {
	c := make(chan int)
	results := make(chan [2]int, 10)
	for i := range 5 {
		if i%2 == 0 {
			start(func() { results <- [2]int{i, <-c} })
		} else {
			start(func() {
				select {
				case v := <-c:
					results <- [2]int{i, v}
				case <-make(chan int):
				}
			})
		}
	}
	for i := range 5 {
		c <- i * 10
	}
	sum := 0
	for range 5 {
		r := <-results
		if r[1] != r[0]*10 {
			fmt.Println("receiver", r[0], "got", r[1])
		}
		sum += r[1]
	}
	fmt.Println("receivers", sum)

	for _, size := range []int{0, 2} {
		s := make(chan int, size)
		for i := range size {
			s <- i
		}
		for i := range 5 {
			if i%2 == 0 {
				start(func() { s <- size + i })
			} else {
				start(func() {
					select {
					case s <- size + i:
					case <-make(chan int):
					}
				})
			}
		}
		for range size + 5 {
			fmt.Print(<-s, " ")
		}
		fmt.Println("senders")
	}
}
