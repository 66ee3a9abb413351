// workers: 1 2 4 8

package main

import "fmt"

// Closing a channel wakes every receiver and every select that waits for it, each exactly once.
func main() {
	for round := range 50 {
		gate, alive := make(chan struct{}), make(chan int, 100)
		never := make(chan int)
		for i := range 100 {
			go func() {
				if i%2 == 0 {
					<-gate
				} else {
					select {
					case <-gate:
					case <-never:
					}
				}
				alive <- 1
			}()
		}
		close(gate)
		n := 0
		for range 100 {
			n += <-alive
		}
		if n != 100 {
			fmt.Println("round", round, "woke", n)
		}
	}
	fmt.Println("done")
}
