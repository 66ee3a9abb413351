package main

import (
	"fmt"
	"sync"
)

// A sender offers each value on four channels at once; every value comes out of exactly one of them, and each channel
// gives its values in order.
func main() {
	const values = 5000
	c := [4]chan int{make(chan int), make(chan int, 1), make(chan int), make(chan int, 3)}
	merged := make(chan int)
	go func() {
		for i := range values {
			select {
			case c[0] <- i:
			case c[1] <- i:
			case c[2] <- i:
			case c[3] <- i:
			}
		}
		for _, ch := range c {
			close(ch)
		}
	}()
	var wg sync.WaitGroup
	for _, ch := range c {
		wg.Go(func() {
			last := -1
			for v := range ch {
				if v <= last {
					fmt.Println("out of order:", v, "after", last)
				}
				last = v
				merged <- v
			}
		})
	}
	go func() {
		wg.Wait()
		close(merged)
	}()
	var seen [values]int
	for v := range merged {
		seen[v]++
	}
	for v, n := range seen {
		if n != 1 {
			fmt.Println(v, "came", n, "times")
		}
	}
	fmt.Println("done")
}
