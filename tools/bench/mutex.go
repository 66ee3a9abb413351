package main

import "sync"

// A lock that nobody else wants.
func main() {
	var mu sync.Mutex
	count := 0
	for range 100_000_000 {
		mu.Lock()
		count++
		mu.Unlock()
	}
	println(count)
}
