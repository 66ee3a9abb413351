//go:build go1.21

// The first fix of the loop-variable bug, for Go before 1.22: pass the variable as an argument. It is evaluated by the go
// statement, so each goroutine has a copy.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	values := make(chan int, 3)

	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func(i int) {
			values <- i
			wg.Done()
		}(i)
	}

	wg.Wait()
	close(values)
	seen := [3]bool{}
	for v := range values {
		seen[v] = true
	}
	fmt.Println("0, 1 and 2 were seen:", seen)
}
