package main

import (
	"fmt"
	"runtime"
	"sync"
)

// Far more processors than the machine has.
//
// workers: 64 500
// repeat: 1
func main() {
	var wg sync.WaitGroup
	c := make(chan int, 10)
	sums := make(chan int)
	for i := range 200 {
		wg.Go(func() {
			for j := range 20 {
				c <- i * j
			}
		})
	}
	go func() {
		wg.Wait()
		close(c)
	}()
	for range 20 {
		go func() {
			sum := 0
			for v := range c {
				sum += v
			}
			runtime.GC()
			sums <- sum
		}()
	}
	total := 0
	for range 20 {
		total += <-sums
	}
	fmt.Println(total, runtime.GOMAXPROCS(0) >= 64)
	runtime.GOMAXPROCS(1000)
	runtime.GC()
	runtime.GOMAXPROCS(2)
	fmt.Println(runtime.GOMAXPROCS(0))
}
