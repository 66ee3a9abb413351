package main

import "fmt"

func bottom(n int) int {
	if n < 0 {
		return n
	}
	fmt.Println("bottom")
	return n + 1
}

func down(n int) int {
	var frame [40]int
	if n == 0 {
		return bottom(n)
	}
	frame[n%40] = down(n - 1)
	return frame[n%40] + 1
}

func main() {
	done := make(chan int)
	go func() { done <- down(2000) }()
	fmt.Println(<-done)
}
