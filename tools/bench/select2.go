package main

// A consumer selects between two producers.
func main() {
	a, b := make(chan int), make(chan int)
	for _, ch := range []chan int{a, b} {
		go func() {
			for n := range 2_000_000 {
				ch <- n
			}
		}()
	}
	sum := 0
	for range 4_000_000 {
		select {
		case v := <-a:
			sum += v
		case v := <-b:
			sum -= v
		}
	}
	println(sum)
}
