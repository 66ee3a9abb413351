package main

// A producer and a consumer over an unbuffered channel.
func main() {
	ch := make(chan int)
	go func() {
		for i := range 6_000_000 {
			ch <- i
		}
		close(ch)
	}()
	sum := 0
	for v := range ch {
		sum += v
	}
	println(sum)
}
