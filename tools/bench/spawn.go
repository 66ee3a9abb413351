package main

import "sync"

// A million goroutines that only report that they are done.
func main() {
	var wg sync.WaitGroup
	wg.Add(1_000_000)
	for range 1_000_000 {
		go func() { wg.Done() }()
	}
	wg.Wait()
}
