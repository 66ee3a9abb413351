package main

// A token travels round a ring of 503 goroutines.
func main() {
	const size = 503
	first := make(chan int)
	done := make(chan int)
	in := first
	for id := range size {
		out := make(chan int)
		if id == size-1 {
			out = first
		}
		go func(in <-chan int, out chan<- int) {
			for v := range in {
				if v == 0 {
					done <- id
					return
				}
				out <- v - 1
			}
		}(in, out)
		in = out
	}
	first <- 6_000_000
	println(<-done)
}
