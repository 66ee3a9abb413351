package main

// A producer and a consumer over a channel with room for 128 values.
func main() {
	ch := make(chan int, 128)
	go func() {
		for i := range 20_000_000 {
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
