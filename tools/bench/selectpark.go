package main

// A select that always has to wait: the answer comes only after the request, on one of two channels.
func main() {
	requests := make(chan int)
	even, odd := make(chan int), make(chan int)
	go func() {
		for v := range requests {
			if v%2 == 0 {
				even <- v
			} else {
				odd <- v
			}
		}
	}()
	sum := 0
	for i := range 2_000_000 {
		requests <- i
		select {
		case v := <-even:
			sum += v
		case v := <-odd:
			sum -= v
		}
	}
	println(sum)
}
