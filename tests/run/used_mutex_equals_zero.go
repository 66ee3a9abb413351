package main

import (
	"fmt"
	"sync"
)

// A mutex that one processor has used often is still equal to a new one while it is unlocked.

type guarded struct {
	mu sync.Mutex
	n  int
}

type shared struct {
	mu sync.RWMutex
}

func main() {
	var g guarded
	var s shared
	for i := 0; i < 1000; i++ {
		g.mu.Lock()
		g.mu.Unlock()
		s.mu.Lock()
		s.mu.Unlock()
	}
	fmt.Println(g == guarded{}, any(g) == any(guarded{}), s == shared{})
	g.mu.Lock()
	fmt.Println(g == guarded{}, any(g) == any(guarded{}))
	g.mu.Unlock()
	fmt.Println(g == guarded{})
}
