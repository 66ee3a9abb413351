// Stacks start small and grow as required: deep recursion in several goroutines at once, and a hundred thousand goroutines that
// are parked at the same time.
package main

import (
	"fmt"
	"sync"
)

const (
	depth  = 1_000_000
	parked = 100_000
)

// sum returns 1 + 2 + ... + n, with a stack frame for each number.
func sum(n int) int {
	if n == 0 {
		return 0
	}
	return n + sum(n-1)
}

func deepRecursion() {
	results := make(chan int)
	for range 2 {
		go func() {
			results <- sum(depth)
		}()
	}
	for range 2 {
		fmt.Println("sum of the first", depth, "numbers:", <-results)
	}
}

func manyGoroutines() {
	var ready sync.WaitGroup
	start := make(chan bool)
	results := make(chan int, 100)
	for i := range parked {
		ready.Add(1)
		go func() {
			ready.Done()
			<-start // All of them wait here.
			results <- i
		}()
	}
	ready.Wait()
	close(start)

	total := 0
	for range parked {
		total += <-results
	}
	fmt.Println(parked, "goroutines answered, total", total)
}

func main() {
	deepRecursion()
	manyGoroutines()
}
