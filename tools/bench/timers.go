package main

import (
	"sync"
	"time"
)

// A hundred thousand goroutines sleep for 1 to 100 ms. CPU time counts, wall time is bounded by the sleep.
func main() {
	var wg sync.WaitGroup
	for i := range 100_000 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			time.Sleep(time.Duration(1+i%100) * time.Millisecond)
		}()
	}
	wg.Wait()
}
