//go:build go1.21

// The loop-variable bug as Go 1.21 saw it: all iterations share one variable, and the goroutines read it when the loop is over.
// The build line above asks for the rules of Go 1.21; go2cpp warns and names both fixes.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	loopOver := make(chan bool)

	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			<-loopOver
			fmt.Println(i) // This prints the value of 'i' after the loop.
			wg.Done()
		}()
	}

	close(loopOver)
	wg.Wait()
}
