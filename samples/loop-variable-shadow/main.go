//go:build go1.21

// The second fix of the loop-variable bug, for Go before 1.22: a new variable of the same name in each iteration.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	values := make(chan int, 3)

	for i := 0; i < 3; i++ {
		i := i // Shadow the loop variable
		wg.Add(1)
		go func() {
			values <- i
			wg.Done()
		}()
	}

	wg.Wait()
	close(values)
	seen := [3]bool{}
	for v := range values {
		seen[v] = true
	}
	fmt.Println("0, 1 and 2 were seen:", seen)
}
