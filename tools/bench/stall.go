package main

import (
	"fmt"
	"time"
)

type object struct {
	left, right *object
	a           [6]int
}

func tree(depth int) *object {
	o := &object{}
	if depth > 0 {
		o.left, o.right = tree(depth-1), tree(depth-1)
	}
	return o
}

// The longest time, in microseconds, for which an allocating goroutine stands still beside 1 GB of live objects.
func main() {
	root := tree(23)
	var ring [1024]*object
	longest, last := time.Duration(0), time.Now()
	for i := range 20_000_000 {
		ring[i%1024] = &object{}
		if i%16 != 0 {
			continue
		}
		now := time.Now()
		longest = max(longest, now.Sub(last))
		last = now
	}
	if root.left == nil || ring[0] == nil {
		panic("lost")
	}
	fmt.Println("metric", longest.Microseconds())
}
