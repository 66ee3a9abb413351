package main

func serial(n int) int {
	if n < 2 {
		return n
	}
	return serial(n-1) + serial(n-2)
}

func fib(n int) int {
	if n < 10 {
		return serial(n)
	}
	ch := make(chan int, 1)
	go func() { ch <- fib(n - 1) }()
	return fib(n-2) + <-ch
}

// A goroutine for each call down to fib(10).
func main() {
	println(fib(37))
}
