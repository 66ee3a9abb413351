package main

// Two receives that are never ready, with a default.
func main() {
	a, b := make(chan int), make(chan int)
	misses := 0
	for range 20_000_000 {
		select {
		case v := <-a:
			misses -= v
		case v := <-b:
			misses -= v
		default:
			misses++
		}
	}
	println(misses)
}
