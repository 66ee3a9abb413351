// The loop variable since Go 1.22: each iteration has its own, so each goroutine sees the value that it was started with.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	var turns [4]chan bool
	for i := range turns {
		turns[i] = make(chan bool)
	}

	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			<-turns[i] // One after the other, so that the output is the same every time.
			fmt.Println(i)
			close(turns[i+1])
			wg.Done()
		}()
	}

	close(turns[0])
	wg.Wait()
}
