package main

type node struct {
	next *node
	n    int
}

func depth(n int, p *node) int {
	if n == 0 {
		return p.n
	}
	here := node{next: p, n: p.n + 1}
	return depth(n-1, &here) + here.n - p.n
}

// Recursion three million calls deep, on a goroutine whose stack has to grow for it.
func main() {
	done := make(chan int)
	go func() { done <- depth(3_000_000, &node{}) }()
	println(<-done)
}
