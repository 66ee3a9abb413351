package main

// A receive that is never ready, with a default.
func main() {
	ch := make(chan int)
	misses := 0
	for range 150_000_000 {
		select {
		case v := <-ch:
			misses -= v
		default:
			misses++
		}
	}
	println(misses)
}
