package main

import (
	"runtime"
	"sync"
)

// Four goroutines yield to one another.
func main() {
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 2_000_000 {
				runtime.Gosched()
			}
		}()
	}
	wg.Wait()
}
